// psoas-bench-body [MODEL.xml OUT.json]: MuJoCo and this engine on the same model and poses, one
// thread, lengths and moment arms of every muscle, in alternating rounds.
//
// The model is the built-in one, written as MJCF and read back, so that both follow the same
// polynomials. Times are of the thread's own processor time; the figures are ratios to MuJoCo,
// round by round, and their median. MuJoCo takes the better of its dense and sparse Jacobian.
// With two arguments it writes what bench/body/body_wasm.mjs needs and ends.
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "body/library.h"
#include "contenders.h"
#include "embedded/embedded.h"
#include "labfiles/mjcf_read.h"
#include "labfiles/mjcf_write.h"
#include "mujoco_peer.h"

namespace {

using namespace psoas;         // NOLINT(google-build-using-namespace)
using namespace psoas::bench;  // NOLINT(google-build-using-namespace)

constexpr std::size_t kPoses = 256;
constexpr int kRounds = 31;

double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double Time(const std::function<void()>& run) {
  const double start = ProcessorSeconds();
  run();
  return ProcessorSeconds() - start;
}

double Median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

int Fail(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  return 1;
}

/// How many muscle-poses agree to 1e-9 m; the rest are where MuJoCo's rule takes the other side.
void PrintAgreement(MujocoPeer& peer, const std::vector<std::vector<double>>& positions,
                    const body::Model& model, const Engine& engine) {
  std::size_t agree = 0, all = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    peer.Evaluate(positions[i]);
    for (std::size_t m = 0; m < model.muscles.size(); ++m, ++all) {
      const double difference = peer.Length(model.muscles[m].name) - engine.Length(m, i);
      if (std::abs(difference) < 1e-9) ++agree;
    }
  }
  std::printf("lengths that agree to 1e-9 m: %zu of %zu muscle-poses\n", agree, all);
}

void PrintRatios(const Contender& dense, const Contender& sparse,
                 const std::vector<Contender>& ours) {
  std::vector<std::vector<double>> ratios(ours.size());
  std::vector<std::vector<double>> times(ours.size());
  std::vector<double> base;
  for (int round = 0; round < kRounds; ++round) {
    const double mujoco = std::min(Time(dense.run), Time(sparse.run));
    base.push_back(mujoco);
    for (std::size_t i = 0; i < ours.size(); ++i) {
      times[i].push_back(Time(ours[i].run));
      ratios[i].push_back(mujoco / times[i].back());
    }
  }
  const auto per_pose_us = [](double seconds) { return 1e6 * seconds / kPoses; };
  std::printf("%-28s %9.2f us a pose\n", "MuJoCo", per_pose_us(Median(base)));
  for (std::size_t i = 0; i < ours.size(); ++i) {
    std::printf("%-28s %9.2f us a pose   %6.1f x MuJoCo   (%.1f to %.1f)\n", ours[i].name.c_str(),
                per_pose_us(Median(times[i])), Median(ratios[i]),
                *std::min_element(ratios[i].begin(), ratios[i].end()),
                *std::max_element(ratios[i].begin(), ratios[i].end()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto shipped = body::ReadModel(EmbeddedBody());
  if (!shipped.ok()) return Fail(shipped.error().Sentence());
  const std::string xml = labfiles::WriteMjcf(*shipped);
  const auto model = labfiles::ReadMjcf(xml);
  if (!model.ok()) return Fail(model.error().Sentence());
  if (argc == 3) {
    std::ofstream(argv[1]) << xml;
    std::ofstream(argv[2]) << body::WriteModel(*model);
    return 0;
  }
  const auto plan = body::Plan::Compile(*model);
  if (!plan.ok()) return Fail(plan.error().Sentence());
  std::string problem;
  MujocoPeer dense(xml, false, problem), sparse(xml, true, problem);
  if (!dense.ok() || !sparse.ok()) return Fail("MuJoCo did not load the model: " + problem);

  const Poses poses = DrawPoses(*model, kPoses);
  Engine engine(*plan, poses);
  std::vector<std::string> names;
  for (const body::Coordinate& c : model->coordinates) names.push_back(c.name);
  std::vector<std::vector<double>> positions;
  for (std::size_t i = 0; i < kPoses; ++i) {
    positions.push_back(dense.Positions(names, poses.Pose(i)));
  }
  std::printf("MuJoCo %s; %zu muscles, %zu surfaces, %zu poses, %d rounds, one thread\n",
              MujocoPeer::Version().c_str(), model->muscles.size(), model->surfaces.size(), kPoses,
              kRounds);
  PrintAgreement(dense, positions, *model, engine);
  const auto all = [&positions](MujocoPeer& peer) {
    return [&peer, &positions] {
      for (const auto& position : positions) peer.Evaluate(position);
    };
  };
  PrintRatios({"dense", all(dense)}, {"sparse", all(sparse)}, engine.Contenders());
  return 0;
}
