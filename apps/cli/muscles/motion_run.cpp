#include "motion_run.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "../commands/command.h"
#include "../terminal/page.h"
#include "body_source.h"
#include "lab_output.h"
#include "labfiles/storage_read.h"
#include "labfiles/storage_write.h"
#include "motion_lengths.h"
#include "pose_words.h"
#include "progress_bar.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kMostFigures = 50'000'000;

void Say(const std::string& sentence) {
  std::fprintf(stderr, "psoas: %s\n", Clean(sentence).c_str());
}

labfiles::PoseOptions KneeOf(const std::string& word) {
  if (word == "positive") return {labfiles::KneeSign::kFlexionPositive};
  if (word == "negative") return {labfiles::KneeSign::kFlexionNegative};
  return {};
}

Result<labfiles::Poses> ReadPoses(const MusclesOptions& wanted, const body::Model& model) {
  const auto at_file = [&](Error error) {
    error.place = wanted.motion + (error.place.empty() ? "" : ": " + error.place);
    return error;
  };
  const auto text = ReadLabFile(wanted.motion);
  if (!text.ok()) return text.error();
  const auto motion = labfiles::ReadStorage(*text);
  if (!motion.ok()) return at_file(motion.error());
  auto poses = labfiles::PosesOf(*motion, model, KneeOf(wanted.knee));
  if (poses.ok()) return poses;
  Error error = at_file(poses.error());
  if (error.message.find("overstretched") != std::string::npos)
    error.mend += " Pass --knee-flexion positive or --knee-flexion negative.";
  return error;
}

/// Names the coordinates that leave their declared range, and in how many rows.
Json SayWhatIsBeyond(const labfiles::Poses& poses, const body::Model& model) {
  Json beyond = Json::object();
  for (std::size_t c = 0; c < model.coordinates.size(); ++c) {
    const body::Coordinate& coordinate = model.coordinates[c];
    std::size_t rows = 0;
    for (std::size_t i = 0; i < poses.count(); ++i) {
      const double value = poses.values[c * poses.count() + i] / UnitOf(coordinate);
      rows += IsInRange(coordinate, value) ? 0 : 1;
    }
    if (rows == 0) continue;
    beyond[coordinate.name] = rows;
    Say(coordinate.name + " leaves its declared range, " + RangeInWords(coordinate) + ", in " +
        std::to_string(rows) + " of " + std::to_string(poses.count()) +
        " rows: the lengths there are a guess.");
  }
  return beyond;
}

void SayWhatIsLeftOut(const labfiles::Poses& poses) {
  if (!poses.unknown_columns.empty()) {
    Say("not used, since the model has no such coordinate: " +
        rules::Joined(poses.unknown_columns) + ".");
  }
  if (!poses.missing_coordinates.empty()) {
    Say("not in the file, so taken as 0: " + rules::Joined(poses.missing_coordinates) + ".");
  }
}

labfiles::Motion Measure(const body::Plan& plan, const labfiles::Poses& poses,
                         const std::vector<MotionColumn>& columns) {
  ProgressBar bar("lengths", poses.count());
  const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  return MeasureMotion(plan, poses, columns, threads, [&](std::size_t done) { bar.Add(done); });
}

}  // namespace

int RunMotion(const CommonOptions& options, const MusclesOptions& wanted) {
  const bool as_csv = wanted.out.ends_with(".csv");
  if (!as_csv && !wanted.out.ends_with(".sto")) {
    return FailUsage(options,
                     "Say where the lengths go: --out lengths.sto for OpenSim, or --out "
                     "lengths.csv for a spreadsheet.");
  }
  const auto groups = LoadGroups(wanted);
  if (!groups.ok()) return Fail(options, groups.error());
  const body::Plan& plan = groups->plan();
  const auto chosen = ChosenNamed(*groups, wanted.muscles);
  if (!chosen.ok()) return Fail(options, chosen.error());
  const auto poses = ReadPoses(wanted, plan.model());
  if (!poses.ok()) return Fail(options, poses.error());
  const auto columns = ColumnsFor(plan, *chosen, wanted.arms);
  if (poses->count() * columns.size() > kMostFigures) {
    return Fail(options, {ErrorCode::kTooLarge, wanted.motion,
                          "the answer would have more than 50 million figures.",
                          "Choose muscles with --muscle, or split the file."});
  }
  SayWhatIsLeftOut(*poses);
  const Json beyond = SayWhatIsBeyond(*poses, plan.model());
  const labfiles::Motion lengths = Measure(plan, *poses, columns);
  const std::string text =
      as_csv ? labfiles::WriteCsv(lengths, "m") : labfiles::WriteStorage(lengths);
  const int code = PutLabFile(options, wanted.out, text, {wanted.motion, wanted.model});
  if (code == kOk && options.json) {
    PrintJson({{"written", wanted.out},
               {"rows", lengths.rows()},
               {"columns", lengths.columns.size()},
               {"unknown_columns", poses->unknown_columns},
               {"missing_coordinates", poses->missing_coordinates},
               {"rows_beyond_range", beyond}});
  }
  return code;
}

}  // namespace psoas::cli
