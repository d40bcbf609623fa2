#include "labfiles/storage_header.h"

#include <algorithm>
#include <utility>

namespace psoas::labfiles {
namespace {

/// "key=value"; SIMM's few keys stand without the sign.
struct Entry {
  std::string key;  ///< lower case; empty when the line is free text
  std::string_view value;
};

Entry EntryOf(std::string_view line) {
  if (const std::size_t sign = line.find('='); sign != std::string_view::npos) {
    return {Lowered(Trimmed(line.substr(0, sign))), Trimmed(line.substr(sign + 1))};
  }
  line = Trimmed(line);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string key = Lowered(line.substr(0, end));
  const bool known = key == "name" || key == "datarows" || key == "datacolumns" || key == "range";
  return {known ? key : "", known ? Trimmed(line.substr(end)) : line};
}

class HeaderReading {
 public:
  explicit HeaderReading(const Lines& lines) : lines_(lines) {}

  Status Take(const Entry& entry) {
    const std::string& key = entry.key;
    const bool is_first = std::exchange(at_start_, false);
    if (key == "name") header_.name = entry.value;
    if (key == "nrows" || key == "nr" || key == "datarows") return Count(entry, header_.rows);
    if (key == "ncolumns" || key == "nc" || key == "datacolumns") {
      return Count(entry, header_.columns);
    }
    if (key == "indegrees") return InDegrees(entry.value);
    if (key == "range") return Range(entry.value);
    if (key == "datatype" && Lowered(entry.value) != "double") {
      return Error{ErrorCode::kUnsupported, lines_.Place(),
                   "its cells are of the type " + Quoted(entry.value) + ".",
                   "Save the file with plain figures (DataType=double)."};
    }
    if (key.empty() && is_first) header_.name = entry.value;
    return Done{};
  }

  Result<StorageHeader> End() const {
    if (in_degrees_) return header_;
    return Error{ErrorCode::kMalformed, lines_.Place(),
                 "the header does not say whether angles are in degrees.",
                 "Put a line inDegrees=yes or inDegrees=no above endheader; programs of OpenSim "
                 "write it."};
  }

 private:
  Status Count(const Entry& entry, std::optional<std::size_t>& count) {
    const auto read = ParseCount(entry.value);
    if (!read || (count && *count != *read)) {
      return Error{ErrorCode::kMalformed, lines_.Place(),
                   entry.key + " is " + Quoted(entry.value) +
                       (read ? ", and another figure above." : ", which is no whole number."),
                   "Save the file again from the program that made it."};
    }
    count = read;
    return Done{};
  }

  Status InDegrees(std::string_view value) {
    const std::string word = Lowered(value);
    const bool yes = word == "yes" || word == "y" || word == "true";
    const bool no = word == "no" || word == "n" || word == "false";
    if ((!yes && !no) || (in_degrees_ && header_.in_degrees != yes)) {
      return Error{ErrorCode::kMalformed, lines_.Place(),
                   "inDegrees is " + Quoted(value) + (yes || no ? " here and not above." : "."),
                   "Write inDegrees=yes or inDegrees=no, once."};
    }
    in_degrees_ = true;
    header_.in_degrees = yes;
    return Done{};
  }

  Status Range(std::string_view value) {
    std::vector<std::string_view> words;
    SplitWords(value, words);
    const auto first = words.size() == 2 ? ParseFigure(words[0]) : std::nullopt;
    const auto last = words.size() == 2 ? ParseFigure(words[1]) : std::nullopt;
    if (!first || !last) {
      return Error{ErrorCode::kMalformed, lines_.Place(),
                   "range is " + Quoted(value) + ", not two figures.",
                   "Write the first and the last time, such as range 0 1.2."};
    }
    header_.range_s = {*first, *last};
    return Done{};
  }

  const Lines& lines_;
  StorageHeader header_;
  bool in_degrees_ = false;  // it was said
  bool at_start_ = true;     // free text in the first line is the name
};

}  // namespace

Result<StorageHeader> ReadStorageHeader(Lines& lines) {
  HeaderReading reading(lines);
  while (lines.NextFilled()) {
    if (Lowered(Trimmed(lines.line())) == "endheader") return reading.End();
    const Status taken = reading.Take(EntryOf(lines.line()));
    if (!taken.ok()) return taken.error();
  }
  return Error{ErrorCode::kMalformed, "", "there is no line endheader in it.",
               "Check that it is a .mot or .sto file of OpenSim."};
}

}  // namespace psoas::labfiles
