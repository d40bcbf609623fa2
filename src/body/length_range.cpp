#include "body/length_range.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace psoas::body {
namespace {

constexpr std::size_t kGridCoordinates = 7;
constexpr std::size_t kFineGridCoordinates = 5;
constexpr std::size_t kMostStarts = 4;
constexpr int kLinePoints = 9;
constexpr int kMostSweeps = 12;
constexpr double kNoGain_m = 1e-7;
constexpr double kMmPerM = 1000;

/// Poses to be evaluated together: values[c * count + i].
struct Poses {
  std::size_t count = 0;
  std::vector<double> values;
  std::vector<double> lengths_m;
};

/// One end of one bundle: the best pose so far.
struct Search {
  const Bundle* bundle;
  std::size_t index;  ///< of the bundle
  double sign;        ///< +1 looks for the longest, -1 for the shortest
  std::vector<double> pose;
  double best = -1e300;  ///< sign * length
  bool moving = true;
};

/// All bundles that the same coordinates move, searched side by side.
class Searcher {
 public:
  Searcher(const Plan& plan, std::span<const Range> ranges, std::vector<int> coordinates)
      : evaluator_(plan),
        coordinates_(std::move(coordinates)),
        ranges_(ranges),
        all_(plan.coordinates()),
        muscles_(plan.muscles()) {}

  void Add(const Bundle& bundle, std::size_t index) {
    for (const double sign : {-1.0, 1.0})
      searches_.push_back({&bundle, index, sign, std::vector<double>(all_, 0.0)});
  }

  /// Each end of each bundle, by one or several searches.
  const std::vector<Search>& Run() {
    StartFromGrid();
    for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
      std::vector<double> before;
      for (const Search& search : searches_) before.push_back(search.best);
      for (const int c : coordinates_) MoveAlong(c);
      bool moving = false;
      for (std::size_t i = 0; i < searches_.size(); ++i) {
        searches_[i].moving = searches_[i].best > before[i] + kNoGain_m;
        moving = moving || searches_[i].moving;
      }
      if (!moving) break;
    }
    return searches_;
  }

 private:
  void Resize(std::size_t count) {
    poses_.count = count;
    poses_.values.assign(count * all_, 0.0);
    poses_.lengths_m.resize(count * muscles_);
  }

  double& Value(int coordinate, std::size_t pose) {
    return poses_.values[static_cast<std::size_t>(coordinate) * poses_.count + pose];
  }

  void Evaluate() {
    evaluator_.EvaluateBatch(Batch<double>{poses_.count, poses_.values, poses_.lengths_m, {}});
  }

  double Figure(const Search& search, std::size_t pose) const {
    double sum = 0;
    for (const WeightedMuscle& part : *search.bundle) {
      const auto muscle = static_cast<std::size_t>(part.muscle);
      sum += part.weight * poses_.lengths_m[muscle * poses_.count + pose];
    }
    return search.sign * sum;
  }

  void Take(Search& search, std::size_t pose) {
    const double figure = Figure(search, pose);
    if (!(figure > search.best)) return;
    search.best = figure;
    for (std::size_t c = 0; c < all_; ++c) search.pose[c] = Value(static_cast<int>(c), pose);
  }

  const Range& RangeOf(int coordinate) const {
    return ranges_[static_cast<std::size_t>(coordinate)];
  }

  /// Fills the poses with the grid.
  void LayGrid() {
    gridded_ = std::min(coordinates_.size(), kGridCoordinates);
    grid_points_ = gridded_ <= kFineGridCoordinates ? 5 : 3;
    std::size_t count = 1;
    for (std::size_t i = 0; i < gridded_; ++i) count *= grid_points_;
    Resize(count);
    for (std::size_t pose = 0; pose < count; ++pose) {
      std::size_t rest = pose;
      for (std::size_t i = 0; i < coordinates_.size(); ++i) {
        const Range& range = RangeOf(coordinates_[i]);
        double part = 0.5;
        if (i < gridded_) {
          part = static_cast<double>(rest % grid_points_) / static_cast<double>(grid_points_ - 1);
          rest /= grid_points_;
        }
        Value(coordinates_[i], pose) = std::lerp(range.least_rad, range.most_rad, part);
      }
    }
  }

  /// No step along one coordinate of the grid is better.
  bool IsPeak(const Search& search, std::size_t pose) const {
    const double figure = Figure(search, pose);
    std::size_t stride = 1;
    for (std::size_t i = 0; i < gridded_; ++i, stride *= grid_points_) {
      const std::size_t place = pose / stride % grid_points_;
      if (place > 0 && Figure(search, pose - stride) > figure) return false;
      if (place + 1 < grid_points_ && Figure(search, pose + stride) > figure) return false;
    }
    return true;
  }

  void StartFromGrid() {
    LayGrid();
    Evaluate();
    const std::vector<Search> wanted = std::move(searches_);
    searches_.clear();
    for (const Search& search : wanted) {
      std::vector<std::size_t> peaks;
      for (std::size_t pose = 0; pose < poses_.count; ++pose) {
        if (IsPeak(search, pose)) peaks.push_back(pose);
      }
      const auto better = [&](std::size_t a, std::size_t b) {
        return Figure(search, a) > Figure(search, b);
      };
      std::stable_sort(peaks.begin(), peaks.end(), better);
      peaks.resize(std::min(peaks.size(), kMostStarts));
      for (const std::size_t peak : peaks) Take(searches_.emplace_back(search), peak);
    }
  }

  /// Evaluates, for each search that still moves, `points` values of coordinate `c` from
  /// from[i] to to[i], and takes the best.
  void TryLine(int c, int points, const std::vector<double>& from, const std::vector<double>& to) {
    Resize(moving_.size() * static_cast<std::size_t>(points));
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      for (int p = 0; p < points; ++p) {
        const std::size_t pose = i * static_cast<std::size_t>(points) + static_cast<std::size_t>(p);
        for (std::size_t a = 0; a < all_; ++a)
          Value(static_cast<int>(a), pose) = moving_[i]->pose[a];
        const double part = points > 1 ? static_cast<double>(p) / (points - 1) : 0;
        Value(c, pose) = std::lerp(from[i], to[i], part);
      }
    }
    Evaluate();
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      for (int p = 0; p < points; ++p)
        Take(*moving_[i], i * static_cast<std::size_t>(points) + static_cast<std::size_t>(p));
    }
  }

  /// Where the parabola through the best of the last line and its neighbours is highest.
  double Vertex(std::size_t i, int c, double step) {
    std::size_t best = i * kLinePoints;
    for (std::size_t p = best; p < (i + 1) * kLinePoints; ++p) {
      if (Figure(*moving_[i], p) > Figure(*moving_[i], best)) best = p;
    }
    const double at = Value(c, best);
    if (best == i * kLinePoints || best + 1 == (i + 1) * kLinePoints) return at;
    const double left = Figure(*moving_[i], best - 1), right = Figure(*moving_[i], best + 1);
    const double bend = left - 2 * Figure(*moving_[i], best) + right;
    return bend < 0 ? at + step * 0.5 * (left - right) / bend : at;
  }

  void MoveAlong(int c) {
    moving_.clear();
    for (Search& search : searches_) {
      if (search.moving) moving_.push_back(&search);
    }
    const Range& range = RangeOf(c);
    if (moving_.empty() || !(range.most_rad > range.least_rad)) return;
    std::vector<double> from(moving_.size(), range.least_rad), to(moving_.size(), range.most_rad);
    TryLine(c, kLinePoints, from, to);
    const double cell = (range.most_rad - range.least_rad) / (kLinePoints - 1);
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      const double at = moving_[i]->pose[static_cast<std::size_t>(c)];
      from[i] = std::max(range.least_rad, at - cell);
      to[i] = std::min(range.most_rad, at + cell);
    }
    TryLine(c, kLinePoints, from, to);
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      const double vertex = Vertex(i, c, (to[i] - from[i]) / (kLinePoints - 1));
      from[i] = std::clamp(vertex, range.least_rad, range.most_rad);
    }
    TryLine(c, 1, from, from);
  }

  Evaluator evaluator_;
  std::vector<int> coordinates_;
  std::span<const Range> ranges_;
  std::size_t all_, muscles_;
  std::size_t gridded_ = 0, grid_points_ = 0;
  Poses poses_;
  std::vector<Search> searches_;
  std::vector<Search*> moving_;
};

/// Lengths of the bundles with every coordinate 0.
std::vector<LengthRange> AtNeutral(const Plan& plan, std::span<const Bundle> bundles) {
  std::vector<double> pose(plan.coordinates(), 0.0), lengths(plan.muscles());
  Evaluator(plan).Evaluate(pose, lengths);
  std::vector<LengthRange> out;
  for (const Bundle& bundle : bundles) {
    double sum = 0;
    for (const WeightedMuscle& part : bundle)
      sum += part.weight * lengths[static_cast<std::size_t>(part.muscle)];
    out.push_back({sum * kMmPerM, sum * kMmPerM, sum * kMmPerM});
  }
  return out;
}

/// A plan of these muscles only: a search over a few muscles need not evaluate all of them.
/// `bundle` gets the new indices.
Plan PlanOf(const Plan& plan, std::span<Bundle* const> bundles) {
  std::map<int, int> renumbered;
  for (const Bundle* bundle : bundles) {
    for (const WeightedMuscle& part : *bundle) renumbered[part.muscle] = 0;
  }
  Model model = plan.model();
  std::vector<Muscle> kept;
  for (auto& [muscle, index] : renumbered) {
    index = static_cast<int>(kept.size());
    kept.push_back(std::move(model.muscles[static_cast<std::size_t>(muscle)]));
  }
  model.muscles = std::move(kept);
  for (Bundle* bundle : bundles) {
    for (WeightedMuscle& part : *bundle) part.muscle = renumbered[part.muscle];
  }
  return *Plan::Compile(std::move(model), plan.rule());
}

Error BadRange(const std::string& place, const std::string& message) {
  return {ErrorCode::kInvalid, place, message, "Give the least first, then the most."};
}

}  // namespace

std::vector<Range> DeclaredRanges(const Model& model) {
  std::vector<Range> ranges;
  for (const Coordinate& c : model.coordinates) ranges.push_back({c.least_rad, c.most_rad});
  return ranges;
}

Status CheckRanges(const Model& model, std::span<const Range> ranges) {
  if (ranges.size() != model.coordinates.size()) {
    return Error{ErrorCode::kInvalid, "ranges", "there is not one range for each coordinate",
                 "Give one for each, in the model's order."};
  }
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const std::string& name = model.coordinates[i].name;
    if (!std::isfinite(ranges[i].least_rad) || !std::isfinite(ranges[i].most_rad))
      return BadRange("ranges " + name, "an end of the range is not a number");
    if (ranges[i].least_rad > ranges[i].most_rad)
      return BadRange("ranges " + name, "the range is empty: it ends before it begins");
  }
  return Done{};
}

Result<std::vector<Range>> RangesWith(const Model& model, std::span<const NamedRange> own) {
  std::vector<Range> ranges = DeclaredRanges(model);
  for (const NamedRange& range : own) {
    const int c = FindCoordinate(model, range.coordinate);
    if (c < 0 || model.coordinates[static_cast<std::size_t>(c)].is_length) {
      return Error{ErrorCode::kNotFound, "ranges " + range.coordinate,
                   "the model has no such angle", "Use the name of one of its coordinates."};
    }
    ranges[static_cast<std::size_t>(c)] = {range.least_deg * kRadPerDeg,
                                           range.most_deg * kRadPerDeg};
  }
  if (const Status checked = CheckRanges(model, ranges); !checked.ok()) return checked.error();
  return ranges;
}

std::vector<LengthRange> ExtremeLengths(const Plan& plan, std::span<const Bundle> bundles,
                                        std::span<const Range> ranges) {
  std::vector<LengthRange> out = AtNeutral(plan, bundles);
  std::vector<std::set<int>> movers(plan.muscles());
  for (const Arm& arm : plan.arms())
    movers[static_cast<std::size_t>(arm.muscle)].insert(arm.coordinate);
  std::map<std::vector<int>, std::vector<std::size_t>> by_coordinates;
  for (std::size_t b = 0; b < bundles.size(); ++b) {
    std::set<int> moved_by;
    for (const WeightedMuscle& part : bundles[b])
      moved_by.merge(std::set(movers[static_cast<std::size_t>(part.muscle)]));
    by_coordinates[{moved_by.begin(), moved_by.end()}].push_back(b);
  }
  for (const auto& [coordinates, which] : by_coordinates) {
    if (coordinates.empty()) continue;
    std::vector<Bundle> own;
    for (const std::size_t b : which) own.push_back(bundles[b]);
    std::vector<Bundle*> renumber;
    for (Bundle& bundle : own) renumber.push_back(&bundle);
    const Plan part = PlanOf(plan, renumber);
    Searcher searcher(part, ranges, coordinates);
    for (std::size_t i = 0; i < own.size(); ++i) searcher.Add(own[i], which[i]);
    for (const std::size_t b : which) out[b] = {1e300, out[b].neutral_mm, -1e300};
    for (const Search& found : searcher.Run()) {
      LengthRange& range = out[found.index];
      const double length_mm = found.sign * found.best * kMmPerM;
      range.shortest_mm = std::min(range.shortest_mm, length_mm);
      range.longest_mm = std::max(range.longest_mm, length_mm);
    }
  }
  return out;
}

}  // namespace psoas::body
