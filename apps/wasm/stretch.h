// The stretch meter at the body module's door: a request as JSON text, a band as JSON text.
//
//   {"group": "psoas_r", "angles_deg": {"hip_flexion_r": -20, ...},
//    "errors": {"side": "r", "pelvis_sd_deg": 2, "trunk_sd_deg": 2, "thigh_sd_deg": 2,
//               "shank_sd_deg": 2, "others_sd_deg": 5},
//    "range_deg": {"hip_flexion_r": [-10, 120]}, "coverage": 0.95}
//
//   -> {"ok": true, "value": {group, coverage, available_mm, change_mm: {least, likely, most},
//                             slack_mm: {...}, share: {...} | null}}
//   or {"ok": false, "error": {code, place, message, mend}}
//
// Angles that are not named are 0. others_sd_deg is for every coordinate that no segment's tilt
// tells: an assumption, to be said as one. range_deg narrows the model's ranges to a person's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/groups.h"

namespace psoas::wasm {

class StretchDoor {
 public:
  explicit StretchDoor(body::Plan plan) : plan_(std::move(plan)) {}

  std::string Answer(std::string_view request);

 private:
  using RangesDeg = std::map<std::string, std::vector<double>>;

  /// Made once for each set of ranges: the extremes of every group take about a second.
  Result<const body::Groups*> GroupsFor(const RangesDeg& ranges_deg);

  body::Plan plan_;
  std::optional<body::Groups> groups_;
  RangesDeg made_for_;
};

}  // namespace psoas::wasm
