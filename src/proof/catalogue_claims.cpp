// P6: nothing is offered that a contraindication rules out.
#include <algorithm>

#include "proof/claims.h"
#include "proof/count.h"
#include "proof/laws.h"
#include "proof/plans.h"
#include "proof/smt.h"

namespace psoas::proof {
namespace {

using rules::Exercise;
using rules::Protocol;

/// Tries facts on persons and keeps the first item that should not be there.
class Catalogue {
 public:
  explicit Catalogue(const Protocol& protocol) : protocol_(protocol) {}

  void Try(guide::PlanInputs in, const std::set<std::string>& holding,
           const std::set<std::string>& lifted) {
    in.holding = holding;
    in.lifted = lifted;
    ++plans_;
    const guide::Selection selection = guide::SelectItems(protocol_, in);
    std::vector<Offered> offered = AllOffered(selection);
    for (const guide::Item& rest : guide::RestItems(protocol_, in, "plan.rest"))
      offered.push_back({rest.exercise, rest.variant});
    for (const Offered& each : offered) Look(each, holding, lifted);
  }

  int plans() const { return plans_; }
  std::uint32_t items() const { return items_; }
  const std::set<std::string>& seen() const { return seen_; }
  const std::string& found() const { return found_; }

 private:
  void Look(const Offered& offered, const std::set<std::string>& holding,
            const std::set<std::string>& lifted) {
    ++items_;
    seen_.insert(offered.exercise);
    const Exercise* exercise = protocol_.FindExercise(offered.exercise);
    if (!exercise || !found_.empty()) return;
    const std::string fact = RuledOutBy(*exercise, offered.variant, holding, lifted);
    if (!fact.empty())
      found_ = offered.exercise + "/" + offered.variant + " is offered with " + fact;
  }

  const Protocol& protocol_;
  int plans_ = 0;
  std::uint32_t items_ = 0;
  std::set<std::string> seen_;
  std::string found_;
};

std::string Usable(const Exercise& exercise, const rules::Variant& variant) {
  std::vector<std::string> bars;
  for (const auto& against : exercise.contraindications) {
    const bool concerns =
        against.variants.empty() ||
        std::count(against.variants.begin(), against.variants.end(), variant.id) > 0;
    if (concerns) bars.push_back("(> a." + against.question + " 0)");
  }
  return "(not " + AnyOf(bars) + ")";
}

}  // namespace

Part ContraindicationsByPlans(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  const std::vector<guide::PlanInputs> persons = Persons(protocol);
  const std::set<std::string> facts = NamedFacts(protocol);
  Catalogue catalogue(protocol);
  for (std::size_t i = 0; i < persons.size(); ++i) {
    for (const std::string& first : facts) {
      catalogue.Try(persons[i], {first}, {});
      catalogue.Try(persons[i], {first}, {first});
    }
    // Every pair meets every second person, on one side or on both in turn.
    if (i % 2 != 0) continue;
    for (const std::string& first : facts) {
      for (const std::string& second : facts) {
        if (first < second) catalogue.Try(persons[i], {first, second}, {first});
      }
    }
  }
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "for a person of each reason in the programme, every fact alone (held, and released) and "
      "every "
      "pair of facts (held, and one released): no item, break or swap whose contraindication "
      "holds. "
      "Unsure counts as held.";
  part.cases = Count(static_cast<std::uint32_t>(catalogue.plans())).Text() + " plans, " +
               Count(catalogue.items()).Text() + " offers of " +
               std::to_string(catalogue.seen().size()) + " exercises, " +
               std::to_string(facts.size()) + " facts";
  part.counterexample = catalogue.found();
  if (catalogue.seen().empty())
    part.counterexample = "no plan holds any item: the claim would be empty";
  return part;
}

Part ContraindicationsByLint(const Setting& setting) {
  int looked_at = 0;
  const std::vector<std::string> broken = BrokenLaws(setting.loaded.protocol, &looked_at);
  Part part;
  part.method = Method::kLint;
  part.what =
      "every way of doing every exercise is closed by the facts that its kind, its end range and "
      "its "
      "position call for, as written down a second time (src/proof/laws.cpp)";
  part.cases = std::to_string(ContraindicationLaws().size()) + " laws, " +
               std::to_string(looked_at) + " pairs of a law and a way of doing an exercise";
  if (!broken.empty()) {
    part.counterexample = broken.front();
    for (std::size_t i = 1; i < broken.size(); ++i) part.counterexample += "; " + broken[i];
  }
  return part;
}

Part ContraindicationsBySolver(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  const rules::Table& triage = protocol.screening.triage;
  SmtScript script;
  script.definitions = DeclareInputs(triage, "a") + DefineOutcome(triage, "a");
  for (const rules::Input& input : triage.inputs) script.shown.push_back("a." + input.name);
  std::set<std::string> facts = NamedFacts(protocol);
  for (const Law& law : ContraindicationLaws()) facts.insert(law.fact);
  for (const rules::Input& input : triage.inputs) facts.erase(input.name);
  for (const std::string& fact : facts) {
    const std::string name = "a." + fact;
    script.definitions += "(declare-const " + name + " Int)(assert (<= 0 " + name + " 1))\n";
    script.shown.push_back(name);
  }
  // Late pregnancy is a part of pregnancy.
  if (facts.contains("preg_late"))
    script.definitions += "(assert (=> (> a.preg_late 0) (> a.preg 0)))\n";
  for (const Exercise& exercise : protocol.exercises) {
    for (const rules::Variant& variant : exercise.variants) {
      std::vector<std::string> closing;
      for (const Law& law : ContraindicationLaws()) {
        if (law.concerns(exercise, variant))
          closing.push_back(std::string("(> a.") + law.fact + " 0)");
      }
      if (closing.empty()) continue;
      const std::string name = exercise.id + "/" + variant.id;
      script.queries.push_back({name + " is open with a fact that a law names",
                                "(and " + Usable(exercise, variant) + " " + AnyOf(closing) + ")",
                                false});
      script.queries.push_back({name + " can be open at all",
                                "(and (= a.outcome 0) " + Usable(exercise, variant) + ")", true});
    }
  }
  Part part;
  part.what =
      "the catalogue's contraindications and the triage rows as formulas: no assignment of answers "
      "and facts leaves a way of doing an exercise open while a law closes it; each can be open";
  AskSolver(setting, script, part);
  return part;
}

}  // namespace psoas::proof
