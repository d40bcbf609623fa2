// Sentences of the protocol's wording, filled in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/numbers.h"
#include "rules/protocol.h"

namespace psoas::guide {

inline std::string Say(const rules::Protocol& protocol, const std::string& message_id,
                       std::initializer_list<Filling> fillings = {}) {
  return Fill(protocol.Text(message_id), std::span(fillings.begin(), fillings.size()));
}

}  // namespace psoas::guide
