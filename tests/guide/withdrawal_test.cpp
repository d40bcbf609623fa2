// Taking an entry back: it counts no more, and it makes nothing easier than it was.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "exchange/report.h"
#include "guide/progress.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

Scenario& TakeBack(Scenario& s, const std::string& id) {
  return s.Event("entry.withdrawn", {{"event", id}});
}

Scenario& TakeBackLast(Scenario& s) { return TakeBack(s, s.last_id()); }

journal::Journal Read(const Scenario& s) { return journal::ParseJournal(s.text()); }

TEST(TakenBack, ASessionIsNoLongerCounted) {
  Scenario s = ReadyPerson();
  s.Later(1).Event("exercise.done", {{"exercise", "glute_bridge"}, {"sets", 2}, {"pain", 1}});
  const std::string done = s.last_id();
  EXPECT_EQ(s.GuideNow().clock.sessions_done, 1);
  EXPECT_EQ(s.KindNow(), "rest");
  TakeBack(s.Later(1), done);
  EXPECT_EQ(s.GuideNow().clock.sessions_done, 0);
  EXPECT_EQ(s.KindNow(), "session");
  EXPECT_EQ(ComputeProgress(ShippedProtocol().protocol, Read(s), s.at()).weeks.at(0).done, 0);
}

TEST(TakenBack, AMeasurementLeavesTheOneBefore) {
  Scenario s = ReadyPerson(8, 85);
  s.Later(1).Test("left", -15, 85);
  const std::string wrong = s.last_id();
  TakeBack(s.Later(1), wrong);
  EXPECT_EQ(s.GuideNow().findings.left.thigh_deg, 8);
  for (const auto& series : ComputeProgress(ShippedProtocol().protocol, Read(s), s.at()).angles)
    EXPECT_EQ(series.points.size(), 1u);
}

TEST(TakenBack, ACheckinIsNoLongerAScore) {
  Scenario s = ReadyPerson();
  TakeBackLast(s.Later(1).Checkin({{"tightness", 6}}));
  EXPECT_TRUE(ComputeProgress(ShippedProtocol().protocol, Read(s), s.at()).scores.empty());
}

TEST(TakenBack, ANoteLeavesTheReportAndStaysInTheExport) {
  Scenario s = ReadyPerson();
  TakeBackLast(s.Later(1).Event("note.added", {{"text", "sat all day"}}));
  EXPECT_TRUE(exchange::MakeReport(ShippedProtocol(), Read(s), s.at()).notes.empty());
  EXPECT_NE(journal::WriteJournal(Read(s)).find("sat all day"), std::string::npos);
}

TEST(TakenBack, AMeasurementIsMarkedInTheTable) {
  Scenario s = ReadyPerson();
  TakeBackLast(s.Later(1));
  const std::string csv = exchange::MeasurementsCsv(Read(s));
  EXPECT_NE(csv.find(",2026-03-02T09:00:00Z\r\n"), std::string::npos) << csv;
}

TEST(TakenBack, AStopByTheBodyStillAsksTheWholeScreen) {
  Scenario s = ReadyPerson();
  s.Later(1).Event("exercise.done",
                   {{"exercise", "glute_bridge"}, {"pain", 7}, {"stopped_because", "sharp_pain"}});
  TakeBackLast(s.Later(1));
  EXPECT_EQ(s.KindNow(), "screen");
  EXPECT_EQ(s.GuideNow().screen.due, ScreenDue::kFull);
}

TEST(TakenBack, ANewSymptomStillAsksTheWholeScreen) {
  Scenario s = ReadyPerson();
  TakeBackLast(s.Later(1).Checkin({{"new_symptom", "unsure"}}));
  EXPECT_EQ(s.GuideNow().screen.due, ScreenDue::kFull);
}

TEST(TakenBack, JointPainStillGuardsUntilTheNextTest) {
  Scenario s = ReadyPerson();
  TestOptions hurt;
  hurt.pain = "joint";
  TakeBackLast(s.Later(1).Test("left", 8, 85, hurt));
  EXPECT_EQ(s.GuideNow().pattern, Pattern::kGuarding);
  EXPECT_EQ(s.DispositionNow(), "see_clinician");
  s.Later(1).Test("left", 8, 85);
  EXPECT_NE(s.GuideNow().pattern, Pattern::kGuarding);
}

TEST(TakenBack, WorseNextDayAndPainAboveTheLimitStillLowerTheDose) {
  for (const auto& told : {nlohmann::json{{"pain_now", 8}}, nlohmann::json{{"pain_now", 6}}}) {
    Scenario s = ReadyPerson();
    TakeBackLast(s.Session().Later(20).Checkin(told));
    EXPECT_EQ(s.KindNow(), "rest") << told;
  }
}

TEST(TakenBack, AReassuringCheckinReassuresNoMore) {
  Scenario s = ReadyPerson();
  s.Session(8).Later(20).Checkin({{"pain_now", 0}, {"worse_next_day", "no"}});
  const std::string reassuring = s.last_id();
  s.Later(4).ShortScreen();
  ASSERT_EQ(s.KindNow(), "session");
  EXPECT_EQ(Name(TakeBack(s.Later(0.1), reassuring).GuideNow().today.kind), std::string("checkin"));
}

/// A few weeks of anything, and the ids of what was entered.
struct Told {
  Scenario story;
  std::vector<std::string> ids;
};

Told AnyStory(int max_gap_hours) {
  Told told{ReadyPerson(*rc::gen::inRange(-20, 20), 85), {}};
  const auto score = [] { return *rc::gen::weightedElement<int>({{6, 1}, {2, 4}, {2, 8}}); };
  const int count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) {
    told.story.Later(*rc::gen::inRange(1, max_gap_hours));
    TestOptions test;
    switch (*rc::gen::inRange(0, 6)) {
      case 0:
        test.pain = *rc::gen::element<std::string>("none", "stretch", "joint");
        told.story.Test(*rc::gen::element<std::string>("left", "right"), *rc::gen::inRange(-20, 20),
                        85, test);
        break;
      case 1:
        told.story.Checkin(
            {{"pain_now", score()},
             {"tightness", score()},
             {"worse_next_day", *rc::gen::element<std::string>("no", "no", "yes")},
             {"new_symptom", *rc::gen::weightedElement<std::string>({{9, "no"}, {1, "yes"}})}});
        break;
      case 2:
        told.story.Screen({{"anticoag", *rc::gen::element<std::string>("no", "yes")},
                           {"infect", *rc::gen::element<std::string>("no", "no", "yes")}});
        break;
      case 3:
        told.story.ShortScreen();
        break;
      default:
        told.story.Event(
            "exercise.done",
            {{"exercise", "glute_bridge"},
             {"sets", 2},
             {"pain", score()},
             {"stopped_because", *rc::gen::weightedElement<std::string>(
                                     {{9, "no_time"}, {1, "sharp_pain"}, {1, "other"}})}});
    }
    told.ids.push_back(told.story.last_id());
  }
  told.story.Later(*rc::gen::inRange(1, max_gap_hours));
  return told;
}

/// How easy it is made, least first: a withdrawal may only move it towards the first.
void AssertNoEasier(const Guidance& before, const Guidance& after) {
  RC_ASSERT(after.disposition >= before.disposition);
  RC_ASSERT(after.allowed <= before.allowed);
  RC_ASSERT(after.screen.due >= before.screen.due);
  RC_ASSERT(after.screen.complete == before.screen.complete);
  RC_ASSERT(!before.plan.locked || after.plan.locked || after.plan.items.empty());
  const bool was_resting_a_flare =
      before.today.kind == TodayKind::kCheckin && after.today.kind == TodayKind::kSession;
  RC_ASSERT(!was_resting_a_flare);
}

RC_GTEST_PROP(TakenBack, OneMoreEntryNeverMakesAnythingEasier, ()) {
  Told told = AnyStory(40);  // within the weeks before the review
  Guidance before = told.story.GuideNow();
  for (int i = 0; i < 3; ++i) {
    TakeBack(told.story, *rc::gen::elementOf(told.ids));
    const Guidance after = told.story.GuideNow();
    AssertNoEasier(before, after);
    before = after;
  }
}

RC_GTEST_PROP(TakenBack, AnySetOfEntriesIsNoEasierThanNone, ()) {
  Told told = AnyStory(300);  // past the review of week six too
  const Guidance before = told.story.GuideNow();
  for (const std::string& id : told.ids) {
    if (*rc::gen::arbitrary<bool>()) TakeBack(told.story, id);
  }
  AssertNoEasier(before, told.story.GuideNow());
}

RC_GTEST_PROP(TakenBack, OrderAndRepetitionDoNotMatter, ()) {
  Told told = AnyStory(40);
  Scenario other = told.story;
  const std::string a = *rc::gen::elementOf(told.ids), b = *rc::gen::elementOf(told.ids);
  TakeBack(TakeBack(told.story, a), b);
  TakeBack(TakeBack(TakeBack(other, b), a), b);
  RC_ASSERT(Name(told.story.GuideNow().disposition) ==
            std::string(Name(other.GuideNow().disposition)));
  RC_ASSERT(exchange::ReportText(
                exchange::MakeReport(ShippedProtocol(), Read(told.story), told.story.at())) ==
            exchange::ReportText(exchange::MakeReport(ShippedProtocol(), Read(other), other.at())));
}

}  // namespace
}  // namespace psoas::guide
