// The surfaces and muscles of a model as wrap objects and muscles of OpenSim.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "body/model.h"

namespace psoas::labfiles {

/// OpenSim keeps a muscle to one half of a cylinder, our models say in which sense it goes round.
/// So each cylinder is turned about its own axis until its x points to the side where the muscle
/// passes (the mean over the poses of sample_poses.h), and its quadrant is x. Muscles that pass on
/// other sides, or on a side that is not known, get a copy of the surface ("PS_at_brim_r_2").
class OsimMuscleWriter {
 public:
  explicit OsimMuscleWriter(const body::Model& model);

  /// The wrap objects of one bone, into <WrapObjectSet>; nothing where it has none.
  void WriteSurfaces(pugi::xml_node frame, int bone) const;

  /// All muscles. Strengths and fibre lengths are placeholders.
  void WriteMuscles(pugi::xml_node forces) const;

 private:
  /// One wrap object.
  struct Copy {
    int surface;
    std::string name;
    bool one_sided;
    body::Vec3 side;  ///< in the surface's frame; not of length 1
  };
  int CopyFor(const body::Station& station, const body::Vec3& side);
  void WriteMuscle(pugi::xml_node forces, std::size_t muscle) const;

  const body::Model& model_;
  std::vector<std::vector<body::Placement>> frames_;
  std::vector<Copy> copies_;
  std::vector<std::vector<int>> used_;  ///< a muscle: the copies along its way
};

}  // namespace psoas::labfiles
