// psoas protocol list [KIND]: every id with a line.
#include <nlohmann/json.hpp>

#include "../pages/protocol_entry_page.h"
#include "protocol_commands.h"
#include "protocol_view.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

std::string KindsInWords() {
  const auto& kinds = EnumNames<rules::EntryKind>::kNames;
  return rules::Joined(std::vector<std::string>(kinds.begin(), kinds.end()), " and ");
}

int RunList(const CommonOptions& options, const std::string& kind_name) {
  const auto kind = Parse<rules::EntryKind>(kind_name);
  if (!kind && !kind_name.empty()) {
    return FailUsage(
        options, "there is no kind \"" + kind_name + "\". The kinds are " + KindsInWords() + ".");
  }
  const auto view = OpenProtocol(options.protocol);
  if (!view.ok()) return Fail(options, view.error());
  const rules::Index index(view->loaded.protocol);
  Json list = Json::array();
  Page page;
  for (const rules::Entry& entry : index.entries()) {
    if (kind && entry.kind != *kind) continue;
    if (options.json) {
      list.push_back(psoas::Write(entry));
      list.back()["place"] = PlaceOf(*view, entry.path);
      continue;
    }
    WriteEntryLine(page, entry);
  }
  if (options.json) {
    PrintJson({{"protocol", IdentityJson(*view)}, {"entries", std::move(list)}});
    return kOk;
  }
  page.Blank().Text(IdentityLine(view->loaded), 2, Ink::kQuiet).Print();
  return kOk;
}

}  // namespace

void AddProtocolList(CLI::App& protocol, Invocation& invocation) {
  auto* command = protocol.add_subcommand("list", "every id of the protocol, or of one kind");
  AddCommonOptions(*command, invocation.common);
  auto kind = std::make_shared<std::string>();
  command->add_option("kind", *kind, "question, triage_row, exercise, source, wording ...");
  command->callback([&invocation, kind] {
    invocation.run = [&invocation, kind] { return RunList(invocation.common, *kind); };
  });
}

}  // namespace psoas::cli
