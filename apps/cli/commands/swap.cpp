// psoas swap: another exercise of the same kind, another way of doing it, or none at all.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../pages/footer.h"
#include "../pages/item_page.h"
#include "../preferences.h"
#include "../terminal/page.h"
#include "command.h"

namespace psoas::cli {
namespace {

struct SwapOptions {
  std::string exercise;
  std::string with;
  std::string avoid;
  bool back = false;
};

/// What a command about swaps works from.
struct Table {
  api::Catalogue catalogue;
  guide::Guidance guidance;
  Preferences preferences;
};

Result<Table> Look(Workspace& workspace) {
  auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return catalogue.error();
  auto guidance = workspace.Guide();
  if (!guidance.ok()) return guidance.error();
  const auto profile = workspace.AskFor<journal::ProfileSet>(
      {{"op", "profile"}, {"now", Format(workspace.time().Now())}});
  if (!profile.ok()) return profile.error();
  return Table{std::move(catalogue).value(), std::move(guidance).value(), PreferencesOf(*profile)};
}

/// Items of the plan, those through the day, and rest, each exercise once.
std::vector<guide::Item> ItemsOf(const guide::Guidance& guidance) {
  std::vector<guide::Item> items;
  for (const auto* list :
       {&guidance.plan.items, &guidance.plan.through_the_day, &guidance.today.items}) {
    for (const auto& item : *list) {
      const bool is_there = std::any_of(items.begin(), items.end(), [&](const guide::Item& other) {
        return other.exercise == item.exercise;
      });
      if (!is_there) items.push_back(item);
    }
  }
  return items;
}

/// The item that is this exercise, or that stands where it would.
std::optional<guide::Item> FindPlace(const Table& table, const std::string& exercise) {
  const auto items = ItemsOf(table.guidance);
  const auto itself = std::find_if(items.begin(), items.end(), [&](const guide::Item& item) {
    return item.exercise == exercise;
  });
  if (itself != items.end()) return *itself;
  const auto* wanted = FindExercise(table.catalogue, exercise);
  const auto equal = std::find_if(items.begin(), items.end(), [&](const guide::Item& item) {
    const auto* other = FindExercise(table.catalogue, item.exercise);
    return wanted != nullptr && other != nullptr && other->group == wanted->group;
  });
  if (equal == items.end()) return std::nullopt;
  return *equal;
}

void WriteChoices(Page& page, const guide::Item& item) {
  page.Title(item.title + ", " + item.variant_title + " (" + item.exercise + "/" + item.variant +
             ")");
  if (item.swaps.empty()) page.Text("Nothing of the same kind is open to you now.");
  for (const auto& swap : item.swaps) {
    const std::string way = swap.exercise == item.exercise ? "" : swap.title + ", ";
    page.Entry(swap.prefer, way + swap.variant_title, 40);
  }
  page.Blank();
}

int List(const CommonOptions& options, const Table& table, const std::vector<guide::Item>& items) {
  if (options.json) {
    Json places = Json::array();
    for (const auto& item : items)
      places.push_back(
          {{"exercise", item.exercise}, {"variant", item.variant}, {"swaps", Write(item.swaps)}});
    PrintJson({{"items", places},
               {"chosen", DataOf(table.preferences)},
               {"protocol", Write(table.guidance.protocol)}});
    return kOk;
  }
  Page page;
  page.Blank();
  for (const auto& item : items) WriteChoices(page, item);
  page.Text(
      "psoas swap EXERCISE WITH puts one of these in; --back undoes it; --avoid EXERCISE leaves "
      "one out.",
      0, Ink::kQuiet);
  WriteFooter(page, table.guidance.protocol);
  page.Print();
  return kOk;
}

Error NoSuchExercise(const std::string& id) {
  return {ErrorCode::kNotFound, "", "there is no exercise called \"" + id + "\".",
          "psoas learn lists them with their names."};
}

int Keep(Workspace& workspace, const Table& table, const Preferences& after,
         const std::string& sentence) {
  if (after == table.preferences) {
    return FailNotOffered(workspace.options(), "that is how it is already, so nothing was kept.");
  }
  const Status kept = workspace.Record("profile.set", DataOf(after));
  if (!kept.ok()) return Fail(workspace.options(), kept.error());
  if (!workspace.options().json) Page().Blank().Text(sentence).Print();
  return FinishRecording(workspace);
}

/// The entry for profile.set when `with` may stand at this place; empty when it may not.
std::string EntryFor(const guide::Item& place, const std::string& with) {
  const std::string itself = place.exercise + "/" + place.variant;
  if (with == place.exercise || with == itself) return with;
  for (const auto& swap : place.swaps) {
    const bool is_way = swap.exercise == place.exercise && swap.variant == with;
    if (swap.prefer == with || is_way) return swap.prefer;
  }
  return "";
}

int PutIn(Workspace& workspace, const Table& table, const guide::Item& place,
          const std::string& with) {
  const std::string entry = EntryFor(place, with);
  if (entry.empty()) {
    std::string open;
    for (const auto& swap : place.swaps) open += (open.empty() ? "" : ", ") + swap.prefer;
    return FailNotOffered(workspace.options(),
                          "\"" + with + "\" cannot stand in for " + place.exercise + " now. " +
                              (open.empty() ? "Nothing else of its kind is open to you."
                                            : "These can: " + open + "."));
  }
  return Keep(workspace, table, Prefer(table.catalogue, table.preferences, entry),
              "From now on: " + TitleOf(table.catalogue, ExerciseOf(entry)) + " (" + entry +
                  "). Undo: psoas swap " + ExerciseOf(entry) + " --back.");
}

int RunSwap(const SwapOptions& swap, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  const auto table = Look(workspace);
  if (!table.ok()) return Fail(options, table.error());
  const std::string& named = swap.avoid.empty() ? swap.exercise : swap.avoid;
  if (!named.empty() && FindExercise(table->catalogue, named) == nullptr)
    return Fail(options, NoSuchExercise(named));
  const std::string title = TitleOf(table->catalogue, named);
  if (!swap.avoid.empty()) {
    return Keep(workspace, *table, Avoid(table->preferences, named),
                "Left out from now on: " + title + ". Undo: psoas swap " + named + " --back.");
  }
  if (swap.back) {
    if (named.empty()) return FailUsage(options, "say which: psoas swap EXERCISE --back.");
    return Keep(workspace, *table, TakeBack(table->catalogue, table->preferences, named),
                "As the plan has it again: " + title + ".");
  }
  if (named.empty()) {
    const auto items = ItemsOf(table->guidance);
    if (items.empty())
      return FailNotOffered(options, "there is no plan now. " + table->guidance.today.text);
    return List(options, *table, items);
  }
  const auto place = FindPlace(*table, named);
  if (!place) {
    return FailNotOffered(options, named + " is not in the plan now, nor is anything of its kind.");
  }
  return swap.with.empty() ? List(options, *table, {*place})
                           : PutIn(workspace, *table, *place, swap.with);
}

}  // namespace

void AddSwap(CLI::App& program, Invocation& invocation) {
  auto* command =
      program.add_subcommand("swap", "do another exercise of the same kind, or in another way");
  auto swap = std::make_shared<SwapOptions>();
  AddCommonOptions(*command, invocation.common);
  auto* exercise =
      command->add_option("exercise", swap->exercise, "of the plan; default: list them all")
          ->type_name("EXERCISE");
  auto* with =
      command
          ->add_option("with", swap->with,
                       "what stands in: EXERCISE, EXERCISE/VARIANT or VARIANT; default: list")
          ->type_name("WITH");
  auto* back = command->add_flag("--back", swap->back, "undo what was chosen for the exercise");
  command->add_option("--avoid", swap->avoid, "leave this exercise out")
      ->type_name("EXERCISE")
      ->excludes(back)
      ->excludes(exercise);
  back->excludes(with);
  command->callback([&invocation, swap] {
    invocation.run = [&invocation, swap] { return RunSwap(*swap, invocation.common); };
  });
}

}  // namespace psoas::cli
