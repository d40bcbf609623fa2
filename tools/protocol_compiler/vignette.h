// A worked case as its author writes it.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/json.h"

namespace psoas::compiler {

using Answers = std::map<std::string, std::string>;

/// Either an event or a raw line. Which parts are there is checked by the compiler.
struct VignetteEvent {
  std::optional<std::string> raw_line;
  std::optional<std::string> id;
  std::optional<std::string> at;
  std::optional<std::string> type;
  std::optional<Json> data;
  std::optional<Answers> all_no_except;
  std::optional<Answers> short_no_except;
  std::vector<std::string> omit;
  std::optional<int> repeat_days;
  static constexpr const char* kType = "VignetteEvent";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"raw_line", &VignetteEvent::raw_line, "put into the journal as it stands"},
        Field{"id", &VignetteEvent::id, "when it matters, as for a duplicate"},
        Field{"at", &VignetteEvent::at, "ISO time"},
        Field{"type", &VignetteEvent::type, "as in a journal"},
        Field{"data", &VignetteEvent::data, "as in a journal"},
        Field{"all_no_except", &VignetteEvent::all_no_except, "full screen, no except these"},
        Field{"short_no_except", &VignetteEvent::short_no_except, "short set, no except these"},
        Field{"omit", &VignetteEvent::omit, "questions left out"},
        Field{"repeat_days", &VignetteEvent::repeat_days, "on so many days running"}};
  }
};

struct Expectation {
  std::optional<std::string> disposition, kind, pattern, allowed, screen_due, branch;
  std::optional<std::vector<std::string>> exercises;
  std::vector<std::string> includes, excludes, reasons, no_reasons, blocked;
  std::optional<bool> plan_locked;
  std::map<std::string, bool> near_edge;
  std::map<std::string, std::string> state;
  std::map<std::string, std::map<std::string, std::string>> muscles;
  std::optional<int> problems;
  static constexpr const char* kType = "Expectation";
  static constexpr auto Fields() {
    return std::tuple{Field{"disposition", &Expectation::disposition},
                      Field{"kind", &Expectation::kind},
                      Field{"pattern", &Expectation::pattern},
                      Field{"allowed", &Expectation::allowed},
                      Field{"screen_due", &Expectation::screen_due},
                      Field{"branch", &Expectation::branch},
                      Field{"exercises", &Expectation::exercises, "exactly these today"},
                      Field{"includes", &Expectation::includes, "among today's items"},
                      Field{"excludes", &Expectation::excludes, "not among them"},
                      Field{"reasons", &Expectation::reasons, "rules that fired"},
                      Field{"no_reasons", &Expectation::no_reasons, "rules that did not"},
                      Field{"blocked", &Expectation::blocked, "exercises ruled out"},
                      Field{"plan_locked", &Expectation::plan_locked},
                      Field{"near_edge", &Expectation::near_edge, "side -> true | false"},
                      Field{"state", &Expectation::state, "side -> state"},
                      Field{"muscles", &Expectation::muscles, "side -> muscle -> state"},
                      Field{"problems", &Expectation::problems, "how many in the journal"}};
  }
};

struct Vignette {
  std::string id;
  std::string title;
  std::string story;
  std::string now;
  std::vector<VignetteEvent> events;
  Json expect;
  static constexpr const char* kType = "Vignette";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Vignette::id, "v_..."},
                      Field{"title", &Vignette::title, "a line"},
                      Field{"story", &Vignette::story, "a sentence or two"},
                      Field{"now", &Vignette::now, "ISO time"},
                      Field{"events", &Vignette::events, "the journal"},
                      Field{"expect", &Vignette::expect, "the guidance"}};
  }
};

}  // namespace psoas::compiler
