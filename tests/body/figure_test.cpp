// Frames, drawn ways and strain for a renderer.
#include "body/figure.h"

#include <gtest/gtest.h>

#include <cmath>

#include "body/library.h"
#include "embedded/embedded.h"

namespace psoas::body {
namespace {

const Plan& ShippedPlan() {
  static const Plan plan = Plan::Compile(ReadModel(EmbeddedBody()).value()).value();
  return plan;
}

struct Drawing {
  FigureLayout layout;
  std::vector<float> floats;

  double WayLength(std::size_t muscle) const {
    double length = 0;
    const float* p = floats.data() + layout.points_at[muscle];
    for (std::size_t i = 1; i < layout.points[muscle]; ++i, p += 3) {
      length += std::hypot(p[3] - p[0], p[4] - p[1], p[5] - p[2]);
    }
    return length;
  }
};

std::vector<double> Pose(const std::string& coordinate, double deg) {
  std::vector<double> pose(ShippedPlan().coordinates(), 0.0);
  pose[static_cast<std::size_t>(FindCoordinate(ShippedPlan().model(), coordinate))] =
      deg * kRadPerDeg;
  return pose;
}

Drawing Draw(const std::vector<double>& pose, std::size_t arc_points = 6) {
  Figure figure(ShippedPlan(), arc_points);
  Drawing drawing{figure.layout(), std::vector<float>(figure.layout().size)};
  figure.Draw(pose, drawing.floats);
  return drawing;
}

TEST(Figure, DrawsEachMuscleAsLongAsItIs) {
  for (const double hip : {-25.0, 0.0, 60.0, 110.0}) {
    const auto pose = Pose("hip_flexion_r", hip);
    const Drawing drawing = Draw(pose, 60);
    Evaluator evaluator(ShippedPlan());
    std::vector<double> lengths(ShippedPlan().muscles());
    evaluator.Evaluate(pose, lengths);
    for (std::size_t m = 0; m < lengths.size(); ++m) {
      EXPECT_NEAR(drawing.WayLength(m), lengths[m], 5e-5) << ShippedPlan().model().muscles[m].name;
    }
  }
}

TEST(Figure, ShowsStrainAgainstTheNeutralPose) {
  const Drawing neutral = Draw(Pose("hip_flexion_r", 0));
  const Drawing back = Draw(Pose("hip_flexion_r", -20));
  const auto psoas = static_cast<std::size_t>(FindMuscle(ShippedPlan().model(), "psoas_l3_tp_r"));
  EXPECT_FLOAT_EQ(neutral.floats[neutral.layout.strain_at + psoas], 0);
  EXPECT_NEAR(back.floats[back.layout.strain_at + psoas], 0.028, 0.002);
}

TEST(Figure, TurnsEverythingWithThePelvis) {
  const Drawing upright = Draw(Pose("pelvis_tilt", 0));
  const Drawing lying = Draw(Pose("pelvis_tilt", 90));
  // Lying on the back, what was up is behind: (x, y, z) -> (-y, x, z).
  for (std::size_t i = upright.layout.points_at[0]; i < upright.layout.strain_at; i += 3) {
    EXPECT_NEAR(lying.floats[i], -upright.floats[i + 1], 1e-6);
    EXPECT_NEAR(lying.floats[i + 1], upright.floats[i], 1e-6);
    EXPECT_NEAR(lying.floats[i + 2], upright.floats[i + 2], 1e-6);
  }
}

TEST(Figure, LaysOutRoomForEveryPoint) {
  const FigureLayout layout = Figure(ShippedPlan(), 6).layout();
  EXPECT_EQ(layout.points_at.front(), 12 * ShippedPlan().model().bones.size());
  EXPECT_EQ(layout.size, layout.strain_at + ShippedPlan().muscles());
}

}  // namespace
}  // namespace psoas::body
