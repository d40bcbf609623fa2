#include "command.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "../pages/today_page.h"
#include "../terminal/page.h"

namespace psoas::cli {
namespace {

void SayFailure(const CommonOptions& options, const char* code, const std::string& sentence) {
  std::fprintf(stderr, "psoas: %s\n", Clean(sentence).c_str());
  if (options.json)
    PrintJson({{"error", {{"code", code}, {"place", ""}, {"message", sentence}, {"mend", ""}}}});
}

}  // namespace

void AddCommonOptions(CLI::App& command, CommonOptions& common) {
  command
      .add_option("--journal", common.journal,
                  "journal file (one event a line); default: your own store")
      ->type_name("FILE.jsonl");
  command
      .add_option("--now", common.now,
                  "the time to work with, such as 2026-03-02T09:00:00Z; default: the clock")
      ->type_name("ISO8601");
  command
      .add_option("--protocol", common.protocol, "another clinical protocol (folder of TOML files)")
      ->type_name("DIR");
  command.add_flag("--json", common.json, "print JSON for programs");
}

int Fail(const CommonOptions& options, const Error& error) {
  std::fprintf(stderr, "psoas: %s\n", Clean(error.Sentence()).c_str());
  if (options.json) {
    PrintJson({{"error",
                {{"code", Name(error.code)},
                 {"place", error.place},
                 {"message", error.message},
                 {"mend", error.mend}}}});
  }
  return ExitCodeOf(error);
}

int FailUsage(const CommonOptions& options, const std::string& sentence) {
  SayFailure(options, "usage", sentence);
  return kUsage;
}

int FailNotOffered(const CommonOptions& options, const std::string& sentence) {
  SayFailure(options, "not_offered", sentence);
  return kNotOffered;
}

void PrintJson(const Json& value) {
  const std::string text = DumpPretty(value) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void PrintProblems(const std::vector<guide::Problem>& problems) {
  for (const auto& problem : problems) {
    const std::string line = problem.line > 0 ? "line " + std::to_string(problem.line) : "";
    const bool says_line = problem.place.rfind("line ", 0) == 0;
    std::string place = says_line || line.empty() ? problem.place : line;
    if (!says_line && !line.empty() && !problem.place.empty()) place += ", " + problem.place;
    const Error error{ErrorCode::kInvalid, place, problem.message, problem.mend};
    std::fprintf(stderr, "psoas: %s\n", Clean(error.Sentence()).c_str());
  }
}

int FinishRecording(Workspace& workspace) {
  const auto guidance = workspace.Ask({{"op", "guide"}, {"now", Format(workspace.time().Now())}});
  if (!guidance.ok()) return Fail(workspace.options(), guidance.error());
  const auto record = Read<guide::Guidance>(*guidance, "guidance", UnknownKeys::kIgnore);
  if (!record.ok()) return Fail(workspace.options(), record.error());
  if (workspace.options().json) {
    PrintJson({{"recorded", workspace.recorded()}, {"guidance", *guidance}});
  } else {
    Page page;
    page.Blank().Text("Kept in " + workspace.store().Where() + ".", 2, Ink::kQuiet).Blank();
    WriteNextStep(page, *record);
    page.Print();
  }
  return DispositionExit(workspace.options(), record->disposition);
}

int DispositionExit(const CommonOptions& options, rules::Disposition disposition) {
  if (!options.exit_disposition) return kOk;
  switch (disposition) {
    case rules::Disposition::kProceed:
    case rules::Disposition::kLimits:
      return kOk;
    case rules::Disposition::kSeeClinician:
      return kSeeClinician;
    case rules::Disposition::kUrgent:
      return kUrgent;
    case rules::Disposition::kEmergency:
      return kEmergency;
  }
  return kOk;
}

bool SplitPair(const std::string& text, std::string& name, std::string& value) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return false;
  name = text.substr(0, equals);
  value = text.substr(equals + 1);
  return true;
}

}  // namespace psoas::cli
