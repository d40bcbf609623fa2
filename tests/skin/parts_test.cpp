// What grows the skin: the table, the melted shapes, the mesh.
#include <gtest/gtest.h>

#include <cmath>

#include "loaded.h"
#include "skin/field.h"
#include "skin/recipe.h"
#include "skin/remesh.h"

namespace psoas::skin::test {
namespace {

std::string Table(const std::string& shapes, const std::string& seams = "") {
  return R"({"format": "psoas-skin", "version": 1, "title": "t", "edge_m": 0.02, "cell_m": 0.01, "bones": [],)"
         R"("halves": [], "seams": [)" +
         seams + R"(], "shapes": [)" + shapes + "]}";
}

std::string Ball(const std::string& name, const std::string& at, const std::string& more) {
  return R"({"name": ")" + name + R"(", "bone": "pelvis", "shape": "capsule", "at_m": )" + at +
         R"(, "to_m": )" + at + R"(, "radius_m": 0.1, "blend_m": 0.1)" + more + "}";
}

Field FieldOf(const std::string& shapes) {
  const auto recipe = ReadRecipe(Table(shapes));
  return *Field::Make(*recipe, *RestBones(EnginePlan(), *recipe));
}

std::string RefusalOf(const std::string& table) {
  const auto recipe = ReadRecipe(table);
  if (!recipe.ok()) return recipe.error().Sentence();
  const auto bones = RestBones(EnginePlan(), *recipe);
  if (!bones.ok()) return bones.error().Sentence();
  const auto field = Field::Make(*recipe, *bones);
  return field.ok() ? "" : field.error().Sentence();
}

TEST(SkinTable, NamesTheRowThatIsWrong) {
  EXPECT_NE(RefusalOf(Table(Ball("a", "[0, 0]", ""))).find("shapes: a"), std::string::npos);
  EXPECT_NE(RefusalOf(Table(Ball("a", "[0, 0, 0]", R"(, "colour": 1)"))).find("colour"),
            std::string::npos);
  EXPECT_NE(RefusalOf(Table(R"({"name": "b", "bone": "tail", "shape": "ellipsoid",)"
                            R"("at_m": [0, 0, 0], "radii_m": [1, 1, 1], "blend_m": 0})"))
                .find("there is no bone tail"),
            std::string::npos);
  EXPECT_NE(RefusalOf(Table("", R"({"parent": "pelvis", "child": "L5", "at_m": [0, 0, 0],)"
                                R"("along": [0, 1, 0], "before_m": 0, "after_m": 0})"))
                .find("seams: pelvis to L5"),
            std::string::npos);
}

TEST(SkinTable, GivesTheRightSideATwin) {
  const auto recipe = ReadRecipe(Table(Ball("ear_r", "[0.1, 0.2, 0.3]", "")));
  ASSERT_EQ(recipe->shapes.size(), 2u);
  EXPECT_EQ(recipe->shapes[1].name, "ear_l");
  EXPECT_EQ(recipe->shapes[1].at_m, (std::vector<double>{0.1, 0.2, -0.3}));
}

TEST(SkinField, IsTheDistanceToABall) {
  const Field field = FieldOf(Ball("a", "[0, 0, 0]", ""));
  EXPECT_NEAR(field.Distance({0.3, 0, 0}), 0.2, 1e-9);
  EXPECT_NEAR(field.Distance({0, 0.05, 0}), -0.05, 1e-9);
}

TEST(SkinField, MeltsShapesThatMeetAndSwellsLessWhereTheyRunAlong) {
  const Field apart = FieldOf(Ball("a", "[-0.09, 0, 0]", "") + "," + Ball("b", "[0.09, 0, 0]", ""));
  const double waist = std::sqrt(0.1 * 0.1 - 0.09 * 0.09);
  EXPECT_LT(apart.Distance({0, waist, 0}), -0.01);  // the notch between them is filled
  const Field twice = FieldOf(Ball("a", "[0, 0, 0]", "") + "," + Ball("b", "[0, 0, 0]", ""));
  EXPECT_NEAR(twice.Distance({0.1, 0, 0}), -0.01, 1e-9);  // not the 0.025 of a plain smooth union
}

TEST(SkinField, TakesAwayWhatIsCut) {
  const Field field =
      FieldOf(Ball("a", "[0, 0, 0]", "") + "," + Ball("b", "[0.1, 0, 0]", R"(, "cut": true)"));
  EXPECT_GT(field.Distance({0.08, 0, 0}), 0);
  EXPECT_LT(field.Distance({-0.08, 0, 0}), 0);
}

TEST(SkinMesh, LiesOnTheSurfaceWithEvenEdges) {
  const Field field = FieldOf(Ball("a", "[0, 0, 0]", ""));
  const Surface half = Remesh(March(field, 0.01), field, 12);
  for (const Vec3& at : half.at) ASSERT_NEAR(field.Distance(at), 0, 1e-5);
  for (const auto& t : half.triangles) {
    for (int i = 0; i < 3; ++i) {
      const double edge = Norm(half.at[t[i]] - half.at[t[(i + 1) % 3]]);
      ASSERT_GT(edge, 0.4 * 0.02);
      ASSERT_LT(edge, 1.6 * 0.02);
    }
  }
  constexpr double kBall_m3 = 4.0 / 3 * body::kPi * 0.001;
  EXPECT_NEAR(Volume_m3(Mirror(half).surface) / kBall_m3, 1, 0.03);
}

}  // namespace
}  // namespace psoas::skin::test
