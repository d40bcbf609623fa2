#include "journal_import.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "terminal/prompt.h"

namespace psoas::cli {
namespace {

/// An event is at most 64 kB and an id at most 100 characters.
constexpr std::size_t kIdsPerNote = 300;

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The id of a line that can be read; empty otherwise.
std::string IdOf(const std::string& line) {
  const auto json = ParseJson(line);
  if (!json.ok() || !json->is_object() || !json->contains("id") || !(*json)["id"].is_string())
    return "";
  return (*json)["id"].get<std::string>();
}

}  // namespace

Result<ImportPlan> PlanImport(Workspace& workspace, std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // a byte-order mark is not a fault
  std::string journal = workspace.text();
  if (!journal.empty() && journal.back() != '\n') journal += '\n';
  const auto before = LinesOf(journal);
  const auto incoming = LinesOf(text);

  // One pass of the core over both: conflicts between them are found as well as bad lines.
  auto core = OpenCore(workspace.options());
  if (!core.ok()) return core.error();
  const auto answer = AskCore(core.value(), {{"op", "open"}, {"journal", journal + text}});
  if (!answer.ok()) return answer.error();
  auto opened = Read<api::Opened>(*answer, "answer to open", UnknownKeys::kIgnore);
  if (!opened.ok()) return opened.error();

  ImportPlan plan;
  std::set<int> bad_before;
  std::set<int> bad;
  const int offset = static_cast<int>(before.size());
  for (auto problem : opened.value().problems) {
    if (problem.line <= offset) {
      bad_before.insert(problem.line);
      continue;
    }
    problem.line -= offset;
    plan.has_conflict = plan.has_conflict || problem.code == Name(ErrorCode::kConflict);
    bad.insert(problem.line);
    plan.problems.push_back(std::move(problem));
  }
  std::set<std::string> known;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!bad_before.contains(static_cast<int>(i) + 1)) known.insert(IdOf(before[i]));
  }
  for (std::size_t i = 0; i < incoming.size(); ++i) {
    if (bad.contains(static_cast<int>(i) + 1) || Trimmed(incoming[i]).empty()) continue;
    const std::string id = IdOf(incoming[i]);
    if (!known.insert(id).second) {
      ++plan.repeated;
      continue;
    }
    plan.lines.push_back(Trimmed(incoming[i]));
    plan.ids.push_back(id);
  }
  std::sort(plan.problems.begin(), plan.problems.end(),
            [](const auto& a, const auto& b) { return a.line < b.line; });
  return plan;
}

Status KeepImport(Workspace& workspace, const ImportPlan& plan) {
  if (plan.lines.empty()) return Done{};
  std::vector<std::string> lines;
  if (workspace.opened().events > 0) {
    for (std::size_t at = 0; at < plan.ids.size(); at += kIdsPerNote) {
      const std::size_t end = std::min(at + kIdsPerNote, plan.ids.size());
      const std::vector<std::string> ids(plan.ids.begin() + static_cast<std::ptrdiff_t>(at),
                                         plan.ids.begin() + static_cast<std::ptrdiff_t>(end));
      lines.push_back(Dump(workspace.MakeEvent("journal.imported", {{"ids", ids}})));
    }
  }
  // The notes come first: a crash in the middle leaves notes without events, never the reverse.
  lines.insert(lines.end(), plan.lines.begin(), plan.lines.end());
  return workspace.store().Append(lines);
}

}  // namespace psoas::cli
