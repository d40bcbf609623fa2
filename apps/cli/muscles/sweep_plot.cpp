#include "sweep_plot.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "body_source.h"
#include "figures.h"
#include "lab_output.h"
#include "pose_words.h"
#include "sweep.h"

namespace psoas::cli {
namespace {

constexpr double kWidestDeg = 180, kWidestM = 1;  // where a model declares no end

SweptFigure FigureOf(const std::string& word) {
  if (word == "length") return SweptFigure::kLength;
  return word == "arm" ? SweptFigure::kArm : SweptFigure::kChange;
}

Error AtOption(const std::string& place, const std::string& message, const std::string& mend) {
  return {ErrorCode::kInvalid, place, message, mend};
}

/// Fills in from..to; the declared range where nothing was said.
Status SetRange(const MusclesOptions& wanted, const body::Coordinate& coordinate, Sweep& sweep) {
  const double widest = coordinate.is_length ? kWidestM : kWidestDeg;
  const double unit = UnitOf(coordinate);
  sweep.from = wanted.from.value_or(std::max(coordinate.least_rad / unit, -widest));
  sweep.to = wanted.to.value_or(std::min(coordinate.most_rad / unit, widest));
  if (!(sweep.to - sweep.from >= 1e-6) || std::max(-sweep.from, sweep.to) > 1e6) {
    return AtOption("--from " + Short(sweep.from) + " --to " + Short(sweep.to),
                    "this is no range that can be drawn.",
                    "Give a smaller figure to --from and a larger one to --to.");
  }
  if (wanted.beyond_range) return Done{};
  for (const double end : {sweep.from, sweep.to}) {
    if (IsInRange(coordinate, end)) continue;
    return AtOption((end == sweep.from ? "--from " : "--to ") + Short(end),
                    "outside the declared range, " + RangeInWords(coordinate) + ".",
                    "Stay within it, or add --beyond-range.");
  }
  return Done{};
}

Result<Sweep> ReadSweep(const MusclesOptions& wanted, const body::Model& model) {
  Sweep sweep;
  sweep.figure = FigureOf(wanted.what);
  const auto coordinate = CoordinateNamed(model, wanted.over, "--over " + Excerpt(wanted.over));
  if (!coordinate.ok()) return coordinate.error();
  sweep.coordinate = *coordinate;
  sweep.pose.assign(model.coordinates.size(), 0);
  if (!wanted.pose.empty()) {
    auto pose = ReadPose(model, wanted.pose, wanted.beyond_range);
    if (!pose.ok()) return pose.error();
    sweep.pose = std::move(pose).value();
  }
  if (sweep.pose[sweep.coordinate] != 0) {
    return AtOption("--pose " + wanted.over, "this is the coordinate that the picture goes over.",
                    "Leave it out of --pose.");
  }
  const Status ranged = SetRange(wanted, model.coordinates[sweep.coordinate], sweep);
  if (!ranged.ok()) return ranged.error();
  return sweep;
}

Result<std::vector<NamedLength>> Choose(const MusclesOptions& wanted, const body::Groups& groups,
                                        const Sweep& sweep) {
  if (wanted.muscles.empty()) return UsualChoice(groups, sweep);
  auto chosen = ChosenNamed(groups, wanted.muscles);
  if (!chosen.ok() || chosen->size() <= kMostCurves) return chosen;
  return AtOption("--muscle", "more than 12 curves cannot be told apart.", "Choose fewer.");
}

/// What + means, without its name in the ISB's words.
std::string ShortMeaning(const body::Coordinate& coordinate) {
  return coordinate.meaning.substr(0, coordinate.meaning.find(';'));
}

Chart ChartOf(const body::Groups& groups, const Sweep& sweep, std::vector<Curve> curves) {
  const body::Model& model = groups.plan().model();
  const body::Coordinate& coordinate = model.coordinates[sweep.coordinate];
  const std::string meaning = ShortMeaning(coordinate);
  Chart chart;
  chart.curves = std::move(curves);
  chart.x = ValuesOf(sweep);
  chart.x_is_degrees = !coordinate.is_length;
  chart.x_title =
      coordinate.name + ", " + UnitName(coordinate) + (meaning.empty() ? "" : " (" + meaning + ")");
  switch (sweep.figure) {
    case SweptFigure::kChange:
      chart.title = "How muscle lengths change over " + coordinate.name;
      chart.y_title = "Change from the neutral length, mm (longer +)";
      break;
    case SweptFigure::kLength:
      chart.title = "Muscle lengths over " + coordinate.name;
      chart.y_title = "Length, mm";
      break;
    case SweptFigure::kArm:
      chart.title = "Moment arms about " + coordinate.name;
      chart.y_title = "Moment arm, mm (+ where a shorter muscle turns the joint towards +)";
      break;
  }
  chart.y_from_zero = sweep.figure != SweptFigure::kLength;
  const std::string pose = PoseInWords(model, sweep.pose);
  chart.subtitle =
      pose == "neutral" ? "All other coordinates at 0." : "With " + pose + "; all others at 0.";
  const bool beyond = !IsInRange(coordinate, sweep.from) || !IsInRange(coordinate, sweep.to);
  chart.footnote = "Geometry, not tension. Model " + model.id + "; declared range " +
                   RangeInWords(coordinate) + (beyond ? " (shaded: beyond it)" : "") +
                   ". Groups: means by cross-section.";
  if (sweep.from <= 0 && sweep.to >= 0) chart.neutral_x = 0;
  chart.declared_least = coordinate.least_rad / UnitOf(coordinate);
  chart.declared_most = coordinate.most_rad / UnitOf(coordinate);
  return chart;
}

}  // namespace

int PlotSweep(const CommonOptions& options, const MusclesOptions& wanted) {
  if (!wanted.plot.ends_with(".svg"))
    return FailUsage(options,
                     "--plot " + wanted.plot + ": the picture is SVG, so end it with .svg.");
  if (wanted.over.empty())
    return FailUsage(options, "Say what the picture goes over, such as --over hip_flexion_r.");
  const auto groups = LoadGroups(wanted);
  if (!groups.ok()) return Fail(options, groups.error());
  const auto sweep = ReadSweep(wanted, groups->plan().model());
  if (!sweep.ok()) return Fail(options, sweep.error());
  const auto chosen = Choose(wanted, *groups, *sweep);
  if (!chosen.ok()) return Fail(options, chosen.error());
  const Chart chart = ChartOf(*groups, *sweep, CurvesOf(*groups, *sweep, *chosen));
  const int code = PutLabFile(options, wanted.plot, ChartSvg(chart), {wanted.model});
  if (code == kOk && options.json) PrintJson({{"written", wanted.plot}});
  return code;
}

}  // namespace psoas::cli
