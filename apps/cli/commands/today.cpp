// psoas today: the guidance for now, with the reason for every part.
#include <memory>

#include "../pages/today_page.h"
#include "../terminal/page.h"
#include "command.h"

namespace psoas::cli {
namespace {

/// Lines were there and none of them could be read: whatever it is, it is not a journal.
bool NothingCouldBeRead(const Workspace& workspace) {
  return workspace.opened().events == 0 && !workspace.opened().problems.empty();
}

int RunToday(const CommonOptions& options, Depth depth) {
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto value = workspace.Ask({{"op", "guide"}, {"now", Format(workspace.time().Now())}});
  if (!value.ok()) return Fail(options, value.error());
  const auto guidance = Read<guide::Guidance>(*value, "guidance", UnknownKeys::kIgnore);
  if (!guidance.ok()) return Fail(options, guidance.error());
  if (options.json) {
    PrintJson(*value);
  } else {
    const auto catalogue = workspace.Catalogue();
    if (!catalogue.ok()) return Fail(options, catalogue.error());
    Page page;
    WriteToday(page, *guidance, *catalogue, depth);
    page.Print();
  }
  PrintProblems(guidance->problems);
  if (NothingCouldBeRead(workspace)) return kBadInput;
  return DispositionExit(options, guidance->disposition);
}

}  // namespace

void AddToday(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("today", "what to do today, and why");
  auto why = std::make_shared<bool>(false);
  AddCommonOptions(*command, invocation.common);
  command->add_flag("--exit-disposition", invocation.common.exit_disposition,
                    "exit with 10 see a clinician, 11 urgent, 12 emergency");
  command->add_flag("--why", *why, "show every reason with its evidence and sources");
  command->callback([&invocation, why] {
    invocation.run = [&invocation, why] {
      return RunToday(invocation.common, *why ? Depth::kWhy : Depth::kShort);
    };
  });
}

}  // namespace psoas::cli
