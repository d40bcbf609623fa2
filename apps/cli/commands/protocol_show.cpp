// psoas protocol show ID: one thing of the protocol, told whole.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../pages/protocol_entry_page.h"
#include "protocol_commands.h"
#include "protocol_view.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kSuggestions = 5;
constexpr std::size_t kCasesShown = 8;

/// Worked cases that expect a row or an exercise, as "v_ces_yes: a title".
std::vector<std::string> CasesWith(const ProtocolView& view, const rules::Entry& entry) {
  std::vector<std::string> out;
  for (const proof::WorkedCase& each : view.cases) {
    const auto names = [&](const char* key) {
      const auto list = each.expect.find(key);
      return list != each.expect.end() && list->is_array() &&
             std::find(list->begin(), list->end(), entry.id) != list->end();
    };
    if (names("reasons") || names("exercises") || names("includes") || names("blocked")) {
      out.push_back(each.id + ": " + each.title);
    }
  }
  return out;
}

void PrintEntry(const ProtocolView& view, const rules::Explanation& explanation) {
  Page page;
  WriteExplanation(page, explanation, PlaceOf(view, explanation.entry.path));
  const auto cases = CasesWith(view, explanation.entry);
  if (!cases.empty()) page.Title("Worked cases");
  for (std::size_t i = 0; i < std::min(cases.size(), kCasesShown); ++i) page.Bullet(cases[i]);
  if (cases.size() > kCasesShown) {
    page.Text("and " + std::to_string(cases.size() - kCasesShown) + " more");
  }
  if (!cases.empty()) page.Blank();
  page.Print();
}

int Unknown(const CommonOptions& options, const rules::Index& index, const std::string& id) {
  const auto near = index.Near(id, kSuggestions);
  return FailUsage(options,
                   "nothing in the protocol has the id \"" + id + "\". " +
                       (near.empty() ? "psoas protocol list shows every id; psoas "
                                       "protocol find looks for a sentence."
                                     : "Did you mean " + rules::Joined(near, " or ") + "?"));
}

int RunShow(const CommonOptions& options, const std::string& id) {
  // A sentence has spaces, an id never has.
  if (id.find(' ') != std::string::npos) return FindSentence(options, id);
  const auto view = OpenProtocol(options.protocol);
  if (!view.ok()) return Fail(options, view.error());
  const rules::Index index(view->loaded.protocol);
  const auto entries = index.Find(id);
  if (entries.empty()) return Unknown(options, index, id);
  Json list = Json::array();
  for (const rules::Entry* entry : entries) {
    const auto explanation = rules::Explain(view->loaded.protocol, index, *entry);
    if (!options.json) {
      PrintEntry(*view, explanation);
      continue;
    }
    Json json = psoas::Write(explanation);
    json["place"] = PlaceOf(*view, entry->path);
    json["worked_cases"] = CasesWith(*view, *entry);
    list.push_back(std::move(json));
  }
  if (options.json) {
    PrintJson({{"protocol", IdentityJson(*view)}, {"entries", std::move(list)}});
  } else {
    Page().Text(IdentityLine(view->loaded), 2, Ink::kQuiet).Print();
  }
  return kOk;
}

}  // namespace

void AddProtocolShow(CLI::App& protocol, Invocation& invocation) {
  auto* command = protocol.add_subcommand(
      "show",
      "one question, row, cut, exercise, source ...: what it says, why, and where it stands");
  AddCommonOptions(*command, invocation.common);
  auto id = std::make_shared<std::string>();
  command->add_option("id", *id, "an id, KIND:ID, or a sentence in quotes")->required();
  command->callback([&invocation, id] {
    invocation.run = [&invocation, id] { return RunShow(invocation.common, *id); };
  });
}

}  // namespace psoas::cli
