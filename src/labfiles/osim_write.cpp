#include "labfiles/osim_write.h"

#include <pugixml.hpp>

#include "labfiles/osim_write_joints.h"
#include "labfiles/osim_write_muscles.h"
#include "labfiles/osim_writing.h"

namespace psoas::labfiles {
namespace {

constexpr const char* kVersion = "40500";

constexpr const char* kPlaceholders =
    "Written by Psoas for lengths and moment arms. Masses, inertias, muscle strengths, fibre and "
    "tendon lengths are placeholders (1 kg, 0.01 kg m2, 1 N, half of the straight way each): use "
    "them for nothing.";

std::string Credits(const body::Model& model) {
  std::string text = model.title + ". " + kPlaceholders;
  for (const body::Source& source : model.sources) {
    text += "\n" + source.id + ": " + source.title + ".";
    if (!source.licence.empty()) text += " Licence: " + source.licence + ".";
    if (!source.note.empty()) text += " " + source.note;
  }
  return text;
}

std::string Publications(const body::Model& model) {
  std::string text;
  for (const body::Source& source : model.sources) {
    text += (text.empty() ? "" : "; ") + source.title;
  }
  return text;
}

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

std::string WriteOsim(const body::Model& model) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  auto root = document.append_child("OpenSimDocument");
  root.append_attribute("Version").set_value(kVersion);
  const auto element = AddNamed(root, "Model", OsimName(model.id));
  const auto ground = AddNamed(element, "Ground", "ground");
  AddText(element, "credits", Credits(model));
  AddText(element, "publications", Publications(model));
  AddText(element, "length_units", "meters");
  AddText(element, "force_units", "N");

  const OsimMuscleWriter muscles(model);
  const auto bodies = AddSet(element, "BodySet");
  for (std::size_t i = 0; i < model.bones.size(); ++i) {
    const bool is_ground = i == 0 && BeginsAtGround(model);
    const auto frame = is_ground ? ground : AddBody(bodies, OsimName(model.bones[i].name));
    muscles.WriteSurfaces(frame, static_cast<int>(i));
  }
  const auto joints = AddSet(element, "JointSet");
  OsimJointWriter(model, bodies, joints, AddSet(element, "ConstraintSet")).Write();
  muscles.WriteMuscles(AddSet(element, "ForceSet"));

  StringWriter writer;
  document.save(writer, "  ");
  return std::move(writer.text);
}

}  // namespace psoas::labfiles
