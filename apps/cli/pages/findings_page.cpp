#include "findings_page.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kDatesColumn = 18;

std::string MusclesLine(const guide::Muscles& muscles) {
  return std::string("iliopsoas ") + Name(muscles.iliopsoas) + ", rectus femoris " +
         Name(muscles.rectus_femoris) + ", TFL " + Name(muscles.tfl) + ", sartorius " +
         Name(muscles.sartorius);
}

void WriteSide(Page& page, const char* name, const guide::SideFinding& side, Depth depth) {
  if (side.state == guide::SideState::kNotMeasured && side.text.empty()) {
    page.Entry(name, "not measured yet");
    return;
  }
  page.Entry(name, side.text);
  const bool is_finding = side.state == guide::SideState::kMeasured;
  if (is_finding) page.Entry("", MusclesLine(side.muscles));
  // A number that is no finding always says why.
  if (is_finding && depth == Depth::kShort) return;
  for (const auto& why : side.why) page.Entry("", why.text);
}

}  // namespace

void WriteFindings(Page& page, const guide::Guidance& guidance, Depth depth) {
  const auto& findings = guidance.findings;
  const bool none = findings.left.state == guide::SideState::kNotMeasured &&
                    findings.right.state == guide::SideState::kNotMeasured;
  if (none) return;
  page.Title("What the test shows: " + guidance.pattern_title);
  page.Text(guidance.pattern_text);
  if (depth == Depth::kWhy) {
    for (const auto& why : guidance.pattern_why) page.Bullet(why.text, 4);
  }
  WriteSide(page, "Left", findings.left, depth);
  WriteSide(page, "Right", findings.right, depth);
  page.Text(findings.difference.text);
  page.Blank();
}

void WriteDates(Page& page, const guide::Clock& clock) {
  if (!clock.started_on) return;
  page.Title("Dates");
  page.Entry("Started", *clock.started_on + " (week " + std::to_string(clock.week + 1) + ")",
             kDatesColumn);
  std::string retests;
  for (const auto& day : clock.retest_on) retests += (retests.empty() ? "" : ", ") + day;
  if (!retests.empty()) page.Entry("Test again", retests, kDatesColumn);
  if (clock.look_elsewhere_on) page.Entry("Look elsewhere", *clock.look_elsewhere_on, kDatesColumn);
  page.Entry("Sessions",
             std::to_string(clock.sessions_done) + " done of " +
                 std::to_string(clock.sessions_planned) + " planned",
             kDatesColumn);
  page.Text(clock.text).Blank();
}

}  // namespace psoas::cli
