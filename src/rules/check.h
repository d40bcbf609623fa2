// The parts of CheckProtocol. Each adds what it finds to one list, so that an author sees every
// fault of a folder at once. Places are the paths of the JSON form: "screening.groups[2].title".
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/protocol.h"

namespace psoas::rules {

class Faults {
 public:
  explicit Faults(const Protocol& protocol);

  void Add(std::string place, std::string message, std::string mend);
  void AddUnless(bool good, const std::string& place, std::string message, std::string mend);

  /// A sentence a person reads: not empty.
  void NeedText(const std::string& place, const std::string& text);
  void NeedTexts(const std::string& place, const std::vector<std::string>& texts);

  /// Every id is one of sources.toml.
  void NeedSources(const std::string& place, const std::vector<std::string>& ids);

  /// At least one source that resolves, or a reason why there is none.
  void NeedGrounds(const std::string& place, const std::vector<std::string>& ids,
                   const std::optional<std::string>& derived_because);
  void NeedEvidence(const std::string& place, const std::vector<Evidence>& evidence);

  /// A question id or a fact that a contraindication or not_with may name.
  void NeedQuestionOrFact(const std::string& place, const std::string& id);

  /// Joint angles by their names, each within what a joint can do.
  void NeedAngles(const std::string& place, const std::map<std::string, double>& angles);

  /// The same of a posture and what is added to it; `what` says which posture that is.
  void NeedAnglesAdded(const std::string& place, const std::map<std::string, double>& posture,
                       const std::map<std::string, double>& added, const std::string& what);

  /// Something guide() finds out by itself, such as preg_late.
  bool IsFact(const std::string& id) const;

  /// The table itself and the grounds of its rows.
  void NeedTable(const std::string& place, const Table& table);

  const Protocol& protocol() const { return protocol_; }
  std::vector<Error> Take() { return std::move(found_); }

 private:
  const Protocol& protocol_;
  std::set<std::string> sources_;
  std::set<std::string> askable_;  // questions, follow-ups and facts
  std::vector<Error> found_;
};

std::string Item(const std::string& list, std::size_t index);

/// One fault per id that is empty or there twice.
template <class Record>
void NeedUniqueIds(Faults& faults, const std::string& list, const std::vector<Record>& records) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string& id = records[i].id;
    faults.AddUnless(!id.empty() && seen.insert(id).second, Item(list, i) + ".id",
                     "the id \"" + id + "\" is empty or there twice.", "Give each its own id.");
  }
}

void CheckScreening(Faults& faults);
void CheckAssessment(Faults& faults);
void CheckFindings(Faults& faults);
void CheckExercises(Faults& faults);
void CheckLengths(Faults& faults, const std::string& place, const Exercise& exercise);
void CheckProgramme(Faults& faults);
void CheckComplaint(Faults& faults);
void CheckProfile(Faults& faults);
void CheckHandover(Faults& faults);

/// Conditions on the programme's inputs: each declared, each value of its domain.
void CheckProgrammeConditions(Faults& faults, const std::string& place,
                              const std::map<std::string, std::vector<std::string>>& when);

}  // namespace psoas::rules
