// The bones and joints of a model as bodies, joints and constraints of OpenSim.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "body/model.h"

namespace psoas::labfiles {

/// Whether the first bone is OpenSim's ground itself: called "ground", and still.
bool BeginsAtGround(const body::Model& model);

/// A joint of OpenSim shifts along up to three axes and then turns about up to three, of which no
/// two are the same line, and owns its coordinates. So a bone with other movements gets joints in a
/// row, with small bodies between ("tibia_r_step1"); and a joint that follows a coordinate of an
/// earlier joint gets its own ("lumbar_extension_L4"), tied to it by a constraint.
class OsimJointWriter {
 public:
  OsimJointWriter(const body::Model& model, pugi::xml_node bodies, pugi::xml_node joints,
                  pugi::xml_node constraints);

  /// Bodies of bones are there already; this adds those between, all joints and constraints.
  void Write();

 private:
  struct Axes;
  /// A body and where in it the joint is.
  struct End {
    std::string body;
    body::Placement frame;
  };
  void WriteBone(const body::Bone& bone);
  void WriteJoint(const std::string& name, const End& parent, const End& child, const Axes& axes);
  void WriteCoordinates(pugi::xml_node joint, const Axes& axes);
  void WriteTransform(pugi::xml_node joint, const Axes& axes);
  std::string CoordinateAt(int coordinate, const std::string& joint);

  const body::Model& model_;
  pugi::xml_node bodies_, joints_, constraints_;
  std::vector<std::string> owners_;  ///< a coordinate's joint; empty while it has none
};

/// A body without geometry and with a placeholder for its mass.
pugi::xml_node AddBody(pugi::xml_node bodies, const std::string& name);

}  // namespace psoas::labfiles
