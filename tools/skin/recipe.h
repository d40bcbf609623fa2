// body/figure_skin.json as it is written: one record a row (docs/figure.md describes the table).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/result.h"

namespace psoas::skin {

/// A bone that is only drawn: the engine does not move it.
struct BoneRow {
  std::string name, parent;
  std::vector<double> at_m, turn_xyz_deg;
  static constexpr const char* kType = "SkinBone";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &BoneRow::name, "unique"},
                      Field{"parent", &BoneRow::parent, "stands above, or a bone of the engine"},
                      Field{"at_m", &BoneRow::at_m, "its place in the parent at rest"},
                      Field{"turn_xyz_deg", &BoneRow::turn_xyz_deg, "its turn there; none is 0"}};
  }
};

/// A bone that turns half as far as its child does, and stays at a point of the child.
struct HalfRow {
  std::string name, parent, child;
  std::vector<double> at_m;
  static constexpr const char* kType = "SkinHalf";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &HalfRow::name, "unique"},
                      Field{"parent", &HalfRow::parent, "one of the two it lies between"},
                      Field{"child", &HalfRow::child, "the other"},
                      Field{"at_m", &HalfRow::at_m, "the joint, in the child"}};
  }
};

enum class Shape { kCapsule, kEllipsoid };

struct ShapeRow {
  std::string name, bone;
  Shape shape = Shape::kCapsule;
  std::vector<double> at_m, to_m;
  std::optional<double> radius_m, to_radius_m;
  std::vector<double> stretch, radii_m, turn_xyz_deg;
  double blend_m = 0;
  bool cut = false;
  std::optional<double> edge_m;
  static constexpr const char* kType = "SkinShape";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"name", &ShapeRow::name, "unique"},
        Field{"bone", &ShapeRow::bone, "whose frame the figures are in"},
        Field{"shape", &ShapeRow::shape, "capsule or ellipsoid"},
        Field{"at_m", &ShapeRow::at_m, "centre, or first end"},
        Field{"to_m", &ShapeRow::to_m, "second end of a capsule"},
        Field{"radius_m", &ShapeRow::radius_m, "of a capsule at its first end"},
        Field{"to_radius_m", &ShapeRow::to_radius_m, "at its second end; the same when absent"},
        Field{"stretch", &ShapeRow::stretch, "of a capsule along x, y, z, about its first end"},
        Field{"radii_m", &ShapeRow::radii_m, "of an ellipsoid, along its own x, y, z"},
        Field{"turn_xyz_deg", &ShapeRow::turn_xyz_deg, "of an ellipsoid"},
        Field{"blend_m", &ShapeRow::blend_m, "how far it melts into what stands above it"},
        Field{"cut", &ShapeRow::cut, "taken away instead of added"},
        Field{"edge_m", &ShapeRow::edge_m, "length of the mesh's edges on it"}};
  }
};

/// Where the skin passes from one bone to the next.
struct SeamRow {
  std::string parent, child;
  std::optional<std::string> half;
  std::vector<double> at_m, along, to_m;
  double before_m = 0, after_m = 0;
  std::optional<double> round_m, to_round_m, fade_m, middle_m;
  static constexpr const char* kType = "SkinSeam";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"parent", &SeamRow::parent, "bone it takes the skin from"},
        Field{"child", &SeamRow::child, "bone it gives the skin to"},
        Field{"half", &SeamRow::half, "bone between them, strongest in the middle"},
        Field{"at_m", &SeamRow::at_m, "a point of the plane between them, in the child"},
        Field{"along", &SeamRow::along, "its normal, towards the child, in the child"},
        Field{"to_m", &SeamRow::to_m, "the part's end, in the child; with round_m"},
        Field{"before_m", &SeamRow::before_m, "where the passage begins"},
        Field{"after_m", &SeamRow::after_m, "where it ends"},
        Field{"round_m", &SeamRow::round_m, "how far from the line at_m to to_m the part reaches"},
        Field{"to_round_m", &SeamRow::to_round_m, "the same at the end; as round_m when absent"},
        Field{"fade_m", &SeamRow::fade_m, "how softly it ends there"},
        Field{"middle_m", &SeamRow::middle_m, "a part that has a twin gives way this near to it"}};
  }
};

struct Recipe {
  std::string format;
  int version = 1;
  std::string title;
  double edge_m = 0, cell_m = 0;
  std::vector<BoneRow> bones;
  std::vector<HalfRow> halves;
  std::vector<ShapeRow> shapes;
  std::vector<SeamRow> seams;
  static constexpr const char* kType = "SkinRecipe";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"format", &Recipe::format, "psoas-skin"},
        Field{"version", &Recipe::version, "1"},
        Field{"title", &Recipe::title, "of the figure"},
        Field{"edge_m", &Recipe::edge_m, "length of the mesh's edges where no shape says"},
        Field{"cell_m", &Recipe::cell_m, "grid of the first mesh: finer than the narrowest gap"},
        Field{"bones", &Recipe::bones, "drawn only"},
        Field{"halves", &Recipe::halves, "bones between two"},
        Field{"shapes", &Recipe::shapes, "in the order they melt together"},
        Field{"seams", &Recipe::seams, "how the skin is shared among the bones"}};
  }
};

/// Reads the table and adds the left twin of every row whose bone ends in "_r". Checks the figures
/// of each row, not yet the names of bones. Errors name the row.
Result<Recipe> ReadRecipe(std::string_view json);

}  // namespace psoas::skin

namespace psoas {
template <>
struct EnumNames<skin::Shape> {
  static constexpr const char* kType = "SkinShapeKind";
  static constexpr std::array kNames{"capsule", "ellipsoid"};
};
}  // namespace psoas
