#include "profile_form.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/numbers.h"
#include "terminal/prompt.h"

namespace psoas::cli {
namespace {

using rules::FieldKind;
using rules::ProfileField;

constexpr double kLargestWhole = 1e6;

Error Unfit(const ProfileField& field, const std::string& typed, const std::string& mend) {
  return {ErrorCode::kInvalid, field.id, "\"" + typed + "\" does not fit here.", mend};
}

std::string ValuesOf(const ProfileField& field) {
  std::string values;
  for (const auto& option : field.options) values += (values.empty() ? "" : ", ") + option.value;
  return values;
}

bool IsOption(const ProfileField& field, const std::string& value) {
  return field.options.empty() ||
         std::any_of(field.options.begin(), field.options.end(),
                     [&](const rules::ProfileOption& option) { return option.value == value; });
}

Result<Json> ReadNumber(const ProfileField& field, const std::string& typed) {
  const auto number = ParseNumber(typed);
  std::string range;
  if (field.min && field.max) range = " from " + Tenth(*field.min) + " to " + Tenth(*field.max);
  const std::string unit = field.unit ? " (" + *field.unit + ")" : "";
  const bool fits =
      number && (!field.min || *number >= *field.min) && (!field.max || *number <= *field.max);
  if (!fits) return Unfit(field, typed, "Write a number" + range + unit + ".");
  const bool is_whole = *number == std::floor(*number) && std::abs(*number) < kLargestWhole;
  return is_whole ? Json(static_cast<int>(*number)) : Json(*number);
}

std::vector<std::string> Split(const std::string& typed, char separator) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at <= typed.size()) {
    const std::size_t end = std::min(typed.find(separator, at), typed.size());
    const std::string word = Trimmed(typed.substr(at, end - at));
    if (!word.empty()) words.push_back(word);
    at = end + 1;
  }
  return words;
}

Result<Json> ReadList(const ProfileField& field, const std::string& typed, char separator) {
  if (Lowered(typed) == "none") return Json::array();
  const auto words = Split(typed, separator);
  for (const auto& word : words) {
    if (!IsOption(field, word))
      return Unfit(field, word, "Use none, or some of: " + ValuesOf(field) + ".");
  }
  const bool too_many = field.max && static_cast<double>(words.size()) > *field.max;
  if (words.empty() || too_many) {
    return Unfit(field, typed,
                 "Write one" + (field.max ? " to " + Tenth(*field.max) : " or more") +
                     ", separated by \"" + separator + "\", or none.");
  }
  return Json(words);
}

Result<Json> ReadYesNo(const ProfileField& field, const std::string& typed) {
  const std::string word = Lowered(typed);
  for (const char* answer : {"yes", "no", "unsure"}) {
    if (word == answer || (word.size() == 1 && word[0] == answer[0])) return Json(answer);
  }
  return Unfit(field, typed, "Use yes, no or unsure.");
}

ProfileField Unasked(const char* id, FieldKind kind) {
  ProfileField field;
  field.id = id;
  field.kind = kind;
  return field;
}

}  // namespace

std::vector<ProfileField> AllFields(const rules::ProfileForm& form) {
  std::vector<ProfileField> fields = form.fields;
  fields.push_back(Unasked("birth_date", FieldKind::kText));
  fields.push_back(Unasked("prefer", FieldKind::kChoices));
  fields.push_back(Unasked("avoid", FieldKind::kChoices));
  fields.push_back(Unasked("locale", FieldKind::kText));
  return fields;
}

Result<Json> ReadField(const ProfileField& field, const std::string& typed) {
  switch (field.kind) {
    case FieldKind::kNumber:
      return ReadNumber(field, typed);
    case FieldKind::kChoices:
      return ReadList(field, typed, ',');
    case FieldKind::kTexts:
      return ReadList(field, typed, ';');
    case FieldKind::kYesNo:
      return ReadYesNo(field, typed);
    case FieldKind::kChoice:
      if (!IsOption(field, typed))
        return Unfit(field, typed, "Use one of: " + ValuesOf(field) + ".");
      return Json(typed);
    case FieldKind::kText:
      return Json(typed);
  }
  return Json(typed);
}

std::string NamesOf(const std::vector<ProfileField>& fields) {
  std::string names;
  for (const auto& field : fields) names += (names.empty() ? "" : ", ") + field.id;
  return names;
}

}  // namespace psoas::cli
