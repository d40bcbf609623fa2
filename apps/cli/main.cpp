// psoas: the command line. Parses, asks the core, prints; no clinical word of its own.
#include <sodium.h>

#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "commands/command.h"

namespace {

using namespace psoas;       // NOLINT(google-build-using-namespace)
using namespace psoas::cli;  // NOLINT(google-build-using-namespace)

const char* const kFooter =
    "\nBegin with: psoas screen, then psoas today.\n"
    "Exit codes: 0 ok, 1 usage, 2 bad input, 3 not found, 4 conflict, 5 storage, 6 verify failed,\n"
    "7 not offered today, 8 verify not run in full, 9 protocols differ; with --exit-disposition\n"
    "10 see a clinician, 11 urgent, 12 emergency.\n"
    "Psoas is not a medical device and has not been clinically reviewed.";

int PrintVersion(const CommonOptions& options) {
  auto core = OpenCore(options);
  if (!core.ok()) return Fail(options, core.error());
  const auto value = AskCore(core.value(), {{"op", "about"}});
  if (!value.ok()) return Fail(options, value.error());
  if (options.json) {
    PrintJson(*value);
    return kOk;
  }
  const auto about = Read<api::About>(*value, "about", UnknownKeys::kIgnore);
  if (!about.ok()) return Fail(options, about.error());
  std::printf("psoas %s\nprotocol %s %s (%s)\nsha256 %s\n", about->software_version.c_str(),
              about->protocol.id.c_str(), about->protocol.version.c_str(),
              about->protocol.status.c_str(), about->protocol.hash.c_str());
  return kOk;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a short write, not a sudden end in mid-journal
  if (sodium_init() < 0) {
    std::fputs("psoas: this system gives no random numbers, which new events need.\n", stderr);
    return kStorage;
  }
  Invocation invocation;
  CLI::App program{
      "Psoas: is the hip flexor really short, is it safe to stretch, what to do today, and does it "
      "work?",
      "psoas"};
  program.footer(kFooter);
  bool version = false;
  program.add_flag("--version", version, "the version of the program and of the clinical protocol");
  AddCommonOptions(program, invocation.common);
  for (const auto add :
       {AddScreen,  AddTest,   AddToday,  AddSwap,    AddSession,   AddCheckin,  AddProgress,
        AddReport,  AddLetter, AddLearn,  AddProfile, AddComplaint, AddNote,     AddUndo,
        AddRelease, AddExport, AddImport, AddMuscles, AddVerify,    AddProtocol, AddServe}) {
    add(program, invocation);
  }
  program.require_subcommand(0, 1);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return program.exit(help);
  } catch (const CLI::ParseError& error) {
    return FailUsage(invocation.common,
                     std::string(error.what()) + ". psoas --help shows what there is.");
  }
  if (version) return PrintVersion(invocation.common);
  if (!invocation.run) {
    std::fputs(program.help().c_str(), stdout);
    return kUsage;
  }
  return invocation.run();
}
