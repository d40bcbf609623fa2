#include "labfiles/mjcf_read.h"

#include <algorithm>
#include <array>

#include "labfiles/mjcf_joints.h"
#include "labfiles/mjcf_tendons.h"
#include "labfiles/osim_reading.h"
#include "labfiles/xml.h"

namespace psoas::labfiles {
namespace {

constexpr std::array<std::string_view, 6> kStill{"inertial", "light", "camera",
                                                 "plugin",   "joint", "freejoint"};

/// Walks the bodies, depth first.
class BodyWalk {
 public:
  BodyWalk(MjcfReading& reading, body::Model& model) : reading_(reading), model_(model) {}

  void Read(pugi::xml_node body, int bone) {
    if (bone > 0) ReadMjcfJoints(reading_, body, static_cast<std::size_t>(bone), joints_);
    for (const pugi::xml_node element : ElementsOf(body)) {
      const std::string_view kind = element.name();
      if (kind == "body") {
        Read(element, AddBone(element, bone));
      } else if (kind == "site") {
        AddPlace(scene_.sites, element, bone);
      } else if (kind == "geom") {
        AddPlace(scene_.geoms, element, bone);
      } else if (std::find(kStill.begin(), kStill.end(), kind) == kStill.end()) {
        reading_.Refuse(ErrorCode::kUnsupported, element,
                        "a <" + std::string(kind) + "> within a body is not read",
                        "Open the model in MuJoCo and save it, which writes plain bodies.");
      }
    }
  }

  const MjcfScene& scene() const { return scene_; }
  const std::vector<MjcfJoint>& joints() const { return joints_; }

 private:
  int AddBone(pugi::xml_node element, int parent) {
    body::Bone bone;
    bone.name = NameOf(element);
    if (bone.name.empty()) bone.name = "body_" + std::to_string(model_.bones.size());
    bone.parent = parent;
    bone.joint = reading_.Frame(element);
    bone.source = "mjcf";
    model_.bones.push_back(std::move(bone));
    return static_cast<int>(model_.bones.size()) - 1;
  }

  void AddPlace(std::map<std::string, MjcfPlace>& places, pugi::xml_node element, int bone) {
    const std::string name = NameOf(element);
    if (name.empty() || places.emplace(name, MjcfPlace{element, bone}).second) return;
    reading_.Refuse(ErrorCode::kInvalid, element, "the name \"" + name + "\" stands twice",
                    "Give each " + std::string(element.name()) + " a name of its own.");
  }

  MjcfReading& reading_;
  body::Model& model_;
  MjcfScene scene_;
  std::vector<MjcfJoint> joints_;
};

void RefuseIncludes(MjcfReading& reading, pugi::xml_node root) {
  const pugi::xml_node include = root.find_node(
      [](pugi::xml_node node) { return node.name() == std::string_view("include"); });
  if (!include) return;
  reading.Refuse(ErrorCode::kUnsupported, include, "it asks for another file, and none is opened",
                 "Open the model in MuJoCo and save it as one file.");
}

}  // namespace

Result<body::Model> ReadMjcf(std::string_view text) {
  pugi::xml_document document;
  const auto parsed = ParseXml(text, "a MuJoCo model", "mujoco", document);
  if (!parsed.ok()) return parsed.error();
  const pugi::xml_node root = parsed.value();
  MjcfReading reading(root);
  RefuseIncludes(reading, root);
  if (reading.refused()) return reading.error();

  body::Model model;
  model.id = model.title = root.attribute("model").as_string("MuJoCo model");
  model.sources.push_back({"mjcf", "MuJoCo model " + model.id, "", ""});
  model.bones.push_back({});
  model.bones[0].name = "world";
  model.bones[0].source = "mjcf";
  BodyWalk walk(reading, model);
  for (const pugi::xml_node world : root.children("worldbody")) walk.Read(world, 0);
  if (reading.refused()) return reading.error();
  AddMjcfMotions(reading, root, walk.joints(), model);
  if (reading.refused()) return reading.error();
  AddMjcfTendons(reading, walk.scene(), root, model);
  if (reading.refused()) return reading.error();
  if (const Status sound = body::Check(model); !sound.ok()) return sound.error();
  return model;
}

}  // namespace psoas::labfiles
