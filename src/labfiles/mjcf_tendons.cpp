#include "labfiles/mjcf_tendons.h"

#include <optional>

#include "labfiles/osim_reading.h"

namespace psoas::labfiles {
namespace {

using body::Norm;
using body::operator-;
using body::Station;
using body::Surface;
using body::Vec3;

class TendonReading {
 public:
  TendonReading(MjcfReading& reading, const MjcfScene& scene, body::Model& model)
      : reading_(reading), scene_(scene), model_(model) {}

  void Read(pugi::xml_node spatial) {
    body::Muscle muscle;
    muscle.name = NameOf(spatial);
    if (muscle.name.empty()) muscle.name = "tendon_" + std::to_string(model_.muscles.size() + 1);
    muscle.group = muscle.name;
    muscle.source = "mjcf";
    for (const pugi::xml_node element : ElementsOf(spatial)) {
      if (const auto station = ReadStation(element)) muscle.path.push_back(*station);
    }
    model_.muscles.push_back(std::move(muscle));
  }

 private:
  const MjcfPlace* Find(const std::map<std::string, MjcfPlace>& places, pugi::xml_node element,
                        const char* attribute) {
    const std::string name = Trimmed(element.attribute(attribute).value());
    const auto found = places.find(name);
    if (found != places.end()) return &found->second;
    reading_.Refuse(ErrorCode::kNotFound, element,
                    "its " + std::string(attribute) + " \"" + name + "\" is not in the worldbody",
                    "Name one that is there.");
    return nullptr;
  }

  std::optional<Station> ReadStation(pugi::xml_node element) {
    const std::string_view kind = element.name();
    if (kind == "site") return ReadPoint(element);
    if (kind == "geom") return ReadWrap(element);
    reading_.Refuse(ErrorCode::kUnsupported, element,
                    "a " + std::string(kind) + " on the way of a tendon is not read",
                    "Write each branch as a tendon of its own.");
    return std::nullopt;
  }

  std::optional<Station> ReadPoint(pugi::xml_node element) {
    const MjcfPlace* site = Find(scene_.sites, element, "site");
    if (!site) return std::nullopt;
    Station station;
    station.bone = site->bone;
    station.at_m = reading_.Frame(site->element).at_m;
    return station;
  }

  std::optional<Station> ReadWrap(pugi::xml_node element) {
    const MjcfPlace* geom = Find(scene_.geoms, element, "geom");
    if (!geom) return std::nullopt;
    Station station;
    station.surface = SurfaceOf(*geom);
    if (!element.attribute("sidesite")) return station;
    const MjcfPlace* side = Find(scene_.sites, element, "sidesite");
    if (!side) return station;
    if (side->bone != geom->bone) {
      reading_.Refuse(ErrorCode::kUnsupported, element,
                      "its side site stands in another body than its geom",
                      "Put the site into the body of the geom.");
    }
    station.side_site_m = reading_.Frame(side->element).at_m;
    return station;
  }

  int SurfaceOf(const MjcfPlace& geom) {
    const std::string name = NameOf(geom.element);
    if (const int known = body::FindSurface(model_, name); known >= 0) return known;
    Surface surface;
    surface.name = name;
    surface.bone = geom.bone;
    surface.source = "mjcf";
    ReadShape(geom.element, surface);
    model_.surfaces.push_back(std::move(surface));
    return static_cast<int>(model_.surfaces.size()) - 1;
  }

  void ReadShape(pugi::xml_node geom, Surface& surface) {
    const std::string type = reading_.Text(geom, "type", "sphere");
    if ((type != "sphere" && type != "cylinder") || reading_.Attribute(geom, "mesh")) {
      reading_.Refuse(ErrorCode::kUnsupported, geom,
                      "a tendon bends round it, and it is no plain sphere or cylinder",
                      "Let tendons pass spheres and cylinders only.");
      return;
    }
    surface.placement = reading_.Frame(geom);
    const auto size = reading_.Numbers(geom, "size");
    surface.radius_m = size.empty() ? 0 : size[0];
    if (type == "sphere") {
      surface.shape = Surface::Shape::kSphere;
      return;
    }
    surface.length_m = size.size() > 1 ? 2 * size[1] : 0;
    const auto ends = reading_.Numbers(geom, "fromto");
    if (ends.size() != 6) return;
    surface.length_m = Norm(Vec3{ends[3], ends[4], ends[5]} - Vec3{ends[0], ends[1], ends[2]});
  }

  MjcfReading& reading_;
  const MjcfScene& scene_;
  body::Model& model_;
};

}  // namespace

void AddMjcfTendons(MjcfReading& reading, const MjcfScene& scene, pugi::xml_node root,
                    body::Model& model) {
  TendonReading tendons(reading, scene, model);
  for (const pugi::xml_node group : root.children("tendon")) {
    for (const pugi::xml_node element : ElementsOf(group)) {
      if (element.name() == std::string_view("spatial")) {
        tendons.Read(element);
        continue;
      }
      reading.Refuse(ErrorCode::kUnsupported, element,
                     "a tendon of the kind " + std::string(element.name()) + " is not read",
                     "Take it out: it is a sum of joint values and has no way in space.");
    }
  }
}

}  // namespace psoas::labfiles
