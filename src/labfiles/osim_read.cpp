#include "labfiles/osim_read.h"

#include "labfiles/osim_coordinates.h"
#include "labfiles/osim_joints.h"
#include "labfiles/osim_paths.h"
#include "labfiles/xml.h"

namespace psoas::labfiles {
namespace {

void CheckVersion(OsimReading& reading, pugi::xml_node document) {
  const int version = document.attribute("Version").as_int();
  const bool known = (version >= 20302 && version < 30500) || (version >= 40000 && version < 50000);
  if (known) return;
  reading.Refuse(ErrorCode::kUnsupported, document,
                 "the version \"" + std::string(document.attribute("Version").value()) +
                     "\" of the format is not read",
                 "Open the model in OpenSim 4 and save it.");
}

void CheckUnits(OsimReading& reading, pugi::xml_node model) {
  const std::string units = reading.Text(model, "length_units", "meters");
  if (units == "meters" || units == "m") return;
  reading.Refuse(ErrorCode::kUnsupported, model, "its lengths are in \"" + units + "\"",
                 "Write the model in metres.");
}

/// Version 4 may keep components anywhere; those that change a length are read from the sets only.
void CheckLooseComponents(OsimReading& reading, pugi::xml_node model) {
  std::vector<pugi::xml_node> loose = ElementsOf(model.child("components"));
  for (const pugi::xml_node element : ObjectsOf(model.child("ComponentSet"))) {
    loose.push_back(element);
  }
  for (const pugi::xml_node element : loose) {
    const std::string_view kind = element.name();
    const bool matters = kind.ends_with("Joint") || kind.ends_with("Body") ||
                         kind.ends_with("Constraint") || element.child("GeometryPath");
    if (!matters) continue;
    reading.Refuse(ErrorCode::kUnsupported, element, "it stands outside the sets of the model",
                   "Put it into the BodySet, JointSet, ConstraintSet or ForceSet.");
  }
}

/// Which of the lengths of body::Scale a bone follows, by the names in common use.
std::string SegmentOf(std::string_view bone) {
  if (bone == "pelvis" || bone == "sacrum") return "pelvis";
  if (bone.starts_with("femur") || bone.starts_with("patella")) return "thigh";
  if (bone.starts_with("tibia")) return "shank";
  const bool vertebra = (bone.size() == 2 && bone[0] == 'L' && bone[1] >= '1' && bone[1] <= '5') ||
                        bone.starts_with("lumbar");
  return vertebra ? "lumbar" : "";
}

body::Source SourceOf(const OsimReading& reading, pugi::xml_node model) {
  const std::string credits = reading.Text(model, "credits");
  const std::string publications = reading.Text(model, "publications");
  return {"osim", "OpenSim model " + NameOf(model), "",
          credits + (credits.empty() || publications.empty() ? "" : "; ") + publications};
}

void AddBones(OsimReading& reading, const std::vector<const OsimJoint*>& joints,
              const std::map<std::string, OsimRole>& roles, body::Model& model) {
  std::map<std::string, int> index{{"ground", 0}};
  model.bones.push_back({});
  model.bones[0].name = "ground";
  model.bones[0].source = "osim";
  for (const OsimJoint* joint : joints) {
    body::Bone bone;
    bone.name = joint->child.body;
    bone.parent = index[joint->parent.body];
    bone.joint = joint->parent.in_body;
    bone.own = joint->child.in_body;
    bone.motions = FoldMotions(reading, *joint, roles);
    bone.segment = SegmentOf(bone.name);
    bone.source = "osim";
    index[bone.name] = static_cast<int>(model.bones.size());
    model.bones.push_back(std::move(bone));
  }
}

}  // namespace

Result<body::Model> ReadOsim(std::string_view text) {
  pugi::xml_document document;
  const auto root = ParseXml(text, "an OpenSim model", "OpenSimDocument", document);
  if (!root.ok()) return root.error();
  const pugi::xml_node element = root.value().child("Model");
  OsimReading reading(element.child("defaults"));
  CheckVersion(reading, root.value());
  if (!element) {
    reading.Refuse(ErrorCode::kMalformed, root.value(), "there is no <Model> in it",
                   "Check that it is an OpenSim model and not a set-up file of a tool.");
  }
  CheckUnits(reading, element);
  CheckLooseComponents(reading, element);
  OsimFrames frames(reading, element);
  if (reading.refused()) return reading.error();

  body::Model model;
  model.id = model.title = NameOf(element);
  model.sources.push_back(SourceOf(reading, element));
  const auto joints = ReadOsimJoints(reading, frames, element);
  if (reading.refused()) return reading.error();
  const auto order = InOrder(reading, element, joints);
  if (reading.refused()) return reading.error();
  const auto roles = ReadOsimCoordinates(reading, element, order, model.coordinates);
  if (reading.refused()) return reading.error();
  AddBones(reading, order, roles, model);
  if (reading.refused()) return reading.error();
  ReadOsimMuscles(reading, frames, element, model);
  if (reading.refused()) return reading.error();
  if (const Status sound = body::Check(model); !sound.ok()) return sound.error();
  return model;
}

}  // namespace psoas::labfiles
