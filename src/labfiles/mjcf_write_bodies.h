// Bones, their joints and what ties the joints together, as MJCF.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "body/model.h"
#include "labfiles/mjcf_writing.h"

namespace psoas::labfiles {

/// How far quartics are from the functions they stand for, over all joints.
struct MjcfResidual {
  double turn_rad = 0;
  double slide_m = 0;
};

class MjcfBodyWriter {
 public:
  MjcfBodyWriter(const body::Model& model, pugi::xml_node world, pugi::xml_node equality);

  /// A body for each bone, and one that carries nothing for each coordinate whose plain value no
  /// joint has. The first bone is the world itself when it is called so and does not move.
  void Write();

  pugi::xml_node BodyOf(int bone) const { return bodies_[static_cast<std::size_t>(bone)]; }
  const MjcfResidual& residual() const { return residual_; }

 private:
  struct Joint {
    const body::Motion* motion;
    body::Vec3 axis;
    body::Vec3 anchor_m;
    std::string name;
    bool carries;  ///< the coordinate itself: its value is the coordinate's
  };

  std::vector<Joint> JointsOf(const body::Bone& bone, body::Placement& placement);
  std::string NameOf(const body::Motion& motion, const body::Bone& bone, bool carries);
  bool IsCarrier(const body::Motion& motion) const;
  void WriteBone(std::size_t index);
  void WriteJoint(pugi::xml_node body, const Joint& joint);
  void WriteTie(const Joint& joint);
  void WriteCarrier(const body::Coordinate& coordinate);

  const body::Model& model_;
  pugi::xml_node world_;
  pugi::xml_node equality_;
  std::vector<pugi::xml_node> bodies_;
  std::vector<const body::Motion*> carriers_;  ///< a coordinate: the motion that is its joint
  MjcfNames joint_names_;
  MjcfNames body_names_;
  MjcfResidual residual_;
};

}  // namespace psoas::labfiles
