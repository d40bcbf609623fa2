// The protocol of the product, for tests that change one thing in it.
#pragma once

#include <gtest/gtest.h>

#include "embedded/embedded.h"
#include "rules/protocol.h"

namespace psoas::rules {

inline const LoadedProtocol& RealProtocol() {
  static const auto& loaded = *new Result<LoadedProtocol>(LoadProtocol(EmbeddedProtocol()));
  if (!loaded.ok()) ADD_FAILURE() << loaded.error().Sentence();
  return *loaded;
}

}  // namespace psoas::rules
