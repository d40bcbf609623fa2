#include "body/stretch_meter.h"

#include <algorithm>
#include <cmath>

namespace psoas::body {
namespace {

constexpr double kMmPerM = 1000;

/// How many standard deviations each side of the middle hold this share of a normal distribution.
double DeviationsFor(double coverage) {
  double least = 0, most = 8;
  for (int i = 0; i < 60; ++i) {
    const double z = (least + most) / 2;
    (std::erf(z / std::sqrt(2.0)) < coverage ? least : most) = z;
  }
  return (least + most) / 2;
}

Band Map(const Band& band, double (*to)(double, double), double with) {
  return {to(band.least, with), to(band.likely, with), to(band.most, with)};
}

Band SlackOf(const Band& change) {
  const Band slack{-change.most, -change.likely, -change.least};
  return Map(slack, [](double x, double least) { return std::max(x, least); }, 0);
}

Error BadSource(const std::string& name, const std::string& message, const std::string& mend) {
  return {ErrorCode::kInvalid, "error source " + name, message, mend};
}

}  // namespace

std::vector<ErrorSource> JointErrors(std::span<const JointError> joints) {
  std::vector<ErrorSource> sources;
  for (const JointError& joint : joints)
    sources.push_back({joint.coordinate, joint.sd_deg, {{joint.coordinate, 1}}});
  return sources;
}

std::vector<ErrorSource> FromSegments(const SegmentErrors& errors, char side) {
  const std::string hip = std::string("hip_flexion_") + side;
  const std::string knee = std::string("knee_angle_") + side;
  const ErrorSource all[] = {
      {"pelvis", errors.pelvis_sd_deg, {{hip, -1}, {"lumbar_extension", -1}}},
      {"trunk", errors.trunk_sd_deg, {{"lumbar_extension", 1}}},
      {"thigh", errors.thigh_sd_deg, {{hip, 1}, {knee, 1}}},
      {"shank", errors.shank_sd_deg, {{knee, -1}}},
  };
  std::vector<ErrorSource> sources;
  for (const ErrorSource& source : all) {
    if (source.sd_deg != 0) sources.push_back(source);
  }
  return sources;
}

/// The first three cumulants of a length, in metres: its middle, variance and third moment.
struct StretchMeter::Spread {
  double mean_m = 0, variance = 0, third = 0;

  /// The quantile `z` standard deviations from the middle: Cornish and Fisher's first term, held
  /// where it stops rising with z.
  double Quantile(double z) const {
    const double sd = std::sqrt(variance);
    if (!(sd > 0)) return mean_m;
    const double skew =
        std::clamp(third / (variance * sd) / 6, -0.5 / std::abs(z_most), 0.5 / std::abs(z_most));
    return mean_m + sd * (z + (z * z - 1) * skew);
  }
  double z_most = 1;
};

Result<StretchMeter> StretchMeter::Create(const Groups& groups,
                                          std::span<const ErrorSource> sources, double coverage) {
  if (!(coverage >= 0.5 && coverage <= 0.999)) {
    return Error{ErrorCode::kInvalid, "coverage", "the coverage is not between 0.5 and 0.999",
                 "Use 0.95."};
  }
  StretchMeter meter(groups);
  meter.coverage_ = coverage;
  meter.z_ = DeviationsFor(coverage);
  for (const ErrorSource& source : sources) {
    if (!(source.sd_deg > 0) || !std::isfinite(source.sd_deg))
      return BadSource(source.name, "its standard error is not above 0", "Give it in degrees.");
    Direction direction{source.sd_deg * kRadPerDeg,
                        std::vector<double>(groups.plan().coordinates(), 0.0)};
    for (const CoordinateShift& shift : source.shifts) {
      const int c = FindCoordinate(groups.plan().model(), shift.coordinate);
      if (c < 0 || !std::isfinite(shift.times)) {
        return BadSource(source.name, "it shifts " + shift.coordinate + ", which is no coordinate",
                         "Use a coordinate of the model and a finite factor.");
      }
      direction.along[static_cast<std::size_t>(c)] += shift.times;
    }
    if (std::all_of(direction.along.begin(), direction.along.end(),
                    [](double x) { return x == 0; }))
      return BadSource(source.name, "it moves nothing", "Name the coordinates that it shifts.");
    meter.directions_.push_back(std::move(direction));
  }
  return meter;
}

Status StretchMeter::CheckKnown(const Group& group) const {
  const Groups& groups = evaluator_.groups();
  for (const int coordinate : group.coordinates) {
    const auto c = static_cast<std::size_t>(coordinate);
    if (!(groups.ranges()[c].most_rad > groups.ranges()[c].least_rad)) continue;
    const bool known = std::any_of(directions_.begin(), directions_.end(),
                                   [&](const Direction& d) { return d.along[c] != 0; });
    if (known) continue;
    return BadSource(groups.plan().model().coordinates[c].name,
                     "it moves " + group.name + ", and nothing says how well it is known",
                     "Add a source, with an assumed error where it was not measured.");
  }
  return Done{};
}

StretchMeter::Spread StretchMeter::Propagate(std::size_t group, std::span<const double> pose) {
  const std::size_t coordinates = pose.size(), groups = evaluator_.groups().groups().size();
  std::vector<double> lengths(groups), slopes(groups * coordinates);
  evaluator_.Lengths(pose, lengths, slopes);
  const double here = lengths[group];
  Spread spread{here};
  spread.z_most = z_;
  std::vector<double> moved(coordinates);
  const auto at = [&](const Direction& direction, double by) {
    for (std::size_t c = 0; c < coordinates; ++c) moved[c] = pose[c] + by * direction.along[c];
    evaluator_.Lengths(moved, lengths);
    return lengths[group];
  };
  for (const Direction& direction : directions_) {
    double slope = 0;  // metres for one standard deviation
    for (std::size_t c = 0; c < coordinates; ++c)
      slope += slopes[group * coordinates + c] * direction.along[c] * direction.sd_rad;
    const double step = std::sqrt(3.0) * direction.sd_rad;
    const double bend = (at(direction, step) - 2 * here + at(direction, -step)) / 3;
    spread.mean_m += bend / 2;
    spread.variance += slope * slope + bend * bend / 2;
    spread.third += 3 * slope * slope * bend + bend * bend * bend;
  }
  return spread;
}

Result<StretchReading> StretchMeter::Read(std::string_view group, std::span<const double> pose) {
  const Groups& groups = evaluator_.groups();
  const Result<int> found = groups.Find(group);
  if (!found.ok()) return found.error();
  if (const Status checked = CheckPose(groups.plan().model(), pose); !checked.ok())
    return checked.error();
  const auto g = static_cast<std::size_t>(*found);
  if (const Status known = CheckKnown(groups.groups()[g]); !known.ok()) return known.error();
  const Spread spread = Propagate(g, pose);
  const LengthRange& range = groups.group_lengths()[g];
  const auto change = [&](double z) { return spread.Quantile(z) * kMmPerM - range.neutral_mm; };
  StretchReading out;
  out.group = std::string(group);
  out.coverage = coverage_;
  out.available_mm = range.longest_mm - range.neutral_mm;
  out.change_mm = {change(-z_), change(0), change(z_)};
  out.slack_mm = SlackOf(out.change_mm);
  if (out.available_mm >= kLeastAvailable_mm) {
    out.share = Map(
        out.change_mm, [](double x, double all) { return std::clamp(x / all, 0.0, 1.0); },
        out.available_mm);
  }
  return out;
}

}  // namespace psoas::body
