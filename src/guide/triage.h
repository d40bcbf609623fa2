// The triage table, indexed for the many screens of a year's journal.
//
// Inputs are the 44 questions, their follow-ups and two facts of the Thomas test. Each has a small
// number; answers are one bit each, so a row holds when every condition's mask meets the answer.
// A missing follow-up counts as unsure (DECISIONS 2); a missing question fires nothing, because an
// incomplete screen is dealt with as such (DECISIONS 3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "journal/events.h"
#include "rules/protocol.h"

namespace psoas::guide {

/// One entry per triage input: kMissing, kNo, kUnsure or kYes.
using Answers = std::vector<std::uint8_t>;
inline constexpr std::uint8_t kMissing = 0, kNo = 1, kUnsure = 2, kYes = 4;

constexpr std::uint8_t Bit(journal::Answer answer) {
  return answer == journal::Answer::kNo ? kNo : answer == journal::Answer::kUnsure ? kUnsure : kYes;
}

/// The facts of the Thomas test that the danger combinations look at.
inline constexpr std::string_view kJointPain = "joint_pain", kThighAbove = "thigh_above";

struct TriageRow {
  struct Condition {
    int input;
    std::uint8_t allowed;
  };
  const rules::Row* row = nullptr;
  rules::Disposition then = rules::Disposition::kProceed;
  std::vector<Condition> conditions;
  std::vector<int> questions;  ///< the questions it rests on, follow-ups not counted
  bool on_facts = false;       ///< looks at the Thomas test
  bool status_only = false;    ///< rests on B3 questions alone
};

class Triage {
 public:
  explicit Triage(const rules::Protocol& protocol);

  int size() const { return static_cast<int>(names_.size()); }
  const std::vector<TriageRow>& rows() const { return rows_; }
  const std::vector<int>& questions() const { return questions_; }  ///< in the order of the screen
  const std::vector<int>& short_set() const { return short_set_; }
  const std::string& name(int input) const { return names_[static_cast<std::size_t>(input)]; }
  const std::string& label(int input) const { return labels_[static_cast<std::size_t>(input)]; }
  int IndexOf(std::string_view name) const;  ///< -1 when it is not an input

  /// Answers of one event, by input; ids the protocol does not know are passed over.
  Answers Encode(const std::map<std::string, journal::Answer>& answers) const;

  /// The rows that hold, in table order.
  std::vector<const TriageRow*> Fired(const Answers& answers) const;

 private:
  void AddInput(const std::string& name, const std::string& label);
  void AddRow(const rules::Row& row);

  std::vector<std::string> names_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string_view, int> index_;
  std::vector<int> questions_;
  std::vector<int> short_set_;
  std::vector<bool> is_follow_up_;
  std::vector<bool> is_status_;
  std::vector<TriageRow> rows_;
};

}  // namespace psoas::guide
