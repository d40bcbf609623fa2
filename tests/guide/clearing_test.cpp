// What clears a flag, and what never does (DECISIONS 6, 8).
#include <gtest/gtest.h>

#include "scenario.h"

namespace psoas::guide {
namespace {

Scenario Flagged(const AnswerMap& answers) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen(answers).Later(48);
  return s;
}

TEST(Clearing, ALaterCleanScreenDoesNotEndAnEmergency) {
  EXPECT_EQ(Flagged({{"ces", "yes"}}).Screen().DispositionNow(), "emergency");
}

TEST(Clearing, ReleaseAndThenACleanScreenEndAnEmergency) {
  Scenario s = Flagged({{"ces", "yes"}});
  s.Release("ces").Later(1);
  EXPECT_EQ(s.DispositionNow(), "emergency");
  EXPECT_EQ(s.KindNow(), "screen") << "the clean screen is still to come";
  EXPECT_EQ(s.Screen().DispositionNow(), "proceed");
}

TEST(Clearing, CleanScreenBeforeTheReleaseDoesNotCount) {
  EXPECT_EQ(Flagged({{"ces", "yes"}}).Screen().Later(1).Release("all").DispositionNow(),
            "emergency");
}

TEST(Clearing, AnIncompleteScreenAfterTheReleaseDoesNotCount) {
  EXPECT_EQ(Flagged({{"ces", "yes"}}).Release("all").Later(1).Screen({}, {"knee"}).DispositionNow(),
            "emergency");
}

TEST(Clearing, AReleaseForAnotherQuestionDoesNotCount) {
  EXPECT_EQ(Flagged({{"ces", "yes"}}).Release("aaa").Later(1).Screen().DispositionNow(),
            "emergency");
}

TEST(Clearing, AReleaseNeverCoversALaterFlag) {
  Scenario s;
  s.At("2026-03-01T08:00:00Z")
      .Release("all")
      .At("2026-03-02T08:00:00Z")
      .Screen({{"ces", "yes"}})
      .Later(48)
      .Screen();
  EXPECT_EQ(s.DispositionNow(), "emergency");
}

TEST(Clearing, AReleaseInTheFutureDoesNotCount) {
  Scenario s = Flagged({{"ces", "yes"}});
  s.Later(24).Release("all").Later(-20).Screen();
  EXPECT_EQ(s.DispositionNow(), "emergency");
}

TEST(Clearing, UrgentEndsWithANoOnALaterDay) {
  EXPECT_EQ(Flagged({{"thor", "yes"}}).Screen().DispositionNow(), "proceed");
}

TEST(Clearing, UrgentStandsOnTheSameDay) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen({{"thor", "yes"}}).Later(3).Screen();
  EXPECT_EQ(s.DispositionNow(), "urgent");
}

TEST(Clearing, UrgentStandsWhileItsOwnItemIsUnsure) {
  EXPECT_EQ(Flagged({{"thor", "yes"}}).Screen({{"thor", "unsure"}}).DispositionNow(), "urgent");
}

TEST(Clearing, AShortScreenDoesNotEndUrgent) {
  EXPECT_EQ(Flagged({{"femn", "yes"}}).ShortScreen().DispositionNow(), "urgent");
}

TEST(Clearing, SeeClinicianFollowsTheLatestCompleteScreen) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen({{"radic", "yes"}}).Later(1).Screen();
  EXPECT_EQ(s.DispositionNow(), "proceed");
}

TEST(Clearing, ReleaseUnlocksThePlanOfAStatusQuestion) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z")
      .Screen({{"pfloor", "yes"}})
      .BothSides(8, 85)
      .Later(2)
      .Release("pfloor");
  EXPECT_EQ(s.DispositionNow(), "limits");
  EXPECT_EQ(s.KindNow(), "session");
}

TEST(Clearing, AFutureFlagRaisesNow) {
  Scenario s;
  s.At("2026-03-05T08:00:00Z").Screen({{"ces", "yes"}}).At("2026-03-02T08:00:00Z").Screen();
  EXPECT_EQ(s.DispositionNow(), "emergency");
}

TEST(Clearing, AFutureCleanScreenCompletesNothing) {
  const Guidance guidance =
      Scenario().At("2026-03-05T08:00:00Z").Screen().GuideAt("2026-03-02T08:00:00Z");
  EXPECT_FALSE(guidance.screen.complete);
  EXPECT_EQ(guidance.today.kind, TodayKind::kScreen);
}

TEST(Clearing, ImportedScreensNeverClearWhatWasRaisedHere) {
  Scenario s = Flagged({{"thor", "yes"}});
  s.Screen();
  EXPECT_EQ(s.DispositionNow(), "proceed");
  s.Event("journal.imported", {{"ids", {"00000000-0000-7000-8000-000000000002"}}});
  EXPECT_EQ(s.DispositionNow(), "urgent");
}

TEST(Clearing, AnImportedJournalClearsItsOwnFlags) {
  Scenario s = Flagged({{"thor", "yes"}});
  s.Screen().Event(
      "journal.imported",
      {{"ids", {"00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"}}});
  EXPECT_EQ(s.DispositionNow(), "proceed");
}

TEST(Clearing, ProfileEditsNeverLower) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z")
      .Screen({{"child", "yes"}})
      .Later(1)
      .Profile({{"year_of_birth", 1980}});
  EXPECT_EQ(s.DispositionNow(), "urgent");
}

TEST(Clearing, OrderOfLinesDoesNotMatter) {
  Scenario s = Flagged({{"ces", "yes"}});
  s.Release("ces").Later(1).Screen();
  std::string reversed;
  for (std::size_t end = s.text().size(); end > 0;) {
    const std::size_t begin = s.text().rfind('\n', end - 2) + 1;
    reversed += s.text().substr(begin, end - begin);
    end = begin;
  }
  const auto journal = journal::ParseJournal(reversed);
  EXPECT_EQ(Guide(ShippedProtocol(), journal, s.at()).disposition, rules::Disposition::kProceed);
}

}  // namespace
}  // namespace psoas::guide
