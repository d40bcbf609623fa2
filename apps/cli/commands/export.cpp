// psoas export: the whole journal as lines of JSON, or the measurements as a table.
#include <nlohmann/json.hpp>

#include "command.h"
#include "output_file.h"

namespace psoas::cli {
namespace {

struct ExportOptions {
  std::string format = "jsonl";
  std::string out;
};

int RunExport(const ExportOptions& wanted, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  const auto exported =
      workspace.AskFor<api::Exported>({{"op", "export"}, {"format", wanted.format}});
  if (!exported.ok()) return Fail(options, exported.error());
  return PutDocument(options, wanted.out, exported->text);
}

}  // namespace

void AddExport(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("export", "your data, to keep or to take elsewhere");
  auto wanted = std::make_shared<ExportOptions>();
  AddCommonOptions(*command, invocation.common);
  command->add_option("--format", wanted->format, "jsonl: everything; csv: the measurements")
      ->check(CLI::IsMember({"jsonl", "csv"}))
      ->capture_default_str();
  command->add_option("--out", wanted->out, "file to write; default: standard output")
      ->type_name("FILE");
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunExport(*wanted, invocation.common); };
  });
}

}  // namespace psoas::cli
