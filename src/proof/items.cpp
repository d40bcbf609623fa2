#include "proof/items.h"

namespace psoas::proof {

std::set<std::string> GraveItems(const rules::Protocol& protocol) {
  const rules::Table& triage = protocol.screening.triage;
  rules::Values all_no;
  for (const rules::Input& input : triage.inputs) all_no[input.name] = "no";
  std::set<std::string> grave;
  for (const rules::QuestionGroup& group : protocol.screening.groups) {
    for (const rules::Question& question : group.questions) {
      rules::Values values = all_no;
      values[question.id] = "yes";
      for (const rules::FollowUp& follow_up : question.follow_ups) values[follow_up.id] = "yes";
      const std::string outcome = rules::Evaluate(triage, values).outcome;
      const auto disposition = Parse<rules::Disposition>(outcome);
      if (disposition >= rules::Disposition::kUrgent) grave.insert(question.id);
    }
  }
  return grave;
}

}  // namespace psoas::proof
