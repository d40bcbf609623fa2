// P15 for the report: the same journal gives the same page, in whatever order its lines come.
#include <gtest/gtest.h>

#include <algorithm>

#include "../rules/real_protocol.h"
#include "base/json_io.h"
#include "exchange/report.h"
#include "proof/story.h"

namespace psoas::proof {
namespace {

std::string ReportOf(const Story& story) {
  const auto report =
      exchange::MakeReport(rules::RealProtocol(), journal::ParseJournal(story.text()), story.at());
  return exchange::ReportText(report) + Dump(Write(report));
}

Story SomeWeeks() {
  Story story = ReadyPerson(rules::RealProtocol());
  story.Event("checkin.recorded", {{"pain_now", 3}, {"tightness", 6}})
      .Later(24)
      .Event("exercise.done", {{"exercise", "glute_bridge"}, {"pain", 1}})
      .Later(24 * 21)
      .Screen(AllNo(rules::RealProtocol().protocol))
      .Test("left")
      .Test("right")
      .Event("note.added", {{"text", "better on stairs"}});
  return story;
}

TEST(Replay, TheReportIsTheSameBytesTwiceAndInAnyOrderOfLines) {
  const Story story = SomeWeeks();
  const std::string report = ReportOf(story);
  EXPECT_EQ(ReportOf(story), report);
  Story other = story;
  for (std::size_t turn = 0; turn < other.lines().size(); ++turn) {
    std::rotate(other.lines().begin(), other.lines().begin() + 1, other.lines().end());
    EXPECT_EQ(ReportOf(other), report) << turn;
  }
  std::reverse(other.lines().begin(), other.lines().end());
  EXPECT_EQ(ReportOf(other), report);
}

TEST(Replay, TheReportCarriesTheProtocolsHash) {
  EXPECT_NE(ReportOf(SomeWeeks()).find(rules::RealProtocol().hash), std::string::npos);
}

}  // namespace
}  // namespace psoas::proof
