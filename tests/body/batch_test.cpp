// Many poses at once give what single poses give, on every width of lanes, and nothing is
// allocated.
#include "allocations.h"
#include "shipped_body.h"

namespace psoas::body {
namespace {

template <class Real>
struct Figures {
  std::vector<Real> lengths_m, slopes_m;
};

/// Poses one array a coordinate, as a batch takes them.
template <class Real>
struct Poses {
  std::size_t count;
  std::vector<Real> numbers;

  Poses(std::size_t how_many, unsigned seed) : count(how_many) {
    Chance chance(seed);
    numbers.resize(count * ShippedPlan().coordinates());
    for (std::size_t i = 0; i < count; ++i) {
      const auto pose = chance.PoseOf(ShippedModel(), 0.1);
      for (std::size_t c = 0; c < pose.size(); ++c) {
        numbers[c * count + i] = static_cast<Real>(pose[c]);
      }
    }
  }
  std::vector<double> operator[](std::size_t i) const {
    std::vector<double> pose;
    for (std::size_t c = 0; c < ShippedPlan().coordinates(); ++c) {
      pose.push_back(static_cast<double>(numbers[c * count + i]));
    }
    return pose;
  }
};

template <class Real>
Figures<Real> Evaluated(const Poses<Real>& poses, Simd simd) {
  Figures<Real> out;
  out.lengths_m.resize(poses.count * ShippedPlan().muscles());
  out.slopes_m.resize(poses.count * ShippedPlan().arms().size());
  Evaluator evaluator(ShippedPlan());
  evaluator.EvaluateBatch(Batch<Real>{poses.count, poses.numbers, out.lengths_m, out.slopes_m},
                          simd);
  return out;
}

template <class A, class B>
double Worst(const std::vector<A>& a, const std::vector<B>& b) {
  double worst = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    worst = std::max(worst, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
  }
  return worst;
}

/// Those that this build has and this machine can run.
std::vector<Simd> Widths() {
  std::vector<Simd> widths;
  for (const Simd simd : {Simd::kScalar, Simd::k128, Simd::kAvx2, Simd::kAvx512}) {
    if (simd <= WidestSimd()) widths.push_back(simd);
  }
  return widths;
}

TEST(Batch, EveryWidthOfLanesGivesTheScalarFiguresInDoublePrecision) {
  const Poses<double> poses(5000, 7);
  const auto scalar = Evaluated(poses, Simd::kScalar);
  for (const Simd simd : Widths()) {
    const auto lanes = Evaluated(poses, simd);
    ExpectAtMost(std::string(Name(simd)) + "_length_m", Worst(lanes.lengths_m, scalar.lengths_m),
                 1e-11);
    ExpectAtMost(std::string(Name(simd)) + "_arm_m", Worst(lanes.slopes_m, scalar.slopes_m), 1e-8);
  }
}

TEST(Batch, EveryWidthOfLanesIsWithin5MicrometresInSinglePrecision) {
  const Poses<float> poses(20000, 8);
  Poses<double> same(0, 0);
  same.count = poses.count;
  same.numbers.assign(poses.numbers.begin(), poses.numbers.end());
  const auto exact = Evaluated(same, WidestSimd());
  for (const Simd simd : Widths()) {
    const auto lanes = Evaluated(poses, simd);
    ExpectAtMost(std::string(Name(simd)) + "_length_m", Worst(lanes.lengths_m, exact.lengths_m),
                 5e-6);
  }
}

TEST(Batch, OneBatchOnScalarLanesEqualsSinglePosesBitForBit) {
  const Poses<double> poses(100, 9);
  const auto batch = Evaluated(poses, Simd::kScalar);
  for (std::size_t i = 0; i < poses.count; ++i) {
    const auto lengths = Shipped().Lengths(poses[i]), slopes = Shipped().Slopes(poses[i]);
    for (std::size_t m = 0; m < lengths.size(); ++m) {
      EXPECT_EQ(batch.lengths_m[m * poses.count + i], lengths[m]);
    }
    for (std::size_t a = 0; a < slopes.size(); ++a) {
      EXPECT_EQ(batch.slopes_m[a * poses.count + i], slopes[a]);
    }
  }
}

/// The largest difference between a pose in a batch of `size` and the same pose alone.
template <class Real>
double WorstAmongNeighbours(Simd simd, std::size_t size) {
  const Poses<Real> poses(size, 10);
  const auto all = Evaluated(poses, simd);
  double worst = 0;
  for (std::size_t i = 0; i < size; ++i) {
    Poses<Real> one(1, 0);
    for (std::size_t c = 0; c < one.numbers.size(); ++c) {
      one.numbers[c] = poses.numbers[c * size + i];
    }
    const auto alone = Evaluated(one, simd);
    Figures<Real> among = alone;
    for (std::size_t m = 0; m < among.lengths_m.size(); ++m) {
      among.lengths_m[m] = all.lengths_m[m * size + i];
    }
    for (std::size_t a = 0; a < among.slopes_m.size(); ++a) {
      among.slopes_m[a] = all.slopes_m[a * size + i];
    }
    worst = std::max(
        {worst, Worst(among.lengths_m, alone.lengths_m), Worst(among.slopes_m, alone.slopes_m)});
  }
  return worst;
}

TEST(Batch, APoseIsTheSameInABatchOfAnySize) {
  double doubles = 0, singles = 0;
  for (const Simd simd : Widths()) {
    for (const std::size_t size : {2u, 3u, 7u, 8u, 16u, 17u, 33u}) {
      doubles = std::max(doubles, WorstAmongNeighbours<double>(simd, size));
      singles = std::max(singles, WorstAmongNeighbours<float>(simd, size));
    }
  }
  ExpectAtMost("f64_m", doubles, 1e-14);
  ExpectAtMost("f32_m", singles, 1e-6);
}

TEST(Batch, AnEmptyBatchWritesNothing) {
  Evaluator evaluator(ShippedPlan());
  double length = 7, slope = 7;
  evaluator.EvaluateBatch(Batch<double>{0, {}, {&length, 1}, {&slope, 1}});
  EXPECT_EQ(length, 7);
  EXPECT_EQ(slope, 7);
}

TEST(Batch, NothingIsWrittenBeyondTheBatch) {
  for (const Simd simd : Widths()) {
    const Poses<double> poses(3, 11);
    std::vector<double> lengths(3 * ShippedPlan().muscles() + 16, 7.0);
    Evaluator evaluator(ShippedPlan());
    evaluator.EvaluateBatch(Batch<double>{3, poses.numbers, lengths, {}}, simd);
    EXPECT_EQ(std::vector<double>(lengths.end() - 16, lengths.end()), std::vector<double>(16, 7.0));
  }
}

TEST(Batch, LengthsAreTheSameWithoutArms) {
  const Poses<double> poses(17, 12);
  std::vector<double> lengths(17 * ShippedPlan().muscles());
  Evaluator evaluator(ShippedPlan());
  evaluator.EvaluateBatch(Batch<double>{17, poses.numbers, lengths, {}});
  EXPECT_EQ(lengths, Evaluated(poses, WidestSimd()).lengths_m);
}

TEST(Batch, NothingIsAllocatedAfterSetUp) {
  Evaluator evaluator(ShippedPlan());
  const Poses<double> poses(17, 13);
  const Poses<float> singles(17, 13);
  std::vector<double> lengths(17 * ShippedPlan().muscles()), arms(17 * ShippedPlan().arms().size());
  std::vector<float> short_lengths(lengths.size()), short_arms(arms.size());
  const auto pose = Pose({{"hip_flexion_r", 30}});
  const long before = Allocations();
  evaluator.Evaluate(pose, std::span(lengths).first(ShippedPlan().muscles()),
                     std::span(arms).first(ShippedPlan().arms().size()));
  evaluator.EvaluateBatch(Batch<double>{17, poses.numbers, lengths, arms});
  evaluator.EvaluateBatch(Batch<float>{17, singles.numbers, short_lengths, short_arms});
  EXPECT_EQ(Allocations(), before);
}

}  // namespace
}  // namespace psoas::body
