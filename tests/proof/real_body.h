// The body model of the product, for tests.
#pragma once

#include <gtest/gtest.h>

#include "body/library.h"
#include "embedded/embedded.h"

namespace psoas::proof {

inline const body::Model& RealBody() {
  static const auto& model = *new Result<body::Model>(body::ReadModel(EmbeddedBody()));
  if (!model.ok()) ADD_FAILURE() << model.error().Sentence();
  return *model;
}

}  // namespace psoas::proof
