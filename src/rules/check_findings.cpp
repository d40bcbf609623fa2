#include "rules/check.h"

namespace psoas::rules {
namespace {

using Domain = std::set<std::string>;
using Domains = std::map<std::string, Domain>;

/// What the core hands to each findings table and what it understands of the answer. A protocol may
/// change the rows, never these names.
struct Shape {
  const char* name;
  const Table Findings::* table;
  Domains inputs;
  Domain outcomes;
};

std::vector<Shape> Shapes() {
  const Domain gate{"valid", "other"};
  const Domain thigh{"adequate", "borderline", "above"};
  const Domain drop{"yes", "no", "untested"};
  const Domain knee{"short", "borderline", "adequate", "missing"};
  const Domain abduction{"usual", "wide", "missing"};
  const Domain rotation{"none", "internal", "external", "missing"};
  const Domain yes_no{"no", "yes"};
  const Domain length{"short", "borderline", "adequate", "unknown"};
  const Domain suspicion{"suspect", "adequate", "unknown"};
  return {
      {"gate",
       &Findings::gate,
       {{"pelvis_flat", {"yes", "no", "unsure"}},
        {"pain", {"none", "stretch", "joint"}},
        {"readings", {"consistent", "inconsistent", "none"}}},
       {"valid", "number_only", "joint_pain", "inconsistent", "not_measured"}},
      {"iliopsoas",
       &Findings::iliopsoas,
       {{"gate", gate},
        {"thigh", thigh},
        {"drop_on_knee_straight", drop},
        {"drop_on_abduction", drop}},
       length},
      {"rectus_femoris",
       &Findings::rectus_femoris,
       {{"gate", gate}, {"thigh", thigh}, {"knee", knee}, {"drop_on_knee_straight", drop}},
       length},
      {"tfl",
       &Findings::tfl,
       {{"gate", gate},
        {"thigh", thigh},
        {"drop_on_abduction", drop},
        {"abduction", abduction},
        {"rotation", rotation}},
       suspicion},
      {"sartorius",
       &Findings::sartorius,
       {{"gate", gate}, {"abduction", abduction}, {"rotation", rotation}, {"knee", knee}},
       suspicion},
      {"pattern",
       &Findings::pattern,
       {{"joint_pain", yes_no},
        {"any_short", yes_no},
        {"iliopsoas_both", {"adequate", "other"}},
        {"tightness", yes_no},
        {"any_borderline", yes_no}},
       {"short", "feels_tight", "guarding", "unclear"}},
  };
}

std::string Listed(const Domain& domain) {
  std::string out;
  for (const std::string& value : domain) out += (out.empty() ? "" : " | ") + value;
  return out;
}

/// A table need not test every input the core supplies, but may not expect others.
void CheckShape(Faults& faults, const Shape& shape) {
  const Table& table = faults.protocol().findings.*shape.table;
  const std::string place = std::string("findings.") + shape.name;
  faults.NeedTable(place, table);
  faults.AddUnless(table.hit == Hit::kUnique, place + ".hit", "a finding has exactly one row.",
                   "Write UNIQUE.");
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const Input& input = table.inputs[i];
    const auto wanted = shape.inputs.find(input.name);
    if (wanted == shape.inputs.end()) {
      faults.Add(Item(place + ".inputs", i), "the core supplies no \"" + input.name + "\" here.",
                 "Remove it or check its spelling.");
    } else if (Domain(input.values.begin(), input.values.end()) != wanted->second) {
      faults.Add(Item(place + ".inputs", i) + ".values",
                 "\"" + input.name + "\" does not list the values the core supplies.",
                 "List exactly: " + Listed(wanted->second) + ".");
    }
  }
  for (const std::string& outcome : table.output) {
    faults.AddUnless(shape.outcomes.contains(outcome), place + ".output",
                     "the core does not understand the outcome \"" + outcome + "\".",
                     "Use: " + Listed(shape.outcomes) + ".");
  }
}

/// Whoever was not measured has no angle to read, and only they: guide() counts on it.
void CheckNotMeasured(Faults& faults) {
  for (const Row& row : faults.protocol().findings.gate.rows) {
    const auto readings = row.when.find("readings");
    const bool only_none =
        readings != row.when.end() && readings->second == std::vector<std::string>{"none"};
    faults.AddUnless(only_none == (row.then == "not_measured"), "findings.gate",
                     "row \"" + row.id + "\" mixes up being measured and not being measured.",
                     "Answer not_measured for readings = none, and for nothing else.");
  }
}

}  // namespace

void CheckFindings(Faults& faults) {
  for (const Shape& shape : Shapes()) CheckShape(faults, shape);
  CheckNotMeasured(faults);
}

}  // namespace psoas::rules
