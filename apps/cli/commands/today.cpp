// psoas today: the guidance for now, with the reason for every part.
#include <memory>
#include <nlohmann/json.hpp>

#include "../pages/footer.h"
#include "../pages/today_page.h"
#include "../terminal/page.h"
#include "command.h"

namespace psoas::cli {
namespace {

/// Lines were there and none of them could be read: whatever it is, it is not a journal.
bool NothingCouldBeRead(const Workspace& workspace) {
  return workspace.opened().events == 0 && !workspace.opened().problems.empty();
}

struct TodayOptions {
  bool why = false;
  bool bad_day = false;
  std::string item;  ///< a number of today's list, or an exercise id; empty for the whole page
  Depth depth() const { return why ? Depth::kWhy : Depth::kShort; }
};

/// The item with this number of today's list, or this exercise wherever it stands in the plan.
const guide::Item* FindItem(const guide::Guidance& guidance, const std::string& wanted) {
  const auto& items = guidance.today.items.empty() ? guidance.plan.items : guidance.today.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (wanted == std::to_string(i + 1)) return &items[i];
  }
  for (const auto* list :
       {&guidance.today.items, &guidance.plan.items, &guidance.plan.through_the_day}) {
    for (const auto& item : *list) {
      if (item.exercise == wanted) return &item;
    }
  }
  return nullptr;
}

int ShowItem(const CommonOptions& options, const TodayOptions& wanted,
             const guide::Guidance& guidance, const api::Catalogue& catalogue) {
  const guide::Item* item = FindItem(guidance, wanted.item);
  if (item == nullptr) {
    return FailNotOffered(options, "\"" + wanted.item +
                                       "\" is not in the plan now. psoas today shows what is; give "
                                       "its number or its name.");
  }
  if (options.json) {
    PrintJson({{"item", Write(*item)}, {"protocol", Write(guidance.protocol)}});
    return kOk;
  }
  Page page;
  page.Blank();
  WriteItemPage(page, *item, guidance, catalogue);
  WriteFooter(page, guidance.protocol);
  page.Print();
  return kOk;
}

int ShowBadDay(const CommonOptions& options, const TodayOptions& wanted,
               const guide::Guidance& guidance, const api::Catalogue& catalogue) {
  if (guidance.today.bad_day_items.empty()) {
    return FailNotOffered(options, "there is no session to shorten now. Today: " +
                                       guidance.today.title + ". " + guidance.today.text);
  }
  Page page;
  WriteBadDay(page, guidance, catalogue, wanted.depth());
  page.Print();
  return kOk;
}

int RunToday(const CommonOptions& options, const TodayOptions& wanted) {
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto value = workspace.Ask({{"op", "guide"}, {"now", Format(workspace.time().Now())}});
  if (!value.ok()) return Fail(options, value.error());
  const auto guidance = Read<guide::Guidance>(*value, "guidance", UnknownKeys::kIgnore);
  if (!guidance.ok()) return Fail(options, guidance.error());
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  if (!wanted.item.empty()) return ShowItem(options, wanted, *guidance, *catalogue);
  if (wanted.bad_day && !options.json) return ShowBadDay(options, wanted, *guidance, *catalogue);
  if (options.json) {
    PrintJson(*value);
  } else {
    Page page;
    WriteToday(page, *guidance, *catalogue, wanted.depth());
    page.Print();
  }
  PrintProblems(guidance->problems);
  if (NothingCouldBeRead(workspace)) return kBadInput;
  return DispositionExit(options, guidance->disposition);
}

}  // namespace

void AddToday(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("today", "what to do today, and why");
  auto wanted = std::make_shared<TodayOptions>();
  AddCommonOptions(*command, invocation.common);
  command->add_flag("--exit-disposition", invocation.common.exit_disposition,
                    "exit with 10 see a clinician, 11 urgent, 12 emergency");
  command->add_flag("--why", wanted->why, "show every reason with its evidence and sources");
  auto* item =
      command
          ->add_option("--item", wanted->item,
                       "one exercise in full: why, how, what goes wrong, what may stand in")
          ->type_name("NUMBER|EXERCISE");
  command->add_flag("--bad-day", wanted->bad_day, "the short session instead")->excludes(item);
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunToday(invocation.common, *wanted); };
  });
}

}  // namespace psoas::cli
