// Published figures of living people and cadavers. Each test says whose; "[memory]" means that the
// design quotes it from memory and a second source is still wanted. An error of some 10 % of an arm
// is usual between such models and magnetic resonance images (Arnold 2000 [memory]).
#include "altered_body.h"

namespace psoas::body {
namespace {

double HipArm(const std::string& muscle, double flexion) {
  return Shipped().ArmMm(muscle, "hip_flexion_r", {{"hip_flexion_r", flexion}});
}

double KneeExtensionArm(const std::string& muscle, double flexion) {
  return -Shipped().ArmMm(muscle, "knee_angle_r", {{"knee_angle_r", flexion}});
}

// Blemker & Delp 2005 (abstract): 20 to 30 mm across fibres.
TEST(Truth, ThePsoasFlexesTheHipWithAnArmOf20To30Millimetres) {
  for (int flexion = -30; flexion <= 40; ++flexion) {
    EXPECT_GT(HipArm("psoas_l1_vb_r", flexion), 20) << flexion;
    EXPECT_LT(HipArm("psoas_l1_vb_r", flexion), 30) << flexion;
  }
}

// Not within those 30 mm: the peak is 15 % above, at 76 degrees. (The design says 10 %, having
// looked at 60 and 90 degrees only.)
TEST(Truth, InDeepFlexionThePsoasArmIsAtMost15PercentAboveThat) {
  for (int flexion = 40; flexion <= 90; ++flexion) {
    EXPECT_LT(HipArm("psoas_l1_vb_r", flexion), 30 * 1.15) << flexion;
  }
}

// Blemker & Delp 2005 (abstract): peaks of 10 to 70 mm across fibres; 10 % for the model.
TEST(Truth, GluteusMaximusExtendsTheHipWithPeakArmsOf10To77Millimetres) {
  for (const char* muscle : {"glmax1_r", "glmax2_r", "glmax3_r"}) {
    double peak = 0;
    for (int flexion = -30; flexion <= 120; ++flexion) {
      peak = std::max(peak, -HipArm(muscle, flexion));
    }
    EXPECT_GT(peak, 10) << muscle;
    EXPECT_LT(peak, 77) << muscle;
  }
}

// Nemeth & Ohlsen 1985 [memory]: 75 to 80 mm upright, falling as the hip bends.
TEST(Truth, LowerGluteusMaximusHasAnArmOf75MillimetresUprightThatFallsWithFlexion) {
  EXPECT_NEAR(-HipArm("glmax3_r", 0), 77.5, 5);
  for (int flexion = 15; flexion < 120; ++flexion) {
    EXPECT_LT(-HipArm("glmax3_r", flexion + 1), -HipArm("glmax3_r", flexion)) << flexion;
  }
}

// Dostal 1986 by way of Neumann 2010 [memory], straight lines on a dry skeleton, upright; within 12
// mm.
TEST(Truth, UprightHipArmsAreThoseOfDostal) {
  const std::map<std::string, double> dostal_mm{
      {"psoas_l1_vb_r", 18}, {"recfem_r", 43}, {"tfl_r", 39},      {"sart_r", 40},
      {"addlong_r", 41},     {"bflh_r", -54},  {"semiten_r", -56}, {"semimem_r", -46}};
  double worst = 0;
  for (const auto& [muscle, arm] : dostal_mm) {
    worst = std::max(worst, std::abs(HipArm(muscle, 0) - arm));
  }
  ExpectAtMost("arm_mm", worst, 12);
}

// The two that are farther off: Dostal has one iliopsoas of 18 mm, and 46 mm for the gluteus
// maximus. Both lie between Dostal and Nemeth (75 to 80) or Blemker (10 to 70).
TEST(Truth, UprightArmsOfIliacusAndGluteusMaximusAreWithin17MillimetresOfDostal) {
  EXPECT_NEAR(HipArm("iliacus_r", 0), 18, 17);
  double sum = 0, weights = 0;
  for (const Muscle& muscle : ShippedModel().muscles) {
    if (muscle.group != "glmax_r") continue;
    sum += muscle.weight * HipArm(muscle.name, 0);
    weights += muscle.weight;
  }
  EXPECT_NEAR(sum / weights, -46, 17);
}

/// How far the length changes between two angles of one joint.
double Excursion(const std::string& muscle, const std::string& coordinate, double from, double to) {
  return std::abs(Shipped().LengthMm(muscle, {{coordinate, to}}) -
                  Shipped().LengthMm(muscle, {{coordinate, from}}));
}

// Visser 1990 (abstract). Holds about the upright posture; over 0 to 90 degrees of each joint it
// does not for the rectus femoris (hip 72 mm, knee 64 mm), whose arm at the hip rises to 51 mm at
// 45 degrees.
TEST(Truth, TheKneeChangesTheRectusFemorisMoreThanTheHipDoes) {
  EXPECT_GT(Excursion("recfem_r", "knee_angle_r", 0, 60),
            1.3 * Excursion("recfem_r", "hip_flexion_r", -30, 30));
}
TEST(Truth, TheHipChangesTheBicepsFemorisMoreThanTheKneeDoes) {
  EXPECT_GT(Excursion("bflh_r", "hip_flexion_r", -30, 30),
            1.3 * Excursion("bflh_r", "knee_angle_r", 0, 60));
  EXPECT_GT(Excursion("bflh_r", "hip_flexion_r", 0, 90),
            1.3 * Excursion("bflh_r", "knee_angle_r", 0, 90));
}

// J Biomech Eng 2013;135:044501 (real-time MRI): mean 30 (SD 5), at most 36 mm. Rajagopal's knee
// has 38 mm in the mean of 0 to 100 degrees and 48 near extension: 8 and 12 mm above. Changes of
// its length with the knee are to be shown with that in mind; this test holds the figures still.
TEST(Truth, TheRectusFemorisArmAtTheKneeIsAThirdAboveWhatImagesOfMovingKneesShow) {
  double sum = 0, most = 0;
  for (int flexion = 0; flexion <= 100; ++flexion) {
    const double arm = KneeExtensionArm("recfem_r", flexion);
    sum += arm;
    most = std::max(most, arm);
  }
  EXPECT_NEAR(sum / 101, 38.3, 0.5);
  EXPECT_NEAR(most, 47.7, 0.5);
  EXPECT_NEAR(KneeExtensionArm("recfem_r", 80), 30, 5);
}

// BMC Musculoskelet Disord 2006;7:45 table 5: L2/3 10.7, L3/4 10.0, L4/5 8.2, L5/S1 6.8 degrees.
TEST(Truth, LumbarJointsShareFlexionAsMeasured) {
  const std::map<std::string, double> measured_deg{
      {"L2", 10.7}, {"L3", 10.0}, {"L4", 8.2}, {"L5", 6.8}};
  const auto share = [](const std::string& level) {
    const int bone = FindBone(ShippedModel(), level);
    const Motion& motion = ShippedModel().bones[static_cast<std::size_t>(bone)].motions[0];
    return Evaluate(motion.function, 0).slope;
  };
  double all_deg = 0, all = 0, worst = 0;
  for (const auto& [level, deg] : measured_deg) {
    all_deg += deg;
    all += share(level);
  }
  for (const auto& [level, deg] : measured_deg) {
    worst = std::max(worst, 100 * std::abs(share(level) / all - deg / all_deg));
  }
  ExpectAtMost("percent_points", worst, 3);
}

const std::vector<std::string> kLevels{"L1", "L2", "L3", "L4", "L5"};  // each over the one below it
const std::vector<std::string> kBehind{"psoas_l1_tp_r", "psoas_l2_tp_r", "psoas_l3_tp_r"};

Body& Levels() {
  static auto& body = *new Body(WithLevelsApart());
  return body;
}
double FlexionArm(Body& body, const std::string& muscle, const std::string& level) {
  return -body.ArmMm(muscle, "extension_" + level, {});
}
double SideArm(const std::string& muscle, const std::string& level) {
  return Levels().ArmMm(muscle, "bending_" + level, {});
}

std::vector<std::string> PsoasFascicles() {
  std::vector<std::string> names;
  for (const Muscle& muscle : ShippedModel().muscles) {
    if (muscle.group == "psoas_r") names.push_back(muscle.name);
  }
  return names;
}

// Bogduk 1992 (abstract): the psoas extends upper lumbar joints and flexes the lower ones.
TEST(Truth, FasciclesFromTransverseProcessesExtendTheUpperThreeJoints) {
  for (std::size_t i = 0; i < kBehind.size(); ++i) {
    for (std::size_t level = i; level < 3; ++level) {
      const double arm = FlexionArm(Levels(), kBehind[i], kLevels[level]);
      EXPECT_LT(arm, -5) << kBehind[i] << " " << kLevels[level];
      EXPECT_GT(arm, -16) << kBehind[i] << " " << kLevels[level];
    }
  }
}

// Bogduk 1992, again, and that the muscle keeps to the column (Santaguida & McGill 1995 [memory]).
TEST(Truth, EveryFascicleFlexesL5S1By12To15Millimetres) {
  for (const std::string& fascicle : PsoasFascicles()) {
    EXPECT_GT(FlexionArm(Levels(), fascicle, "L5"), 11.5) << fascicle;
    EXPECT_LT(FlexionArm(Levels(), fascicle, "L5"), 15) << fascicle;
  }
}

TEST(Truth, StraightToTheBrimFasciclesOfL1ToL4WouldHaveUpTo41Millimetres) {
  Model model = WithLevelsApart();
  const Model straight = WithoutColumn();
  model.muscles = straight.muscles;
  Body body(model);
  double least = 100, most = 0;
  for (const std::string& fascicle : PsoasFascicles()) {
    if (fascicle.starts_with("psoas_l5")) continue;
    least = std::min(least, FlexionArm(body, fascicle, "L5"));
    most = std::max(most, FlexionArm(body, fascicle, "L5"));
  }
  EXPECT_NEAR(least, 22, 1);
  EXPECT_NEAR(most, 41, 1);
}

/// Mean over the fascicles that cross a joint, by their cross-sections.
double MeanFlexionArm(const std::string& level) {
  double sum = 0, weights = 0;
  for (const Muscle& muscle : ShippedModel().muscles) {
    const double arm = FlexionArm(Levels(), muscle.name, level);
    if (muscle.group != "psoas_r" || arm == 0) continue;
    sum += muscle.weight * arm;
    weights += muscle.weight;
  }
  return sum / weights;
}

// Bogduk 1992 (abstract): "only very small moments"; Reid 1994 (abstract): small in front at each
// level.
TEST(Truth, OverAllFasciclesTheArmInFrontOfEachLumbarJointIsSmall) {
  double upper = 0;
  for (const char* level : {"L1", "L2", "L3", "L4"}) {
    upper = std::max(upper, std::abs(MeanFlexionArm(level)));
  }
  ExpectAtMost("upper_mm", upper, 8);
  ExpectAtMost("l5_s1_mm", std::abs(MeanFlexionArm("L5")), 15);
}

// Reid 1994 (abstract), Santaguida & McGill 1995 [memory].
TEST(Truth, TheArmToTheSideIsLargerThanInFrontAndGrowsDownwards) {
  for (const std::string& fascicle : PsoasFascicles()) {
    double above = 0;
    for (const std::string& level : kLevels) {
      const double side = SideArm(fascicle, level);
      if (side == 0) continue;  // does not cross this joint
      EXPECT_GT(side, std::abs(FlexionArm(Levels(), fascicle, level))) << fascicle << " " << level;
      EXPECT_GT(side, above) << fascicle << " " << level;
      above = side;
    }
  }
}

}  // namespace
}  // namespace psoas::body
