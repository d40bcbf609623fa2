// psoas muscles: how long each muscle is in a pose, over a movement or over one angle.
#include <functional>
#include <memory>

#include "../muscles/body_export.h"
#include "../muscles/body_list.h"
#include "../muscles/body_source.h"
#include "../muscles/exercises_table.h"
#include "../muscles/motion_run.h"
#include "../muscles/pose_table.h"
#include "../muscles/stretch_page.h"
#include "../muscles/sweep_plot.h"
#include "../muscles/what_if_page.h"
#include "command.h"

namespace psoas::cli {
namespace {

int WithBody(const CommonOptions& options, const MusclesOptions& wanted,
             const std::function<int(const body::Model&)>& show) {
  const auto model = LoadBody(wanted);
  return model.ok() ? show(*model) : Fail(options, model.error());
}

/// The one thing that was asked for, as an option that says so.
std::vector<std::string> Asked(const MusclesOptions& wanted) {
  std::vector<std::string> asked;
  const auto add = [&](bool is_asked, const char* option) {
    if (is_asked) asked.emplace_back(option);
  };
  add(wanted.list, "--list");
  add(wanted.exercises, "--exercises");
  add(!wanted.export_to.empty(), "--export");
  add(!wanted.motion.empty(), "--motion");
  add(!wanted.plot.empty(), "--plot");
  add(!wanted.stretch.empty(), "--stretch");
  add(!wanted.what_if.empty(), "--what-if");
  if (asked.empty()) add(!wanted.pose.empty(), "--pose");
  return asked;
}

/// An option that means nothing to what was asked for; empty when all do.
std::string OutOfPlace(const MusclesOptions& wanted, const std::string& asked) {
  const bool has_pose =
      asked == "--pose" || asked == "--plot" || asked == "--stretch" || asked == "--what-if";
  if (!wanted.pose.empty() && !has_pose) return "--pose";
  if (wanted.csv && asked != "--pose" && asked != "--exercises") return "--csv";
  const bool has_muscles = asked == "--pose" || asked == "--plot" || asked == "--motion";
  return !wanted.muscles.empty() && !has_muscles ? "--muscle" : "";
}

int RunMuscles(const CommonOptions& options, const MusclesOptions& wanted) {
  const std::vector<std::string> asked = Asked(wanted);
  if (asked.empty()) {
    return FailUsage(options,
                     "Say what to show: --pose hip_flexion_r=-20, --pose neutral, --list, "
                     "--stretch psoas_r, --what-if psoas_r, --motion FILE, --plot FILE, --export "
                     "FILE or --exercises.");
  }
  if (asked.size() > 1)
    return FailUsage(options, "Ask for " + asked[0] + " or for " + asked[1] + ", not for both.");
  if (const std::string option = OutOfPlace(wanted, asked[0]); !option.empty())
    return FailUsage(options, option + " says nothing to " + asked[0] + ". Leave it out.");
  if (wanted.list)
    return WithBody(options, wanted,
                    [&](const auto& body) { return PrintBodyList(options, body); });
  if (wanted.exercises) {
    return WithBody(options, wanted, [&](const auto& body) {
      return PrintExerciseTable(options, body, wanted.csv);
    });
  }
  if (!wanted.export_to.empty()) return ExportBody(options, wanted);
  if (!wanted.motion.empty()) return RunMotion(options, wanted);
  if (!wanted.plot.empty()) return PlotSweep(options, wanted);
  if (!wanted.stretch.empty()) return PrintStretch(options, wanted);
  if (!wanted.what_if.empty()) return PrintWhatIf(options, wanted);
  return PrintPoseTable(options, wanted);
}

void AddBodyOptions(CLI::App& command, MusclesOptions& wanted) {
  command.add_option("--model", wanted.model, "another body: OpenSim, MuJoCo or our own format")
      ->type_name("FILE");
  command.add_option("--scale", wanted.scale, "segments longer or shorter: thigh=1.05,pelvis=0.97");
  command.add_flag("--list", wanted.list, "coordinates, muscles and bones of the body");
  command.add_option("--export", wanted.export_to, "write the body as .osim, .xml (MJCF) or .json")
      ->type_name("FILE");
  command.add_flag("--exercises", wanted.exercises,
                   "what the exercises claim about lengths, next to what the body says");
}

void AddPoseOptions(CLI::App& command, MusclesOptions& wanted) {
  command.add_option("--pose", wanted.pose,
                     "angles in degrees: hip_flexion_r=-20,lumbar_bending=10; or neutral");
  command.add_flag("--beyond-range", wanted.beyond_range,
                   "take angles outside the declared ranges all the same");
  command.add_option("--muscle", wanted.muscles, "only these: psoas_r,iliacus_r");
  command.add_flag("--all", wanted.all, "also what does not change");
  auto* csv = command.add_flag("--csv", wanted.csv, "print CSV");
  csv->excludes(command.get_option("--json"));
}

void AddMotionOptions(CLI::App& command, MusclesOptions& wanted) {
  auto* motion = command.add_option("--motion", wanted.motion, "a movement: .mot or .sto");
  motion->type_name("FILE");
  command.add_option("--out", wanted.out, "with --motion: lengths.sto or lengths.csv")
      ->type_name("FILE")
      ->needs(motion);
  command.add_option("--knee-flexion", wanted.knee, "with --motion: the sign of a bent knee in it")
      ->check(CLI::IsMember({"positive", "negative"}))
      ->needs(motion);
  command.add_flag("--arms", wanted.arms, "with --motion: moment arms as well")->needs(motion);
}

void AddPlotOptions(CLI::App& command, MusclesOptions& wanted) {
  auto* plot = command.add_option("--plot", wanted.plot, "draw lengths over one angle: out.svg");
  plot->type_name("FILE");
  command.add_option("--over", wanted.over, "with --plot: the coordinate, such as hip_flexion_r")
      ->needs(plot);
  command.add_option("--from", wanted.from, "with --plot: where it begins, degrees")->needs(plot);
  command.add_option("--to", wanted.to, "with --plot: where it ends, degrees")->needs(plot);
  command.add_option("--what", wanted.what, "with --plot: change, length or arm")
      ->check(CLI::IsMember({"change", "length", "arm"}))
      ->capture_default_str()
      ->needs(plot);
}

void AddStretchOptions(CLI::App& command, MusclesOptions& wanted) {
  auto* pose = command.get_option("--pose");
  auto* stretch = command.add_option("--stretch", wanted.stretch,
                                     "the share of its lengthening that --pose uses: psoas_r");
  stretch->needs(pose);
  command
      .add_option("--angle-error", wanted.angle_error_deg,
                  "with --stretch: how far each angle may be off, degrees (1 SD)")
      ->check(CLI::Range(0.1, 45.0))
      ->capture_default_str()
      ->needs(stretch);
  auto* what_if = command.add_option("--what-if", wanted.what_if,
                                     "what to change in --pose to lengthen it more: psoas_r");
  what_if->needs(pose);
  command.add_option("--lock", wanted.locked, "with --what-if: coordinates that stay as they are")
      ->needs(what_if);
}

}  // namespace

void AddMuscles(CLI::App& program, Invocation& invocation) {
  auto* command =
      program.add_subcommand("muscles", "how long each muscle is: geometry, not tension");
  auto wanted = std::make_shared<MusclesOptions>();
  AddCommonOptions(*command, invocation.common);
  AddBodyOptions(*command, *wanted);
  AddPoseOptions(*command, *wanted);
  AddMotionOptions(*command, *wanted);
  AddPlotOptions(*command, *wanted);
  AddStretchOptions(*command, *wanted);
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunMuscles(invocation.common, *wanted); };
  });
}

}  // namespace psoas::cli
