// Defects seen in public models and engines, and that this body is free of them. Each test names
// where the defect was seen (docs/body/checks.md has the figures).
#include "altered_body.h"
#include "body/program.h"

namespace psoas::body {
namespace {

const Bone& BoneNamed(const std::string& name) {
  return ShippedModel().bones[static_cast<std::size_t>(FindBone(ShippedModel(), name))];
}

// MyoTorso and MuscleMimic: L5/S1 turns by 1.0 of the coordinate instead of 0.125, so that the
// trunk turns by 1.875 times what is asked.
TEST(Defects, SharesOfTheLumbarJointsAddUpToOneInEachDirection) {
  for (std::size_t direction = 0; direction < 3; ++direction) {
    double sum = 0;
    for (const char* level : {"L5", "L4", "L3", "L2", "L1"}) {
      sum += Evaluate(BoneNamed(level).motions[direction].function, 0).slope;
    }
    EXPECT_NEAR(sum, 1.000, 0.0005) << direction;
  }
}

/// How the thorax is turned against the pelvis.
Mat3 ThoraxTurn(const Degrees& degrees) {
  std::vector<Placement> frames(ShippedModel().bones.size());
  internal::PlaceBones(ShippedPlan().program(), Pose(degrees), frames);
  const auto frame = [&](const char* bone) {
    return frames[static_cast<std::size_t>(FindBone(ShippedModel(), bone))];
  };
  return Transpose(frame("pelvis").turn) * frame("thorax").turn;
}

// The shares of side-bending, as published, add up to 1.00015: 0.004 degrees of 25.
TEST(Defects, TheThoraxTurnsByTheCoordinateItself) {
  const std::map<std::string, Vec3> axes{{"lumbar_extension", {0, 0, 1}},
                                         {"lumbar_bending", {1, 0, 0}},
                                         {"lumbar_rotation", {0, 1, 0}}};
  for (const auto& [coordinate, axis] : axes) {
    const double degrees = 20;
    const Mat3 expected = Turn(axis, degrees * kRadPerDeg),
               turn = ThoraxTurn({{coordinate, degrees}});
    for (std::size_t i = 0; i < 9; ++i) {
      EXPECT_NEAR(turn[i], expected[i], 0.01 * kRadPerDeg) << coordinate;
    }
  }
}

// myo_sim and MuscleMimic stack sacrum and pelvis at one origin: 149 to 155 mm. Published distance
// of the sacral endplate from the hips' axis, seen from the side: 105 to 115 mm (from memory).
TEST(Defects, FromTheSideL5S1Lies109MillimetresFromTheHipCentre) {
  const Vec3 apart = BoneNamed("L5").joint.at_m - BoneNamed("femur_r").joint.at_m;
  EXPECT_NEAR(1e3 * std::hypot(apart[0], apart[1]), 109, 1);
}

// MyoLeg leaves the brim's surface out of the psoas: its arm falls from 19 to 12 mm in 20 degrees
// of extension, where a person stretches.
TEST(Defects, ThePsoasKeepsItsArmAsTheHipExtends) {
  for (int deg = -30; deg <= 0; ++deg) {
    const double arm = Shipped().ArmMm("psoas_l3_tp_r", "hip_flexion_r", {{"hip_flexion_r", deg}});
    EXPECT_GT(arm, 23.5) << deg;
    EXPECT_LT(arm, 26) << deg;
  }
}

TEST(Defects, ThePsoasLengthensBy8Point3MillimetresIn20DegreesOfExtension) {
  EXPECT_NEAR(Shipped().GroupChangeMm("psoas_r", {{"hip_flexion_r", -20}}), 8.3, 0.05);
}

TEST(Defects, WithoutTheBrimThePsoasLosesAThirdOfThat) {
  Body straight(WithoutSurfacesOf("psoas_r"));
  const Degrees back{{"hip_flexion_r", -20}};
  EXPECT_NEAR(straight.ArmMm("psoas_l3_tp_r", "hip_flexion_r", {}), 19, 0.5);
  EXPECT_NEAR(straight.ArmMm("psoas_l3_tp_r", "hip_flexion_r", back), 12, 0.5);
  EXPECT_NEAR(straight.GroupChangeMm("psoas_r", back), 5.5, 0.05);
}

/// The largest change of a muscle in one step of 0.05 degrees along the whole range of a
/// coordinate.
double LargestStepMm(const std::string& muscle, const std::string& along, Degrees at) {
  const Model& model = ShippedModel();
  const Coordinate& swept =
      model.coordinates[static_cast<std::size_t>(FindCoordinate(model, along))];
  double largest = 0, last = 0;
  for (double deg = swept.least_rad / kRadPerDeg; deg <= swept.most_rad / kRadPerDeg; deg += 0.05) {
    at[along] = deg;
    const double length = Shipped().LengthMm(muscle, at);
    if (last != 0) largest = std::max(largest, std::abs(length - last));
    last = length;
  }
  return largest;
}

// MyoLeg's side site for the iliacus lies in or out of its sphere by pose, on the right only: 7 mm
// at once.
TEST(Defects, TheIliacusIsContinuousAlongEachMovementOfTheHip) {
  double largest = 0;
  for (const char* along : {"hip_flexion_", "hip_adduction_", "hip_rotation_"}) {
    for (const std::string side : {"r", "l"}) {
      for (const double flexion : {-20.0, 0.0, 45.0, 90.0}) {
        const Degrees at{{"hip_flexion_" + side, flexion}};
        largest = std::max(largest, LargestStepMm("iliacus_" + side, along + side, at));
      }
    }
  }
  ExpectAtMost("step_mm", largest, 0.05);
}

TEST(Defects, TheIliacusIsTheSameOnBothSides) {
  for (const double flexion : {-30.0, -10.0, 0.0, 45.0, 90.0, 120.0}) {
    for (const double adduction : {-50.0, 0.0, 30.0}) {
      const Degrees right{{"hip_flexion_r", flexion}, {"hip_adduction_r", adduction}};
      const Degrees left{{"hip_flexion_l", flexion}, {"hip_adduction_l", adduction}};
      EXPECT_NEAR(Shipped().LengthMm("iliacus_r", right), Shipped().LengthMm("iliacus_l", left),
                  1e-9);
    }
  }
}

/// Whether the psoas meets the femur within the reach of the brim's cylinder.
bool EndsInsideTheBrim(const Degrees& degrees) {
  std::vector<Placement> frames(ShippedModel().bones.size());
  internal::PlaceBones(ShippedPlan().program(), Pose(degrees), frames);
  const auto& path =
      ShippedModel()
          .muscles[static_cast<std::size_t>(FindMuscle(ShippedModel(), "psoas_l3_tp_r"))]
          .path;
  const Surface& brim = ShippedModel().surfaces[static_cast<std::size_t>(path[4].surface)];
  const Placement frame = frames[static_cast<std::size_t>(brim.bone)] * brim.placement;
  const Vec3 end = frames[static_cast<std::size_t>(path[5].bone)] * path[5].at_m;
  const Vec3 local = Transpose(frame.turn) * (end - frame.at_m);
  return std::hypot(local[0], local[1]) < brim.radius_m;
}

struct PsoasArms {
  double least_outside_mm = 1e3, least_inside_mm = 1e3;
  int inside = 0;
};

/// Hip-flexion arms over 2000 random poses with a hip that is extended by 10 to 30 degrees, and
/// adduction (+) and inward rotation in these ranges.
PsoasArms ArmsInCorner(double adduction_from, double adduction_to, double rotation_from,
                       double rotation_to) {
  Chance chance(51);
  PsoasArms arms;
  for (int i = 0; i < 2000; ++i) {
    const Degrees at{{"hip_flexion_r", chance.Between(-30, -10)},
                     {"hip_adduction_r", chance.Between(adduction_from, adduction_to)},
                     {"hip_rotation_r", chance.Between(rotation_from, rotation_to)}};
    const double arm = Shipped().ArmMm("psoas_l3_tp_r", "hip_flexion_r", at);
    const bool inside = EndsInsideTheBrim(at);
    arms.inside += inside;
    double& least = inside ? arms.least_inside_mm : arms.least_outside_mm;
    least = std::min(least, arm);
  }
  return arms;
}

// By MuJoCo's rule the psoas is on the wrong side of the brim in 3 % of the poses with more than 10
// degrees of extension, all of them in these two corners; there it would extend the hip.
TEST(Defects, ThePsoasStaysAFlexorInTheCornersOfTheRange) {
  const PsoasArms abducted = ArmsInCorner(-50, -38, -40, 40),
                  adducted = ArmsInCorner(20, 30, -40, 0);
  ExpectAtMost("minus_arm_mm", -std::min(abducted.least_outside_mm, adducted.least_outside_mm), -8);
}

// What is left of it. In those 3 % (extended by nearly 30 degrees and at an end of abduction, or of
// adduction with external rotation) the muscle's point on the femur dips into the brim's cylinder,
// both Rajagopal's. The surface then yields to it, so that the length stays continuous, but the arm
// drops at once from some 20 mm to about none: there it says nothing of a living muscle.
TEST(Defects, WhereThePsoasEndsInsideTheBrimItsArmIsAboutNone) {
  const PsoasArms abducted = ArmsInCorner(-50, -38, -40, 40),
                  adducted = ArmsInCorner(20, 30, -40, 0);
  EXPECT_GT(abducted.inside + adducted.inside, 0);
  ExpectAtMost("extension_arm_mm", -std::min(abducted.least_inside_mm, adducted.least_inside_mm),
               12);
}

TEST(Defects, WithAFlexedHipThePsoasNeverEndsInsideTheBrim) {
  Chance chance(52);
  for (int i = 0; i < 20000; ++i) {
    EXPECT_FALSE(EndsInsideTheBrim({{"hip_flexion_r", chance.Between(0, 120)},
                                    {"hip_adduction_r", chance.Between(-50, 30)},
                                    {"hip_rotation_r", chance.Between(-40, 40)}}));
  }
}

TEST(Defects, InStretchingPosturesThePsoasNeverEndsInsideTheBrim) {
  Chance chance(53);
  for (int i = 0; i < 20000; ++i) {
    EXPECT_FALSE(EndsInsideTheBrim({{"hip_flexion_r", chance.Between(-30, 0)},
                                    {"hip_adduction_r", chance.Between(-30, 10)},
                                    {"hip_rotation_r", chance.Between(-20, 20)}}));
  }
}

// Gait models begin the psoas on the pelvis: the trunk changes nothing. Lumbar models end it at the
// brim: the hip changes nothing.
TEST(Defects, ThePsoasFollowsTheTrunkAndTheHip) {
  EXPECT_GT(Shipped().GroupChangeMm("psoas_r", {{"lumbar_bending", -20}}), 5);
  EXPECT_GT(Shipped().GroupChangeMm("psoas_r", {{"hip_flexion_r", -20}}), 8);
}

}  // namespace
}  // namespace psoas::body
