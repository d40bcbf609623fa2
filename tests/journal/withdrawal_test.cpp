// Entries taken back: which, from when, and that the order of arrival does not matter.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "journal/journal.h"

namespace psoas::journal {
namespace {

std::string Line(const std::string& id, int hour, const std::string& type,
                 const std::string& data) {
  return R"({"id":")" + id + R"(","at":"2026-03-02T)" + (hour < 10 ? "0" : "") +
         std::to_string(hour) + R"(:00:00Z","type":")" + type + R"(","data":)" + data + "}\n";
}

std::string Note(const std::string& id, int hour) {
  return Line(id, hour, "note.added", R"({"text":"stiff"})");
}

std::string Withdrawal(const std::string& id, int hour, const std::string& event) {
  return Line(id, hour, "entry.withdrawn", R"({"event":")" + event + R"("})");
}

/// The hour of the day at which the event was taken back; -1 when it was not.
int WithdrawnHour(const std::string& text, const std::string& id) {
  const Journal journal = ParseJournal(text);
  EXPECT_TRUE(journal.problems.empty()) << text;
  const auto event = std::find_if(journal.events.begin(), journal.events.end(),
                                  [&](const Event& one) { return one.id == id; });
  if (event == journal.events.end() || !event->withdrawn_at) return -1;
  return static_cast<int>(event->withdrawn_at->ms / kMsPerHour % 24);
}

TEST(Withdrawal, TakesBackTheEntryInWhicheverOrderTheyCome) {
  EXPECT_EQ(WithdrawnHour(Note("n", 8) + Withdrawal("w", 9, "n"), "n"), 9);
  EXPECT_EQ(WithdrawnHour(Withdrawal("w", 9, "n") + Note("n", 8), "n"), 9);
}

TEST(Withdrawal, OfTheSameMomentCountsWhicheverIdComesFirst) {
  EXPECT_EQ(WithdrawnHour(Withdrawal("a", 8, "n") + Note("n", 8), "n"), 8);
  EXPECT_EQ(WithdrawnHour(Withdrawal("w", 8, "n") + Note("n", 8), "n"), 8);
}

TEST(Withdrawal, ComingByALaterSyncMarksWhatIsAlreadyHeld) {
  Journal journal = ParseJournal(Note("n", 8));
  const auto json = ParseJson(Withdrawal("w", 9, "n"));
  journal.Append({ReadEvent(*json).value()});
  EXPECT_TRUE(journal.events.front().withdrawn_at);
}

TEST(Withdrawal, TwiceIsTheSameAsTheFirst) {
  const std::string text = Note("n", 8) + Withdrawal("late", 12, "n") + Withdrawal("early", 9, "n");
  EXPECT_EQ(WithdrawnHour(text, "n"), 9);
}

TEST(Withdrawal, OfAnUnknownOrALaterEntryIsKeptAndDoesNothing) {
  const std::string unknown = Note("n", 8) + Withdrawal("w", 9, "other");
  EXPECT_EQ(WithdrawnHour(unknown, "n"), -1);
  EXPECT_EQ(WriteJournal(ParseJournal(unknown)).size(), unknown.size());
  EXPECT_EQ(WithdrawnHour(Note("n", 10) + Withdrawal("w", 9, "n"), "n"), -1);
}

TEST(Withdrawal, OfAWithdrawalDoesNothing) {
  const std::string text = Note("n", 8) + Withdrawal("w", 9, "n") + Withdrawal("w2", 10, "w");
  EXPECT_EQ(WithdrawnHour(text, "n"), 9);
  EXPECT_EQ(WithdrawnHour(text, "w"), -1);
}

TEST(Withdrawal, ScreensProfilesComplaintsAndReleasesStand) {
  const std::pair<const char*, const char*> fixed[] = {
      {"screen.answered", R"({"answers":{"ces":"yes"}})"},
      {"profile.set", R"({"year_of_birth":1984})"},
      {"complaint.described", R"({"answers":{"groin_front":"yes"}})"},
      {"clinician.released", R"({"by":"Dr Ames","scope":"all"})"}};
  for (const auto& [type, data] : fixed) {
    EXPECT_EQ(WithdrawnHour(Line("e", 8, type, data) + Withdrawal("w", 9, "e"), "e"), -1) << type;
  }
}

TEST(Withdrawal, CountsOnlyFromItsOwnTime) {
  const Journal journal = ParseJournal(Note("n", 8) + Withdrawal("w", 10, "n"));
  const Event& note = journal.events.front();
  EXPECT_TRUE(Counted<NoteAdded>(note, {note.at.ms + kMsPerHour}));
  EXPECT_FALSE(Counted<NoteAdded>(note, {note.at.ms + 2 * kMsPerHour}));
  EXPECT_TRUE(As<NoteAdded>(note));
}

TEST(Withdrawal, MustNameAnEntry) {
  for (const char* data : {"{}", R"({"event":""})", R"({"event":7})"}) {
    const Journal journal = ParseJournal(Line("w", 9, "entry.withdrawn", data));
    ASSERT_EQ(journal.problems.size(), 1u) << data;
    EXPECT_NE(journal.problems[0].error.place.find("event"), std::string::npos);
  }
}

}  // namespace
}  // namespace psoas::journal
