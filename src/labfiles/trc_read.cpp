#include "labfiles/trc_read.h"

#include "labfiles/text_rows.h"

namespace psoas::labfiles {
namespace {

using body::operator*;

constexpr std::size_t kMaxBytes = 512u << 20;
constexpr std::size_t kBeforeMarkers = 2;  // cells: frame and time
constexpr const char* kSaveAgain = "Export the markers again from the program that made the file.";

Error Malformed(const Lines& lines, std::string message, std::string mend = kSaveAgain) {
  return {ErrorCode::kMalformed, lines.Place(), std::move(message), std::move(mend)};
}

class TrcReading {
 public:
  TrcReading(std::string_view text, const body::Mat3& lab_to_body)
      : lines_(text), lab_to_body_(lab_to_body) {}

  Result<Markers> Read() {
    for (const auto step :
         {&TrcReading::ReadHeader, &TrcReading::ReadNames, &TrcReading::ReadRows}) {
      if (const Status done = (this->*step)(); !done.ok()) return done.error();
    }
    return std::move(markers_);
  }

 private:
  Status ReadHeader() {
    if (!lines_.NextFilled() || !Trimmed(lines_.line()).starts_with("PathFileType")) {
      return Malformed(lines_, "the file does not begin with PathFileType.",
                       "Check that it is a .trc file of markers.");
    }
    std::vector<std::string_view> keys, values;
    if (lines_.NextFilled()) SplitWords(lines_.line(), keys);
    if (lines_.NextFilled()) SplitWords(lines_.line(), values);
    const auto value = [&](std::string_view key) {
      for (std::size_t i = 0; i < keys.size() && i < values.size(); ++i) {
        if (keys[i] == key) return values[i];
      }
      return std::string_view{};
    };
    const auto rate_hz = ParseFigure(value("DataRate"));
    if (!rate_hz || *rate_hz <= 0) return Malformed(lines_, "there is no DataRate above 0.");
    const auto frames = ParseCount(value("NumFrames"));
    if (!frames || *frames == 0) return Malformed(lines_, "there is no NumFrames above 0.");
    const auto markers = ParseCount(value("NumMarkers"));
    if (!markers || *markers == 0) return Malformed(lines_, "there is no NumMarkers above 0.");
    const auto metres = MetresPer(value("Units"), lines_.Place());
    if (!metres.ok()) return metres.error();
    markers_.rate_hz = *rate_hz;
    frames_ = *frames;
    count_ = *markers;
    metres_ = *metres;
    return Done{};
  }

  Status ReadNames() {
    if (!lines_.NextFilled() || !Trimmed(lines_.line()).starts_with("Frame")) {
      return Malformed(lines_,
                       "the names of the markers should stand here, after Frame# and Time.");
    }
    Split();
    for (std::size_t i = kBeforeMarkers; i < cells_.size(); ++i) {
      if (!cells_[i].empty()) markers_.names.emplace_back(cells_[i]);
    }
    if (markers_.names.size() != count_) {
      return Malformed(lines_, "there are " + std::to_string(markers_.names.size()) +
                                   " names of markers, and the header says " +
                                   std::to_string(count_) + ".");
    }
    if (!lines_.NextFilled() || !Lowered(Trimmed(lines_.line())).starts_with("x1")) {
      return Malformed(lines_, "the line with X1, Y1, Z1 is missing.");
    }
    return Done{};
  }

  Status ReadRows() {
    std::size_t rows = 0;
    std::size_t frame_before = 0;
    for (; lines_.NextFilled(); ++rows) {
      Split();
      const auto frame = ParseCount(cells_[0]);
      if (!frame || (rows > 0 && *frame != frame_before + 1)) {
        return Malformed(
            lines_, "the frame " + Quoted(cells_[0]) + " does not follow the one before by one.");
      }
      frame_before = *frame;
      if (const Status read = ReadRow(); !read.ok()) return read.error();
    }
    if (rows == frames_) return Done{};
    return Malformed(lines_, "the file ends after " + std::to_string(rows) +
                                 " frames, and the header says " + std::to_string(frames_) + ".");
  }

  Status ReadRow() {
    // All places are there, even empty ones, so a row that was cut off is seen.
    const std::size_t width = kBeforeMarkers + 3 * count_;
    std::size_t places = cells_.size();
    while (places > width && cells_[places - 1].empty()) --places;
    if (places != width) {
      return Malformed(lines_, "the row has " + std::to_string(places) + " places, not " +
                                   std::to_string(width) +
                                   ": frame, time and three for each marker.");
    }
    for (std::size_t marker = 0; marker < count_; ++marker) {
      const auto point = ReadPoint(kBeforeMarkers + 3 * marker);
      if (!point.ok()) return point.error();
      markers_.points_m.push_back(*point);
    }
    return Done{};
  }

  Result<std::optional<body::Vec3>> ReadPoint(std::size_t first) const {
    body::Vec3 point{};
    std::size_t lost = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::string_view cell = cells_[first + axis];
      if (cell.empty() || Lowered(cell) == "nan") {
        ++lost;
        continue;
      }
      const auto figure = ParseFigure(cell);
      if (!figure) return NotAFigure(lines_.Place(), cell);
      point[axis] = *figure * metres_;
    }
    if (lost == 3) return std::optional<body::Vec3>{};
    if (lost == 0) return std::optional<body::Vec3>{lab_to_body_ * point};
    return Malformed(lines_,
                     "the marker " + Quoted(markers_.names[(first - kBeforeMarkers) / 3]) +
                         " has only " + std::to_string(3 - lost) + " of its three figures.",
                     "Leave all three empty where the marker was lost.");
  }

  /// At tabs; by words where a program wrote none. There is a cell at least.
  void Split() {
    if (lines_.line().find('\t') != std::string_view::npos) {
      SplitCells(lines_.untrimmed(), cells_);
    } else {
      SplitWords(lines_.line(), cells_);
    }
  }

  Lines lines_;
  const body::Mat3& lab_to_body_;
  std::size_t frames_ = 0;
  std::size_t count_ = 0;
  double metres_ = 1;
  std::vector<std::string_view> cells_;
  Markers markers_;
};

}  // namespace

Result<Markers> ReadTrc(std::string_view text, const body::Mat3& lab_to_body) {
  if (text.size() > kMaxBytes) {
    return Error{ErrorCode::kTooLarge, "", "the file is over 512 MB.", "Cut it into parts."};
  }
  return TrcReading(text, lab_to_body).Read();
}

}  // namespace psoas::labfiles
