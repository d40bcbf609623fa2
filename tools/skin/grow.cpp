#include "grow.h"

#include "fair.h"
#include "field.h"
#include "remesh.h"

namespace psoas::skin {
namespace {

constexpr int kRounds = 12, kFairRounds = 6;
constexpr std::size_t kMostVertices = 65536;  // the file counts them in 16 bits

}  // namespace

Result<Skin> Grow(const body::Plan& plan, const Recipe& recipe) {
  const auto bones = RestBones(plan, recipe);
  if (!bones.ok()) return bones.error();
  const auto field = Field::Make(recipe, *bones);
  if (!field.ok()) return field.error();
  Whole whole = Mirror(Remesh(March(*field, recipe.cell_m), *field, kRounds));
  if (whole.surface.at.size() > kMostVertices) {
    return Error{ErrorCode::kTooLarge, "edge_m", "the mesh has more than 65,536 vertices",
                 "Make edge_m of the table or of its shapes longer."};
  }
  Fair(whole, *field, kFairRounds);
  const auto carried = Weigh(whole, recipe, *bones);
  if (!carried.ok()) return carried.error();

  return Skin{*bones, recipe.halves, whole.surface, Normals(whole.surface), *carried};
}

}  // namespace psoas::skin
