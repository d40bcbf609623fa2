#include "body_source.h"

#include <map>

#include "../commands/command.h"
#include "../journal/file_io.h"
#include "body/library.h"
#include "embedded/embedded.h"
#include "figures.h"
#include "labfiles/mjcf_read.h"
#include "labfiles/osim_read.h"

namespace psoas::cli {
namespace {

constexpr std::int64_t kLargestBytes = 64 << 20;

/// Skips blanks, comments, the declaration and the like up to the first element's name.
std::string_view OutermostElement(std::string_view text) {
  for (;;) {
    const std::size_t open = text.find('<');
    if (open == text.npos) return {};
    text.remove_prefix(open);
    const bool comment = text.starts_with("<!--");
    if (!comment && !text.starts_with("<?") && !text.starts_with("<!")) break;
    const std::size_t end = text.find(comment ? "-->" : ">");
    if (end == text.npos) return {};
    text.remove_prefix(end + 1);
  }
  text.remove_prefix(1);
  return text.substr(0, text.find_first_of(" \t\r\n/>"));
}

Result<body::Model> ReadAs(BodyFormat format, std::string_view text) {
  switch (format) {
    case BodyFormat::kOwn:
      return body::ReadModel(text);
    case BodyFormat::kOpenSim:
      return labfiles::ReadOsim(text);
    case BodyFormat::kMujoco:
      return labfiles::ReadMjcf(text);
    case BodyFormat::kUnknown:
      break;
  }
  return Error{ErrorCode::kUnsupported, "", "this is no model that Psoas reads.",
               "Give a model of OpenSim (.osim), of MuJoCo (.xml) or of Psoas (.json)."};
}

Error At(const std::string& file, Error error) {
  error.place = error.place.empty() ? file : file + ": " + error.place;
  return error;
}

Result<std::map<std::string, double>> ReadFactors(const std::vector<std::string>& words) {
  std::map<std::string, double> factors;
  for (const std::string& item : SplitAtCommas(words)) {
    std::string segment, text;
    const bool pair = SplitPair(item, segment, text);
    const auto factor = pair ? NumberIn(text) : std::nullopt;
    if (!factor) {
      return Error{ErrorCode::kInvalid, "--scale " + Excerpt(item),
                   "this is no segment with its factor.",
                   "Write a segment and a number, such as thigh=1.05."};
    }
    if (!factors.emplace(segment, *factor).second) {
      return Error{ErrorCode::kInvalid, "--scale " + Excerpt(item),
                   "this segment was given before.", "Give each segment once."};
    }
  }
  return factors;
}

}  // namespace

BodyFormat FormatOfName(std::string_view path) {
  if (path.ends_with(".json")) return BodyFormat::kOwn;
  if (path.ends_with(".osim")) return BodyFormat::kOpenSim;
  if (path.ends_with(".xml")) return BodyFormat::kMujoco;
  return BodyFormat::kUnknown;
}

BodyFormat FormatOfText(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return BodyFormat::kUnknown;
  if (text[first] == '{') return BodyFormat::kOwn;
  const std::string_view element = OutermostElement(text);
  if (element == "OpenSimDocument") return BodyFormat::kOpenSim;
  if (element == "mujoco") return BodyFormat::kMujoco;
  return BodyFormat::kUnknown;
}

Result<std::string> ReadLabFile(const std::string& path) {
  auto text = ReadWholeFile(path, kLargestBytes);
  if (text.ok() || text.error().code != ErrorCode::kTooLarge) return text;
  return Error{ErrorCode::kTooLarge, path, "it is larger than 64 MB, so it was not read.",
               "Split it into smaller files."};
}

Result<body::Model> LoadBody(const MusclesOptions& options) {
  std::string text;
  if (!options.model.empty()) {
    auto read = ReadLabFile(options.model);
    if (!read.ok()) return read.error();
    text = std::move(read).value();
    if (text.empty()) {
      return Error{ErrorCode::kMalformed, options.model, "the file is empty.",
                   "Check that it was saved, or take another copy."};
    }
  }
  const BodyFormat told = FormatOfText(text);
  auto model =
      options.model.empty()
          ? body::ReadModel(EmbeddedBody())
          : ReadAs(told == BodyFormat::kUnknown ? FormatOfName(options.model) : told, text);
  if (!model.ok()) return At(options.model, model.error());
  if (options.scale.empty()) return model;
  const auto factors = ReadFactors(options.scale);
  if (!factors.ok()) return factors.error();
  auto scaled = body::Scale(std::move(model).value(), *factors);
  if (scaled.ok()) return scaled;
  Error error = scaled.error();
  error.place = Excerpt(error.place);
  return At("--scale", error);
}

Result<body::Groups> LoadGroups(const MusclesOptions& options) {
  auto model = LoadBody(options);
  if (!model.ok()) return model.error();
  const auto plan = body::Plan::Compile(std::move(model).value());
  if (!plan.ok()) return At(options.model, plan.error());
  return body::Groups::Create(*plan);
}

}  // namespace psoas::cli
