#include <gtest/gtest.h>

#include "labfiles/osim_functions.h"
#include "labfiles/osim_read.h"
#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;
using body::Function;

std::string Coupler(const std::string& name, const std::string& independent,
                    const std::string& dependent, const std::string& function,
                    const std::string& more = "") {
  return Element("CoordinateCouplerConstraint", name,
                 Value("coupled_coordinates_function", function) +
                     Value("independent_coordinate_names", independent) +
                     Value("dependent_coordinate_name", dependent) + more);
}

/// A bone that slides along x by `function` of "beta", beside a bone that turns by "knee".
OsimParts Patella(const std::string& function) {
  OsimParts parts;
  parts.bodies = Body("tibia") + Body("patella");
  parts.joints = Joint("PinJoint", "ground", "tibia", Coordinate("knee", "0 2")) +
                 Joint("CustomJoint", "ground", "patella", Coordinate("beta", "-99999.9 99999.9"),
                       Value("SpatialTransform", Axis("translation1", "beta", "1 0 0", function)));
  parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"patella", "1 0 0"}});
  return parts;
}

double SlideAt(const OsimParts& parts, double knee) {
  const auto model = ReadOsim(Document(parts));
  EXPECT_TRUE(model.ok()) << (model.ok() ? "" : model.error().Sentence());
  return model.ok() ? StraightLength(*model, "cord", {knee}) - 1 : 0;
}

TEST(OsimCoordinates, ACoupledOneIsFoldedIntoTheOneItFollows) {
  OsimParts parts = Patella(Spline("0 1 2", "0.1 0.3 0.2"));
  parts.constraints = Coupler("c", "knee", "beta", Linear("1 0"));
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  ASSERT_EQ(model->coordinates.size(), 1u);
  EXPECT_EQ(model->coordinates[0].name, "knee");
  EXPECT_NEAR(SlideAt(parts, 1), 0.3, 1e-12);
}

TEST(OsimCoordinates, ASplineOfAFallingLineIsTurnedRound) {
  OsimParts parts = Patella(Spline("-2 -1 0", "0.1 0.3 0.2"));
  parts.constraints = Coupler("c", "knee", "beta", Linear("-1 0.5"));
  EXPECT_NEAR(SlideAt(parts, 1.5), 0.3, 1e-12);
  EXPECT_NEAR(SlideAt(parts, 0.5), 0.2, 1e-12);
}

TEST(OsimCoordinates, ALineOfASplineIsASpline) {
  OsimParts parts = Patella(Linear("2 0.1"));
  parts.constraints = Coupler("c", "knee", "beta", Spline("0 1 2", "0 0.4 0.1"));
  EXPECT_NEAR(SlideAt(parts, 1), 0.9, 1e-12);
}

TEST(OsimCoordinates, TheScaleFactorOfACouplingCounts) {
  OsimParts parts = Patella(Linear("1 0"));
  parts.constraints = Coupler("c", "knee", "beta", Linear("0.5 0"), Value("scale_factor", "3"));
  EXPECT_NEAR(SlideAt(parts, 0.2), 0.3, 1e-12);
}

TEST(OsimCoordinates, ACouplingThatIsOffLeavesBothFree) {
  OsimParts parts = Patella(Linear("1 0"));
  parts.constraints = Coupler("c", "knee", "beta", Linear("1 0"), Value("isEnforced", "false"));
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model->coordinates.size(), 2u);
}

TEST(OsimCoordinates, ALockedOneStaysAtItsDefaultValue) {
  OsimParts parts = Patella(Linear("1 0"));
  const auto at = parts.joints.find("<range>-99999.9");
  parts.joints.insert(at, Value("locked", "true") + Value("default_value", "0.25"));
  EXPECT_NEAR(SlideAt(parts, 1), 0.25, 1e-12);
}

TEST(OsimCoordinates, ACouplingToALockedOneIsConstant) {
  OsimParts parts = Patella(Linear("1 0"));
  parts.joints.insert(parts.joints.find("<range>0 2"),
                      Value("locked", "true") + Value("default_value", "0.5"));
  parts.constraints = Coupler("c", "knee", "beta", Linear("0.4 0"));
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_TRUE(model->coordinates.empty());
  EXPECT_NEAR(StraightLength(*model, "cord", {}), 1.2, 1e-12);
}

TEST(OsimCoordinates, CouplingsInACircleAreRefused) {
  OsimParts parts = Patella(Linear("1 0"));
  parts.constraints =
      Coupler("c", "knee", "beta", Linear("1 0")) + Coupler("d", "beta", "knee", Linear("1 0"));
  const auto model = ReadOsim(Document(parts));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().message.find("circle"), std::string::npos);
}

TEST(OsimCoordinates, ACurveOfACurveIsRefusedByTheCouplingsName) {
  OsimParts parts = Patella(Spline("0 1 2", "0.1 0.3 0.2"));
  parts.constraints = Coupler("c", "knee", "beta", Spline("0 1 2", "0 0.4 0.1"));
  const auto model = ReadOsim(Document(parts));
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::kUnsupported);
  EXPECT_NE(model.error().message.find("beta"), std::string::npos);
}

TEST(OsimFunctions, PolynomialsCompose) {
  const auto composed = Compose(Function::Polynomial({1, 2, 3}), Function::Polynomial({-1, 0, 2}));
  ASSERT_TRUE(composed);
  const double inner = -1 + 2 * 0.7 * 0.7;
  EXPECT_NEAR(body::Evaluate(*composed, 0.7).value, 1 + 2 * inner + 3 * inner * inner, 1e-12);
}

TEST(OsimFunctions, PolynomialsOfTooHighADegreeDoNotCompose) {
  const Function high = Function::Polynomial(std::vector<double>(10, 1));
  EXPECT_FALSE(Compose(high, high));
}

}  // namespace
}  // namespace psoas::labfiles
