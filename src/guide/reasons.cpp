#include "guide/reasons.h"

#include <algorithm>

#include "guide/texts.h"

namespace psoas::guide {
namespace {

using rules::Disposition;

std::vector<std::string> Names(const Triage& triage, const std::vector<int>& inputs) {
  std::vector<std::string> names;
  for (const int input : inputs) names.push_back(triage.name(input));
  return names;
}

Reason ReasonOf(const Triage& triage, const TriageRow& row, Instant since) {
  return {row.row->id,
          row.row->patient,
          row.row->clinician,
          row.then,
          Names(triage, row.questions),
          row.row->sources,
          Format(since)};
}

Reason ReleasedReason(const StandingInputs& in, const Flag& flag) {
  Reason reason = ReasonOf(in.triage, *flag.row, flag.at);
  const std::string label = flag.row->questions.empty()
                                ? flag.row->row->id
                                : in.triage.label(flag.row->questions.front());
  reason.text = Say(in.protocol, "flag.lifted", {{"label", label}, {"by", flag.released_by}});
  reason.disposition = flag.Now();
  return reason;
}

/// A row says nothing new beside a graver one, or an earlier one as grave, on the same questions.
bool IsCoveredBy(const TriageRow& row, const TriageRow& other) {
  if (&row == &other || other.questions != row.questions || other.on_facts != row.on_facts)
    return false;
  return other.then != row.then ? other.then > row.then : &other < &row;
}

/// The same of flags, whose rows may weigh less since they were released.
bool IsCoveredBy(const Flag& flag, const Flag& other) {
  const bool is_same_subject =
      other.row->questions == flag.row->questions && other.row->on_facts == flag.row->on_facts;
  if (is_same_subject && other.Now() != flag.Now()) return other.Now() > flag.Now();
  return IsCoveredBy(*flag.row, *other.row);
}

void AddFlags(const StandingInputs& in, Standing& standing) {
  const auto& flags = in.screen.flags;
  for (const Flag& flag : flags) {
    const bool covered = std::any_of(flags.begin(), flags.end(),
                                     [&](const Flag& other) { return IsCoveredBy(flag, other); });
    if (flag.released_at) {
      for (const int question : flag.row->questions)
        standing.lifted.insert(in.triage.name(question));
    }
    if (covered) continue;
    const bool released = flag.Now() != flag.row->then;
    standing.Add(released ? ReleasedReason(in, flag) : ReasonOf(in.triage, *flag.row, flag.at),
                 AllowedBy(*flag.row, flag.Now()));
  }
  for (const Flag& flag : flags) {
    if (flag.released_at) continue;
    for (const int question : flag.row->questions) standing.lifted.erase(in.triage.name(question));
  }
}

bool IsReleased(const StandingInputs& in, const TriageRow& row, Instant raised_at) {
  return std::any_of(in.journal.events.begin(), in.journal.events.end(),
                     [&](const journal::Event& event) {
                       const auto* release = journal::As<journal::ClinicianReleased>(event);
                       return release && event.at <= in.now && event.at > raised_at &&
                              Covers(release->scope, in.triage, row);
                     });
}

/// What the profile implies and the answers did not say, e.g. under 18 (DECISIONS 8).
void AddImplied(const StandingInputs& in, Standing& standing) {
  for (const Implied& implied : ImpliedAnswers(in.protocol.screening.calendar, in.person)) {
    const int question = in.triage.IndexOf(implied.question);
    if (question < 0 || in.screen.effective[static_cast<std::size_t>(question)] == kYes) continue;
    Answers answers(static_cast<std::size_t>(in.triage.size()), kMissing);
    answers[static_cast<std::size_t>(question)] = kYes;
    const int follow_up = in.triage.IndexOf(implied.follow_up);
    if (follow_up >= 0) answers[static_cast<std::size_t>(follow_up)] = kYes;
    // Weeks that are known and past the early ones answer that follow-up.
    const int early = in.triage.IndexOf("postp_early");
    if (implied.question == "postp" && follow_up < 0 && early >= 0)
      answers[static_cast<std::size_t>(early)] = kNo;
    const std::vector<const TriageRow*> fired = in.triage.Fired(answers);
    for (const TriageRow* row : fired) {
      const bool covered = std::any_of(fired.begin(), fired.end(), [&](const TriageRow* other) {
        return IsCoveredBy(*row, *other);
      });
      if (covered) continue;
      if (IsReleased(in, *row, implied.said_at)) {
        standing.lifted.insert(implied.question);
        continue;
      }
      Reason reason = ReasonOf(in.triage, *row, implied.said_at);
      reason.text = Say(in.protocol, "derived." + implied.question) + " " + reason.text;
      standing.Add(std::move(reason), AllowedBy(*row, row->then));
    }
  }
}

void AddOpenScreen(const StandingInputs& in, Standing& standing) {
  if (in.screen.full_at) return;
  const std::string id = in.screen.any_answers ? "screen.incomplete" : "screen.none";
  const std::string text =
      Say(in.protocol, id, {{"count", std::to_string(in.screen.missing.size())}});
  standing.Add(
      {id, text, text, Disposition::kLimits, Names(in.triage, in.screen.missing), {}, std::nullopt},
      Allowed::kNone);
}

void AddUnreadable(const StandingInputs& in, Standing& standing) {
  std::string lines;
  for (const auto& problem : in.journal.problems) {
    if (problem.could_hold_answer)
      lines += (lines.empty() ? "" : ", ") + std::to_string(problem.line);
  }
  if (lines.empty()) return;
  const std::string text = Say(in.protocol, "journal.unreadable", {{"lines", lines}});
  standing.Add({"journal.unreadable", text, text, Disposition::kLimits, {}, {}, std::nullopt},
               Allowed::kPlan);
}

}  // namespace

void Standing::Add(Reason reason, Allowed at_most) {
  disposition = std::max(disposition, reason.disposition);
  allowed = std::min(allowed, at_most);
  const auto place = std::upper_bound(
      reasons.begin(), reasons.end(), reason,
      [](const Reason& a, const Reason& b) { return a.disposition > b.disposition; });
  reasons.insert(place, std::move(reason));
}

Allowed AllowedBy(const TriageRow& row, Disposition now) {
  if (now >= Disposition::kUrgent) return Allowed::kNone;
  if (now == Disposition::kSeeClinician)
    return row.status_only ? Allowed::kRestOnly : Allowed::kNone;
  return Allowed::kPlan;
}

Standing JudgeStanding(const StandingInputs& inputs) {
  Standing standing;
  AddOpenScreen(inputs, standing);
  AddUnreadable(inputs, standing);
  AddFlags(inputs, standing);
  AddImplied(inputs, standing);
  return standing;
}

}  // namespace psoas::guide
