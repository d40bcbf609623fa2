// psoas import: events from a file, all of them or none.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "../journal/file_io.h"
#include "../journal_import.h"
#include "../terminal/page.h"
#include "command.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kProblemsShown = 50;

struct ImportOptions {
  std::string file;
  bool skip_bad = false;
};

void SayProblems(const std::vector<guide::Problem>& problems) {
  const std::size_t shown = std::min(problems.size(), kProblemsShown);
  PrintProblems({problems.begin(), problems.begin() + static_cast<std::ptrdiff_t>(shown)});
  if (shown < problems.size()) {
    std::fprintf(stderr, "psoas: and %zu more lines like these.\n", problems.size() - shown);
  }
}

Json Summary(int accepted, const ImportPlan& plan) {
  return Write(api::Appended{accepted, plan.repeated, plan.problems});
}

int Refuse(const CommonOptions& options, const ImportPlan& plan) {
  std::fprintf(stderr,
               "psoas: nothing was imported: %zu bad line(s). Mend them, or pass "
               "--skip-bad to take the others.\n",
               plan.problems.size());
  if (options.json) {
    PrintJson(Summary(0, plan));
  }
  return plan.has_conflict ? kConflict : kBadInput;
}

int RunImport(const ImportOptions& wanted, const CommonOptions& options) {
  // The file first: an oversized or unreadable one must not even open the journal.
  auto text = wanted.file == "-" ? ReadStandardInput(kMaxJournalBytes)
                                 : ReadWholeFile(wanted.file, kMaxJournalBytes);
  if (!text.ok()) return Fail(options, text.error());
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto plan = PlanImport(workspace, std::move(text).value());
  if (!plan.ok()) return Fail(options, plan.error());
  SayProblems(plan->problems);
  if (!plan->problems.empty() && !wanted.skip_bad) return Refuse(options, *plan);
  if (const Status kept = KeepImport(workspace, *plan); !kept.ok())
    return Fail(options, kept.error());
  if (options.json) {
    PrintJson(Summary(static_cast<int>(plan->lines.size()), *plan));
    return kOk;
  }
  std::string sentence = std::to_string(plan->lines.size()) + " events imported, " +
                         std::to_string(plan->repeated) + " were already there.";
  if (!plan->problems.empty())
    sentence += " " + std::to_string(plan->problems.size()) + " lines were left out.";
  Page().Text(sentence).Print();
  return kOk;
}

}  // namespace

void AddImport(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("import", "take events from a file: all of them or none");
  auto wanted = std::make_shared<ImportOptions>();
  AddCommonOptions(*command, invocation.common);
  command
      ->add_option("file", wanted->file,
                   "lines of JSON, as psoas export writes them; - reads standard input")
      ->required()
      ->type_name("FILE.jsonl");
  command->add_flag("--skip-bad", wanted->skip_bad, "take the good lines and list the bad ones");
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunImport(*wanted, invocation.common); };
  });
}

}  // namespace psoas::cli
