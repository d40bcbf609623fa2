// psoas protocol diff [OLD] NEW: whose guidance changes, counted, with examples.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../pages/protocol_diff_page.h"
#include "protocol_commands.h"
#include "protocol_view.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kShown = 12;

/// The worked cases of both; where both have one of an id, the new one.
std::vector<proof::WorkedCase> CasesOf(const ProtocolView& before, const ProtocolView& after) {
  std::vector<proof::WorkedCase> cases = after.cases;
  for (const proof::WorkedCase& each : before.cases) {
    const bool is_there = std::any_of(cases.begin(), cases.end(),
                                      [&](const auto& other) { return other.id == each.id; });
    if (!is_there) cases.push_back(each);
  }
  return cases;
}

int RunDiff(const CommonOptions& options, const std::vector<std::string>& names, bool all) {
  const auto before = OpenProtocol(names.size() == 2 ? names.front() : options.protocol);
  if (!before.ok()) return Fail(options, before.error());
  const auto after = OpenProtocol(names.back());
  if (!after.ok()) return Fail(options, after.error());
  const proof::Diff diff =
      proof::CompareProtocols(before->loaded, after->loaded, CasesOf(*before, *after));
  if (options.json) {
    PrintJson(psoas::Write(diff));
  } else {
    Page page;
    WriteDiff(page, diff, all ? std::string::npos : kShown);
    page.Print();
  }
  return diff.same ? kOk : kDiffers;
}

}  // namespace

void AddProtocolDiff(CLI::App& protocol, Invocation& invocation) {
  auto* command = protocol.add_subcommand(
      "diff", "what changes for people from one protocol to another, counted, with examples");
  AddCommonOptions(*command, invocation.common);
  auto names = std::make_shared<std::vector<std::string>>();
  auto all = std::make_shared<bool>(false);
  command
      ->add_option("protocols", *names,
                   "OLD NEW, folders or canonical JSON; NEW alone is compared with the one inside")
      ->required()
      ->expected(1, 2);
  command->add_flag("--all", *all, "every change, not only the first of each kind");
  command->callback([&invocation, names, all] {
    invocation.run = [&invocation, names, all] { return RunDiff(invocation.common, *names, *all); };
  });
}

}  // namespace psoas::cli
