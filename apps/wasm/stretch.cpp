#include "stretch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/json_io.h"
#include "base/numbers.h"
#include "body/stretch_meter.h"

namespace psoas::wasm {
namespace {

constexpr double kRadPerDeg = std::numbers::pi / 180;

struct Errors {
  std::string side;
  std::optional<double> pelvis_sd_deg, trunk_sd_deg, thigh_sd_deg, shank_sd_deg, others_sd_deg;
  static constexpr auto Fields() {
    return std::tuple{Field{"side", &Errors::side, "r or l"},
                      Field{"pelvis_sd_deg", &Errors::pelvis_sd_deg},
                      Field{"trunk_sd_deg", &Errors::trunk_sd_deg},
                      Field{"thigh_sd_deg", &Errors::thigh_sd_deg},
                      Field{"shank_sd_deg", &Errors::shank_sd_deg},
                      Field{"others_sd_deg", &Errors::others_sd_deg}};
  }
};

struct Request {
  std::string group;
  std::map<std::string, double> angles_deg;
  Errors errors;
  std::map<std::string, std::vector<double>> range_deg;
  std::optional<double> coverage;
  static constexpr auto Fields() {
    return std::tuple{Field{"group", &Request::group, "a muscle group, such as psoas_r"},
                      Field{"angles_deg", &Request::angles_deg}, Field{"errors", &Request::errors},
                      Field{"range_deg", &Request::range_deg},
                      Field{"coverage", &Request::coverage}};
  }
};

Error Invalid(std::string place, std::string message, std::string mend) {
  return {ErrorCode::kInvalid, std::move(place), std::move(message), std::move(mend)};
}

int CoordinateNamed(const body::Model& model, const std::string& name) {
  const auto found = std::ranges::find(model.coordinates, name, &body::Coordinate::name);
  return found == model.coordinates.end() ? -1
                                          : static_cast<int>(found - model.coordinates.begin());
}

Error NoCoordinate(const std::string& place, const std::string& name) {
  return Invalid(place, name + " is no joint angle of this body.", "Use a name of the layout.");
}

Result<std::vector<double>> PoseOf(const body::Model& model, const Request& request) {
  std::vector<double> pose(model.coordinates.size(), 0.0);
  for (const auto& [name, deg] : request.angles_deg) {
    const int c = CoordinateNamed(model, name);
    if (c < 0) return NoCoordinate("angles_deg", name);
    pose[static_cast<std::size_t>(c)] = deg * kRadPerDeg;
  }
  return pose;
}

bool Tells(const body::ErrorSource& source, const std::string& coordinate) {
  return std::ranges::find(source.shifts, coordinate, &body::CoordinateShift::coordinate) !=
         source.shifts.end();
}

Result<std::vector<body::ErrorSource>> SourcesOf(const body::Model& model, const Errors& errors) {
  if (errors.side != "r" && errors.side != "l") {
    return Invalid("errors.side", "it is neither r nor l.", "Say whose thigh was measured.");
  }
  const auto tilts = body::FromSegments({.pelvis_sd_deg = errors.pelvis_sd_deg.value_or(0),
                                         .trunk_sd_deg = errors.trunk_sd_deg.value_or(0),
                                         .thigh_sd_deg = errors.thigh_sd_deg.value_or(0),
                                         .shank_sd_deg = errors.shank_sd_deg.value_or(0)},
                                        errors.side[0]);
  auto sources = tilts;
  if (!errors.others_sd_deg) return sources;
  for (const body::Coordinate& coordinate : model.coordinates) {
    const bool told = std::ranges::any_of(
        tilts, [&](const auto& source) { return Tells(source, coordinate.name); });
    if (told || coordinate.is_length) continue;
    sources.push_back({coordinate.name, *errors.others_sd_deg, {{coordinate.name, 1}}});
  }
  return sources;
}

double Hundredth(double value) { return std::round(value * 100) / 100; }

Json BandJson(const body::Band& band, double (*round)(double)) {
  return {{"least", round(band.least)}, {"likely", round(band.likely)}, {"most", round(band.most)}};
}

Json ReadingJson(const body::StretchReading& reading) {
  return {{"group", reading.group},
          {"coverage", reading.coverage},
          {"available_mm", RoundTenth(reading.available_mm)},
          {"change_mm", BandJson(reading.change_mm, RoundTenth)},
          {"slack_mm", BandJson(reading.slack_mm, RoundTenth)},
          {"share", reading.share ? BandJson(*reading.share, Hundredth) : Json(nullptr)}};
}

Result<Request> ReadRequest(std::string_view text) {
  const auto json = ParseJson(text);
  if (!json.ok()) return json.error();
  return Read<Request>(*json, "", UnknownKeys::kRefuse);
}

std::string Answered(const Result<body::StretchReading>& reading) {
  if (reading.ok()) return Dump({{"ok", true}, {"value", ReadingJson(*reading)}});
  const Error& error = reading.error();
  return Dump({{"ok", false},
               {"error",
                {{"code", Name(error.code)},
                 {"place", error.place},
                 {"message", error.message},
                 {"mend", error.mend}}}});
}

}  // namespace

Result<const body::Groups*> StretchDoor::GroupsFor(const RangesDeg& ranges_deg) {
  if (groups_ && made_for_ == ranges_deg) return &*groups_;
  std::vector<body::Range> ranges;
  for (const body::Coordinate& coordinate : plan_.model().coordinates) {
    ranges.push_back({coordinate.least_rad, coordinate.most_rad});
  }
  for (const auto& [name, range] : ranges_deg) {
    const int c = CoordinateNamed(plan_.model(), name);
    if (c < 0) return NoCoordinate("range_deg", name);
    if (range.size() != 2) {
      return Invalid("range_deg." + name, "a range has two ends.", "Give [least, most].");
    }
    ranges[static_cast<std::size_t>(c)] = {range[0] * kRadPerDeg, range[1] * kRadPerDeg};
  }
  auto groups = body::Groups::Create(plan_, ranges);
  if (!groups.ok()) return groups.error();
  groups_ = std::move(groups).value();
  made_for_ = ranges_deg;
  return &*groups_;
}

std::string StretchDoor::Answer(std::string_view text) {
  const auto read = [&]() -> Result<body::StretchReading> {
    const auto request = ReadRequest(text);
    if (!request.ok()) return request.error();
    const auto pose = PoseOf(plan_.model(), *request);
    if (!pose.ok()) return pose.error();
    const auto sources = SourcesOf(plan_.model(), request->errors);
    if (!sources.ok()) return sources.error();
    const auto groups = GroupsFor(request->range_deg);
    if (!groups.ok()) return groups.error();
    auto meter = body::StretchMeter::Create(**groups, *sources, request->coverage.value_or(0.95));
    if (!meter.ok()) return meter.error();
    return meter.value().Read(request->group, *pose);
  };
  return Answered(read());
}

}  // namespace psoas::wasm
