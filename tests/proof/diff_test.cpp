// Whose guidance a changed protocol changes: exact counts, real examples.
#include "proof/diff.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "embedded/embedded.h"
#include "proof/component.h"
#include "rules/compiled.h"

namespace psoas::proof {
namespace {

const rules::Protocol& Real() {
  static const auto& loaded = *new auto(rules::LoadProtocol(EmbeddedProtocol()));
  return loaded->protocol;
}

const Comparison& Of(const std::vector<Comparison>& all, const std::string& subject) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const auto& each) { return each.subject == subject; });
  EXPECT_NE(found, all.end()) << subject;
  return found == all.end() ? all.front() : *found;
}

rules::Row& RowOf(rules::Table& table, const std::string& id) {
  return *std::find_if(table.rows.begin(), table.rows.end(),
                       [&](const auto& row) { return row.id == id; });
}

/// A triage table over three questions, small enough to count by hand.
rules::Protocol Small() {
  rules::Protocol protocol;
  protocol.screening.groups.emplace_back();
  rules::Table& triage = protocol.screening.triage;
  triage.hit = rules::Hit::kMax;
  triage.output = {"proceed", "limits", "see_clinician", "urgent", "emergency"};
  triage.otherwise = "proceed";
  for (const char* id : {"a", "b", "c"}) {
    rules::Question question;
    question.id = question.label = id;
    protocol.screening.groups[0].questions.push_back(question);
    triage.inputs.push_back({id, {"no", "unsure", "yes"}, id});
  }
  rules::Row row;
  row.id = "a_yes";
  row.when = {{"a", {"yes"}}};
  row.then = "urgent";
  triage.rows.push_back(row);
  row.id = "bc";
  row.when = {{"b", {"yes"}}, {"c", {"unsure", "yes"}}};
  row.then = "emergency";
  triage.rows.push_back(row);
  return protocol;
}

TEST(DiffTriage, AProtocolAgainstItselfChangesNobody) {
  for (const Comparison& each : CompareTriage(Real(), Real())) EXPECT_TRUE(each.changes.empty());
}

TEST(DiffTriage, CountsTheAnswerSetsExactly) {
  rules::Protocol after = Small();
  RowOf(after.screening.triage, "a_yes").when["a"] = {"unsure", "yes"};
  const auto all = CompareTriage(Small(), after);
  const Comparison& disposition = Of(all, "disposition");
  EXPECT_EQ(disposition.cases, "27 answer sets of the safety screen");
  // a = unsure, and b, c not an emergency: 9 - 2 of them.
  ASSERT_EQ(disposition.changes.size(), 1u);
  EXPECT_EQ(disposition.changes[0].before, "proceed");
  EXPECT_EQ(disposition.changes[0].after, "urgent");
  EXPECT_EQ(disposition.changes[0].count, "7");
  EXPECT_EQ(disposition.changes[0].example, "a [a]: not sure; every other answer no");
  EXPECT_EQ(disposition.changes[0].rules_after, std::vector<std::string>{"a_yes"});
}

TEST(DiffTriage, AgreesWithAWalkThroughEverySet) {
  rules::Protocol after = Small();
  RowOf(after.screening.triage, "bc").then = "limits";
  const rules::CompiledTable was = rules::Compile(Small().screening.triage);
  const rules::CompiledTable is = rules::Compile(after.screening.triage);
  std::map<std::pair<int, int>, int> walked;
  rules::Cell cell(3, 0);
  do {
    ++walked[{rules::MaxOutcome(was, cell), rules::MaxOutcome(is, cell)}];
  } while (rules::NextCell(was.sizes, cell));
  const auto all = CompareTriage(Small(), after);
  for (const ChangeOf& change : Of(all, "disposition").changes) {
    const int before = static_cast<int>(*Parse<rules::Disposition>(change.before));
    const int now = static_cast<int>(*Parse<rules::Disposition>(change.after));
    EXPECT_EQ(change.count, std::to_string(walked[{before, now}]));
  }
}

TEST(DiffTriage, SaysWhatOnlyOneOfThemAsks) {
  rules::Protocol after = Small();
  after.screening.triage.inputs.push_back({"d", {"no", "unsure", "yes"}, "d"});
  EXPECT_NE(CompareTriage(Small(), after).front().note.find("Only the new one asks d"),
            std::string::npos);
}

TEST(DiffFindings, AMovedCutChangesTheAnglesBetween) {
  rules::Protocol after = Real();
  for (rules::Banding& banding : after.assessment.bandings) {
    if (banding.id != "thigh") continue;
    for (rules::Band& band : banding.bands) {
      if (band.at_most == -10) band.at_most = -8;
      if (band.above == -10) band.above = -8;
    }
  }
  const auto all = CompareFindings(Real(), after);
  const Comparison& iliopsoas = Of(all, "finding: iliopsoas");
  ASSERT_EQ(iliopsoas.changes.size(), 1u);
  EXPECT_EQ(iliopsoas.changes[0].before, "borderline");
  EXPECT_EQ(iliopsoas.changes[0].after, "adequate");
  EXPECT_NE(iliopsoas.changes[0].example.find("thigh from -9.9 to -8 deg"), std::string::npos)
      << iliopsoas.changes[0].example;
  EXPECT_TRUE(Of(all, "finding: gate").changes.empty());
  EXPECT_FALSE(Of(all, "near a cut").changes.empty());
}

TEST(DiffPlan, AProtocolAgainstItselfChangesNoPlan) {
  EXPECT_TRUE(ComparePlans(Real(), Real()).changes.empty());
}

TEST(DiffPlan, ADroppedContraindicationShowsForWhomAndWhat) {
  rules::Protocol after = Real();
  for (rules::Exercise& exercise : after.exercises) {
    if (exercise.id == "half_kneeling_stretch") {
      std::erase_if(exercise.contraindications,
                    [](const auto& against) { return against.question == "skin_bone"; });
    }
  }
  const Comparison plan = ComparePlans(Real(), after);
  ASSERT_FALSE(plan.changes.empty());
  for (const ChangeOf& change : plan.changes) {
    EXPECT_NE(change.example.find("[skin_bone]"), std::string::npos) << change.example;
    EXPECT_NE(change.after.find("half_kneeling_stretch"), std::string::npos);
  }
}

TEST(DiffValues, NameTheEntryAndTheFieldThatChanged) {
  rules::Protocol after = Real();
  after.wording["today.session.title"] = "Today";
  const auto values = CompareValues(Real(), after);
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(values[0].id, "today.session.title");
  EXPECT_EQ(values[0].after, "Today");
}

}  // namespace
}  // namespace psoas::proof
