// Joints of an MJCF document, and the equalities that tie one to another.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "body/model.h"
#include "labfiles/mjcf_reading.h"

namespace psoas::labfiles {

struct MjcfJoint {
  pugi::xml_node element;
  std::string name;  ///< "joint_3" where the document gives none
  std::size_t bone = 0;
  body::Motion::Kind kind = body::Motion::Kind::kTurn;
  body::Vec3 axis{0, 0, 1};
  body::Vec3 anchor_m{};  ///< in the bone; a slide has none
  double reference = 0;   ///< the joint's value in the pose in which the document is written
  double least = 0;
  double most = 0;
};

/// The joints that stand in one <body>, in their order. Ball and free joints are refused.
void ReadMjcfJoints(MjcfReading& reading, pugi::xml_node body, std::size_t bone,
                    std::vector<MjcfJoint>& joints);

/// Gives the model a coordinate for each joint that <equality> leaves free, in the joints' order,
/// and each bone its motions and its own frame. A joint that is tied follows the polynomial of the
/// one it is tied to.
void AddMjcfMotions(MjcfReading& reading, pugi::xml_node root, const std::vector<MjcfJoint>& joints,
                    body::Model& model);

}  // namespace psoas::labfiles
