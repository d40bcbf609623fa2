// psoas complaint: where and when it hurts, and what of it is worth mentioning to a clinician.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../complaint_talk.h"
#include "../pages/mention_page.h"
#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

using Names = std::vector<std::string>;

struct ComplaintOptions {
  Names yes, no, unsure, all_no_except;
  bool all_no = false;
  bool list = false;
  bool scripted() const {
    return all_no || !yes.empty() || !no.empty() || !unsure.empty() || !all_no_except.empty();
  }
};

int ListPointers(const CommonOptions& options, const rules::Complaint& complaint) {
  if (options.json) {
    PrintJson(Write(complaint.pointers));
    return kOk;
  }
  Page page;
  page.Text(complaint.lead, 0).Blank();
  for (const auto& pointer : complaint.pointers) page.Entry(pointer.id, pointer.text, 22);
  page.Print();
  return kOk;
}

Status Put(const rules::Complaint& complaint, const Names& names, const char* word,
           Answers& answers) {
  for (const auto& name : names) {
    const bool is_known =
        std::any_of(complaint.pointers.begin(), complaint.pointers.end(),
                    [&](const rules::Pointer& pointer) { return pointer.id == name; });
    if (!is_known) {
      return Error{ErrorCode::kInvalid, std::string("--") + word,
                   "there is no question called \"" + name + "\".",
                   "psoas complaint --list shows the questions with their names."};
    }
    const auto before = answers.find(name);
    if (before != answers.end() && before->second != word) {
      return Error{ErrorCode::kInvalid, std::string("--") + word,
                   "\"" + name + "\" has another answer already.", "Name it once."};
    }
    answers[name] = word;
  }
  return Done{};
}

Result<Answers> AnswersFromArguments(const ComplaintOptions& given,
                                     const rules::Complaint& complaint) {
  Answers answers;
  const std::pair<const Names&, const char*> lists[] = {
      {given.all_no_except, "yes"}, {given.yes, "yes"}, {given.unsure, "unsure"}, {given.no, "no"}};
  for (const auto& [names, word] : lists) {
    if (const Status put = Put(complaint, names, word, answers); !put.ok()) return put.error();
  }
  if (given.all_no || !given.all_no_except.empty()) {
    for (const auto& pointer : complaint.pointers) answers.emplace(pointer.id, "no");
  }
  return answers;
}

int Keep(Workspace& workspace, const Answers& answers) {
  const Status kept = workspace.Record("complaint.described", {{"answers", answers}});
  if (!kept.ok()) return Fail(workspace.options(), kept.error());
  const auto guidance = workspace.Guide();
  if (!guidance.ok()) return Fail(workspace.options(), guidance.error());
  if (!workspace.options().json) {
    Page page;
    page.Blank();
    if (guidance->mentions.empty())
      page.Text(
          "No pattern worth mentioning by itself. What you said is kept; say it to a "
          "clinician in your own words when you see one.");
    WriteMentions(page, guidance->mentions, Depth::kShort);
    page.Print();
  }
  return FinishRecording(workspace);
}

int RunComplaint(const ComplaintOptions& given, const CommonOptions& options) {
  if (!given.scripted() && !given.list && !InputIsTerminal()) {
    return FailUsage(options,
                     "there is nobody to ask here (the input is not a terminal). Pass the answers: "
                     "--yes a,b --no c --unsure d, --all-no-except a,b, or --all-no; --list shows "
                     "the names.");
  }
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  if (given.list) return ListPointers(options, catalogue->complaint);
  PrintProblems(workspace.opened().problems);
  const auto answers = given.scripted() ? AnswersFromArguments(given, catalogue->complaint)
                                        : Result<Answers>(TalkAboutComplaint(catalogue->complaint));
  if (!answers.ok()) return Fail(options, answers.error());
  if (answers->empty()) {
    Page().Text("Nothing was answered, so nothing was kept.").Print();
    return kOk;
  }
  return Keep(workspace, *answers);
}

}  // namespace

void AddComplaint(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("complaint", "where and when does it hurt?");
  auto given = std::make_shared<ComplaintOptions>();
  AddCommonOptions(*command, invocation.common);
  const auto add = [&](const char* name, Names& names, const char* what) {
    return command->add_option(name, names, what)->delimiter(',')->type_name("ID,ID");
  };
  add("--yes", given->yes, "questions answered yes");
  add("--no", given->no, "questions answered no");
  add("--unsure", given->unsure, "questions answered not sure");
  add("--all-no-except", given->all_no_except, "yes to these, no to every other");
  command->add_flag("--all-no", given->all_no, "no to every question that is not named");
  command->add_flag("--list", given->list, "list the questions with their names and stop");
  command->callback([&invocation, given] {
    invocation.run = [&invocation, given] { return RunComplaint(*given, invocation.common); };
  });
}

}  // namespace psoas::cli
