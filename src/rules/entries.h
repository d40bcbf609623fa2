// Everything in a protocol that has an id: its kind, its id, and where it stands.
//
// A place is the path of the JSON form ("screening.groups[2].questions[0]"), as in faults; the
// protocol compiler knows which file and line that is. Parts are named by what they belong to:
// EXERCISE/VARIANT, EXERCISE/RUNG, EXERCISE/QUESTION for a contraindication, BANDING/BAND.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/protocol.h"

namespace psoas::rules {

enum class EntryKind {
  kIdentity,
  kQuestionGroup,
  kQuestion,
  kFollowUp,
  kFact,
  kTriageRow,
  kDisposition,
  kFreshness,
  kCalendar,
  kAssessment,
  kMethod,
  kBanding,
  kBand,
  kFindingTable,
  kFindingRow,
  kExercise,
  kVariant,
  kRung,
  kContraindication,
  kProgramme,
  kInput,
  kCandidate,
  kPhase,
  kCap,
  kVolume,
  kLadder,
  kBadDay,
  kRotation,
  kBranch,
  kComplaint,
  kPointer,
  kJointPattern,
  kProfileField,
  kLinkedReason,
  kHandsOn,
  kLetter,
  kLesson,
  kSource,
  kWording,
  kWordingGrounds
};

struct Entry {
  EntryKind kind = EntryKind::kIdentity;
  std::string id;
  std::string path;   ///< in the JSON form
  std::string title;  ///< what it says, in a line
  static constexpr const char* kType = "ProtocolEntry";
  static constexpr auto Fields() {
    return std::tuple{Field{"kind", &Entry::kind, "what it is"},
                      Field{"id", &Entry::id, "what it is found by"},
                      Field{"path", &Entry::path, "its place in the JSON form"},
                      Field{"title", &Entry::title, "what it says, in a line"}};
  }
};

/// One value of the protocol: a text, a number or a yes/no.
struct Leaf {
  std::string path;
  std::string value;      ///< as text
  bool is_text = false;   ///< written in quotes
  std::size_t entry = 0;  ///< index of the entry it belongs to
  std::string field;      ///< the rest of its path below the entry: "steps[1]"
};

/// The entries and values of one protocol, to look things up by id or place.
class Index {
 public:
  explicit Index(const Protocol& protocol);

  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<Leaf>& leaves() const { return leaves_; }

  /// Every entry with that id; "triage_row:ces_yes" asks for one kind alone.
  std::vector<const Entry*> Find(std::string_view id) const;

  /// The ids most like `id`, the nearest first.
  std::vector<std::string> Near(std::string_view id, std::size_t most) const;

  /// The entry that a place lies in; nullptr when there is none.
  const Entry* Enclosing(std::string_view path) const;

 private:
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t, std::less<>> by_path_;
  std::vector<Leaf> leaves_;
};

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::EntryKind> {
  static constexpr const char* kType = "ProtocolEntryKind";
  static constexpr std::array kNames{"identity",
                                     "question_group",
                                     "question",
                                     "follow_up",
                                     "fact",
                                     "triage_row",
                                     "disposition",
                                     "freshness",
                                     "calendar",
                                     "assessment",
                                     "method",
                                     "banding",
                                     "band",
                                     "finding_table",
                                     "finding_row",
                                     "exercise",
                                     "variant",
                                     "rung",
                                     "contraindication",
                                     "programme",
                                     "input",
                                     "candidate",
                                     "phase",
                                     "cap",
                                     "volume",
                                     "ladder",
                                     "bad_day",
                                     "rotation",
                                     "branch",
                                     "complaint",
                                     "pointer",
                                     "joint_pattern",
                                     "profile_field",
                                     "linked_reason",
                                     "hands_on",
                                     "letter",
                                     "lesson",
                                     "source",
                                     "wording",
                                     "wording_grounds"};
};
}  // namespace psoas
