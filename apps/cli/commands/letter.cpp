// psoas letter: what to hand to a professional, framed by the protocol, filled from the journal.
#include <nlohmann/json.hpp>

#include "command.h"
#include "output_file.h"

namespace psoas::cli {
namespace {

struct LetterOptions {
  std::string id;
  std::string out;
};

int RunLetter(const LetterOptions& wanted, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  Json request{{"op", "letter"}, {"now", Format(workspace.time().Now())}};
  if (!wanted.id.empty()) request["id"] = wanted.id;
  const auto value = workspace.Ask(request);
  if (!value.ok() && wanted.id.empty()) return FailNotOffered(options, value.error().Sentence());
  if (!value.ok()) return Fail(options, value.error());
  const std::string text =
      options.json ? DumpPretty(*value) + "\n" : value->value("text", std::string());
  return PutDocument(options, wanted.out, text);
}

}  // namespace

void AddLetter(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("letter", "a letter to take along to a professional");
  auto wanted = std::make_shared<LetterOptions>();
  AddCommonOptions(*command, invocation.common);
  command
      ->add_option("id", wanted->id,
                   "which letter, such as no_change or screen; default: the one that is due")
      ->type_name("ID");
  command->add_option("-o,--out", wanted->out, "file to write; default: standard output")
      ->type_name("FILE");
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunLetter(*wanted, invocation.common); };
  });
}

}  // namespace psoas::cli
