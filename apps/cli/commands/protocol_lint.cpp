// psoas protocol lint [DIR]: every fault with its file and line, and advice beside them.
#include <nlohmann/json.hpp>

#include "../terminal/page.h"
#include "protocol_commands.h"
#include "protocol_compiler/compiler.h"
#include "protocol_view.h"
#include "rules/advice.h"

namespace psoas::cli {
namespace {

struct Linted {
  std::vector<Error> faults;
  std::vector<Error> advice;
  std::string identity;
  Json identity_json;
};

Linted Lint(const std::string& folder) {
  Linted out;
  compiler::CompiledProtocol compiled;
  if (!folder.empty()) out.faults = compiler::CompileProtocol(folder, compiled);
  if (!out.faults.empty()) return out;
  const auto view = OpenProtocol(folder);
  if (!view.ok()) {
    out.faults.push_back(view.error());
    return out;
  }
  out.identity = IdentityLine(view->loaded);
  out.identity_json = IdentityJson(*view);
  const rules::Index index(view->loaded.protocol);
  for (Error& each : rules::Advise(view->loaded.protocol, index)) {
    const rules::Entry* entry = index.Enclosing(each.place);
    if (entry) each.place = PlaceOf(*view, entry->path);
    out.advice.push_back(std::move(each));
  }
  return out;
}

Json ListJson(const std::vector<Error>& errors) {
  Json list = Json::array();
  for (const Error& each : errors) {
    list.push_back({{"place", each.place}, {"message", each.message}, {"mend", each.mend}});
  }
  return list;
}

int RunLint(const CommonOptions& options, const std::string& folder) {
  const Linted found = Lint(folder);
  const int code = found.faults.empty() ? kOk : kUsage;
  if (options.json) {
    PrintJson({{"protocol", found.identity_json},
               {"faults", ListJson(found.faults)},
               {"advice", ListJson(found.advice)}});
    return code;
  }
  Page page;
  for (const Error& fault : found.faults) page.Bullet(fault.Sentence(), 2, "to mend:", Ink::kStop);
  for (const Error& each : found.advice) page.Bullet(each.Sentence(), 2, "advice:");
  if (!found.faults.empty() || !found.advice.empty()) page.Blank();
  page.Text(std::to_string(found.faults.size()) + " to mend, " +
            std::to_string(found.advice.size()) + " pieces of advice.");
  page.Text(found.identity, 2, Ink::kQuiet).Print();
  return code;
}

}  // namespace

void AddProtocolLint(CLI::App& protocol, Invocation& invocation) {
  auto* command =
      protocol.add_subcommand("lint", "every fault of a protocol folder, with file, line and mend");
  AddCommonOptions(*command, invocation.common);
  auto folder = std::make_shared<std::string>();
  command->add_option("dir", *folder, "the folder; default: --protocol, else the one inside");
  command->callback([&invocation, folder] {
    invocation.run = [&invocation, folder] {
      return RunLint(invocation.common, folder->empty() ? invocation.common.protocol : *folder);
    };
  });
}

}  // namespace psoas::cli
