#include "grow.h"

#include "field.h"
#include "remesh.h"

namespace psoas::skin {
namespace {

constexpr double kCell_m = 0.007;  // thinner than a finger
constexpr int kRounds = 12;

}  // namespace

Result<Skin> Grow(const body::Plan& plan, const Recipe& recipe) {
  const auto bones = RestBones(plan, recipe);
  if (!bones.ok()) return bones.error();
  const auto field = Field::Make(recipe, *bones);
  if (!field.ok()) return field.error();
  const Whole whole = Mirror(Remesh(March(*field, kCell_m), *field, kRounds));
  const auto carried = Weigh(whole, recipe, *bones);
  if (!carried.ok()) return carried.error();

  Skin skin{*bones, recipe.halves, whole.surface, {}, *carried};
  for (const Vec3& at : whole.surface.at) {
    const Vec3 slope = field->Gradient(at);
    skin.normals.push_back(1 / Norm(slope) * slope);
  }
  return skin;
}

}  // namespace psoas::skin
