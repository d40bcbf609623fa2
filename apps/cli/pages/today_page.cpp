#include "today_page.h"

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

void WriteDisposition(Page& page, const guide::Guidance& guidance) {
  page.Title(guidance.disposition_title, InkOf(guidance.disposition));
  page.Text(guidance.disposition_action);
  page.Text(guidance.disposition_meanwhile);
  if (!guidance.reasons.empty()) {
    page.Blank().Text("Why:");
    for (const auto& reason : guidance.reasons) {
      page.Bullet(
          reason.text + (reason.since ? " (since " + reason.since->substr(0, 10) + ")" : ""), 4);
    }
  }
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

void WriteTodaysThing(Page& page, const guide::Guidance& guidance, bool with_items) {
  const auto& today = guidance.today;
  std::string title = "Today: " + today.title;
  if (today.minutes > 0) title += " (about " + std::to_string(today.minutes) + " min)";
  page.Title(title);
  page.Text(today.text);
  if (today.kind == guide::TodayKind::kScreen && guidance.screen.why != today.text)
    page.Text(guidance.screen.why);
  if (with_items) {
    for (std::size_t i = 0; i < today.items.size(); ++i) {
      page.Blank();
      WriteItem(page, today.items[i], i + 1);
    }
  }
  if (const std::string command = CommandFor(today.kind); !command.empty()) {
    page.Blank().Text("Next: " + command, 2, Ink::kAccent);
  }
  page.Blank();
}

std::string MusclesLine(const guide::Muscles& muscles) {
  return std::string("iliopsoas ") + Name(muscles.iliopsoas) + ", rectus femoris " +
         Name(muscles.rectus_femoris) + ", TFL " + Name(muscles.tfl) + ", sartorius " +
         Name(muscles.sartorius);
}

void WriteSide(Page& page, const char* name, const guide::SideFinding& side) {
  if (side.state == guide::SideState::kNotMeasured && side.text.empty()) {
    page.Entry(name, "not measured yet");
    return;
  }
  page.Entry(name, side.text);
  if (side.state == guide::SideState::kMeasured) page.Entry("", MusclesLine(side.muscles));
  for (const auto& why : side.why) page.Entry("", why.text);
}

void WriteFindings(Page& page, const guide::Guidance& guidance) {
  const auto& findings = guidance.findings;
  const bool none = findings.left.state == guide::SideState::kNotMeasured &&
                    findings.right.state == guide::SideState::kNotMeasured;
  if (none) return;
  page.Title("What the test shows: " + guidance.pattern_title);
  page.Text(guidance.pattern_text);
  for (const auto& why : guidance.pattern_why) {
    if (why.text != guidance.pattern_text) page.Bullet(why.text, 4);
  }
  WriteSide(page, "Left", findings.left);
  WriteSide(page, "Right", findings.right);
  page.Blank();
}

void WritePlan(Page& page, const guide::Guidance& guidance) {
  if (guidance.plan.items.empty() || !guidance.today.items.empty()) return;
  page.Title(guidance.plan.locked ? "The plan (waits for a professional)" : "The plan");
  page.Text(guidance.plan.text);
  for (const auto& item : guidance.plan.items) {
    page.Bullet(item.title + ", " + item.variant_title, 4);
  }
  page.Blank();
}

void WriteDates(Page& page, const guide::Clock& clock) {
  if (!clock.started_on) return;
  page.Title("Dates");
  page.Entry("Started", *clock.started_on + " (week " + std::to_string(clock.week + 1) + ")", 18);
  std::string retests;
  for (const auto& day : clock.retest_on) retests += (retests.empty() ? "" : ", ") + day;
  if (!retests.empty()) page.Entry("Test again", retests, 18);
  if (clock.look_elsewhere_on) page.Entry("Look elsewhere", *clock.look_elsewhere_on, 18);
  page.Entry("Sessions",
             std::to_string(clock.sessions_done) + " done of " +
                 std::to_string(clock.sessions_planned) + " planned",
             18);
  page.Text(clock.text).Blank();
}

void WriteBlocked(Page& page, const guide::Guidance& guidance) {
  if (guidance.blocked.empty()) return;
  page.Title("Left out for now");
  for (const auto& blocked : guidance.blocked) {
    const std::string what =
        blocked.exercise + (blocked.variant.empty() ? "" : ", " + blocked.variant);
    page.Bullet(what + ": " + blocked.text);
  }
  page.Blank();
}

}  // namespace

void WriteItem(Page& page, const guide::Item& item, std::size_t number) {
  std::string title = item.title;
  if (!item.variant_title.empty()) title += ", " + item.variant_title;
  if (item.side == "left" || item.side == "right") title += " (" + item.side + " side)";
  if (item.side == "both") title += " (both sides)";
  if (item.gentle) title += ", gentle";
  page.Bullet(title, 2, std::to_string(number) + ".", Ink::kStrong);
  page.Text(item.dose.text, 5);
  for (const auto& why : item.why) page.Text("Why: " + why.text, 5);
  for (const auto& evidence : item.evidence) {
    page.Text("Evidence (" + std::string(Name(evidence.grade)) + "): " + evidence.claim, 5,
              Ink::kQuiet);
  }
}

void WriteToday(Page& page, const guide::Guidance& guidance) {
  page.Blank();
  WriteDisposition(page, guidance);
  WriteTodaysThing(page, guidance, true);
  WriteFindings(page, guidance);
  WritePlan(page, guidance);
  WriteDates(page, guidance.clock);
  WriteBlocked(page, guidance);
  if (!guidance.problems.empty()) {
    page.Title("Lines that could not be used: " + std::to_string(guidance.problems.size()),
               Ink::kCaution);
    page.Text("They are listed below, with their number and how to mend them.").Blank();
  }
  page.Text(guidance.safety_net, 0, Ink::kQuiet);
}

void WriteNextStep(Page& page, const guide::Guidance& guidance) {
  if (guidance.disposition > Disposition::kProceed) WriteDisposition(page, guidance);
  WriteTodaysThing(page, guidance, false);
}

}  // namespace psoas::cli
