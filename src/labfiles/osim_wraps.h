// Surfaces of an OpenSim model, and where on its way a muscle bends round them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "body/model.h"
#include "labfiles/osim_contact.h"
#include "labfiles/osim_frames.h"

namespace psoas::labfiles {

struct OsimSurface {
  int index;  ///< in Model::surfaces
  OsimSide side;
};

/// The wrap objects of all frames by name. A surface enters the model when a muscle asks for it, so
/// one that no muscle uses is never refused.
class OsimSurfaces {
 public:
  OsimSurfaces(OsimReading& reading, OsimFrames& frames, body::Model& model);

  /// Nothing where the object is switched off, and where it is refused: because there is none or
  /// there are two, because of its shape, or of a quadrant that the shape cannot keep to.
  std::optional<OsimSurface> Named(pugi::xml_node user, const std::string& name);

 private:
  struct Found {
    pugi::xml_node element;
    pugi::xml_node frame;
    int count = 0;
  };
  OsimSide SideOf(pugi::xml_node element);
  OsimSurface Read(pugi::xml_node user, const std::string& name, const Found& found);

  OsimReading& reading_;
  OsimFrames& frames_;
  body::Model& model_;
  std::map<std::string, Found> found_;
  std::map<std::string, OsimSurface> read_;
};

/// Where a surface acts: after which point of the way, with which winding.
struct OsimPlace {
  std::size_t after;
  int winding;
};

struct OsimPlaces {
  std::vector<OsimPlace> places;  ///< none for a surface that cannot be met
  bool at_once = false;           ///< in some pose it acts in two places
};

/// `points` is a way without surfaces; the surface may act between points `first` and `last`.
/// `frames` are the bones' placements, one list a pose.
OsimPlaces FindPlaces(const body::Model& model, const OsimSurface& surface,
                      const std::vector<body::Station>& points, std::size_t first, std::size_t last,
                      const std::vector<std::vector<body::Placement>>& frames);

}  // namespace psoas::labfiles
