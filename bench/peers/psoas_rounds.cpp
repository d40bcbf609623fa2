// psoas-bench-peers files DIR     writes model.xml, model.osim, poses.csv and pairs.csv
// psoas-bench-peers one DIR       answers rounds, one pose at a time
// psoas-bench-peers batch DIR     answers rounds, all poses in one call
#include <random>

#include "body/evaluator.h"
#include "body/library.h"
#include "embedded/embedded.h"
#include "labfiles/mjcf_write.h"
#include "labfiles/osim_write.h"
#include "rounds.h"

namespace {

using psoas::bench::Poses;
using psoas::body::Evaluator;
using psoas::body::Model;
using psoas::body::Plan;

constexpr int kPoses = 512;

void WritePoses(const Model& model, const std::string& directory) {
  std::ofstream poses(directory + "/poses.csv");
  poses.precision(17);
  const auto separator = [&](std::size_t i) {
    return i + 1 < model.coordinates.size() ? ',' : '\n';
  };
  for (std::size_t c = 0; c < model.coordinates.size(); ++c) {
    poses << model.coordinates[c].name << separator(c);
  }
  std::mt19937_64 chance(20260302);
  for (int i = 0; i < kPoses; ++i) {
    for (std::size_t c = 0; c < model.coordinates.size(); ++c) {
      const auto& coordinate = model.coordinates[c];
      poses << std::uniform_real_distribution<double>(coordinate.least_rad,
                                                      coordinate.most_rad)(chance)
            << separator(c);
    }
  }
}

void WriteFiles(const Plan& plan, const std::string& directory) {
  const Model& model = plan.model();
  std::ofstream(directory + "/model.xml") << psoas::labfiles::WriteMjcf(model);
  std::ofstream(directory + "/model.osim") << psoas::labfiles::WriteOsim(model);
  WritePoses(model, directory);
  std::ofstream pairs(directory + "/pairs.csv");
  for (const auto& [muscle, coordinate] : plan.arms()) {
    pairs << model.muscles[static_cast<std::size_t>(muscle)].name << ','
          << model.coordinates[static_cast<std::size_t>(coordinate)].name << '\n';
  }
}

void AnswerOneByOne(const Plan& plan, const Poses& poses) {
  Evaluator evaluator(plan);
  std::vector<double> lengths(plan.muscles()), arms(plan.arms().size());
  psoas::bench::AnswerRounds("Psoas, one pose at a time", [&](bool with_arms, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      evaluator.Evaluate(poses.rows[i % poses.rows.size()], lengths,
                         with_arms ? std::span(arms) : std::span<double>());
    }
  });
}

void AnswerInBatches(const Plan& plan, const Poses& poses) {
  Evaluator evaluator(plan);
  const std::size_t size = poses.rows.size();
  std::vector<double> by_coordinate;
  for (std::size_t c = 0; c < plan.coordinates(); ++c) {
    for (const auto& row : poses.rows) by_coordinate.push_back(row[c]);
  }
  std::vector<double> lengths(plan.muscles() * size), arms(plan.arms().size() * size);
  psoas::bench::AnswerRounds(
      std::string("Psoas, in batches (") + psoas::body::Name(psoas::body::WidestSimd()) + ")",
      [&](bool with_arms, std::size_t count) {
        for (std::size_t done = 0; done < count; done += size) {
          evaluator.EvaluateBatch(psoas::body::Batch<double>{
              size, by_coordinate, lengths, with_arms ? std::span(arms) : std::span<double>()});
        }
      });
}

}  // namespace

int main(int count, char** arguments) {
  const std::string task = count == 3 ? arguments[1] : "";
  const auto model = psoas::body::ReadModel(psoas::EmbeddedBody());
  if (!model.ok()) return 1;
  const auto plan = Plan::Compile(*model);
  if (!plan.ok()) return 1;
  if (task == "files") {
    WriteFiles(*plan, arguments[2]);
  } else if (task == "one" || task == "batch") {
    const Poses poses = psoas::bench::ReadPoses(std::string(arguments[2]) + "/poses.csv");
    task == "one" ? AnswerOneByOne(*plan, poses) : AnswerInBatches(*plan, poses);
  } else {
    std::cerr << "psoas-bench-peers files|one|batch DIR\n";
    return 1;
  }
  return 0;
}
