// Tendons of an MJCF document, with the sites and geoms they pass.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>

#include "body/model.h"
#include "labfiles/mjcf_reading.h"

namespace psoas::labfiles {

/// An element with the bone it stands in.
struct MjcfPlace {
  pugi::xml_node element;
  int bone = 0;
};

/// By name.
struct MjcfScene {
  std::map<std::string, MjcfPlace> sites;
  std::map<std::string, MjcfPlace> geoms;
};

/// Adds a muscle for each <spatial> and a surface for each geom that one of them passes. Pulleys,
/// <fixed> tendons, and geoms other than spheres and cylinders are refused.
void AddMjcfTendons(MjcfReading& reading, const MjcfScene& scene, pugi::xml_node root,
                    body::Model& model);

}  // namespace psoas::labfiles
