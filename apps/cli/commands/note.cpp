// psoas note: a few words of one's own.
#include <nlohmann/json.hpp>

#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

int RunNote(const std::string& text, const CommonOptions& options) {
  if (Trimmed(text).empty())
    return FailUsage(options, "the note is empty: psoas note \"in your own words\".");
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const Status kept = workspace.Record("note.added", {{"text", text}});
  return kept.ok() ? FinishRecording(workspace) : Fail(options, kept.error());
}

}  // namespace

void AddNote(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("note", "add a note in your own words");
  auto text = std::make_shared<std::string>();
  AddCommonOptions(*command, invocation.common);
  command->add_option("text", *text, "the note, in quotes")->required()->type_name("TEXT");
  command->callback([&invocation, text] {
    invocation.run = [&invocation, text] { return RunNote(*text, invocation.common); };
  });
}

}  // namespace psoas::cli
