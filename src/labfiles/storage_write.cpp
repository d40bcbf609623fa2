#include "labfiles/storage_write.h"

#include <charconv>

#include "labfiles/text_rows.h"

namespace psoas::labfiles {
namespace {

void Append(std::string& text, double figure) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, figure).ptr;
  text.append(digits, end);
}

void AppendRows(std::string& text, const Motion& motion, char between, std::string_view end) {
  for (std::size_t row = 0; row < motion.rows(); ++row) {
    Append(text, motion.times_s[row]);
    for (std::size_t column = 0; column < motion.columns.size(); ++column) {
      text += between;
      Append(text, motion.at(row, column));
    }
    text += end;
  }
}

std::string WithoutBlanks(std::string_view name) {
  std::string written(name.empty() ? "_" : name);
  for (char& letter : written) {
    if (letter >= '\0' && letter <= ' ') letter = '_';
  }
  return written;
}

/// The first line of the file, which must not look like an entry of the header.
std::string NameLine(std::string_view name) {
  std::string written(name.empty() ? "motion" : name);
  for (char& letter : written) {
    if (letter == '=') letter = '-';
    if (letter >= '\0' && letter < ' ') letter = ' ';
  }
  std::vector<std::string_view> words;
  SplitWords(written, words);
  const std::string first = words.empty() ? "" : Lowered(words[0]);
  for (const char* entry : {"", "endheader", "name", "range", "datarows", "datacolumns"}) {
    if (first == entry) return "motion " + written;
  }
  return written;
}

std::string CsvHead(const std::string& column, std::string_view unit) {
  std::string name = column + (unit.empty() ? "" : "_") + std::string(unit);
  if (name.find_first_of("=+-@\t\r") == 0) name.insert(0, 1, '\'');
  if (name.find_first_of(",\"\r\n") == std::string::npos) return name;
  std::string quoted = "\"";
  for (const char letter : name) quoted.append(letter == '"' ? 2 : 1, letter);
  return quoted + "\"";
}

}  // namespace

std::string WriteStorage(const Motion& motion) {
  std::string text = NameLine(motion.name) + "\nversion=1\n";
  text += "nRows=" + std::to_string(motion.rows()) + "\n";
  text += "nColumns=" + std::to_string(motion.columns.size() + 1) + "\n";
  text += motion.in_degrees ? "inDegrees=yes\n" : "inDegrees=no\n";
  text += "endheader\ntime";
  for (const std::string& column : motion.columns) text += "\t" + WithoutBlanks(column);
  text += "\n";
  AppendRows(text, motion, '\t', "\n");
  return text;
}

std::string WriteCsv(const Motion& motion, std::string_view unit) {
  std::string text = "time_s";
  for (const std::string& column : motion.columns) text += "," + CsvHead(column, unit);
  text += "\r\n";
  AppendRows(text, motion, ',', "\r\n");
  return text;
}

}  // namespace psoas::labfiles
