#include "big_digits.h"

#include <array>

namespace psoas::cli {
namespace {

using Glyph = std::array<std::string_view, kDigitRows>;

constexpr std::array<Glyph, 11> kGlyphs{{
    {"#####", "#...#", "#...#", "#...#", "#...#", "#...#", "#####"},
    {"..#..", ".##..", "..#..", "..#..", "..#..", "..#..", ".###."},
    {"#####", "....#", "....#", "#####", "#....", "#....", "#####"},
    {"#####", "....#", "....#", ".####", "....#", "....#", "#####"},
    {"#...#", "#...#", "#...#", "#####", "....#", "....#", "....#"},
    {"#####", "#....", "#....", "#####", "....#", "....#", "#####"},
    {"#####", "#....", "#....", "#####", "#...#", "#...#", "#####"},
    {"#####", "....#", "...#.", "..#..", "..#..", "..#..", "..#.."},
    {"#####", "#...#", "#...#", "#####", "#...#", "#...#", "#####"},
    {"#####", "#...#", "#...#", "#####", "....#", "....#", "#####"},
    {".", ".", "#", ".", "#", ".", "."},
}};

const Glyph* GlyphOf(char c) {
  if (c == ':') return &kGlyphs[10];
  return c >= '0' && c <= '9' ? &kGlyphs[static_cast<std::size_t>(c - '0')] : nullptr;
}

}  // namespace

std::vector<std::string> BigDigits(std::string_view text, std::string_view dot) {
  std::vector<std::string> rows(kDigitRows);
  const std::string gap(dot.size() > 1 ? 2 : 1, ' ');
  for (const char c : text) {
    const Glyph* glyph = GlyphOf(c);
    if (glyph == nullptr) continue;
    for (std::size_t row = 0; row < kDigitRows; ++row) {
      for (const char pixel : (*glyph)[row]) {
        if (pixel == '#') {
          rows[row] += dot;
        } else {
          rows[row].append(dot.size(), ' ');
        }
      }
      rows[row] += gap;
    }
  }
  return rows;
}

std::size_t BigDigitColumns(std::string_view text, std::size_t dot_columns) {
  std::size_t columns = 0;
  for (const char c : text) {
    if (const Glyph* glyph = GlyphOf(c))
      columns += (*glyph)[0].size() * dot_columns + (dot_columns > 1 ? 2 : 1);
  }
  return columns;
}

}  // namespace psoas::cli
