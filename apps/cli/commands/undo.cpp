// psoas undo: takes back an entry made by mistake.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "../entries.h"
#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kListed = 8;

struct UndoOptions {
  std::string id;
  bool last = false;
  bool yes = false;
  bool list = false;
};

std::string LineOf(const Entry& entry) {
  return entry.at.substr(0, 10) + " " + entry.at.substr(11, 5) + "  " + Clean(entry.text);
}

int List(const CommonOptions& options, const std::vector<Entry>& entries) {
  if (options.json) {
    Json list = Json::array();
    for (const Entry& entry : entries)
      list.push_back({{"ids", entry.ids}, {"at", entry.at}, {"text", entry.text}});
    PrintJson(list);
    return kOk;
  }
  Page page;
  for (const Entry& entry : entries) {
    page.Bullet(LineOf(entry));
    page.Text(entry.ids.back(), 4, Ink::kQuiet);
  }
  page.Print();
  return kOk;
}

int TakeBack(Workspace& workspace, const Entry& entry) {
  std::vector<Json> events;
  for (const std::string& id : entry.ids)
    events.push_back(workspace.MakeEvent("entry.withdrawn", {{"event", id}}));
  const Status kept = workspace.Record(events);
  if (!kept.ok()) return Fail(workspace.options(), kept.error());
  if (!workspace.options().json) {
    Page()
        .Blank()
        .Text("Taken back: " + LineOf(entry))
        .Text("It no longer counts. Pain or a new symptom told in it is still heeded.", 2,
              Ink::kQuiet)
        .Print();
  }
  return FinishRecording(workspace);
}

/// Asks which; nothing when the person would rather leave it.
std::optional<Entry> Choose(const std::vector<Entry>& entries) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < entries.size() && i < kListed; ++i)
    choices.push_back({std::to_string(i), LineOf(entries[i])});
  std::string chosen;
  if (AskChoice("Which entry was a mistake? (q leaves all as it is)", choices, chosen) !=
      Turn::kNext)
    return std::nullopt;
  return entries[std::stoul(chosen)];
}

bool IsSure(const Entry& entry) {
  bool yes = false;
  return AskYesNo("Take this entry back? " + LineOf(entry), yes) == Turn::kNext && yes;
}

int RunUndo(const UndoOptions& undo, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  const Instant now = workspace.time().Now();
  const auto entries = EntriesToTakeBack(workspace.text(), *catalogue, now);
  if (undo.list) return List(options, entries);

  std::optional<Entry> entry;
  if (!undo.id.empty()) {
    auto found = FindEntry(workspace.text(), *catalogue, now, undo.id);
    if (!found.ok()) return Fail(options, found.error());
    entry = std::move(found).value();
  } else if (entries.empty()) {
    return FailNotOffered(options, "there is no entry that could be taken back.");
  } else if (undo.last) {
    entry = entries.front();
  }
  if (!InputIsTerminal() && (!entry || !undo.yes)) {
    return FailUsage(options,
                     "there is nobody to ask here. Name the entry, or pass --last, and "
                     "pass --yes. --list shows what there is.");
  }
  if (!entry) entry = Choose(entries);
  if (!entry || (!undo.yes && !IsSure(*entry))) {
    Page().Text("Nothing was taken back.").Print();
    return kOk;
  }
  return TakeBack(workspace, *entry);
}

}  // namespace

void AddUndo(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("undo", "take back an entry made by mistake");
  auto undo = std::make_shared<UndoOptions>();
  AddCommonOptions(*command, invocation.common);
  auto* id = command->add_option("id", undo->id, "the entry's id")->type_name("ID");
  command->add_flag("--last", undo->last, "the latest entry, or the latest session whole")
      ->excludes(id);
  command->add_flag("--yes", undo->yes, "do not ask whether it is meant");
  command->add_flag("--list", undo->list, "list what can be taken back, with ids, and stop");
  command->callback([&invocation, undo] {
    invocation.run = [&invocation, undo] { return RunUndo(*undo, invocation.common); };
  });
}

}  // namespace psoas::cli
