// Copies of the shipped model in which one thing is different.
#pragma once

#include "shipped_body.h"

namespace psoas::body {

/// The psoas straight from the vertebra to the brim.
inline Model WithoutColumn() {
  Model model = ShippedModel();
  for (Muscle& muscle : model.muscles) {
    std::erase_if(muscle.path, [](const Station& station) { return station.source == "column"; });
  }
  return model;
}

/// The muscles of a group straight from point to point.
inline Model WithoutSurfacesOf(const std::string& group) {
  Model model = ShippedModel();
  for (Muscle& muscle : model.muscles) {
    if (muscle.group != group) continue;
    std::erase_if(muscle.path, [](const Station& station) { return !station.is_point(); });
  }
  return model;
}

/// Each lumbar joint has coordinates of its own: "extension_L5" (between L5 and the sacrum),
/// backwards
/// +, and "bending_L5", to the right +; likewise L4 to L1. They replace the common ones.
inline Model WithLevelsApart() {
  Model model = ShippedModel();
  for (const std::string level : {"L5", "L4", "L3", "L2", "L1"}) {
    Bone& bone = model.bones[static_cast<std::size_t>(FindBone(model, level))];
    for (const std::size_t motion : {0u, 1u}) {
      bone.motions[motion].coordinate = static_cast<int>(model.coordinates.size());
      bone.motions[motion].function = Function::Linear(1);
      const std::string name = motion == 0 ? "extension_" : "bending_";
      model.coordinates.push_back({name + level, -0.5, 0.5, false, "", ""});
    }
  }
  return model;
}

}  // namespace psoas::body
