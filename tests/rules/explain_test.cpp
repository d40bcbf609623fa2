// From an id or a sentence back to what stands behind it.
#include "rules/explain.h"

#include "real_protocol.h"
#include "rules/advice.h"
#include "rules/find_text.h"
#include "rules/words.h"

namespace psoas::rules {
namespace {

const Protocol& Real() { return RealProtocol().protocol; }
const Index& RealIndex() {
  static const auto& index = *new Index(Real());
  return index;
}

Explanation ExplainId(const std::string& id) {
  const auto found = RealIndex().Find(id);
  EXPECT_FALSE(found.empty()) << id;
  return found.empty() ? Explanation{} : Explain(Real(), RealIndex(), *found.front());
}

bool IsUsedBy(const Explanation& explanation, const std::string& id) {
  for (const Use& use : explanation.used_by) {
    if (use.by.id == id) return true;
  }
  return false;
}

TEST(Entries, HoldEveryValueOfTheProtocolButTheTableFrames) {
  for (const Leaf& leaf : RealIndex().leaves()) {
    EXPECT_TRUE(leaf.path.starts_with(RealIndex().entries()[leaf.entry].path)) << leaf.path;
  }
  EXPECT_GT(RealIndex().leaves().size(), 1000u);
}

TEST(Entries, OfOneKindAreAskedForByKindAndId) {
  ASSERT_EQ(RealIndex().Find("triage_row:ces_yes").size(), 1u);
  EXPECT_TRUE(RealIndex().Find("question:ces_yes").empty());
}

TEST(Entries, NearAnUnknownIdAreThoseSpeltAlike) {
  const auto near = RealIndex().Near("half_kneling_stretch", 3);
  ASSERT_FALSE(near.empty());
  EXPECT_EQ(near.front(), "half_kneeling_stretch");
  EXPECT_TRUE(RealIndex().Near("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", 3).empty());
}

TEST(Explain, EveryEntrySaysSomething) {
  for (const Entry& entry : RealIndex().entries()) {
    const Explanation told = Explain(Real(), RealIndex(), entry);
    EXPECT_FALSE(told.passages.empty()) << Name(entry.kind) << " " << entry.id;
  }
}

TEST(Explain, ARowShowsItsConditionsInWordsAndItsSourcesSpeltOut) {
  const Explanation row = ExplainId("ces_yes");
  const auto when = std::find_if(row.passages.begin(), row.passages.end(),
                                 [](const Passage& each) { return each.label == "when"; });
  ASSERT_NE(when, row.passages.end());
  EXPECT_NE(when->text.find("[ces] is yes"), std::string::npos) << when->text;
  ASSERT_FALSE(row.grounds.empty());
  EXPECT_FALSE(row.grounds.front().sources.front().citation.empty());
}

TEST(Explain, AQuestionNamesTheRowsAndExercisesThatLookAtIt) {
  const Explanation question = ExplainId("question:thr");
  EXPECT_TRUE(IsUsedBy(question, "half_kneeling_stretch/thr"));
}

TEST(Explain, ASourceNamesWhoCitesIt) { EXPECT_TRUE(IsUsedBy(ExplainId("ces-card"), "ces_yes")); }

TEST(Explain, ABandNamesTheRowsThatReadIt) {
  EXPECT_TRUE(IsUsedBy(ExplainId("thigh/borderline"), "iliopsoas_borderline"));
  EXPECT_FALSE(IsUsedBy(ExplainId("thigh/borderline"), "iliopsoas_adequate"));
}

TEST(FindText, AFilledInSentenceLeadsToItsTemplate) {
  const auto found =
      FindText(RealIndex(), "Your thigh rests 3.5 degrees above the line, give or take 7.", 3);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().entry.id, "finding.above");
  EXPECT_EQ(found.front().likeness, Likeness::kWhole);
}

TEST(FindText, APartOfAFilledInSentenceIsEnough) {
  const auto found = FindText(RealIndex(), "thigh rests 3 degrees below the", 3);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().entry.id, "finding.below");
}

TEST(FindText, AnyTextOfTheProtocolLeadsToItsEntry) {
  for (const Entry& entry : RealIndex().entries()) {
    if (entry.kind != EntryKind::kTriageRow && entry.kind != EntryKind::kContraindication) continue;
    const auto found = FindText(RealIndex(), entry.title, 1);
    ASSERT_FALSE(found.empty()) << entry.id;
    EXPECT_EQ(found.front().text, entry.title) << entry.id;
  }
}

TEST(FindText, SeveralTextsInOneSentenceAreAllFound) {
  const Question& ces = *Real().FindQuestion("ces");
  const auto found = FindText(RealIndex(), "Asked first. " + ces.text + " " + ces.help, 9);
  EXPECT_GE(found.size(), 2u);
}

TEST(Compare, QuotesCaseAndLineBreaksDoNotCount) {
  EXPECT_EQ(Compare("Not \u201csure\u201d is a good answer.", "not \"sure\" is a\n good answer.")
                .likeness,
            Likeness::kWhole);
}

TEST(Compare, AnotherSentenceIsNothingLike) {
  EXPECT_EQ(
      Compare("Rest today, and check in tomorrow.", "The thigh rests above the line.").likeness,
      Likeness::kNone);
}

TEST(Words, ABandSaysItsCuts) {
  Band band;
  band.above = -10;
  band.at_most = 0;
  EXPECT_EQ(BandInWords(band, "deg"), "more than -10 and at most 0 deg");
}

TEST(Words, NotSureIsSpeltOut) {
  EXPECT_EQ(ValuesInWords(Real(), "ces", {"unsure", "yes"}), "not sure or yes");
}

TEST(Advice, NamesASourceThatNobodyCites) {
  Protocol protocol = Real();
  protocol.sources.push_back({"nobody-2026", "Nobody. 2026.", "memory", {}});
  bool named = false;
  for (const Error& each : Advise(protocol, Index(protocol))) {
    named = named || each.message.find("nobody-2026") != std::string::npos;
  }
  EXPECT_TRUE(named);
}

TEST(Advice, NamesAnExerciseThatNoCandidateReaches) {
  Protocol protocol = Real();
  protocol.exercises.push_back(protocol.exercises.front());
  protocol.exercises.back().id = "orphan";
  protocol.exercises.back().group = "a_group_of_its_own";
  protocol.exercises.back().rest = false;
  bool named = false;
  for (const Error& each : Advise(protocol, Index(protocol))) {
    named = named || each.message.find("\"orphan\"") != std::string::npos;
  }
  EXPECT_TRUE(named);
}

}  // namespace
}  // namespace psoas::rules
