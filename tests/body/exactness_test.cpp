// What the evaluator computes is exact: slopes are those of the lengths, both sides are alike, and
// each width of lanes gives the same figures.
#include "rig.h"

namespace psoas::body {
namespace {

std::size_t CoordinateAt(const std::string& name) {
  return static_cast<std::size_t>(FindCoordinate(ShippedModel(), name));
}

/// The largest difference between dL/dq as computed and by central differences, over all muscles.
double WorstSlope(Body& body, const std::vector<double>& pose) {
  constexpr double kStep = 1e-5;
  const auto slopes = body.Slopes(pose);
  double worst = 0;
  for (std::size_t c = 0; c < pose.size(); ++c) {
    auto before = pose, after = pose;
    before[c] -= kStep;
    after[c] += kStep;
    const auto shorter = body.Lengths(before), longer = body.Lengths(after);
    std::vector<double> expected(shorter.size(), 0.0);
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      const Arm& arm = body.plan().arms()[i];
      if (arm.coordinate == static_cast<int>(c)) {
        expected[static_cast<std::size_t>(arm.muscle)] = slopes[i];
      }
    }
    for (std::size_t m = 0; m < expected.size(); ++m) {
      const double slope = (longer[m] - shorter[m]) / (2 * kStep);
      worst = std::max(worst, std::abs(slope - expected[m]));
    }
  }
  return worst;
}

// All pairs of 80 muscles and 14 coordinates, those that Plan::arms() leaves out as well. Nothing
// is excluded: a slope has a kink only where an end passes through a surface's skin, and none of
// these poses lies within 1e-5 rad of that.
TEST(Exactness, ArmsAreTheSlopesOfTheLengthsInEveryPose) {
  Chance chance(20260302);
  double worst = 0;
  for (int i = 0; i < 500; ++i) {
    worst = std::max(worst, WorstSlope(Shipped(), chance.PoseOf(ShippedModel())));
  }
  ExpectAtMost("slope_m", worst, 1e-6);
}

TEST(Exactness, ArmsAreTheSlopesAtTheEndsOfTheRangesToo) {
  Chance chance(2);
  double worst = 0;
  for (int i = 0; i < 100; ++i) {
    worst = std::max(worst, WorstSlope(Shipped(), chance.PoseOf(ShippedModel(), 0.8)));
  }
  ExpectAtMost("slope_m", worst, 1e-6);
}

/// The name of the other side; a name without a side is its own.
std::string OtherSide(std::string name) {
  if (name.ends_with("_r")) {
    name.back() = 'l';
  } else if (name.ends_with("_l")) {
    name.back() = 'r';
  }
  return name;
}

bool TurnsRoundInAMirror(const std::string& coordinate) {
  return coordinate == "lumbar_bending" || coordinate == "lumbar_rotation" ||
         coordinate == "pelvis_list" || coordinate == "pelvis_rotation";
}

std::vector<double> Mirrored(const std::vector<double>& pose) {
  std::vector<double> mirrored(pose.size());
  for (std::size_t c = 0; c < pose.size(); ++c) {
    const std::string& name = ShippedModel().coordinates[c].name;
    mirrored[CoordinateAt(OtherSide(name))] = TurnsRoundInAMirror(name) ? -pose[c] : pose[c];
  }
  return mirrored;
}

TEST(Exactness, LengthsOfAPoseAndItsMirrorImageAreEqual) {
  Chance chance(3);
  double worst = 0;
  for (int i = 0; i < 500; ++i) {
    const auto pose = chance.PoseOf(ShippedModel(), 0.2);
    const auto lengths = Shipped().Lengths(pose), mirrored = Shipped().Lengths(Mirrored(pose));
    for (std::size_t m = 0; m < lengths.size(); ++m) {
      const std::string twin = OtherSide(ShippedModel().muscles[m].name);
      const auto at = static_cast<std::size_t>(FindMuscle(ShippedModel(), twin));
      worst = std::max(worst, std::abs(lengths[m] - mirrored[at]));
    }
  }
  ExpectAtMost("length_m", worst, 1e-12);
}

/// For each pair, the place of its mirror image in Plan::arms().
std::vector<std::size_t> MirroredArms() {
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  const auto named = [](const Arm& arm) {
    return std::pair(ShippedModel().muscles[static_cast<std::size_t>(arm.muscle)].name,
                     ShippedModel().coordinates[static_cast<std::size_t>(arm.coordinate)].name);
  };
  const auto arms = ShippedPlan().arms();
  for (std::size_t i = 0; i < arms.size(); ++i) places[named(arms[i])] = i;
  std::vector<std::size_t> mirrored;
  for (const Arm& arm : arms) {
    const auto [muscle, coordinate] = named(arm);
    mirrored.push_back(places.at({OtherSide(muscle), OtherSide(coordinate)}));
  }
  return mirrored;
}

TEST(Exactness, ArmsOfAPoseAndItsMirrorImageAreEqual) {
  Chance chance(4);
  const auto twins = MirroredArms();
  double worst = 0;
  for (int i = 0; i < 500; ++i) {
    const auto pose = chance.PoseOf(ShippedModel(), 0.2);
    const auto slopes = Shipped().Slopes(pose), mirrored = Shipped().Slopes(Mirrored(pose));
    for (std::size_t a = 0; a < slopes.size(); ++a) {
      const Arm& arm = ShippedPlan().arms()[a];
      const auto& name = ShippedModel().coordinates[static_cast<std::size_t>(arm.coordinate)].name;
      const double sign = TurnsRoundInAMirror(name) ? -1 : 1;
      worst = std::max(worst, std::abs(slopes[a] - sign * mirrored[twins[a]]));
    }
  }
  ExpectAtMost("arm_m", worst, 1e-12);
}

TEST(Exactness, ThePelvisInTheWorldChangesNoLengthByOneBit) {
  Chance chance(5);
  for (int i = 0; i < 100; ++i) {
    const auto pose = chance.PoseOf(ShippedModel());
    auto moved = pose;
    for (const char* name : {"pelvis_tilt", "pelvis_list", "pelvis_rotation"}) {
      moved[CoordinateAt(name)] = chance.Between(-kPi / 2, kPi / 2);
    }
    EXPECT_EQ(Shipped().Lengths(pose), Shipped().Lengths(moved));
  }
  for (const Arm& arm : ShippedPlan().arms()) EXPECT_GT(arm.coordinate, 2);
}

// One coordinate drives two bones, by a polynomial and by a spline that are both straight lines:
// the same as one hinge that turns by the sum.
TEST(Exactness, ACoordinateThatDrivesTwoJointsPullsAsTheirSum) {
  constexpr auto kTurn = Motion::Kind::kTurn;
  const auto bend = [](Function upper, Function lower) {
    Model model;
    model.coordinates = {{"bend", 0, 2, false, "", ""}};
    model.bones = {BoneOf("ground", -1), BoneOf("upper", 0, {MotionBy(0, kTurn, {0, 0, 1}, upper)}),
                   BoneOf("lower", 1, {MotionBy(0, kTurn, {0, 0, 1}, lower)})};
    model.muscles = {MuscleOver({PointOn(0, {0.3, 0, 0}), PointOn(2, {0.2, 0, 0})})};
    return Compiled(model);
  };
  const auto spline = *Function::Spline({0, 1, 2, 3}, {0.1, 0.5, 0.9, 1.3});
  Evaluator two(bend(Function::Polynomial({0.05, 0.6}), spline));
  for (const double q : {0.2, 0.9, 1.7}) {
    const double angle = 0.15 + q, cosine_law = std::sqrt(0.13 - 0.12 * std::cos(angle));
    double length = 0, slope = 0;
    two.Evaluate({&q, 1}, {&length, 1}, {&slope, 1});
    EXPECT_NEAR(length, cosine_law, 1e-15);
    EXPECT_NEAR(slope, 0.06 * std::sin(angle) / cosine_law, 1e-15);
  }
}

}  // namespace
}  // namespace psoas::body
