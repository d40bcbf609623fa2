// P8: how a dose follows how it went.
#include <algorithm>

#include "guide/ladder.h"
#include "proof/claims.h"
#include "proof/count.h"

namespace psoas::proof {
namespace {

using rules::Exercise;
using rules::Protocol;

constexpr int kSessions = 5;

/// One session of a history: how much it hurt, and what the next morning said.
enum class Pain { kUntold, kSmall, kSome, kHigh };
enum class Morning { kFine, kWorse, kUntold };
struct Past {
  Pain pain;
  Morning morning;
};

/// The ladder's rule written a second time: what a sequence of sessions must lead to.
class LadderOracle {
 public:
  explicit LadderOracle(const rules::LadderRule& rule) : rule_(rule) {}

  static bool IsGood(const Past& past) {
    return past.pain == Pain::kSmall && past.morning != Morning::kWorse;
  }
  static bool IsFlare(const Past& past) {
    return past.pain == Pain::kHigh || past.morning == Morning::kWorse;
  }

  /// What is wrong with the state after `all`, given the one before its last session.
  std::string Fault(const std::vector<Past>& all, const guide::LadderState& before,
                    const guide::LadderState& after) const {
    const Past& last = all.back();
    const bool up = after.step > before.step, back = before.cut && !after.cut;
    const auto k = static_cast<std::size_t>(rule_.good_sessions);
    const bool earned = all.size() >= k && std::all_of(all.end() - static_cast<std::ptrdiff_t>(k),
                                                       all.end(), &LadderOracle::IsGood);
    if ((up || back) && !earned) return "more work without " + std::to_string(k) + " good sessions";
    if (up && before.cut) return "a step up while the dose is cut";
    if (after.step > before.step + 1) return "more than one step at once";
    if (IsFlare(last) && (!after.cut || after.step > before.step))
      return "no less work after a flare";
    if (IsFlare(last) && before.step > 0 && after.step >= before.step)
      return "no step back after a flare";
    return "";
  }

 private:
  rules::LadderRule rule_;
};

class Histories {
 public:
  Histories(const Protocol& protocol, const Exercise& exercise)
      : protocol_(protocol), exercise_(exercise), oracle_(protocol.programme.ladder) {}

  void Walk() { Extend({}, guide::LadderState{}); }

  std::uint32_t count() const { return count_; }
  int highest() const { return highest_; }
  const std::string& found() const { return found_; }

 private:
  guide::LadderState Climb(const std::vector<Past>& all) const {
    guide::History history;
    std::vector<journal::CheckinRecorded> checkins(all.size());
    const double limit = protocol_.programme.pain_rest_above;
    const double small = protocol_.programme.ladder.good_pain_max;
    for (std::size_t i = 0; i < all.size(); ++i) {
      guide::ExerciseDay day;
      day.day = Day{20'000} + static_cast<int>(2 * i);
      day.exercise = exercise_.id;
      day.last_at = Instant{day.day.since_epoch * kMsPerDay};
      if (all[i].pain == Pain::kSmall) day.pain = small;
      if (all[i].pain == Pain::kSome) day.pain = limit;
      if (all[i].pain == Pain::kHigh) day.pain = limit + 1;
      history.exercise_days.push_back(day);
      if (all[i].morning == Morning::kUntold) continue;
      checkins[i].worse_next_day =
          all[i].morning == Morning::kWorse ? journal::Answer::kYes : journal::Answer::kNo;
      history.checkins.push_back({Instant{day.last_at.ms + kMsPerDay}, &checkins[i]});
      history.heard.push_back(history.checkins.back());
    }
    return guide::ClimbLadder(protocol_, exercise_, history);
  }

  void Extend(const std::vector<Past>& past, const guide::LadderState& before) {
    if (past.size() == kSessions) return;
    for (const Morning morning : {Morning::kFine, Morning::kUntold, Morning::kWorse}) {
      guide::LadderState milder;
      bool is_first = true;
      for (const Pain pain : {Pain::kSmall, Pain::kSome, Pain::kHigh, Pain::kUntold}) {
        std::vector<Past> all = past;
        all.push_back({pain, morning});
        const guide::LadderState after = Climb(all);
        ++count_;
        highest_ = std::max(highest_, after.step);
        std::string fault = oracle_.Fault(all, before, after);
        const bool rose = after.step > milder.step || (milder.cut && !after.cut);
        if (fault.empty() && pain != Pain::kUntold && !is_first && rose)
          fault = "more pain, more work";
        if (!fault.empty() && found_.empty())
          found_ = exercise_.id + ", after " + std::to_string(all.size()) + " sessions: " + fault;
        milder = after;
        is_first = false;
        Extend(all, after);
      }
    }
  }

  const Protocol& protocol_;
  const Exercise& exercise_;
  LadderOracle oracle_;
  std::uint32_t count_ = 0;
  int highest_ = 0;
  std::string found_;
};

}  // namespace

Part LadderByHistories(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "for the longest ladder, every history of " + std::to_string(kSessions) +
      " sessions (pain not told, small, up to the limit, above it; next morning fine, worse, not "
      "told) against the rule written down a second time: more work only after " +
      std::to_string(protocol.programme.ladder.good_sessions) +
      " good sessions in a row, one step at a time; less after a flare; never more with more pain";
  const auto longest = std::max_element(
      protocol.exercises.begin(), protocol.exercises.end(),
      [](const Exercise& a, const Exercise& b) { return a.ladder.size() < b.ladder.size(); });
  if (longest == protocol.exercises.end() || longest->ladder.empty()) {
    part.counterexample = "no exercise has a ladder: the claim would be empty";
    return part;
  }
  Histories histories(protocol, *longest);
  histories.Walk();
  part.cases = Count(histories.count()).Text() + " histories of " + longest->id + ", up to step " +
               std::to_string(histories.highest() + 1) + " of " +
               std::to_string(longest->ladder.size() + 1);
  part.counterexample = histories.found();
  if (part.counterexample.empty() && histories.highest() == 0)
    part.counterexample = "no history climbs: the claim would be empty";
  return part;
}

}  // namespace psoas::proof
