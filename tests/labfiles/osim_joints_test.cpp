#include <gtest/gtest.h>

#include <cmath>

#include "labfiles/osim_read.h"
#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;
using Kind = body::Motion::Kind;

OsimParts With(const std::string& joint) {
  OsimParts parts;
  parts.bodies = Body("bone");
  parts.joints = joint;
  parts.forces = Muscle("cord", {{"ground", "0 0 1"}, {"bone", "1 0 0"}});
  return parts;
}

std::string Custom(const std::string& axes, const std::string& coordinates) {
  return Joint("CustomJoint", "ground", "bone", coordinates, Value("SpatialTransform", axes));
}

TEST(OsimJoints, ShiftsActBeforeTurnsWhateverTheirOrderInTheFile) {
  const auto model =
      ReadOsim(Document(With(Custom(Axis("rotation1", "q", "0 0 1", Linear("1 0")) +
                                        Axis("translation1", "q", "1 0 0", Linear("0.5 0")),
                                    Coordinate("q")))));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  const auto& motions = model->bones[1].motions;
  ASSERT_EQ(motions.size(), 2u);
  EXPECT_EQ(motions[0].kind, Kind::kSlide);
  EXPECT_EQ(motions[1].kind, Kind::kTurn);
}

TEST(OsimJoints, AnAxisIsBroughtToLengthOne) {
  const auto model = ReadOsim(
      Document(With(Custom(Axis("rotation1", "q", "0 3 4", Linear("1 0")), Coordinate("q")))));
  ASSERT_TRUE(model.ok());
  EXPECT_NEAR(model->bones[1].motions[0].axis[1], 0.6, 1e-12);
}

TEST(OsimJoints, AConstantThatIsNotZeroStays) {
  const auto model = ReadOsim(Document(With(Custom(
      Axis("translation2", "", "0 1 0", Element("Constant", "function", Value("value", "0.25"))) +
          Axis("translation3", "", "0 0 1", Element("Constant", "function", Value("value", "0"))),
      ""))));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  ASSERT_EQ(model->bones[1].motions.size(), 1u);
  EXPECT_NEAR(StraightLength(*model, "cord", {}), std::sqrt(1 + 0.0625 + 1), 1e-12);
}

TEST(OsimJoints, ASplineAndAMultipliedSplineAreRead) {
  const std::string spline = "<SimmSpline><x>0 1 2</x><y>0 1 0</y></SimmSpline>";
  const auto model = ReadOsim(
      Document(With(Custom(Axis("translation1", "q", "1 0 0",
                                Element("MultiplierFunction", "function",
                                        Value("function", spline) + Value("scale", "0.5"))),
                           Coordinate("q")))));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  const auto& function = model->bones[1].motions[0].function;
  EXPECT_NEAR(body::Evaluate(function, 1).value, 0.5, 1e-12);
}

TEST(OsimJoints, APolynomialBeginsWithItsHighestPower) {
  const auto model = ReadOsim(Document(
      With(Custom(Axis("rotation1", "q", "1 0 0",
                       Element("PolynomialFunction", "function", Value("coefficients", "3 2 1"))),
                  Coordinate("q")))));
  ASSERT_TRUE(model.ok());
  EXPECT_NEAR(body::Evaluate(model->bones[1].motions[0].function, 2).value, 17, 1e-12);
}

TEST(OsimJoints, OnlyShiftsMakeACoordinateALength) {
  const auto model = ReadOsim(Document(With(Joint(
      "PlanarJoint", "ground", "bone", Coordinate("turn") + Coordinate("x") + Coordinate("y")))));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_FALSE(model->coordinates[0].is_length);
  EXPECT_TRUE(model->coordinates[1].is_length);
}

TEST(OsimJoints, EveryFixedKindHasItsMotions) {
  const std::pair<const char*, std::size_t> kinds[] = {
      {"WeldJoint", 0},   {"PinJoint", 1},  {"SliderJoint", 1}, {"UniversalJoint", 2},
      {"GimbalJoint", 3}, {"BallJoint", 3}, {"PlanarJoint", 3}, {"FreeJoint", 6}};
  for (const auto& [kind, count] : kinds) {
    std::string coordinates;
    for (std::size_t i = 0; i < count; ++i) coordinates += Coordinate("q" + std::to_string(i));
    const auto model = ReadOsim(Document(With(Joint(kind, "ground", "bone", coordinates))));
    ASSERT_TRUE(model.ok()) << model.error().Sentence();
    EXPECT_EQ(model->bones[1].motions.size(), count) << kind;
  }
}

}  // namespace
}  // namespace psoas::labfiles
