#include "guide/screen_fold.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/numbers.h"

namespace psoas::guide {
namespace {

using rules::Disposition;

// A screen may be answered in pieces; pieces further apart than this are different screens.
constexpr double kOneSittingHours = 24;

class Fold {
 public:
  Fold(const Triage& triage, const journal::Journal& journal, Instant now)
      : triage_(triage),
        journal_(journal),
        now_(now),
        given_(size(), kMissing),
        given_at_(size()),
        piece_at_(size()),
        worst_(size(), kMissing),
        flags_(triage.rows().size()) {
    int batch = 0;
    for (const auto& event : journal.events) {
      if (const auto* imported = journal::As<journal::JournalImported>(event)) {
        ++batch;
        for (const auto& id : imported->ids) batch_of_.emplace(id, batch);
      }
    }
  }

  ScreenOutcome Run() {
    for (std::size_t i = 0; i < journal_.events.size(); ++i) {
      const journal::Event& event = journal_.events[i];
      if (const auto* screen = journal::As<journal::ScreenAnswered>(event))
        OnScreen(event, *screen, i);
      if (const auto* thomas = journal::As<journal::ThomasMeasured>(event))
        OnThomas(event, *thomas);
      if (const auto* release = journal::As<journal::ClinicianReleased>(event))
        OnRelease(event, *release);
    }
    for (const auto& flag : flags_) {
      if (flag) out_.flags.push_back(*flag);
    }
    out_.effective = worst_;
    if (!out_.full_at) {
      for (const int question : triage_.questions()) {
        if (At(given_, question) == kMissing) out_.missing.push_back(question);
      }
    }
    return std::move(out_);
  }

 private:
  std::size_t size() const { return static_cast<std::size_t>(triage_.size()); }
  static std::uint8_t At(const Answers& answers, int input) {
    return answers[static_cast<std::size_t>(input)];
  }
  int BatchOf(const journal::Event& event) const {
    const auto found = batch_of_.find(event.id);
    return found == batch_of_.end() ? 0 : found->second;
  }

  void OnScreen(const journal::Event& event, const journal::ScreenAnswered& screen,
                std::size_t index) {
    const Answers own = triage_.Encode(screen.answers);
    const bool is_future = event.at > now_;
    Answers seen = given_;
    for (std::size_t i = 0; i < size(); ++i) {
      if (own[i] == kMissing) continue;
      seen[i] = own[i];
      if (!is_future) given_at_[i] = piece_at_[i] = event.at;
    }
    DropFollowUpsOfNewAnswers(own, seen);
    if (is_future) {
      Raise(event, seen, &own);
      return;
    }
    out_.any_answers = true;
    given_ = seen;
    UpdateShort();
    if (IsWhole(event.at)) {
      OnComplete(event, index);
      return;
    }
    for (std::size_t i = 0; i < size(); ++i) worst_[i] = std::max(worst_[i], own[i]);
    Raise(event, seen, &own);
  }

  /// A new answer to a question makes older answers to its follow-ups void.
  void DropFollowUpsOfNewAnswers(const Answers& own, Answers& seen) const {
    const auto& questions = triage_.questions();
    for (std::size_t q = 0; q < questions.size(); ++q) {
      if (At(own, questions[q]) == kMissing) continue;
      const int end = q + 1 < questions.size() ? questions[q + 1] : triage_.IndexOf(kJointPain);
      for (int i = questions[q] + 1; i < end; ++i) seen[static_cast<std::size_t>(i)] = At(own, i);
    }
  }

  /// The short set is as old as its oldest answer.
  void UpdateShort() {
    std::optional<Instant> oldest;
    for (const int question : triage_.short_set()) {
      const auto& at = given_at_[static_cast<std::size_t>(question)];
      if (!at) return;
      if (!oldest || *at < *oldest) oldest = at;
    }
    out_.short_at = oldest;
  }

  /// All questions answered in one sitting, since the last complete screen and the last release.
  bool IsWhole(Instant at) const {
    return std::all_of(triage_.questions().begin(), triage_.questions().end(), [&](int question) {
      const auto& piece_at = piece_at_[static_cast<std::size_t>(question)];
      return piece_at && HoursBetween(*piece_at, at) <= kOneSittingHours;
    });
  }

  void ForgetPieces() { piece_at_.assign(size(), std::nullopt); }

  void OnComplete(const journal::Event& event, std::size_t index) {
    Answers whole = given_;
    WithFacts(whole);
    const auto fired = triage_.Fired(whole);
    const bool clean = std::none_of(fired.begin(), fired.end(), [](const TriageRow* row) {
      return row->then >= Disposition::kUrgent ||
             (row->then == Disposition::kSeeClinician && !row->status_only);
    });
    for (auto& flag : flags_) {
      if (flag && ClearsBatch(event, *flag) && IsCleared(*flag, event.at, clean)) flag.reset();
    }
    worst_ = given_;
    ForgetPieces();
    out_.full_at = event.at;
    out_.full_index = index;
    Raise(event, given_, nullptr);
  }

  bool ClearsBatch(const journal::Event& event, const Flag& flag) const {
    const int batch = BatchOf(event);
    return batch == 0 || batch == flag.batch;
  }

  bool IsCleared(const Flag& flag, Instant at, bool clean) const {
    if (flag.row->then == Disposition::kEmergency)
      return flag.released_at && at > *flag.released_at && clean;
    if (flag.row->then == Disposition::kUrgent) {
      return (flag.released_at || at.day() > flag.at.day()) && AnswersNo(*flag.row);
    }
    return true;
  }

  bool AnswersNo(const TriageRow& row) const {
    return std::any_of(row.questions.begin(), row.questions.end(),
                       [&](int question) { return At(given_, question) == kNo; });
  }

  void OnThomas(const journal::Event& event, const journal::ThomasMeasured& thomas) {
    std::vector<double> thighs;
    for (const auto& reading : thomas.readings) thighs.push_back(reading.thigh_deg);
    const auto side = static_cast<std::size_t>(thomas.side);
    const bool before_pain = joint_pain_[side], before_above = thigh_above_[side];
    joint_pain_[side] = thomas.pain == journal::TestPain::kJoint;
    thigh_above_[side] = !thighs.empty() && Median(thighs) > 0;
    const bool raises = joint_pain_[side] || thigh_above_[side];
    const bool withdrawn = journal::IsWithdrawn(event, now_);
    if (withdrawn) {  // it may still raise, but it clears nothing
      joint_pain_[side] = joint_pain_[side] || before_pain;
      thigh_above_[side] = thigh_above_[side] || before_above;
    }
    if (raises || !withdrawn) RaiseOnFacts(event);
    if (event.at > now_) {
      joint_pain_[side] = before_pain;
      thigh_above_[side] = before_above;
    }
  }

  void OnRelease(const journal::Event& event, const journal::ClinicianReleased& release) {
    if (event.at > now_) return;
    ForgetPieces();
    for (auto& flag : flags_) {
      if (!flag || flag->at >= event.at || !ClearsBatch(event, *flag)) continue;
      if (!Covers(release.scope, triage_, *flag->row)) continue;
      flag->released_at = event.at;
      flag->released_by = release.by;
    }
  }

  void WithFacts(Answers& answers) const {
    const auto set = [&](std::string_view fact, const bool(&sides)[2]) {
      answers[static_cast<std::size_t>(triage_.IndexOf(fact))] = sides[0] || sides[1] ? kYes : kNo;
    };
    set(kJointPain, joint_pain_);
    set(kThighAbove, thigh_above_);
  }

  void RaiseOnFacts(const journal::Event& event) {
    Answers answers = worst_;
    WithFacts(answers);
    for (const TriageRow* row : triage_.Fired(answers)) {
      if (row->on_facts) RaiseRow(event, *row);
    }
  }

  /// Raises the rows that hold; of a partial screen only those that rest on an answer it gave.
  void Raise(const journal::Event& event, Answers answers, const Answers* own) {
    WithFacts(answers);
    for (const TriageRow* row : triage_.Fired(answers)) {
      const bool is_touched = !own || std::any_of(row->questions.begin(), row->questions.end(),
                                                  [&](int q) { return At(*own, q) != kMissing; });
      if (is_touched) RaiseRow(event, *row);
    }
  }

  void RaiseRow(const journal::Event& event, const TriageRow& row) {
    auto& flag = flags_[static_cast<std::size_t>(&row - triage_.rows().data())];
    const int batch = BatchOf(event);
    // Raised by two sources: only this journal's own events may clear it.
    flag = Flag{&row, event.at, flag && flag->batch != batch ? 0 : batch, std::nullopt, ""};
  }

  const Triage& triage_;
  const journal::Journal& journal_;
  const Instant now_;
  std::unordered_map<std::string, int> batch_of_;
  Answers given_;  ///< latest answer of each input
  std::vector<std::optional<Instant>> given_at_;
  std::vector<std::optional<Instant>> piece_at_;  ///< the same, since the last complete screen
  Answers worst_;                                 ///< gravest since the latest complete screen
  bool joint_pain_[2] = {false, false}, thigh_above_[2] = {false, false};
  std::vector<std::optional<Flag>> flags_;  ///< one place per row
  ScreenOutcome out_;
};

}  // namespace

Disposition Flag::Now() const {
  if (!released_at || row->then == Disposition::kEmergency || row->then <= Disposition::kLimits)
    return row->then;
  return Disposition::kLimits;
}

bool Covers(const std::string& scope, const Triage& triage, const TriageRow& row) {
  std::size_t begin = 0;
  while (begin < scope.size()) {
    const std::size_t end = std::min(scope.find_first_of(", ;", begin), scope.size());
    const std::string_view word = std::string_view(scope).substr(begin, end - begin);
    begin = end + 1;
    if (word == "all" || word == row.row->id) return true;
    if (std::any_of(row.questions.begin(), row.questions.end(),
                    [&](int q) { return triage.name(q) == word; })) {
      return true;
    }
  }
  return false;
}

ScreenOutcome FoldScreens(const Triage& triage, const journal::Journal& journal, Instant now) {
  return Fold(triage, journal, now).Run();
}

}  // namespace psoas::guide
