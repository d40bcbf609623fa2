// Order, repeats, conflicts, broken lines: nothing is lost.
#include "journal/journal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace psoas::journal {
namespace {

std::string Note(const std::string& id, const std::string& at, const std::string& text) {
  return R"({"id":")" + id + R"(","at":")" + at + R"(","type":"note.added","data":{"text":")" +
         text + "\"}}\n";
}

const std::string kNoon = "2026-03-02T12:00:00Z";

TEST(Journal, OrdersByTimeThenId) {
  const Journal journal = ParseJournal(
      Note("b", kNoon, "2") + Note("c", "2026-03-01T00:00:00Z", "1") + Note("a", kNoon, "3"));
  ASSERT_EQ(journal.events.size(), 3u);
  EXPECT_EQ(journal.events[0].id, "c");
  EXPECT_EQ(journal.events[1].id, "a");
  EXPECT_EQ(journal.events[2].id, "b");
}

TEST(Journal, SameEventTwiceCountsOnce) {
  const Journal journal = ParseJournal(Note("a", kNoon, "x") + Note("a", kNoon, "x"));
  EXPECT_EQ(journal.events.size(), 1u);
  EXPECT_TRUE(journal.problems.empty());
}

TEST(Journal, SameEventWithKeysInAnotherOrderIsTheSame) {
  const std::string other =
      R"({"type":"note.added","data":{"text":"x"},"at":")" + kNoon + "\",\"id\":\"a\"}\n";
  EXPECT_TRUE(ParseJournal(Note("a", kNoon, "x") + other).problems.empty());
}

TEST(Journal, SameIdWithOtherContentIsNamedAndBothAreKept) {
  const Journal journal = ParseJournal(Note("a", kNoon, "first") + Note("a", kNoon, "second"));
  ASSERT_EQ(journal.events.size(), 1u);
  EXPECT_EQ(As<NoteAdded>(journal.events[0])->text, "first");
  ASSERT_EQ(journal.problems.size(), 1u);
  EXPECT_EQ(journal.problems[0].line, 2);
  EXPECT_EQ(journal.problems[0].error.code, ErrorCode::kConflict);
  EXPECT_NE(journal.problems[0].error.place.find("a"), std::string::npos);
  EXPECT_NE(WriteJournal(journal).find("second"), std::string::npos);
}

TEST(Journal, ABrokenLineIsReportedWithItsNumberAndSkipped) {
  const Journal journal =
      ParseJournal(Note("a", kNoon, "x") + "\n{broken\n" + Note("b", kNoon, "y"));
  EXPECT_EQ(journal.events.size(), 2u);
  ASSERT_EQ(journal.problems.size(), 1u);
  EXPECT_EQ(journal.problems[0].line, 3);
  EXPECT_TRUE(journal.problems[0].could_hold_answer);
}

TEST(Journal, TruncationAtEveryByteNeverInventsAnEvent) {
  const std::string whole = Note("a", kNoon, "x") + Note("b", kNoon, "y");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Journal journal = ParseJournal(whole.substr(0, length));
    EXPECT_LE(journal.events.size() + journal.problems.size(), 2u) << length;
  }
}

TEST(Journal, UnknownTypesAndFieldsAreKept) {
  const std::string line =
      R"({"at":"2026-03-02T12:00:00Z","data":{"k":[1,{"z":null}]},"extra":7,"id":"a","type":"moon.phase"})";
  const Journal journal = ParseJournal(line + "\n");
  EXPECT_TRUE(journal.problems.empty());
  EXPECT_EQ(WriteJournal(journal), line + "\n");
}

TEST(Journal, BlankLinesWindowsLineEndsAndAByteOrderMarkAreNoFault) {
  std::string text = "\xEF\xBB\xBF" + Note("a", kNoon, "x");
  text.insert(text.size() - 1, "\r");
  EXPECT_TRUE(ParseJournal(text + "\r\n\n").problems.empty());
}

TEST(Journal, AVeryLongLineIsRefusedAsSuch) {
  const Journal journal = ParseJournal(Note("a", kNoon, std::string(70'000, 'x')));
  ASSERT_EQ(journal.problems.size(), 1u);
  EXPECT_EQ(journal.problems[0].error.code, ErrorCode::kTooLarge);
}

RC_GTEST_PROP(JournalLaw, AnyOrderOfArrivalGivesTheSameJournal, ()) {
  std::vector<std::string> lines;
  const int count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) {
    lines.push_back(Note("id" + std::to_string(i),
                         "2026-03-0" + std::to_string(1 + i % 5) + "T12:00:00Z", "n"));
  }
  const auto join = [](const std::vector<std::string>& all) {
    std::string text;
    for (const auto& line : all) text += line;
    return text;
  };
  auto shuffled = lines;
  for (std::size_t i = shuffled.size(); i > 1; --i) {
    std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  RC_ASSERT(WriteJournal(ParseJournal(join(lines))) == WriteJournal(ParseJournal(join(shuffled))));
}

RC_GTEST_PROP(JournalLaw, WritingAndReadingBackIsTheSame, (std::string noise)) {
  const Journal journal =
      ParseJournal(Note("a", kNoon, "x") + noise + "\n" + Note("b", kNoon, "y"));
  const std::string text = WriteJournal(journal);
  RC_ASSERT(WriteJournal(ParseJournal(text)) == text);
}

}  // namespace
}  // namespace psoas::journal
