#include "body_list.h"

#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "../terminal/page.h"
#include "body/groups.h"
#include "figures.h"
#include "pose_words.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

const std::string& GroupOf(const body::Muscle& muscle) {
  return muscle.group.empty() ? muscle.name : muscle.group;
}

Json CoordinatesJson(const body::Model& model) {
  Json out = Json::array();
  for (const body::Coordinate& coordinate : model.coordinates) {
    const double unit = UnitOf(coordinate);
    out.push_back({{"name", coordinate.name},
                   {"least", Rounded(coordinate.least_rad / unit, 6)},
                   {"most", Rounded(coordinate.most_rad / unit, 6)},
                   {"unit", coordinate.is_length ? "m" : "deg"},
                   {"meaning", coordinate.meaning}});
  }
  return out;
}

Json MusclesJson(const body::Model& model) {
  Json out = Json::array();
  for (const body::Muscle& muscle : model.muscles)
    out.push_back({{"name", muscle.name}, {"group", GroupOf(muscle)}, {"weight", muscle.weight}});
  return out;
}

Json BonesJson(const body::Model& model) {
  Json out = Json::array();
  for (const body::Bone& bone : model.bones) {
    const bool first = bone.parent < 0;
    out.push_back({{"name", bone.name},
                   {"parent", first ? "" : model.bones[static_cast<std::size_t>(bone.parent)].name},
                   {"segment", bone.segment}});
  }
  return out;
}

void AddCoordinates(Page& page, const body::Model& model) {
  page.Blank().Text("Coordinates, in degrees (metres for a length); 0 is neutral", 2, Ink::kAccent);
  for (const body::Coordinate& coordinate : model.coordinates) {
    page.Entry(
        coordinate.name,
        RangeInWords(coordinate) + (coordinate.meaning.empty() ? "" : "; " + coordinate.meaning),
        22);
  }
}

void AddMuscles(Page& page, const body::Model& model) {
  page.Blank().Text("Muscles, with their parts", 2, Ink::kAccent);
  for (const std::string& group : body::GroupNames(model)) {
    std::vector<std::string> parts;
    for (const body::Muscle& muscle : model.muscles) {
      if (GroupOf(muscle) == group && muscle.name != group) parts.push_back(muscle.name);
    }
    page.Entry(group, rules::Joined(parts, ", "), 22);
  }
}

void AddBones(Page& page, const body::Model& model) {
  page.Blank().Text("Bones, with the segment that --scale knows", 2, Ink::kAccent);
  for (const body::Bone& bone : model.bones) page.Entry(bone.name, bone.segment, 22);
}

}  // namespace

int PrintBodyList(const CommonOptions& options, const body::Model& model) {
  if (options.json) {
    PrintJson({{"id", model.id},
               {"title", model.title},
               {"coordinates", CoordinatesJson(model)},
               {"muscles", MusclesJson(model)},
               {"bones", BonesJson(model)}});
    return kOk;
  }
  Page page;
  page.Title(model.title.empty() ? model.id : model.title, Ink::kAccent);
  AddCoordinates(page, model);
  AddMuscles(page, model);
  AddBones(page, model);
  page.Print();
  return kOk;
}

}  // namespace psoas::cli
