#include "body/what_if.h"

#include <algorithm>
#include <cmath>

namespace psoas::body {
namespace {

constexpr double kMmPerM = 1000;
constexpr int kStepsEachWay = 4;
constexpr std::size_t kTries = 2 * kStepsEachWay + 1;
constexpr int kSweeps = 3;
constexpr double kCoarse = 1.0 / 4, kFine = 1.0 / 20;  // of the most change
constexpr double kNoGain = 1e-6;                       // of the score
constexpr double kSameAngle_deg = 1e-9;
constexpr double kLeastShown_mm = 0.05;
constexpr double kLeastAvailable_mm = 1;

Error NotFound(const std::string& place, const std::string& name) {
  return {ErrorCode::kNotFound, place, "the model has no coordinate " + name,
          "Use the name of one of its coordinates."};
}

}  // namespace

Status WhatIf::CheckLimits() const {
  const Model& model = groups_.plan().model();
  if (const Status checked = CheckRanges(model, limits_.ranges); !checked.ok()) return checked;
  for (const std::string& name : limits_.locked) {
    if (FindCoordinate(model, name) < 0) return NotFound("locked", name);
  }
  if (!(limits_.most_change_deg > 0) || !std::isfinite(limits_.most_change_deg) ||
      !std::isfinite(limits_.least_change_deg) ||
      !std::isfinite(limits_.most_lumbar_extension_deg)) {
    return Error{ErrorCode::kInvalid, "limits", "a limit is not a usable number",
                 "Give degrees; the most change is above 0."};
  }
  for (const double weight : {weights_.others, weights_.lumbar_extension, weights_.effort}) {
    if (!(weight >= 0) || !std::isfinite(weight) || !std::isfinite(weights_.lumbar_goal_deg))
      return Error{ErrorCode::kInvalid, "weights", "a weight is below 0 or not a number",
                   "Give 0 or more."};
  }
  return Done{};
}

void WhatIf::ChooseInPlay() {
  const Model& model = groups_.plan().model();
  lumbar_ = FindCoordinate(model, "lumbar_extension");
  std::vector<int> candidates = groups_.groups()[target_].coordinates;
  for (const int c : candidates) {
    if (model.coordinates[static_cast<std::size_t>(c)].name.starts_with("hip_flexion")) hip_ = c;
  }
  const bool has_lumbar =
      std::find(candidates.begin(), candidates.end(), lumbar_) != candidates.end();
  if (hip_ >= 0 && lumbar_ >= 0 && !has_lumbar) candidates.push_back(lumbar_);
  for (const int candidate : candidates) {
    const auto c = static_cast<std::size_t>(candidate);
    const auto& locked = limits_.locked;
    const bool is_locked =
        std::find(locked.begin(), locked.end(), model.coordinates[c].name) != locked.end();
    if (!is_locked && !model.coordinates[c].is_length) in_play_.push_back(c);
  }
}

void WhatIf::Reserve() {
  for (std::size_t g = 0; g < groups_.groups().size(); ++g) {
    const auto& movers = groups_.groups()[g].coordinates;
    const bool moves = std::any_of(in_play_.begin(), in_play_.end(), [&](std::size_t c) {
      return std::find(movers.begin(), movers.end(), static_cast<int>(c)) != movers.end();
    });
    const LengthRange& range = groups_.group_lengths()[g];
    const double span_m = (range.longest_mm - range.shortest_mm) / kMmPerM;
    if (g != target_ && moves && span_m > 0) others_.push_back({g, 100 / span_m});
  }
  for (Other& other : others_) other.per_m /= static_cast<double>(others_.size());
  const std::size_t most = std::max(kTries, in_play_.size() + 1);
  poses_.resize(most * groups_.plan().coordinates());
  lengths_m_.resize(most * groups_.plan().muscles());
  start_m_.resize(groups_.groups().size());
}

Result<WhatIf> WhatIf::Create(const Groups& groups, std::string_view target,
                              const WhatIfLimits& limits, const WhatIfWeights& weights) {
  const Result<int> found = groups.Find(target);
  if (!found.ok()) return found.error();
  WhatIf made(groups, static_cast<std::size_t>(*found));
  made.limits_ = limits;
  made.weights_ = weights;
  if (limits.ranges.empty())
    made.limits_.ranges.assign(groups.ranges().begin(), groups.ranges().end());
  if (const Status checked = made.CheckLimits(); !checked.ok()) return checked.error();
  made.ChooseInPlay();
  made.Reserve();
  return made;
}

void WhatIf::Fill(std::size_t pose, std::span<const double> values) {
  for (std::size_t c = 0; c < values.size(); ++c) poses_[c * count_ + pose] = values[c];
}

void WhatIf::Evaluate(std::size_t count) {
  evaluator_.EvaluateBatch(
      Batch<double>{count,
                    std::span(poses_).first(count * groups_.plan().coordinates()),
                    std::span(lengths_m_).first(count * groups_.plan().muscles()),
                    {}});
}

double WhatIf::GroupLength(std::size_t group, std::size_t pose) const {
  double sum = 0;
  for (const GroupMember& member : groups_.groups()[group].members)
    sum += member.share * lengths_m_[static_cast<std::size_t>(member.muscle) * count_ + pose];
  return sum;
}

double WhatIf::Score(std::size_t pose) const {
  const LengthRange& range = groups_.group_lengths()[target_];
  const double span_m = (range.longest_mm - range.shortest_mm) / kMmPerM;
  double score = 0;
  if (span_m > 0) score = 100 * (GroupLength(target_, pose) - start_m_[target_]) / span_m;
  double others = 0;
  for (const Other& other : others_)
    others += other.per_m * std::max(0.0, GroupLength(other.group, pose) - start_m_[other.group]);
  double changed = 0;
  for (const std::size_t c : in_play_) changed += std::abs(poses_[c * count_ + pose] - start_[c]);
  score -= weights_.others * others + weights_.effort * changed / kRadPerDeg;
  if (lumbar_ >= 0) {
    const double lumbar_deg =
        poses_[static_cast<std::size_t>(lumbar_) * count_ + pose] / kRadPerDeg;
    score -= weights_.lumbar_extension * std::max(0.0, lumbar_deg - lumbar_goal_deg_);
  }
  return score;
}

bool WhatIf::Step(std::size_t coordinate, double step_rad) {
  const double start = start_[coordinate], most_change = limits_.most_change_deg * kRadPerDeg;
  const Range& range = limits_.ranges[coordinate];
  double most = range.most_rad;
  if (static_cast<int>(coordinate) == lumbar_)
    most = std::min(most, limits_.most_lumbar_extension_deg * kRadPerDeg);
  // A pose that is already beyond a limit may stay where it is.
  const double lower = std::min(start, std::max(range.least_rad, start - most_change));
  const double upper = std::max(start, std::min(most, start + most_change));
  count_ = kTries;
  const double here = best_[coordinate];
  for (std::size_t i = 0; i < kTries; ++i) {
    // 0, +1, -1, +2, -2, ...: of equals the first is kept.
    const std::size_t away = (i + 1) / 2;
    const double steps = (i % 2 == 1 ? 1.0 : -1.0) * static_cast<double>(away);
    best_[coordinate] = std::clamp(here + steps * step_rad, lower, upper);
    Fill(i, best_);
  }
  Evaluate(kTries);
  std::size_t best = 0;
  for (std::size_t i = 1; i < kTries; ++i) {
    if (Score(i) > Score(best) + kNoGain) best = i;
  }
  best_[coordinate] = poses_[coordinate * count_ + best];
  return best != 0;
}

/// The lengths at the start, and whether extending the hip would lengthen the target.
void WhatIf::LookAround() {
  count_ = 2;
  Fill(0, start_);
  Fill(1, start_);
  if (hip_ >= 0) poses_[static_cast<std::size_t>(hip_) * count_ + 1] -= kRadPerDeg;
  Evaluate(2);
  for (std::size_t g = 0; g < start_m_.size(); ++g) start_m_[g] = GroupLength(g, 0);
  const bool hip_extension_helps = GroupLength(target_, 1) > GroupLength(target_, 0);
  lumbar_goal_deg_ = hip_extension_helps ? weights_.lumbar_goal_deg : 0;
}

Result<Advice> WhatIf::Advise(std::span<const double> pose) {
  if (const Status checked = CheckPose(groups_.plan().model(), pose); !checked.ok())
    return checked.error();
  start_.assign(pose.begin(), pose.end());
  best_ = start_;
  LookAround();
  for (const double part : {kCoarse, kFine}) {
    const double step_rad = part * limits_.most_change_deg * kRadPerDeg;
    bool moved = true;
    for (int sweep = 0; moved && sweep < kSweeps; ++sweep) {
      moved = false;
      for (const std::size_t c : in_play_) moved = Step(c, step_rad) || moved;
    }
  }
  for (const std::size_t c : in_play_) {
    const double change_deg = std::abs(best_[c] - start_[c]) / kRadPerDeg;
    if (change_deg < limits_.least_change_deg - kSameAngle_deg) best_[c] = start_[c];
  }
  return Explain(pose);
}

Advice WhatIf::Explain(std::span<const double> from) {
  // The whole, then the whole without each change.
  count_ = in_play_.size() + 1;
  Fill(0, best_);
  for (std::size_t i = 0; i < in_play_.size(); ++i) {
    Fill(i + 1, best_);
    poses_[in_play_[i] * count_ + i + 1] = from[in_play_[i]];
  }
  Evaluate(count_);
  Advice advice;
  advice.pose = best_;
  advice.gain_mm = (GroupLength(target_, 0) - start_m_[target_]) * kMmPerM;
  std::vector<std::pair<double, CoordinateChange>> ranked;
  for (std::size_t i = 0; i < in_play_.size(); ++i) {
    const std::size_t c = in_play_[i];
    const double change_deg = (best_[c] - from[c]) / kRadPerDeg;
    if (change_deg == 0) continue;
    const double gain_mm = (GroupLength(target_, 0) - GroupLength(target_, i + 1)) * kMmPerM;
    ranked.push_back({Score(0) - Score(i + 1),
                      {groups_.plan().model().coordinates[c].name, change_deg, gain_mm}});
    if (static_cast<int>(c) == lumbar_) advice.tuck_deg = std::max(0.0, -change_deg);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first + kNoGain; });
  for (auto& [worth, change] : ranked) advice.changes.push_back(std::move(change));
  const LengthRange& range = groups_.group_lengths()[target_];
  const double available_mm = range.longest_mm - range.neutral_mm;
  if (available_mm >= kLeastAvailable_mm) {
    const auto share = [&](double length_m) {
      return std::clamp((length_m * kMmPerM - range.neutral_mm) / available_mm, 0.0, 1.0);
    };
    advice.gain_share = share(GroupLength(target_, 0)) - share(start_m_[target_]);
  }
  for (const Other& other : others_) {
    const double change_m = GroupLength(other.group, 0) - start_m_[other.group];
    if (std::abs(change_m) * kMmPerM < kLeastShown_mm) continue;
    const double of_span = change_m * other.per_m * static_cast<double>(others_.size()) / 100;
    advice.others.push_back({groups_.groups()[other.group].name, change_m * kMmPerM, of_span});
  }
  std::stable_sort(advice.others.begin(), advice.others.end(), [](const auto& a, const auto& b) {
    return a.change_of_span > b.change_of_span + kNoGain;
  });
  return advice;
}

}  // namespace psoas::body
