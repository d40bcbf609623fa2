#include "recipe.h"

#include <nlohmann/json.hpp>

#include "base/json_io.h"

namespace psoas::skin {
namespace {

Error Wrong(const std::string& place, const std::string& what, const std::string& mend) {
  return {ErrorCode::kInvalid, place, what, mend};
}

constexpr double kLeastEdge_m = 0.002;

bool IsTriple(const std::vector<double>& list) { return list.size() == 3; }
bool IsTripleOrNone(const std::vector<double>& list) { return list.empty() || IsTriple(list); }
bool IsPositive(const std::optional<double>& figure) { return figure && *figure > 0; }

Status Check(const ShapeRow& row) {
  const std::string place = "shapes: " + row.name;
  if (!IsTriple(row.at_m)) return Wrong(place, "at_m is not three figures", "Write x, y, z.");
  if (!IsTripleOrNone(row.stretch) || !IsTripleOrNone(row.turn_xyz_deg)) {
    return Wrong(place, "a stretch or turn has three figures", "Write x, y, z, or leave it out.");
  }
  if (row.shape == Shape::kCapsule && (!IsTriple(row.to_m) || !IsPositive(row.radius_m))) {
    return Wrong(place, "a capsule has two ends and a radius", "Give to_m and radius_m above 0.");
  }
  if (row.shape == Shape::kEllipsoid && !IsTriple(row.radii_m)) {
    return Wrong(place, "an ellipsoid has three radii", "Give radii_m.");
  }
  for (const auto* list : {&row.radii_m, &row.stretch}) {
    for (double figure : *list) {
      if (!(figure > 0)) return Wrong(place, "a radius or stretch is not above 0", "Make it so.");
    }
  }
  if (row.blend_m < 0) return Wrong(place, "blend_m is below 0", "Write 0 for a hard edge.");
  return Done{};
}

Status Check(const SeamRow& row) {
  const std::string place = "seams: " + row.parent + " to " + row.child;
  if (!IsTriple(row.at_m) || !IsTriple(row.along)) {
    return Wrong(place, "at_m or along is not three figures", "Write x, y, z.");
  }
  if (!(row.before_m + row.after_m > 0)) {
    return Wrong(place, "the passage has no width", "Make before_m or after_m above 0.");
  }
  if (row.round_m && (!IsTriple(row.to_m) || !IsPositive(row.fade_m))) {
    return Wrong(place, "round_m needs the part's end and a soft edge", "Give to_m and fade_m.");
  }
  return Done{};
}

bool IsRight(const std::string& name) { return name.ends_with("_r"); }

void ToLeft(std::string& name) {
  if (IsRight(name)) name.back() = 'l';
}
void FlipPlace(std::vector<double>& at) {
  if (at.size() == 3) at[2] = -at[2];
}
/// A mirror in z = 0 turns the angles about x and y round.
void FlipTurn(std::vector<double>& turn) {
  if (turn.size() == 3) turn = {-turn[0], -turn[1], turn[2]};
}

BoneRow Twin(BoneRow row) {
  ToLeft(row.name);
  ToLeft(row.parent);
  FlipPlace(row.at_m);
  FlipTurn(row.turn_xyz_deg);
  return row;
}
HalfRow Twin(HalfRow row) {
  for (auto* name : {&row.name, &row.parent, &row.child}) ToLeft(*name);
  FlipPlace(row.at_m);
  return row;
}
ShapeRow Twin(ShapeRow row) {
  ToLeft(row.name);
  ToLeft(row.bone);
  FlipPlace(row.at_m);
  FlipPlace(row.to_m);
  FlipTurn(row.turn_xyz_deg);
  return row;
}
SeamRow Twin(SeamRow row) {
  ToLeft(row.parent);
  ToLeft(row.child);
  if (row.half) ToLeft(*row.half);
  for (auto* list : {&row.at_m, &row.along, &row.to_m}) FlipPlace(*list);
  return row;
}

const std::string& NameOf(const SeamRow& row) { return row.child; }
const std::string& NameOf(const auto& row) { return row.name; }

template <class Row>
void AddTwins(std::vector<Row>& rows) {
  std::vector<Row> all;
  for (const Row& row : rows) {
    all.push_back(row);
    if (IsRight(NameOf(row))) all.push_back(Twin(row));
  }
  rows = std::move(all);
}

}  // namespace

Result<Recipe> ReadRecipe(std::string_view json) {
  const auto parsed = ParseJson(json);
  if (!parsed.ok()) return parsed.error();
  auto recipe = Read<Recipe>(*parsed, "", UnknownKeys::kRefuse);
  if (!recipe.ok()) return recipe.error();
  if (recipe->format != "psoas-skin" || recipe->version != 1) {
    return Wrong("format", "this is no psoas-skin table of version 1",
                 "It begins with \"format\": \"psoas-skin\", \"version\": 1.");
  }
  if (!(recipe->edge_m >= kLeastEdge_m && recipe->cell_m >= kLeastEdge_m)) {
    return Wrong("edge_m and cell_m", "under 2 mm they make too large a mesh",
                 "Write about 0.0175 and 0.0045.");
  }
  for (const ShapeRow& row : recipe->shapes) {
    if (const auto checked = Check(row); !checked.ok()) return checked.error();
  }
  for (const SeamRow& row : recipe->seams) {
    if (const auto checked = Check(row); !checked.ok()) return checked.error();
  }
  Recipe whole = *recipe;
  AddTwins(whole.bones);
  AddTwins(whole.halves);
  AddTwins(whole.shapes);
  AddTwins(whole.seams);
  return whole;
}

}  // namespace psoas::skin
