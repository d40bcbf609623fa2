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
using Angles = std::map<std::string, double>;  ///< "left" | "right" -> degrees
template <class T>
using ByName = std::map<std::string, T>;
using Names = std::vector<std::string>;

/// Either an event, a raw line, or a Thomas test in short: `thigh` in degrees stands for three
/// readings half a degree apart of each side named, ten minutes from side to side, with the pelvis
/// flat and felt as a stretch; `knee`, `abduction` and `rotation` go with it; `data` adds to them
/// or says otherwise. Which parts are there is checked by the compiler.
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
  std::optional<Angles> thigh;
  Angles knee, abduction;
  ByName<std::string> rotation;
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
        Field{"repeat_days", &VignetteEvent::repeat_days, "on so many days running"},
        Field{"thigh", &VignetteEvent::thigh, "a Thomas test in short: side -> degrees"},
        Field{"knee", &VignetteEvent::knee, "with it, 88 when left out: side -> degrees"},
        Field{"abduction", &VignetteEvent::abduction, "with it, 10 when left out: side -> degrees"},
        Field{"rotation", &VignetteEvent::rotation, "with it, none when left out"}};
  }
};

/// Only what is named is compared. Items are those of today; EXERCISE/VARIANT names a way of doing
/// it.
struct Expectation {
  std::optional<std::string> disposition, kind, pattern, allowed, screen_due, branch, letter, phase;
  std::optional<Names> exercises, in_order, cut, bad_day, through_the_day, planned, mentions,
      linked, only_reasons, retest_on;
  Names includes, excludes, reasons, no_reasons, blocked, not_blocked, item_reasons;
  std::optional<bool> plan_locked, difference_real, checkin_due;
  std::optional<int> problems, minutes_at_most, bad_day_minutes, bad_day_minutes_at_most;
  ByName<bool> near_edge;
  ByName<std::string> state, doses, variant, side, asks;
  ByName<ByName<std::string>> muscles;
  ByName<Names> blocked_by, swaps_include, swaps_exclude;
  ByName<int> step;
  ByName<ByName<int>> dose;
  ByName<double> volume;
  static constexpr const char* kType = "Expectation";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"disposition", &Expectation::disposition},
        Field{"kind", &Expectation::kind},
        Field{"pattern", &Expectation::pattern},
        Field{"allowed", &Expectation::allowed},
        Field{"screen_due", &Expectation::screen_due},
        Field{"branch", &Expectation::branch},
        Field{"letter", &Expectation::letter, "its id; empty: none"},
        Field{"phase", &Expectation::phase, "early | middle | late"},
        Field{"exercises", &Expectation::exercises, "exactly these today"},
        Field{"in_order", &Expectation::in_order, "exactly these today, in this order"},
        Field{"planned", &Expectation::planned, "exactly these in the plan"},
        Field{"through_the_day", &Expectation::through_the_day, "exactly these in the plan"},
        Field{"bad_day", &Expectation::bad_day, "exactly these in the short session"},
        Field{"cut", &Expectation::cut, "exactly these of today's are cut after a flare"},
        Field{"mentions", &Expectation::mentions, "exactly these joint patterns, gravest first"},
        Field{"linked", &Expectation::linked, "exactly these reasons"},
        Field{"includes", &Expectation::includes, "among today's items"},
        Field{"excludes", &Expectation::excludes, "not among them"},
        Field{"reasons", &Expectation::reasons, "rules that fired"},
        Field{"no_reasons", &Expectation::no_reasons, "rules that did not"},
        Field{"only_reasons", &Expectation::only_reasons, "exactly these fired"},
        Field{"asks", &Expectation::asks, "rule that fired -> disposition it asks for"},
        Field{"item_reasons", &Expectation::item_reasons, "why today's items are there"},
        Field{"blocked", &Expectation::blocked, "exercises or ways ruled out"},
        Field{"not_blocked", &Expectation::not_blocked, "exercises or ways not ruled out"},
        Field{"blocked_by", &Expectation::blocked_by,
              "question or fact -> exactly what it rules out"},
        Field{"plan_locked", &Expectation::plan_locked},
        Field{"difference_real", &Expectation::difference_real, "one side against the other"},
        Field{"retest_on", &Expectation::retest_on, "days promised for the re-tests"},
        Field{"checkin_due", &Expectation::checkin_due},
        Field{"near_edge", &Expectation::near_edge, "side -> true | false"},
        Field{"state", &Expectation::state, "side -> state"},
        Field{"muscles", &Expectation::muscles, "side -> muscle -> state"},
        Field{"doses", &Expectation::doses, "exercise -> usual | gentle"},
        Field{"dose", &Expectation::dose, "exercise -> figure -> number"},
        Field{"step", &Expectation::step, "exercise -> step of its ladder, 1 is the usual dose"},
        Field{"variant", &Expectation::variant, "exercise -> way of doing it"},
        Field{"side", &Expectation::side, "exercise -> left | right | both"},
        Field{"swaps_include", &Expectation::swaps_include, "exercise -> what may stand in"},
        Field{"swaps_exclude", &Expectation::swaps_exclude, "exercise -> what may not"},
        Field{"volume", &Expectation::volume, "left | right | floor | cap -> minutes a week"},
        Field{"minutes_at_most", &Expectation::minutes_at_most, "length of today's items"},
        Field{"bad_day_minutes", &Expectation::bad_day_minutes},
        Field{"bad_day_minutes_at_most", &Expectation::bad_day_minutes_at_most},
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
