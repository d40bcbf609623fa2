#include "guide/complaint.h"

#include <algorithm>
#include <map>

#include "guide/item.h"

namespace psoas::guide {
namespace {

using journal::Answer;
using rules::JointPattern;

struct Told {
  Answer answer = Answer::kNo;
  Instant at;
};
using Pointers = std::map<std::string, Told>;

Pointers LatestAnswers(const journal::Journal& journal, Instant now) {
  Pointers latest;
  for (const auto& event : journal.events) {
    const auto* described = journal::As<journal::ComplaintDescribed>(event);
    if (!described || event.at > now) continue;
    for (const auto& [id, answer] : described->answers) latest[id] = {answer, event.at};
  }
  return latest;
}

/// The pointers a pattern rests on; empty when it does not hold.
std::vector<std::string> RestsOn(const JointPattern& pattern, const Pointers& pointers) {
  const auto counts = [&](const std::string& id) {
    const auto told = pointers.find(id);
    return told != pointers.end() && told->second.answer != Answer::kNo;
  };
  std::vector<std::string> on;
  std::copy_if(pattern.any_of.begin(), pattern.any_of.end(), std::back_inserter(on), counts);
  if (static_cast<int>(on.size()) < pattern.at_least) return {};
  if (!std::all_of(pattern.needs.begin(), pattern.needs.end(), counts)) return {};
  on.insert(on.begin(), pattern.needs.begin(), pattern.needs.end());
  const bool has_yes = std::any_of(on.begin(), on.end(), [&](const std::string& id) {
    return pointers.at(id).answer == Answer::kYes;
  });
  return has_yes ? on : std::vector<std::string>{};
}

Instant LatestOf(const std::vector<std::string>& ids, const Pointers& pointers) {
  Instant latest{};
  for (const std::string& id : ids) latest = std::max(latest, pointers.at(id).at);
  return latest;
}

}  // namespace

ComplaintState FoldComplaint(const rules::Complaint& complaint, const journal::Journal& journal,
                             Instant now) {
  const Pointers pointers = LatestAnswers(journal, now);
  ComplaintState state;
  for (const JointPattern& pattern : complaint.joint_patterns) {
    const std::vector<std::string> on = RestsOn(pattern, pointers);
    if (on.empty()) continue;
    state.load_first = state.load_first || pattern.load_first;
    if (pattern.guards) {
      state.guards = true;
      state.guards_since = std::max(state.guards_since, LatestOf(on, pointers));
    }
    if (static_cast<int>(state.mentions.size()) == complaint.mentions_max) continue;
    state.mentions.push_back({pattern.id, pattern.title, pattern.text, pattern.clinician, on,
                              pattern.ask_for, pattern.grade, pattern.sources});
  }
  return state;
}

std::vector<Linked> LinkedReasons(const rules::Protocol& protocol, const rules::Values& values) {
  std::vector<Linked> linked;
  for (const rules::LinkedReason& reason : protocol.profile.reasons) {
    rules::Row row;
    row.when = reason.when;
    if (!rules::Holds(row, values)) continue;
    linked.push_back({reason.id, reason.title, reason.text, reason.changes,
                      SpellOut(protocol, reason.evidence)});
  }
  return linked;
}

}  // namespace psoas::guide
