// The worked cases of protocol/vignettes: a person in, the guidance out.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "proof/worked_case.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

const std::vector<proof::WorkedCase>& All() {
  static const std::vector<proof::WorkedCase> cases = [] {
    std::ifstream file(PSOAS_VIGNETTES);
    std::stringstream text;
    text << file.rdbuf();
    return proof::ReadWorkedCases(text.str()).value();
  }();
  return cases;
}

/// All in one test: there are hundreds, and a process for each would read all of them each time.
TEST(Vignettes, ComeOutAsWritten) {
  for (const proof::WorkedCase& each : All()) {
    const Guidance guidance = Guide(ShippedProtocol(), each.journal, each.now);
    for (const std::string& unmet : proof::Unmet(each.expect, guidance))
      ADD_FAILURE() << each.id << ": " << each.title << "\n  " << unmet;
  }
}

/// What all the cases together have shown.
struct Shown {
  std::set<std::string> rows, ways, mentions, reasons, branches, letters, kinds, patterns;
};

void Note(const std::vector<Item>& items, Shown& shown) {
  for (const Item& item : items) shown.ways.insert(item.exercise + "/" + item.variant);
}

const Shown& AllShown() {
  static const Shown shown = [] {
    Shown out;
    for (const proof::WorkedCase& each : All()) {
      const Guidance guidance = Guide(ShippedProtocol(), each.journal, each.now);
      for (const Reason& reason : guidance.reasons) out.rows.insert(reason.rule);
      Note(guidance.today.items, out);
      Note(guidance.plan.through_the_day, out);
      for (const Mention& mention : guidance.mentions) out.mentions.insert(mention.id);
      for (const Linked& reason : guidance.linked) out.reasons.insert(reason.id);
      out.branches.insert(Name(guidance.clock.branch));
      out.letters.insert(guidance.letter);
      out.kinds.insert(Name(guidance.today.kind));
      out.patterns.insert(Name(guidance.pattern));
    }
    return out;
  }();
  return shown;
}

/// Ids of the list that no case has shown.
template <class List>
std::vector<std::string> Missing(const List& list, const std::set<std::string>& shown) {
  std::vector<std::string> missing;
  for (const auto& each : list) {
    if (!shown.contains(each.id)) missing.push_back(each.id);
  }
  return missing;
}

const std::vector<std::string> kNone;

TEST(Vignettes, AreAtLeastOneHundredAndFifty) { EXPECT_GE(All().size(), 150u); }

TEST(Vignettes, FireEveryRowOfTheTriage) {
  EXPECT_EQ(Missing(ShippedProtocol().protocol.screening.triage.rows, AllShown().rows), kNone);
}

TEST(Vignettes, OfferEveryExerciseInEveryWay) {
  std::vector<std::string> missing;
  for (const rules::Exercise& exercise : ShippedProtocol().protocol.exercises) {
    for (const rules::Variant& way : exercise.variants) {
      const std::string id = exercise.id + "/" + way.id;
      if (!AllShown().ways.contains(id)) missing.push_back(id);
    }
  }
  EXPECT_EQ(missing, kNone);
}

TEST(Vignettes, MentionEveryJointPattern) {
  EXPECT_EQ(Missing(ShippedProtocol().protocol.complaint.joint_patterns, AllShown().mentions),
            kNone);
}

TEST(Vignettes, LinkEveryReasonOfTheProfile) {
  EXPECT_EQ(Missing(ShippedProtocol().protocol.profile.reasons, AllShown().reasons), kNone);
}

TEST(Vignettes, TakeEveryBranchWithItsLetter) {
  EXPECT_EQ(Missing(ShippedProtocol().protocol.letters, AllShown().letters), kNone);
  EXPECT_EQ(AllShown().branches.size(), EnumNames<ReviewBranch>::kNames.size());
  EXPECT_EQ(AllShown().patterns.size(), EnumNames<Pattern>::kNames.size());
  EXPECT_EQ(AllShown().kinds.size(), EnumNames<TodayKind>::kNames.size());
}

}  // namespace
}  // namespace psoas::guide
