// One event at the door: a clear error names the place and the mend.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "journal/journal.h"

namespace psoas::journal {
namespace {

Result<CheckedEvent> ReadText(const std::string& text) {
  const auto json = ParseJson(text);
  if (!json.ok()) return json.error();
  return ReadEvent(*json);
}

std::string Event(const std::string& type, const std::string& data) {
  return R"({"id":"a","at":"2026-03-02T12:00:00Z","type":")" + type + R"(","data":)" + data + "}";
}

std::string Thomas(const std::string& reading) {
  return Event("thomas.measured",
               R"({"side":"left","method":"tape","pelvis_flat":"yes","pain":"none","readings":[)" +
                   reading + "]}");
}

void ExpectError(const std::string& text, const std::string& place) {
  const auto event = ReadText(text);
  ASSERT_FALSE(event.ok()) << text;
  EXPECT_NE(event.error().place.find(place), std::string::npos) << event.error().Sentence();
  EXPECT_FALSE(event.error().mend.empty()) << event.error().Sentence();
}

TEST(ReadEvent, AcceptsAFullThomasTest) {
  const auto event = ReadText(Thomas(
      R"({"thigh_deg":-8.5,"knee_flexion_deg":70,"abduction_deg":12,"rotation":"external"})"));
  ASSERT_TRUE(event.ok()) << event.error().Sentence();
  const auto* thomas = As<ThomasMeasured>(event->event);
  ASSERT_TRUE(thomas);
  EXPECT_EQ(thomas->side, Side::kLeft);
  EXPECT_EQ(thomas->readings[0].thigh_deg, -8.5);
  EXPECT_EQ(thomas->readings[0].rotation, Rotation::kExternal);
}

TEST(ReadEvent, RefusesAnglesBeyondABodysRange) {
  ExpectError(Thomas(R"({"thigh_deg":140})"), "data.readings[0].thigh_deg");
  ExpectError(Thomas(R"({"thigh_deg":-90})"), "data.readings[0].thigh_deg");
  ExpectError(Thomas(R"({"thigh_deg":5,"knee_flexion_deg":200})"),
              "data.readings[0].knee_flexion_deg");
}

TEST(ReadEvent, RefusesNotANumberAndInfinity) {
  EXPECT_FALSE(ReadText(Thomas(R"({"thigh_deg":NaN})")).ok());
  EXPECT_FALSE(ReadText(Thomas(R"({"thigh_deg":Infinity})")).ok());
  EXPECT_FALSE(ReadText(Thomas(R"({"thigh_deg":1e999})")).ok());
  ExpectError(Thomas(R"({"thigh_deg":"12"})"), "thigh_deg");
  ExpectError(Thomas(R"({"thigh_deg":null})"), "thigh_deg");
}

TEST(ReadEvent, RefusesWhatIsNotOneOfTheWords) {
  ExpectError(Event("screen.answered", R"({"answers":{"ces":"maybe"}})"), "data.answers.ces");
  ExpectError(
      Event("thomas.measured",
            R"({"side":"middle","method":"tape","pain":"none","readings":[{"thigh_deg":1}]})"),
      "data.side");
  ExpectError(Event("checkin.recorded", R"({"pain_now":11})"), "data.pain_now");
  ExpectError(Event("exercise.done", R"({"exercise":"x","side":"up"})"), "data.side");
}

TEST(ReadEvent, AcceptsASmallDescriptionOfTheComplaintAndRefusesAnEmptyOne) {
  const auto event =
      ReadText(Event("complaint.described", R"({"answers":{"cough_groin":"unsure"}})"));
  ASSERT_TRUE(event.ok()) << event.error().Sentence();
  EXPECT_EQ(As<ComplaintDescribed>(event->event)->answers.at("cough_groin"), Answer::kUnsure);
  ExpectError(Event("complaint.described", R"({"answers":{}})"), "data.answers");
  ExpectError(Event("complaint.described", R"({"answers":{"a":"perhaps"}})"), "data.answers.a");
}

TEST(ReadEvent, TakesTrueAndFalseForTheYesAndNoOfAProfile) {
  const auto event =
      ReadText(Event("profile.set", R"({"posture_habit":true,"trains_strength":false,)"
                                    R"("small_space":true,"ball_opt_in":false})"));
  ASSERT_TRUE(event.ok()) << event.error().Sentence();
  const auto* profile = As<ProfileSet>(event->event);
  EXPECT_EQ(profile->posture_habit, Answer::kYes);
  EXPECT_EQ(profile->trains_strength, Answer::kNo);
  EXPECT_EQ(profile->small_space, Answer::kYes);
  EXPECT_EQ(profile->ball_opt_in, Answer::kNo);
}

TEST(ReadEvent, RefusesMoreInAProfileThanAPersonCouldMean) {
  ExpectError(Event("profile.set", R"({"weeks_since_surgery":5001})"), "data.weeks_since_surgery");
  ExpectError(Event("profile.set", R"({"weeks_since_surgery":-1})"), "data.weeks_since_surgery");
  ExpectError(Event("profile.set", R"({"goals":["a","b","c","d","e","f"]})"), "data.goals");
  ExpectError(Event("profile.set", R"({"goals":["a",")" + std::string(201, 'x') + R"("]})"),
              "data.goals[1]");
  ExpectError(Event("profile.set", R"({"goals":[""]})"), "data.goals[0]");
  std::string many = "\"x\"";
  for (int i = 0; i < 50; ++i) many += ",\"x\"";
  ExpectError(Event("profile.set", "{\"prefer\":[" + many + "]}"), "data.prefer");
  ExpectError(Event("profile.set", "{\"avoid\":[" + many + "]}"), "data.avoid");
}

TEST(ReadEvent, CountsTwoHundredCharactersNotBytes) {
  std::string goal;
  for (int i = 0; i < 200; ++i) goal += "\u00fc";
  EXPECT_TRUE(ReadText(Event("profile.set", R"({"goals":[")" + goal + R"("]})")).ok());
}

TEST(ReadEvent, RefusesMissingParts) {
  ExpectError(R"({"at":"2026-03-02T12:00:00Z","type":"note.added","data":{"text":"x"}})", "id");
  ExpectError(R"({"id":"a","type":"note.added","data":{"text":"x"}})", "at");
  ExpectError(R"({"id":"a","at":"2026-03-02T12:00:00Z","data":{"text":"x"}})", "type");
  ExpectError(Event("screen.answered", "{}"), "answers");
  ExpectError(
      Event("thomas.measured", R"({"side":"left","method":"tape","pain":"none","readings":[]})"),
      "data.readings");
  ExpectError(Event("clinician.released", R"({"by":"Dr X","scope":""})"), "data.scope");
}

TEST(ReadEvent, RefusesATimeWithoutAnOffset) {
  ExpectError(R"({"id":"a","at":"2026-03-02T12:00:00","type":"note.added","data":{"text":"x"}})",
              "at");
}

TEST(ReadEvent, RefusesAnotherVersionsEvents) {
  const auto event = ReadText(
      R"({"id":"a","at":"2026-03-02T12:00:00Z","type":"note.added","v":2,"data":{"text":"x"}})");
  ASSERT_FALSE(event.ok());
  EXPECT_EQ(event.error().code, ErrorCode::kUnsupported);
}

TEST(ReadEvent, MissingPelvisCheckIsUnknownNotYes) {
  const auto event = ReadText(
      Event("thomas.measured",
            R"({"side":"left","method":"tape","pain":"none","readings":[{"thigh_deg":1}]})"));
  ASSERT_TRUE(event.ok());
  EXPECT_FALSE(As<ThomasMeasured>(event->event)->pelvis_flat.has_value());
}

TEST(CouldHoldAnswer, JudgesByWhatCanStillBeRead) {
  EXPECT_TRUE(CouldHoldAnswer("garbage"));
  EXPECT_TRUE(CouldHoldAnswer(R"({"type":"screen.answered","data)"));
  EXPECT_TRUE(CouldHoldAnswer(R"({"type":"checkin.recorded","data)"));
  EXPECT_FALSE(CouldHoldAnswer(R"({"type":"thomas.measured","data)"));
  EXPECT_FALSE(CouldHoldAnswer(R"({"type":"complaint.described","data)"));
}

}  // namespace
}  // namespace psoas::journal
