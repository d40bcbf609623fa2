#include "today_page.h"

#include <functional>

#include "findings_page.h"
#include "footer.h"
#include "mention_page.h"

namespace psoas::cli {
namespace {

using rules::Disposition;

Ink InkOf(Disposition disposition) {
  switch (disposition) {
    case Disposition::kProceed:
      return Ink::kAccent;
    case Disposition::kLimits:
    case Disposition::kSeeClinician:
      return Ink::kCaution;
    case Disposition::kUrgent:
    case Disposition::kEmergency:
      return Ink::kStop;
  }
  return Ink::kPlain;
}

/// Nothing was answered yet that would be worth a warning: the questions themselves come first.
bool OnlyTheScreenIsOpen(const guide::Guidance& guidance) {
  return guidance.today.kind == guide::TodayKind::kScreen &&
         guidance.disposition <= Disposition::kLimits;
}

void WriteReasons(Page& page, const guide::Guidance& guidance) {
  if (guidance.reasons.empty()) return;
  page.Blank().Text("Why:");
  for (const auto& reason : guidance.reasons) {
    const std::string since =
        reason.since ? " (since " + reason.since->substr(0, 10) + ")" : std::string();
    page.Bullet(reason.text + since, 4);
  }
}

void WriteDisposition(Page& page, const guide::Guidance& guidance) {
  page.Title(guidance.disposition_title, InkOf(guidance.disposition));
  page.Text(guidance.disposition_action);
  page.Text(guidance.disposition_meanwhile);
  WriteReasons(page, guidance);
  page.Blank();
}

/// The command that does what today asks for.
const char* CommandFor(guide::TodayKind kind) {
  switch (kind) {
    case guide::TodayKind::kScreen:
      return "psoas screen";
    case guide::TodayKind::kTest:
      return "psoas test";
    case guide::TodayKind::kSession:
      return "psoas session";
    case guide::TodayKind::kCheckin:
      return "psoas checkin";
    case guide::TodayKind::kRest:
    case guide::TodayKind::kRefer:
      return "";
  }
  return "";
}

void WriteTodaysThing(Page& page, const guide::Guidance& guidance,
                      const std::function<void()>& write_items) {
  const auto& today = guidance.today;
  std::string title = "Today: " + today.title;
  if (today.minutes > 0) title += " (about " + std::to_string(today.minutes) + " min)";
  page.Title(title, Ink::kAccent);
  page.Text(today.text);
  write_items();
  if (const std::string command = CommandFor(today.kind); !command.empty()) {
    page.Blank().Text("Next: " + command, 2, Ink::kAccent);
  }
  if (!today.bad_day_items.empty()) {
    page.Text("A bad day? About " + std::to_string(today.bad_day_minutes) +
                  " min instead: psoas session --bad-day",
              2, Ink::kQuiet);
  }
  if (!guidance.letter.empty())
    page.Blank().Text("A letter to take along: psoas letter", 2, Ink::kAccent);
  if (guidance.plan.locked) {
    page.Blank().Text("When a clinician agrees: psoas release --by NAME --scope all", 2,
                      Ink::kAccent);
  }
}

/// The plan for a day without a session; while questions are open there is none to look at.
void WritePlan(Page& page, const guide::Guidance& guidance) {
  if (guidance.plan.items.empty() || !guidance.today.items.empty()) return;
  if (guidance.today.kind == guide::TodayKind::kScreen) return;
  page.Title(guidance.plan.locked ? "The plan (waits for a professional)" : "The plan");
  page.Text(guidance.plan.text);
  for (const auto& item : guidance.plan.items) {
    page.Bullet(item.title + ", " + item.variant_title, 4);
  }
  page.Blank();
}

/// The phase, the week's time under stretch, and what belongs between sessions.
void WriteProgramme(Page& page, const guide::Guidance& guidance, const api::Catalogue& catalogue,
                    Depth depth) {
  const guide::Plan& plan = guidance.plan;
  if (plan.items.empty()) return;
  if (!plan.phase.title.empty()) page.Title("This phase: " + plan.phase.title).Text(plan.phase.aim);
  page.Text(plan.volume.text);
  page.Blank();
  if (plan.through_the_day.empty()) return;
  page.Title("Through the day");
  for (std::size_t i = 0; i < plan.through_the_day.size(); ++i)
    WriteItem(page, plan.through_the_day[i], plan.phase, catalogue, i + 1, depth);
  page.Blank();
}

/// Where nothing at all may be offered the page has said so at its top already.
void WriteBlocked(Page& page, const guide::Guidance& guidance, const api::Catalogue& catalogue) {
  if (guidance.blocked.empty() || guidance.allowed != guide::Allowed::kPlan) return;
  page.Title("Left out for now");
  for (const auto& blocked : guidance.blocked) {
    std::string what = TitleOf(catalogue, blocked.exercise);
    if (const auto* exercise = FindExercise(catalogue, blocked.exercise)) {
      for (const auto& variant : exercise->variants) {
        if (variant.id == blocked.variant) what += " (" + variant.title + ")";
      }
    }
    page.Bullet(what + ": " + blocked.text);
  }
  page.Blank();
}

}  // namespace

void WriteToday(Page& page, const guide::Guidance& guidance, const api::Catalogue& catalogue,
                Depth depth) {
  const auto write_items = [&] {
    for (std::size_t i = 0; i < guidance.today.items.size(); ++i) {
      page.Blank();
      WriteItem(page, guidance.today.items[i], guidance.plan.phase, catalogue, i + 1, depth);
    }
  };
  page.Blank();
  if (!OnlyTheScreenIsOpen(guidance)) WriteDisposition(page, guidance);
  WriteTodaysThing(page, guidance, write_items);
  if (OnlyTheScreenIsOpen(guidance)) WriteReasons(page, guidance);
  page.Blank();
  WriteFindings(page, guidance, depth);
  WritePlan(page, guidance);
  WriteProgramme(page, guidance, catalogue, depth);
  WriteLinked(page, guidance.linked, depth);
  WriteMentions(page, guidance.mentions, depth);
  WriteDates(page, guidance.clock);
  WriteBlocked(page, guidance, catalogue);
  if (!guidance.problems.empty()) {
    page.Title("Lines that could not be used: " + std::to_string(guidance.problems.size()),
               Ink::kCaution);
    page.Text("They are listed below, with their number and how to mend them.").Blank();
  }
  page.Text(guidance.safety_net, 0, Ink::kQuiet);
  if (depth == Depth::kShort && !guidance.today.items.empty()) {
    page.Blank().Text(
        "psoas today --why shows every reason with its evidence and sources; psoas today --item 1 "
        "shows how it is done, what goes wrong and what may stand in.",
        0, Ink::kQuiet);
  }
  WriteFooter(page, guidance.protocol);
}

void WriteBadDay(Page& page, const guide::Guidance& guidance, const api::Catalogue& catalogue,
                 Depth depth) {
  const auto& today = guidance.today;
  page.Blank().Title("A bad day: about " + std::to_string(today.bad_day_minutes) + " min",
                     Ink::kAccent);
  page.Text(today.bad_day_text);
  for (std::size_t i = 0; i < today.bad_day_items.size(); ++i) {
    page.Blank();
    WriteItem(page, today.bad_day_items[i], guidance.plan.phase, catalogue, i + 1, depth);
  }
  page.Blank().Text("Next: psoas session --bad-day", 2, Ink::kAccent);
  WriteFooter(page, guidance.protocol);
}

void WriteNextStep(Page& page, const guide::Guidance& guidance) {
  if (guidance.disposition > Disposition::kProceed && !OnlyTheScreenIsOpen(guidance)) {
    WriteDisposition(page, guidance);
  }
  WriteTodaysThing(page, guidance, [] {});
  WriteFooter(page, guidance.protocol);
}

}  // namespace psoas::cli
