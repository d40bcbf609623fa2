// The letter a person takes along: what was measured, done and answered, and nothing else.
#include "exchange/letter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "../guide/scenario.h"

namespace psoas::exchange {
namespace {

using guide::ReadyPerson;
using guide::Scenario;

Result<WrittenLetter> WriteAt(const Scenario& person, const std::string& now,
                              const std::optional<std::string>& id = std::nullopt) {
  return WriteLetter(guide::ShippedProtocol(), journal::ParseJournal(person.text()),
                     ParseInstant(now).value(), id);
}

bool Tells(const WrittenLetter& letter, const std::string& words) {
  return std::any_of(letter.facts.begin(), letter.facts.end(), [&](const std::string& fact) {
    return fact.find(words) != std::string::npos;
  });
}

TEST(Letter, IsNotWrittenWhenNoneIsDueAndSaysWhichThereAre) {
  const auto letter = WriteAt(ReadyPerson(), "2026-03-02T09:00:00Z");
  ASSERT_FALSE(letter.ok());
  EXPECT_NE(letter.error().message.find("no letter is due"), std::string::npos);
  EXPECT_NE(letter.error().mend.find("no_change"), std::string::npos);
}

TEST(Letter, OfAnUnknownNameIsRefused) {
  const auto letter = WriteAt(ReadyPerson(), "2026-03-02T09:00:00Z", "love");
  ASSERT_FALSE(letter.ok());
  EXPECT_EQ(letter.error().code, ErrorCode::kNotFound);
}

TEST(Letter, OfTheScreenIsDueByItselfAndNamesTheAnswersThatWereNoNo) {
  Scenario person;
  person.At("2026-03-02T08:00:00Z").Screen({{"cancer", "yes"}, {"osteop", "unsure"}});
  const auto letter = WriteAt(person, "2026-03-05T08:00:00Z");
  ASSERT_TRUE(letter.ok()) << letter.error().Sentence();
  EXPECT_EQ(letter->id, "screen");
  EXPECT_NE(letter->opening.find("2 March 2026"), std::string::npos) << "the day of the screen";
  const auto& protocol = guide::ShippedProtocol().protocol;
  EXPECT_TRUE(Tells(*letter, "yes to " + protocol.FindQuestion("cancer")->label));
  EXPECT_TRUE(Tells(*letter, "not sure about " + protocol.FindQuestion("osteop")->label));
}

TEST(Letter, GivesEverySideWithDateMethodAngleAndError) {
  const auto letter = WriteAt(ReadyPerson(8, 70), "2026-03-02T09:00:00Z", "no_change");
  ASSERT_TRUE(letter.ok());
  const auto* method = guide::ShippedProtocol().protocol.FindMethod("tape");
  for (const char* side : {"Left hip, ", "Right hip, "}) {
    EXPECT_TRUE(Tells(
        *letter, side + std::string("2 March 2026, by ") + method->title + ": thigh 8 degrees"))
        << letter->text;
  }
  EXPECT_TRUE(Tells(*letter, "knee bent 70 degrees"));
}

TEST(Letter, OfATestThatHurtGivesNoAngle) {
  Scenario person = ReadyPerson();
  person.At("2026-03-10T08:00:00Z").Test("left", 5, 80, {.pain = "joint"});
  const auto letter = WriteAt(person, "2026-03-12T08:00:00Z", "guarding");
  ASSERT_TRUE(letter.ok());
  EXPECT_NE(letter->opening.find("10 March 2026"), std::string::npos) << letter->opening;
  EXPECT_TRUE(Tells(*letter, "hurt in the joint")) << letter->text;
}

TEST(Letter, TellsSessionsActivitiesReleasesAndThePerson) {
  Scenario person = ReadyPerson();
  person.Profile({{"year_of_birth", 1984}, {"goals", {"long drives"}}});
  person.Later(1).Session();
  person.Later(1).Checkin({{"pain_now", 2}, {"psfs", {{{"activity", "stairs"}, {"score", 4}}}}});
  person.Later(1).Release("all");
  const auto letter = WriteAt(person, "2026-03-03T09:00:00Z", "adherence");
  ASSERT_TRUE(letter.ok());
  EXPECT_TRUE(Tells(*letter, "Born 1984")) << letter->text;
  EXPECT_TRUE(Tells(*letter, "long drives"));
  EXPECT_TRUE(Tells(*letter, "stairs 4"));
  EXPECT_TRUE(Tells(*letter, "planned sessions done"));
  EXPECT_TRUE(Tells(*letter, "for everything"));
  EXPECT_NE(letter->opening.find("1 of "), std::string::npos) << letter->opening;
}

TEST(Letter, NamesAJointPatternWithTheNoteForTheClinician) {
  Scenario person = ReadyPerson();
  person.Event("complaint.described", {{"answers", {{"cough_groin", "yes"}}}});
  const auto letter = WriteAt(person, "2026-03-02T10:00:00Z", "no_change");
  ASSERT_TRUE(letter.ok());
  const auto mentions = person.GuideAt("2026-03-02T10:00:00Z").mentions;
  ASSERT_FALSE(mentions.empty());
  EXPECT_TRUE(Tells(*letter, mentions.front().clinician)) << letter->text;
}

TEST(Letter, LeavesNoPlaceUnfilledAndFitsEightyColumns) {
  Scenario person = ReadyPerson();
  person.Later(1).Session();
  for (const auto& frame : guide::ShippedProtocol().protocol.letters) {
    const auto letter = WriteAt(person, "2026-03-20T09:00:00Z", frame.id);
    ASSERT_TRUE(letter.ok()) << frame.id;
    EXPECT_EQ(letter->text.find('{'), std::string::npos) << letter->text;
    EXPECT_EQ(letter->text.find("letter."), std::string::npos) << letter->text;
    EXPECT_NE(letter->text.find(guide::ShippedProtocol().hash.substr(0, 12)), std::string::npos);
    std::size_t begin = 0;
    while (begin < letter->text.size()) {
      const std::size_t end = std::min(letter->text.find('\n', begin), letter->text.size());
      EXPECT_LE(end - begin, 80u) << letter->text.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

}  // namespace
}  // namespace psoas::exchange
