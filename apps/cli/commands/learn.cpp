// psoas learn: lessons, hands-on cards and exercises, each claim with its grade and sources.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../pages/footer.h"
#include "../pages/learn_page.h"
#include "../terminal/page.h"
#include "command.h"

namespace psoas::cli {
namespace {

struct Reading {
  Json json;
  Page page;
};

template <class T>
const T* Find(const std::vector<T>& entries, const std::string& id) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const T& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

Reading ListAll(const api::Catalogue& catalogue) {
  Reading reading;
  reading.json = {{"lessons", Write(catalogue.education)},
                  {"hands_on", Write(catalogue.hands_on)},
                  {"exercises", Write(catalogue.exercises)}};
  WriteLearnList(reading.page, catalogue);
  return reading;
}

Result<Reading> ReadOne(const api::Catalogue& catalogue, const std::string& id) {
  Reading reading;
  if (const auto* lesson = Find(catalogue.education, id)) {
    reading.json["lesson"] = Write(*lesson);
    WriteLesson(reading.page, *lesson, catalogue);
  } else if (const auto* card = Find(catalogue.hands_on, id)) {
    reading.json["hands_on"] = Write(*card);
    WriteCard(reading.page, *card, catalogue);
  } else if (const auto* exercise = Find(catalogue.exercises, id)) {
    reading.json["exercise"] = Write(*exercise);
    WriteExercise(reading.page, *exercise, catalogue);
  } else {
    return Error{ErrorCode::kNotFound, "", "there is nothing called \"" + id + "\" to read.",
                 "psoas learn lists what there is."};
  }
  reading.page.Blank().Text("Where it stands: psoas protocol show " + id, 0, Ink::kQuiet);
  return reading;
}

int RunLearn(const std::string& id, const CommonOptions& options) {
  auto core = OpenCore(options);
  if (!core.ok()) return Fail(options, core.error());
  const auto value = AskCore(core.value(), {{"op", "protocol"}});
  if (!value.ok()) return Fail(options, value.error());
  const auto catalogue = Read<api::Catalogue>(*value, "catalogue", UnknownKeys::kIgnore);
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  const auto version = AskCore(core.value(), {{"op", "about"}});
  if (!version.ok()) return Fail(options, version.error());
  const auto about = Read<api::About>(*version, "about", UnknownKeys::kIgnore);
  if (!about.ok()) return Fail(options, about.error());
  auto reading = id.empty() ? Result<Reading>(ListAll(*catalogue)) : ReadOne(*catalogue, id);
  if (!reading.ok()) return Fail(options, reading.error());
  if (options.json) {
    reading.value().json["protocol"] = Write(about->protocol);
    PrintJson(reading->json);
    return kOk;
  }
  WriteFooter(reading.value().page, about->protocol);
  reading.value().page.Print();
  return kOk;
}

}  // namespace

void AddLearn(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("learn", "read up, with how sure each claim is");
  auto id = std::make_shared<std::string>();
  AddCommonOptions(*command, invocation.common);
  command->add_option("id", *id, "a lesson, a hands-on card or an exercise; default: the list")
      ->type_name("ID");
  command->callback([&invocation, id] {
    invocation.run = [&invocation, id] { return RunLearn(*id, invocation.common); };
  });
}

}  // namespace psoas::cli
