// psoas report: one page for a professional.
#include <nlohmann/json.hpp>

#include "../pages/report_html.h"
#include "command.h"
#include "output_file.h"

namespace psoas::cli {
namespace {

struct ReportOptions {
  std::string format = "text";
  std::string out;
};

Result<std::string> Document(Workspace& workspace, const std::string& format) {
  const std::string now = Format(workspace.time().Now());
  if (format == "text") {
    const auto exported =
        workspace.AskFor<api::Exported>({{"op", "export"}, {"now", now}, {"format", "report"}});
    if (!exported.ok()) return exported.error();
    return exported->text;
  }
  const auto value = workspace.Ask({{"op", "report"}, {"now", now}});
  if (!value.ok()) return value.error();
  if (format == "json") return DumpPretty(*value) + "\n";
  const auto report = Read<exchange::Report>(*value, "report", UnknownKeys::kIgnore);
  if (!report.ok()) return report.error();
  return ReportHtml(*report);
}

int RunReport(const ReportOptions& wanted, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  const auto document = Document(workspace, options.json ? "json" : wanted.format);
  if (!document.ok()) return Fail(options, document.error());
  return PutDocument(options, wanted.out, *document);
}

}  // namespace

void AddReport(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("report", "one page for a physiotherapist or a doctor");
  auto wanted = std::make_shared<ReportOptions>();
  AddCommonOptions(*command, invocation.common);
  command->add_option("--format", wanted->format, "text, html (prints on a page) or json")
      ->check(CLI::IsMember({"text", "html", "json"}))
      ->capture_default_str();
  command->add_option("--out", wanted->out, "file to write; default: standard output")
      ->type_name("FILE");
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunReport(*wanted, invocation.common); };
  });
}

}  // namespace psoas::cli
