#include "proof/diff.h"

#include <map>

#include "rules/words.h"

namespace psoas::proof {
namespace {

constexpr const char* kNothing = "nothing";

/// Parts of the guidance that a person would notice, by name.
std::map<std::string, std::string> Noticed(const guide::Guidance& guidance) {
  std::map<std::string, std::string> out{
      {"disposition", Name(guidance.disposition)},
      {"allowed", Name(guidance.allowed)},
      {"today", Name(guidance.today.kind)},
      {"pattern", Name(guidance.pattern)},
      {"screen due", Name(guidance.screen.due)},
      {"review", Name(guidance.clock.branch)},
      {"sessions a week", std::to_string(guidance.plan.sessions_per_week)}};
  std::string reasons;
  for (const auto& reason : guidance.reasons) {
    reasons += (reasons.empty() ? "" : ", ") + reason.rule;
  }
  out["reasons"] = reasons;
  for (const auto& [name, side] :
       {std::pair{"left", &guidance.findings.left}, std::pair{"right", &guidance.findings.right}}) {
    out[std::string(name) + " side"] = Name(side->state);
    ForEachField<guide::Muscles>([&](const auto& field) {
      out[std::string(name) + " " + field.name] = Name(side->muscles.*field.member);
    });
  }
  std::string items;
  for (const auto& item : guidance.plan.items) {
    items += (items.empty() ? "" : ", ") + item.exercise + "/" + item.variant + " " + item.side +
             (item.gentle ? " gently" : "");
    out["dose of " + item.exercise] = rules::DoseInWords(item.dose);
  }
  out["plan"] = items;
  return out;
}

std::string Shown(const std::map<std::string, std::string>& all, const std::string& key) {
  const auto found = all.find(key);
  return found == all.end() || found->second.empty() ? kNothing : found->second;
}

using Values = std::map<std::pair<std::string, std::string>, ValueChange>;

void Collect(const rules::Index& index, std::string ValueChange::* which, Values& out) {
  for (const rules::Leaf& leaf : index.leaves()) {
    const rules::Entry& entry = index.entries()[leaf.entry];
    const std::string thing = std::string(Name(entry.kind)) + ":" + entry.id;
    ValueChange& value = out[{thing, leaf.field}];
    value.kind = entry.kind;
    value.id = entry.id;
    value.field = leaf.field;
    // Two contraindications may name one question: their values stand side by side.
    value.*which += ((value.*which).empty() ? "" : " | ") + leaf.value;
  }
}

}  // namespace

guide::ProtocolRef RefOf(const rules::LoadedProtocol& loaded) {
  const rules::Identity& identity = loaded.protocol.identity;
  return {identity.id, identity.version, identity.status, loaded.hash};
}

std::vector<CaseChange> CompareCases(const rules::LoadedProtocol& before,
                                     const rules::LoadedProtocol& after,
                                     const std::vector<WorkedCase>& cases) {
  std::vector<CaseChange> out;
  for (const WorkedCase& each : cases) {
    const auto old_parts = Noticed(guide::Guide(before, each.journal, each.now));
    const auto new_parts = Noticed(guide::Guide(after, each.journal, each.now));
    std::map<std::string, std::string> names = old_parts;
    names.insert(new_parts.begin(), new_parts.end());
    CaseChange change{each.id, each.title, {}};
    for (const auto& [name, value] : names) {
      const std::string was = Shown(old_parts, name), is = Shown(new_parts, name);
      // An item that is new or gone is told by the plan.
      const bool is_told = name.starts_with("dose of ") && (was == kNothing || is == kNothing);
      if (was != is && !is_told) change.changes.push_back(name + ": " + was + " → " + is);
    }
    if (!change.changes.empty()) out.push_back(std::move(change));
  }
  return out;
}

std::vector<ValueChange> CompareValues(const rules::Protocol& before,
                                       const rules::Protocol& after) {
  Values values;
  Collect(rules::Index(before), &ValueChange::before, values);
  Collect(rules::Index(after), &ValueChange::after, values);
  std::vector<ValueChange> out;
  for (auto& [key, value] : values) {
    if (value.before != value.after) out.push_back(std::move(value));
  }
  return out;
}

Diff CompareProtocols(const rules::LoadedProtocol& before, const rules::LoadedProtocol& after,
                      const std::vector<WorkedCase>& cases) {
  Diff diff;
  diff.before = RefOf(before);
  diff.after = RefOf(after);
  diff.same = before.hash == after.hash;
  diff.worked_cases = std::to_string(cases.size()) + " worked cases";
  diff.comparisons = CompareTriage(before.protocol, after.protocol);
  for (Comparison& each : CompareFindings(before.protocol, after.protocol)) {
    diff.comparisons.push_back(std::move(each));
  }
  diff.comparisons.push_back(ComparePlans(before.protocol, after.protocol));
  if (diff.same) return diff;
  diff.cases = CompareCases(before, after, cases);
  diff.values = CompareValues(before.protocol, after.protocol);
  return diff;
}

}  // namespace psoas::proof
