// psoas progress: what has changed, beside the error of the way it was measured.
#include <nlohmann/json.hpp>

#include "../pages/footer.h"
#include "../pages/progress_page.h"
#include "../terminal/page.h"
#include "command.h"

namespace psoas::cli {
namespace {

int RunProgress(const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto value = workspace.Ask({{"op", "progress"}, {"now", Format(workspace.time().Now())}});
  if (!value.ok()) return Fail(options, value.error());
  PrintProblems(workspace.opened().problems);
  const auto about = workspace.AskFor<api::About>({{"op", "about"}});
  if (!about.ok()) return Fail(options, about.error());
  if (options.json) {
    Json answer = *value;
    answer["protocol"] = Write(about->protocol);
    PrintJson(answer);
    return kOk;
  }
  const auto progress = Read<guide::Progress>(*value, "progress", UnknownKeys::kIgnore);
  if (!progress.ok()) return Fail(options, progress.error());
  Page page;
  WriteProgress(page, *progress);
  WriteFooter(page, about->protocol);
  page.Print();
  return kOk;
}

}  // namespace

void AddProgress(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("progress", "what has changed, and is the change real?");
  AddCommonOptions(*command, invocation.common);
  command->callback(
      [&invocation] { invocation.run = [&invocation] { return RunProgress(invocation.common); }; });
}

}  // namespace psoas::cli
