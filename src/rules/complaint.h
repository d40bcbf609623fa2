// Where and when it hurts, and the joint patterns that are worth mentioning to a clinician.
//
// Never a diagnosis and never a probability: a pattern is named so that it can be looked at.
#pragma once

#include <string>
#include <vector>

#include "rules/evidence.h"

namespace psoas::rules {

/// A self-report question; not part of the safety screen and never in its place.
struct Pointer {
  std::string id;
  std::string text;
  std::string help;
  std::vector<std::string> sources;
  static constexpr const char* kType = "Pointer";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Pointer::id, "unique, not a question of the screen"},
                      Field{"text", &Pointer::text, "the question"},
                      Field{"help", &Pointer::help, "what counts; may be empty text"},
                      Field{"sources", &Pointer::sources, "ids in sources.toml"}};
  }
};

/// Holds when every pointer of `needs` and at least `at_least` of `any_of` are yes or unsure, and
/// one of them all is a plain yes.
struct JointPattern {
  std::string id;
  std::string title;
  std::vector<std::string> needs;
  std::vector<std::string> any_of;
  int at_least = 0;
  bool guards = false;      ///< stretching may harm: the finding is guarding (DECISIONS 10)
  bool load_first = false;  ///< stretching may aggravate: load before length
  std::string text;
  std::string clinician;
  std::vector<std::string> ask_for;
  std::vector<std::string> sources;
  Grade grade = Grade::kNone;
  std::string derived_because;
  static constexpr const char* kType = "JointPattern";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &JointPattern::id, "unique"},
        Field{"title", &JointPattern::title, "what it is called"},
        Field{"needs", &JointPattern::needs, "pointers, every one"},
        Field{"any_of", &JointPattern::any_of, "pointers, some of them"},
        Field{"at_least", &JointPattern::at_least, "how many of any_of"},
        Field{"guards", &JointPattern::guards, "treated as guarding: no stretch"},
        Field{"load_first", &JointPattern::load_first, "load before length"},
        Field{"text", &JointPattern::text, "for the person"},
        Field{"clinician", &JointPattern::clinician, "what to examine"},
        Field{"ask_for", &JointPattern::ask_for, "questions to take along"},
        Field{"sources", &JointPattern::sources, "ids in sources.toml"},
        Field{"grade", &JointPattern::grade, "how well the pointers are supported"},
        Field{"derived_because", &JointPattern::derived_because, "why these pointers"}};
  }
};

struct Complaint {
  std::string lead;
  std::vector<Pointer> pointers;
  std::vector<JointPattern> joint_patterns;  ///< gravest first
  int mentions_max = 3;
  static constexpr const char* kType = "Complaint";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"lead", &Complaint::lead, "the sentence above the questions"},
        Field{"pointers", &Complaint::pointers, "where and when it hurts"},
        Field{"joint_patterns", &Complaint::joint_patterns, "worth mentioning, gravest first"},
        Field{"mentions_max", &Complaint::mentions_max, "at most this many are shown"}};
  }
};

}  // namespace psoas::rules
