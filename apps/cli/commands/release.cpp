// psoas release: a clinician looked at it and said what is all right again.
#include <nlohmann/json.hpp>

#include "command.h"

namespace psoas::cli {
namespace {

struct ReleaseOptions {
  std::string by;
  std::string scope;
};

int RunRelease(const ReleaseOptions& release, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const Status kept =
      workspace.Record("clinician.released", {{"by", release.by}, {"scope", release.scope}});
  return kept.ok() ? FinishRecording(workspace) : Fail(options, kept.error());
}

}  // namespace

void AddRelease(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand(
      "release", "a clinician has examined you and says what you may do again");
  auto release = std::make_shared<ReleaseOptions>();
  AddCommonOptions(*command, invocation.common);
  command->add_option("--by", release->by, "the clinician who examined you")
      ->required()
      ->type_name("NAME");
  command->add_option("--scope", release->scope, "all, or the question it is about, such as preg")
      ->required()
      ->type_name("all|QUESTION");
  command->callback([&invocation, release] {
    invocation.run = [&invocation, release] { return RunRelease(*release, invocation.common); };
  });
}

}  // namespace psoas::cli
