// Which numbers of an OpenSim model are free, and how the others follow them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "body/model.h"
#include "labfiles/osim_joints.h"

namespace psoas::labfiles {

/// What a coordinate of the file is to the model: `function` of the model's coordinate `index`, or
/// with -1 a constant.
struct OsimRole {
  int index = -1;
  body::Function function;
};

/// Appends the free coordinates to `coordinates` in the order of the joints. A coordinate that a
/// CoordinateCouplerConstraint makes depend on another, and one that is locked, is folded away.
/// Refuses constraints of any other kind that are enforced, prescribed coordinates, and couplings
/// that no polynomial or spline can carry.
std::map<std::string, OsimRole> ReadOsimCoordinates(OsimReading& reading, pugi::xml_node model,
                                                    const std::vector<const OsimJoint*>& joints,
                                                    std::vector<body::Coordinate>& coordinates);

/// The motions of a joint, following the model's coordinates.
std::vector<body::Motion> FoldMotions(OsimReading& reading, const OsimJoint& joint,
                                      const std::map<std::string, OsimRole>& roles);

}  // namespace psoas::labfiles
