// The models of this project's own format, and changes to a model as a whole.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "body/model.h"

namespace psoas::body {

/// Reads our own format (docs/body.md, "psoas-body" version 1). Errors name the place.
Result<Model> ReadModel(std::string_view json);

/// Writes it: the reader gives back an equal model.
std::string WriteModel(const Model& model);

/// The factor by which each segment ("pelvis", "lumbar", "thigh", "shank") is longer than the
/// model's; a segment that is not named stays. Points, joints, surfaces and joint translations of
/// its bones follow. Refuses factors outside 0.5..2 and segments that the model lacks.
Result<Model> Scale(Model model, const std::map<std::string, double>& factors);

}  // namespace psoas::body
