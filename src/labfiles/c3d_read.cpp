#include "labfiles/c3d_read.h"

#include <cmath>

#include "labfiles/c3d_parameters.h"

namespace psoas::labfiles {
namespace {

using body::operator*;

constexpr std::size_t kMaxBytes = 512u << 20;
constexpr std::size_t kBlock = 512;
constexpr std::uint8_t kMark = 0x50;
constexpr const char* kExportAgain = "Export the recording again from the program that made it.";

Error Malformed(std::string place, std::string message) {
  return {ErrorCode::kMalformed, std::move(place), std::move(message), kExportAgain};
}

/// Where the points stand and what their numbers mean.
struct Layout {
  std::size_t points = 0;
  std::size_t frames = 0;
  std::size_t start = 0;  ///< byte of the first frame
  std::size_t frame_bytes = 0;
  bool is_float = false;
  double metres = 0;  ///< for one unit of the stored numbers
  double rate_hz = 0;
};

Result<C3dMachine> MachineOf(std::string_view bytes, std::size_t parameters_at) {
  const int machine = static_cast<std::uint8_t>(bytes[parameters_at + 3]);
  if (machine >= 84 && machine <= 86) return static_cast<C3dMachine>(machine);
  return Error{ErrorCode::kUnsupported, BytePlace(parameters_at + 3),
               "the kind of machine " + std::to_string(machine) + " is not known.",
               "Export the recording as C3D for Intel machines."};
}

/// The header's word, counted from 1 as in the description of the format.
std::size_t HeaderWord(const C3dBytes& bytes, std::size_t number) {
  return bytes.Word(2 * (number - 1));
}

std::size_t CountOf(const C3dParameters& parameters, const std::string& name,
                    std::size_t otherwise) {
  const auto number = parameters.Number(name);
  const bool is_count = number && *number >= 0 && *number < 1e9 && *number == std::floor(*number);
  return is_count ? static_cast<std::size_t>(*number) : otherwise;
}

/// 65535 is as far as one word counts; longer recordings say so in TRIAL, in two words.
std::size_t FramesOf(const C3dBytes& bytes, const C3dParameters& parameters) {
  const auto field = [&](const std::string& name) -> std::optional<double> {
    const double low = parameters.Number(name, 0).value_or(-1);
    const double high = parameters.Number(name, 1).value_or(-1);
    const bool is_count = low >= 0 && low <= 65535 && high >= 0 && high <= 65535;
    return is_count ? std::optional(low + 65536 * high) : std::nullopt;
  };
  const auto first = field("TRIAL:ACTUAL_START_FIELD"), last = field("TRIAL:ACTUAL_END_FIELD");
  if (first && last && *last >= *first) {
    return static_cast<std::size_t>(*last - *first) + 1;
  }
  const std::size_t from = HeaderWord(bytes, 4), to = HeaderWord(bytes, 5);
  return CountOf(parameters, "POINT:FRAMES", to >= from ? to - from + 1 : 0);
}

Result<Layout> LayoutOf(const C3dBytes& bytes, const C3dParameters& parameters) {
  Layout layout;
  layout.points = CountOf(parameters, "POINT:USED", HeaderWord(bytes, 2));
  layout.frames = FramesOf(bytes, parameters);
  if (layout.points == 0) return Malformed("POINT:USED", "there are no markers in the file.");
  if (layout.frames == 0) return Malformed("POINT:FRAMES", "there are no frames in the file.");

  const double scale = parameters.Number("POINT:SCALE").value_or(bytes.Float(12));
  if (!std::isfinite(scale) || scale == 0) {
    return Malformed("POINT:SCALE", "the scale of the points is 0 or no number.");
  }
  layout.is_float = scale < 0;
  const auto units = parameters.Texts("POINT:UNITS");
  const auto metres = MetresPer(units.empty() ? "" : units[0], "POINT:UNITS");
  if (!metres.ok()) return metres.error();
  layout.metres = *metres * (layout.is_float ? 1 : scale);

  layout.rate_hz = parameters.Number("POINT:RATE").value_or(bytes.Float(20));
  if (!std::isfinite(layout.rate_hz) || layout.rate_hz <= 0) {
    return Malformed("POINT:RATE", "the number of frames a second is not above 0.");
  }
  const std::size_t block = CountOf(parameters, "POINT:DATA_START", HeaderWord(bytes, 9));
  const std::size_t figures = 4 * layout.points + HeaderWord(bytes, 3);
  layout.start = (block - 1) * kBlock;
  layout.frame_bytes = figures * (layout.is_float ? 4 : 2);
  const bool has_start = block > 1 && bytes.Holds(layout.start, 0);
  const std::size_t held = has_start ? (bytes.size() - layout.start) / layout.frame_bytes : 0;
  if (held < layout.frames) {
    return Malformed(has_start ? BytePlace(layout.start) : "POINT:DATA_START",
                     "the file holds " + std::to_string(held) + " of the " +
                         std::to_string(layout.frames) + " frames that it speaks of.");
  }
  return layout;
}

std::vector<std::string> NamesOf(const C3dParameters& parameters, std::size_t points) {
  // One parameter holds 255 labels; the next are LABELS2, LABELS3, ...
  std::vector<std::string> names = parameters.Texts("POINT:LABELS");
  for (int part = 2; names.size() < points; ++part) {
    const auto more = parameters.Texts("POINT:LABELS" + std::to_string(part));
    if (more.empty()) break;
    names.insert(names.end(), more.begin(), more.end());
  }
  names.resize(points);
  for (std::size_t i = 0; i < points; ++i) {
    if (names[i].empty()) names[i] = "#" + std::to_string(i + 1);
  }
  return names;
}

double Stored(const C3dBytes& bytes, bool is_float, std::size_t at) {
  return is_float ? bytes.Float(at) : static_cast<std::int16_t>(bytes.Word(at));
}

/// The point at `at`: three figures and a word of which only the sign matters here.
std::optional<body::Vec3> PointAt(const C3dBytes& bytes, const Layout& layout, std::size_t at) {
  const std::size_t width = layout.is_float ? 4 : 2;
  if (!(Stored(bytes, layout.is_float, at + 3 * width) >= 0)) return std::nullopt;
  body::Vec3 point;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    point[axis] = layout.metres * Stored(bytes, layout.is_float, at + axis * width);
    if (!std::isfinite(point[axis])) return std::nullopt;
  }
  return point;
}

}  // namespace

Result<Markers> ReadC3d(std::string_view text, const body::Mat3& lab_to_body) {
  if (text.size() > kMaxBytes) {
    return Error{ErrorCode::kTooLarge, "", "the file is over 512 MB.", "Cut it into parts."};
  }
  if (text.size() < kBlock || static_cast<std::uint8_t>(text[1]) != kMark || text[0] == '\0') {
    return Error{ErrorCode::kMalformed, BytePlace(0), "this is no C3D file.",
                 "Check that it is the right file and was copied whole."};
  }
  const std::size_t parameters_at = (static_cast<std::uint8_t>(text[0]) - 1u) * kBlock;
  if (parameters_at == 0 || parameters_at + 4 > text.size()) {
    return Malformed(BytePlace(0), "the parameters would stand outside the file.");
  }
  const auto machine = MachineOf(text, parameters_at);
  if (!machine.ok()) return machine.error();
  const C3dBytes bytes(text, *machine);
  const auto parameters = C3dParameters::Read(bytes, parameters_at);
  if (!parameters.ok()) return parameters.error();
  const auto layout = LayoutOf(bytes, *parameters);
  if (!layout.ok()) return layout.error();

  Markers markers{layout->rate_hz, NamesOf(*parameters, layout->points), {}};
  markers.points_m.reserve(layout->points * layout->frames);
  const std::size_t point_bytes = 4 * (layout->is_float ? 4u : 2u);
  for (std::size_t frame = 0; frame < layout->frames; ++frame) {
    const std::size_t at = layout->start + frame * layout->frame_bytes;
    for (std::size_t marker = 0; marker < layout->points; ++marker) {
      const auto point = PointAt(bytes, *layout, at + marker * point_bytes);
      markers.points_m.push_back(point ? std::optional(lab_to_body * *point) : std::nullopt);
    }
  }
  return markers;
}

}  // namespace psoas::labfiles
