// The triage table in independent parts, ready to walk (proof/component.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "proof/component.h"
#include "rules/protocol.h"

namespace psoas::proof {

struct Walk {
  const rules::Table& table;
  rules::CompiledTable compiled;
  std::vector<Component> components;

  explicit Walk(const rules::Protocol& protocol);

  std::string Covered() const;
  /// Why nothing can be shown, or an empty text.
  std::string Refusal() const;
};

/// A cell of a component, leaving out what is answered no.
std::string InWords(const rules::Table& table, const Component& component,
                    std::span<const std::uint8_t> cell);

}  // namespace psoas::proof
