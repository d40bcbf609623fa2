#include <gtest/gtest.h>

#include "body/evaluator.h"
#include "body/library.h"
#include "embedded/embedded.h"
#include "labfiles/osim_read.h"
#include "labfiles/osim_write.h"
#include "labfiles/sample_poses.h"
#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;

struct Measured {
  std::vector<double> lengths_m;
  std::vector<double> arms_m;
};

Measured Measure(const body::Plan& plan, const std::vector<double>& pose) {
  Measured out{std::vector<double>(plan.muscles()), std::vector<double>(plan.arms().size())};
  body::Evaluator(plan).Evaluate(pose, out.lengths_m, out.arms_m);
  return out;
}

/// Muscles and coordinates in the same order, and the same lengths and arms in every pose.
void ExpectSame(const body::Model& first, const body::Model& second) {
  ASSERT_EQ(first.coordinates.size(), second.coordinates.size());
  for (std::size_t c = 0; c < first.coordinates.size(); ++c) {
    ASSERT_EQ(first.coordinates[c].name, second.coordinates[c].name);
  }
  const auto a = body::Plan::Compile(first), b = body::Plan::Compile(second);
  ASSERT_TRUE(a.ok() && b.ok());
  ASSERT_EQ(a->arms().size(), b->arms().size());
  for (const auto& pose : SamplePoses(first.coordinates)) {
    const Measured one = Measure(*a, pose), other = Measure(*b, pose);
    for (std::size_t m = 0; m < one.lengths_m.size(); ++m) {
      EXPECT_NEAR(one.lengths_m[m], other.lengths_m[m], 1e-12) << first.muscles[m].name;
    }
    for (std::size_t i = 0; i < one.arms_m.size(); ++i) {
      EXPECT_NEAR(one.arms_m[i], other.arms_m[i], 1e-9) << i;
    }
  }
}

TEST(OsimLengths, TheShippedModelComesBackWithTheSameLengthsAndArms) {
  const auto shipped = body::ReadModel(EmbeddedBody());
  ASSERT_TRUE(shipped.ok()) << shipped.error().Sentence();
  const auto back = ReadOsim(WriteOsim(*shipped));
  ASSERT_TRUE(back.ok()) << back.error().Sentence();
  ExpectSame(*shipped, *back);
}

TEST(OsimLengths, WritingTwiceGivesTheSameText) {
  const auto shipped = body::ReadModel(EmbeddedBody());
  ASSERT_TRUE(shipped.ok());
  EXPECT_EQ(WriteOsim(*shipped), WriteOsim(*shipped));
}

TEST(OsimLengths, AMuscleRoundASphereComesBackWithTheSameLength) {
  OsimParts parts = Pendulum();
  parts.more = "<Ground><WrapObjectSet><objects>" +
               Element("WrapSphere", "ball",
                       Value("radius", "0.1") + Value("translation", "0.02 -0.8 0.01")) +
               "</objects></WrapObjectSet></Ground>";
  parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"upper", "0 -0.5 0"}}, Wrap("ball"));
  const auto read = ReadOsim(Document(parts));
  ASSERT_TRUE(read.ok()) << read.error().Sentence();
  const auto back = ReadOsim(WriteOsim(*read));
  ASSERT_TRUE(back.ok()) << back.error().Sentence();
  ExpectSame(*read, *back);
  EXPECT_GT(Measure(body::Plan::Compile(*read).value(), {0}).lengths_m[0], 1.505);
}

TEST(OsimLengths, AQuadrantKeepsTheMuscleOnItsSide) {
  for (const double sign : {1.0, -1.0}) {
    OsimParts parts = Pendulum();
    // The cord runs 20 mm beside the axis on +x; on the other side it must go round.
    parts.more = "<Ground>" +
                 Cylinder("axle", sign > 0 ? "x" : "-x", Value("translation", "-0.02 -0.8 0")) +
                 "</Ground>";
    parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"upper", "0 -0.5 0"}}, Wrap("axle"));
    const auto read = ReadOsim(Document(parts));
    ASSERT_TRUE(read.ok()) << read.error().Sentence();
    const auto plan = body::Plan::Compile(*read);
    ASSERT_TRUE(plan.ok());
    // Tangents of both ends to the circle and the arc between them, by hand.
    const double length = Measure(*plan, {0}).lengths_m[0];
    EXPECT_NEAR(length, sign > 0 ? 1.5085881395838987 : 1.5192998298754348, 1e-12);
    EXPECT_GT(length, 1.5);
  }
}

}  // namespace
}  // namespace psoas::labfiles
