// Sentences of the protocol's wording, filled in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/numbers.h"
#include "base/time.h"
#include "rules/protocol.h"

namespace psoas::guide {

inline std::string Say(const rules::Protocol& protocol, const std::string& message_id,
                       std::initializer_list<Filling> fillings = {}) {
  return Fill(protocol.Text(message_id), std::span(fillings.begin(), fillings.size()));
}

/// "3 January 2027".
inline std::string SayDay(const rules::Protocol& protocol, Day day) {
  const std::string iso = Format(day);
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  const std::string number = iso.substr(iso[8] == '0' ? 9 : 8);
  return Say(protocol, "date",
             {{"day", number},
              {"month", Say(protocol, "month." + std::to_string(month))},
              {"year", iso.substr(0, 4)}});
}

/// A figure in a sentence: with a minus sign, not a hyphen.
inline std::string SayTenth(double value) {
  const std::string text = Tenth(value);
  return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

}  // namespace psoas::guide
