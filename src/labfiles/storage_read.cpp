#include "labfiles/storage_read.h"

#include <set>

#include "labfiles/storage_header.h"
#include "labfiles/text_rows.h"

namespace psoas::labfiles {
namespace {

constexpr std::size_t kMaxBytes = 512u << 20;
constexpr const char* kSaveAgain = "Save the file again from the program that made it.";

struct Table {
  std::vector<std::string> labels;
  std::vector<double> cells;  // row after row
  std::size_t rows = 0;
};

Result<std::vector<std::string>> ReadLabels(Lines& lines, const StorageHeader& header) {
  if (!lines.NextFilled()) {
    return Error{ErrorCode::kMalformed, lines.Place(), "no names of columns follow the header.",
                 kSaveAgain};
  }
  std::vector<std::string_view> words;
  SplitWords(lines.line(), words);
  if (header.columns && *header.columns != words.size()) {
    return Error{ErrorCode::kMalformed, lines.Place(),
                 "there are " + std::to_string(words.size()) +
                     " names of columns, and the header " + "says " +
                     std::to_string(*header.columns) + ".",
                 "Check the names: they must hold no spaces. " + std::string(kSaveAgain)};
  }
  std::set<std::string_view> seen;
  for (const std::string_view word : words) {
    if (seen.insert(word).second) continue;
    return Error{ErrorCode::kConflict, lines.Place(),
                 "two columns are called " + Quoted(word) + ".", "Take one of them out."};
  }
  return std::vector<std::string>(words.begin(), words.end());
}

Status ReadRow(const Lines& lines, std::vector<std::string_view>& words, Table& table) {
  SplitWords(lines.line(), words);
  if (words.size() != table.labels.size()) {
    return Error{ErrorCode::kMalformed, lines.Place(),
                 "the row has " + std::to_string(words.size()) + " figures for " +
                     std::to_string(table.labels.size()) + " columns.",
                 "Fill or take out the row; a column without data must be left out as a whole."};
  }
  for (const std::string_view word : words) {
    const auto figure = ParseFigure(word);
    if (!figure) return NotAFigure(lines.Place(), word);
    table.cells.push_back(*figure);
  }
  ++table.rows;
  return Done{};
}

Status CheckTimeRises(const Lines& lines, const Table& table) {
  const std::size_t width = table.labels.size();
  const std::size_t last = table.cells.size() - width;
  if (table.rows < 2 || table.cells[last] > table.cells[last - width]) return Done{};
  return Error{ErrorCode::kInvalid, lines.Place(), "the time does not rise from the row before.",
               "Take out rows that stand twice and put them in the order of time."};
}

Result<Table> ReadTable(Lines& lines, const StorageHeader& header) {
  auto labels = ReadLabels(lines, header);
  if (!labels.ok()) return labels.error();
  Table table{std::move(labels).value(), {}, 0};
  const bool has_time = Lowered(table.labels[0]) == "time";
  if (!has_time && !header.range_s) {
    return Error{ErrorCode::kMalformed, lines.Place(), "the first column is not called time.",
                 "Put the time in seconds into the first column and call it time."};
  }
  std::vector<std::string_view> words;
  while (lines.NextFilled()) {
    if (const Status read = ReadRow(lines, words, table); !read.ok()) return read.error();
    if (!has_time) continue;
    if (const Status rises = CheckTimeRises(lines, table); !rises.ok()) return rises.error();
  }
  if (table.rows == 0 || (header.rows && *header.rows != table.rows)) {
    return Error{ErrorCode::kMalformed, lines.Place(),
                 "the file ends after " + std::to_string(table.rows) + " rows" +
                     (header.rows ? ", and the header says " + std::to_string(*header.rows) : "") +
                     ".",
                 "The file may have been cut short. " + std::string(kSaveAgain)};
  }
  return table;
}

Result<std::vector<double>> TimesOver(const std::array<double, 2>& range_s, std::size_t rows) {
  std::vector<double> times_s(rows, range_s[0]);
  for (std::size_t row = 1; row < rows; ++row) {
    const double share = static_cast<double>(row) / static_cast<double>(rows - 1);
    times_s[row] = (1 - share) * range_s[0] + share * range_s[1];
    if (times_s[row] > times_s[row - 1]) continue;
    return Error{ErrorCode::kInvalid, "range", "the times do not rise from the first to the last.",
                 "Write the first and the last time, such as range 0 1.2."};
  }
  return times_s;
}

std::vector<double> Column(const Table& table, std::size_t column) {
  std::vector<double> values(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    values[row] = table.cells[row * table.labels.size() + column];
  }
  return values;
}

}  // namespace

Result<Motion> ReadStorage(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return Error{ErrorCode::kTooLarge, "", "the file is over 512 MB.", "Cut it into parts."};
  }
  Lines lines(text);
  const auto header = ReadStorageHeader(lines);
  if (!header.ok()) return header.error();
  const auto table = ReadTable(lines, *header);
  if (!table.ok()) return table.error();

  Motion motion{header->name, header->in_degrees, {}, {}, {}};
  const bool has_time = Lowered(table->labels[0]) == "time";
  if (has_time) {
    motion.times_s = Column(*table, 0);
  } else {
    auto times_s = TimesOver(*header->range_s, table->rows);
    if (!times_s.ok()) return times_s.error();
    motion.times_s = std::move(times_s).value();
  }
  for (std::size_t column = has_time ? 1 : 0; column < table->labels.size(); ++column) {
    motion.columns.push_back(table->labels[column]);
    const std::vector<double> values = Column(*table, column);
    motion.values.insert(motion.values.end(), values.begin(), values.end());
  }
  return motion;
}

}  // namespace psoas::labfiles
