// From a sentence that was shown back to the text of the protocol it came from.
//
// The core fills in {places} of templates and puts texts one after the other, so a shown sentence
// may be a template filled in, a part of one, or several texts in a row. Case, line breaks and the
// kind of quote or minus do not count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/entries.h"

namespace psoas::rules {

/// In rising order of likeness.
enum class Likeness {
  kNone,
  kWithin,  ///< what was shown holds the text among others
  kPart,    ///< what was shown is a part of the text
  kWhole    ///< the text, its places filled in
};

struct Resemblance {
  Likeness likeness = Likeness::kNone;
  std::size_t letters = 0;  ///< how many letters of the text, not of places, were met
};

/// How `shown` compares with one text, which may hold {places}.
Resemblance Compare(std::string_view text, std::string_view shown);

struct FoundText {
  Entry entry;
  std::string field;  ///< the part of the entry: "patient", "paragraphs[2]"
  std::string text;   ///< as it stands in the protocol, with its {places}
  Likeness likeness = Likeness::kNone;
  static constexpr const char* kType = "FoundText";
  static constexpr auto Fields() {
    return std::tuple{Field{"entry", &FoundText::entry, "what holds it"},
                      Field{"field", &FoundText::field, "which part of that"},
                      Field{"text", &FoundText::text, "as it is written, with its {places}"},
                      Field{"likeness", &FoundText::likeness, "within | part | whole"}};
  }
};

/// The texts of the protocol that `shown` may have come from, the likeliest first.
std::vector<FoundText> FindText(const Index& index, std::string_view shown, std::size_t most);

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::Likeness> {
  static constexpr const char* kType = "Likeness";
  static constexpr std::array kNames{"none", "within", "part", "whole"};
};
}  // namespace psoas
