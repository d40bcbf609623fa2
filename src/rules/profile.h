// The profile as questions, and the five things it may be linked with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/evidence.h"

namespace psoas::rules {

enum class FieldKind { kNumber, kChoice, kChoices, kYesNo, kTexts, kText };

struct ProfileOption {
  std::string value;
  std::string text;
  static constexpr const char* kType = "ProfileOption";
  static constexpr auto Fields() {
    return std::tuple{Field{"value", &ProfileOption::value, "as in profile.set"},
                      Field{"text", &ProfileOption::text, "for the person"}};
  }
};

struct ProfileField {
  std::string id;  ///< a field of profile.set
  std::string group;
  FieldKind kind = FieldKind::kText;
  std::string text;
  std::string help;
  std::optional<std::string> unit;
  std::optional<double> min;
  std::optional<double> max;
  std::vector<ProfileOption> options;
  static constexpr const char* kType = "ProfileField";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &ProfileField::id, "a field of profile.set"},
                      Field{"group", &ProfileField::group, "day | body | training | practice"},
                      Field{"kind", &ProfileField::kind, "how it is asked"},
                      Field{"text", &ProfileField::text, "the question"},
                      Field{"help", &ProfileField::help, "a sentence; may be empty text"},
                      Field{"unit", &ProfileField::unit, "of a number"},
                      Field{"min", &ProfileField::min, "of a number"},
                      Field{"max", &ProfileField::max, "of a number"},
                      Field{"options", &ProfileField::options, "of a choice"}};
  }
};

/// Something the complaint is linked with, by what the profile says. Linked, not caused.
struct LinkedReason {
  std::string id;
  std::string title;
  std::string field;
  std::map<std::string, std::vector<std::string>> when;  ///< programme inputs
  std::string text;
  std::string changes;  ///< what it changes in the plan
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "LinkedReason";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &LinkedReason::id, "unique"},
                      Field{"title", &LinkedReason::title, "a few words"},
                      Field{"field", &LinkedReason::field, "the field that tells"},
                      Field{"when", &LinkedReason::when, "programme input -> values"},
                      Field{"text", &LinkedReason::text, "linked with ..."},
                      Field{"changes", &LinkedReason::changes, "what it changes in the plan"},
                      Field{"evidence", &LinkedReason::evidence, "claims with their grade"}};
  }
};

struct ProfileForm {
  std::vector<ProfileField> fields;
  std::vector<LinkedReason> reasons;
  static constexpr const char* kType = "ProfileForm";
  static constexpr auto Fields() {
    return std::tuple{Field{"fields", &ProfileForm::fields, "the questions"},
                      Field{"reasons", &ProfileForm::reasons, "the five reasons"}};
  }
};

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::FieldKind> {
  static constexpr const char* kType = "FieldKind";
  static constexpr std::array kNames{"number", "choice", "choices", "yes_no", "texts", "text"};
};
}  // namespace psoas
