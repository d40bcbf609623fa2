// The joints of an OpenSim model, in one form for both versions of the format.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "body/model.h"
#include "labfiles/osim_frames.h"

namespace psoas::labfiles {

/// A Motion of ours whose coordinate is still a name; empty for a constant.
struct OsimMotion {
  body::Motion motion;
  std::string coordinate;
};

struct OsimJoint {
  pugi::xml_node element;
  OsimFrame parent;
  OsimFrame child;
  std::vector<pugi::xml_node> coordinates;
  std::vector<OsimMotion> motions;  ///< shifts before turns, as OpenSim applies them
};

/// Every joint. Refuses kinds that are not read, and joints that are turned round (<reverse>).
std::vector<OsimJoint> ReadOsimJoints(OsimReading& reading, OsimFrames& frames,
                                      pugi::xml_node model);

/// The order in which parents come before their children, starting from ground. Refuses a body
/// that no joint holds, that two joints hold, or that no chain of joints ties to ground.
std::vector<const OsimJoint*> InOrder(OsimReading& reading, pugi::xml_node model,
                                      const std::vector<OsimJoint>& joints);

}  // namespace psoas::labfiles
