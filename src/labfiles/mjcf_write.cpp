#include "labfiles/mjcf_write.h"

#include <sstream>

#include "labfiles/mjcf_side_sites.h"
#include "labfiles/mjcf_write_bodies.h"
#include "labfiles/sample_poses.h"

namespace psoas::labfiles {
namespace {

using body::Station;
using body::Surface;

std::string Remarks(const body::Model& model) {
  std::string text = "\n  " + model.title +
                     ".\n  Written by Psoas for lengths and moment arms: x forward, y up, z to the "
                     "right; metres, radians.\n  Masses and inertias are placeholders: use them "
                     "for nothing.\n";
  for (const body::Source& source : model.sources) {
    text += "  " + source.id + ": " + source.title + ".";
    if (!source.licence.empty()) text += " Licence: " + source.licence + ".";
    if (!source.note.empty()) text += " " + source.note + ".";
    text += "\n";
  }
  return text;
}

void WriteSettings(pugi::xml_node root) {
  pugi::xml_node compiler = root.append_child("compiler");
  AddWord(compiler, "angle", "radian");
  AddWord(compiler, "inertiafromgeom", "false");
  AddWord(root.append_child("option"), "gravity", "0 -9.81 0");
  pugi::xml_node defaults = root.append_child("default");
  pugi::xml_node geom = defaults.append_child("geom");
  AddWord(geom, "contype", "0");
  AddWord(geom, "conaffinity", "0");
  AddWord(geom, "rgba", "0.5 0.5 0.9 0.3");
  AddWord(defaults.append_child("site"), "size", "0.002");
}

void WriteSurface(pugi::xml_node body, const Surface& surface) {
  pugi::xml_node geom = body.append_child("geom");
  AddWord(geom, "name", surface.name);
  AddPlacement(geom, surface.placement);
  if (surface.shape == Surface::Shape::kSphere) {
    AddWord(geom, "type", "sphere");
    AddFigures(geom, "size", {surface.radius_m});
    return;
  }
  AddWord(geom, "type", "cylinder");
  const double half = surface.length_m > 0 ? surface.length_m / 2 : surface.radius_m;
  AddFigures(geom, "size", {surface.radius_m, half});
}

/// Sites of the muscles in their bones, and the tendons that name them.
class PathWriter {
 public:
  PathWriter(const body::Model& model, const MjcfBodyWriter& bodies)
      : model_(model), bodies_(bodies) {
    for (const std::vector<double>& pose : SamplePoses(model.coordinates)) {
      placed_.push_back(PlaceBones(model, pose));
    }
  }

  void Write(const body::Muscle& muscle, pugi::xml_node tendons) {
    const auto sides = SideSites(model_, muscle, placed_);
    pugi::xml_node spatial = tendons.append_child("spatial");
    AddWord(spatial, "name", muscle.name);
    for (std::size_t i = 0; i < muscle.path.size(); ++i) {
      const Station& station = muscle.path[i];
      const std::string place = muscle.name + "-" + std::to_string(i + 1);
      if (station.is_point()) {
        AddWord(spatial.append_child("site"), "site", AddSite(station.bone, place, station.at_m));
        continue;
      }
      const Surface& surface = model_.surfaces[static_cast<std::size_t>(station.surface)];
      pugi::xml_node geom = spatial.append_child("geom");
      AddWord(geom, "geom", surface.name);
      if (sides[i]) AddWord(geom, "sidesite", AddSite(surface.bone, place + "-side", *sides[i]));
    }
  }

 private:
  std::string AddSite(int bone, const std::string& wanted, const body::Vec3& at_m) {
    const std::string name = names_.New(wanted);
    pugi::xml_node site = bodies_.BodyOf(bone).append_child("site");
    AddWord(site, "name", name);
    AddFigures(site, "pos", at_m);
    return name;
  }

  const body::Model& model_;
  const MjcfBodyWriter& bodies_;
  std::vector<std::vector<body::Placement>> placed_;
  MjcfNames names_;
};

void RemarkResidual(pugi::xml_node equality, const MjcfResidual& residual) {
  if (!(residual.turn_rad > 0 || residual.slide_m > 0)) return;
  const std::string comment =
      " Largest deviation of a quartic: " + std::to_string(residual.turn_rad / body::kRadPerDeg) +
      " deg, " + std::to_string(1000 * residual.slide_m) + " mm ";
  equality.prepend_child(pugi::node_comment).set_value(comment.c_str());
}

}  // namespace

std::string WriteMjcf(const body::Model& model) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("mujoco");
  AddWord(root, "model", model.id);
  root.append_child(pugi::node_comment).set_value(Remarks(model).c_str());
  WriteSettings(root);
  pugi::xml_node world = root.append_child("worldbody");
  pugi::xml_node equality = root.append_child("equality");
  pugi::xml_node tendons = root.append_child("tendon");

  MjcfBodyWriter bodies(model, world, equality);
  bodies.Write();
  RemarkResidual(equality, bodies.residual());
  for (const Surface& surface : model.surfaces) {
    WriteSurface(bodies.BodyOf(surface.bone), surface);
  }
  PathWriter paths(model, bodies);
  for (const body::Muscle& muscle : model.muscles) paths.Write(muscle, tendons);

  std::ostringstream text;
  document.save(text, "  ", pugi::format_indent | pugi::format_no_declaration);
  return text.str();
}

}  // namespace psoas::labfiles
