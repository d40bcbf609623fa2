#include "proof/worked_case.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/json_io.h"

namespace psoas::proof {
namespace {

using Names = std::set<std::string>;

std::string WayOf(const std::string& exercise, const std::string& variant) {
  return variant.empty() ? exercise : exercise + "/" + variant;
}

std::vector<std::string> Exercises(const std::vector<guide::Item>& items) {
  std::vector<std::string> ids;
  for (const guide::Item& item : items) ids.push_back(item.exercise);
  return ids;
}

Names Set(const std::vector<std::string>& ids) { return {ids.begin(), ids.end()}; }

class Comparison {
 public:
  Comparison(const Json& expect, const guide::Guidance& guidance)
      : expect_(expect), guidance_(guidance) {}

  std::vector<std::string> Run() {
    Same("disposition", Name(guidance_.disposition));
    Same("kind", Name(guidance_.today.kind));
    Same("pattern", Name(guidance_.pattern));
    Same("allowed", Name(guidance_.allowed));
    Same("screen_due", Name(guidance_.screen.due));
    Same("branch", Name(guidance_.clock.branch));
    Same("letter", guidance_.letter);
    Same("problems", guidance_.problems.size());
    Same("difference_real", guidance_.findings.difference.real);
    Same("checkin_due", guidance_.checkin_due);
    Plan();
    Lists();
    Items();
    Blocked();
    Reasons();
    Side("left", guidance_.findings.left);
    Side("right", guidance_.findings.right);
    return std::move(unmet_);
  }

 private:
  const Json* Wanted(const char* key) const {
    const auto found = expect_.find(key);
    return found == expect_.end() || found->is_null() ? nullptr : &*found;
  }

  void Add(const std::string& key, const Json& wanted, const Json& got) {
    unmet_.push_back(key + ": expected " + wanted.dump() + ", got " + got.dump());
  }

  void Same(const char* key, const Json& actual) {
    const Json* wanted = Wanted(key);
    if (wanted && *wanted != actual) Add(key, *wanted, actual);
  }

  void SameSet(const char* key, const std::vector<std::string>& actual) {
    const Json* wanted = Wanted(key);
    if (wanted && wanted->get<Names>() != Set(actual)) Add(key, *wanted, actual);
  }

  void Includes(const std::string& key, const Json* list, const Names& actual, bool wanted) {
    if (!list) return;
    for (const Json& entry : *list) {
      if (actual.contains(entry.get<std::string>()) == wanted) continue;
      unmet_.push_back(key + ": " + entry.dump() + (wanted ? " is missing" : " is there"));
    }
  }

  void AtMost(const char* key, int actual) {
    const Json* wanted = Wanted(key);
    if (wanted && actual > wanted->get<int>()) Add(key, *wanted, actual);
  }

  void Plan() {
    const guide::Plan& plan = guidance_.plan;
    Same("plan_locked", plan.locked);
    Same("phase", plan.phase.id);
    SameSet("planned", Exercises(plan.items));
    SameSet("through_the_day", Exercises(plan.through_the_day));
    if (const Json* wanted = Wanted("volume")) {
      for (const auto& [side, minutes] : wanted->items()) {
        const double actual = side == "left"    ? plan.volume.left_min
                              : side == "right" ? plan.volume.right_min
                              : side == "floor" ? plan.volume.floor_min
                                                : plan.volume.cap_min;
        if (minutes != Json(actual)) Add(side + " volume", minutes, actual);
      }
    }
  }

  void Lists() {
    std::vector<std::string> mentions, linked;
    for (const guide::Mention& mention : guidance_.mentions) mentions.push_back(mention.id);
    for (const guide::Linked& reason : guidance_.linked) linked.push_back(reason.id);
    Same("mentions", mentions);
    SameSet("linked", linked);
    SameSet("bad_day", Exercises(guidance_.today.bad_day_items));
    Same("bad_day_minutes", guidance_.today.bad_day_minutes);
    Same("retest_on", guidance_.clock.retest_on);
    AtMost("bad_day_minutes_at_most", guidance_.today.bad_day_minutes);
    AtMost("minutes_at_most", guidance_.today.minutes);
  }

  void Items() {
    const std::vector<guide::Item>& items = guidance_.today.items;
    Same("in_order", Exercises(items));
    SameSet("exercises", Exercises(items));
    Names ways = Set(Exercises(items)), why;
    std::vector<std::string> cut;
    for (const guide::Item& item : items) {
      ways.insert(WayOf(item.exercise, item.variant));
      for (const guide::Why& reason : item.why) why.insert(reason.rule);
      if (item.step.cut) cut.push_back(item.exercise);
    }
    Includes("includes", Wanted("includes"), ways, true);
    Includes("excludes", Wanted("excludes"), ways, false);
    Includes("item_reasons", Wanted("item_reasons"), why, true);
    SameSet("cut", cut);
    for (const char* key :
         {"doses", "dose", "step", "variant", "side", "swaps_include", "swaps_exclude"}) {
      if (const Json* wanted = Wanted(key)) EachItem(key, *wanted);
    }
  }

  /// Among today's items, or outside the session.
  const guide::Item* FindItem(const std::string& exercise) const {
    for (const auto* items : {&guidance_.today.items, &guidance_.plan.through_the_day}) {
      const auto found = std::find_if(items->begin(), items->end(), [&](const guide::Item& item) {
        return item.exercise == exercise;
      });
      if (found != items->end()) return &*found;
    }
    return nullptr;
  }

  void EachItem(const std::string& key, const Json& wanted) {
    for (const auto& [exercise, value] : wanted.items()) {
      if (const guide::Item* item = FindItem(exercise)) {
        OneItem(key, *item, value);
      } else {
        unmet_.push_back(key + ": " + exercise + " is not among today's items");
      }
    }
  }

  void OneItem(const std::string& key, const guide::Item& item, const Json& wanted) {
    const std::string place = key + " of " + item.exercise;
    if (key.starts_with("swaps")) {
      Names swaps;
      for (const guide::Swap& swap : item.swaps) swaps.insert(swap.prefer);
      return Includes(place, &wanted, swaps, key == "swaps_include");
    }
    const Json actual = key == "doses"     ? Json(item.gentle ? "gentle" : "usual")
                        : key == "step"    ? Json(item.step.number)
                        : key == "variant" ? Json(item.variant)
                        : key == "side"    ? Json(item.side)
                                           : Write(item.dose);
    if (key != "dose") {
      if (wanted != actual) Add(place, wanted, actual);
      return;
    }
    for (const auto& [figure, number] : wanted.items()) {
      if (actual.value(figure, Json(nullptr)) != number) Add(place, wanted, actual);
    }
  }

  void Blocked() {
    Names loosely, exactly;
    std::map<std::string, std::vector<std::string>> by;
    for (const guide::Blocked& each : guidance_.blocked) {
      const std::string way = WayOf(each.exercise, each.variant);
      loosely.insert(each.exercise);
      loosely.insert(way);
      exactly.insert(way);
      by[each.rule].push_back(way);
    }
    Includes("blocked", Wanted("blocked"), loosely, true);
    Includes("not_blocked", Wanted("not_blocked"), exactly, false);
    const Json* wanted = Wanted("blocked_by");
    if (!wanted) return;
    for (const auto& [rule, ways] : wanted->items()) {
      Names missing = ways.get<Names>(), extra = Set(by[rule]);
      for (const std::string& way : by[rule]) missing.erase(way);
      for (const Json& way : ways) extra.erase(way.get<std::string>());
      if (!missing.empty()) unmet_.push_back(rule + " does not block " + Json(missing).dump());
      if (!extra.empty()) unmet_.push_back(rule + " blocks too " + Json(extra).dump());
    }
  }

  void Reasons() {
    std::vector<std::string> fired;
    for (const guide::Reason& reason : guidance_.reasons) fired.push_back(reason.rule);
    SameSet("only_reasons", fired);
    if (const Json* wanted = Wanted("asks")) {
      for (const auto& [rule, disposition] : wanted->items()) {
        const auto reason =
            std::find_if(guidance_.reasons.begin(), guidance_.reasons.end(),
                         [&, &id = rule](const auto& one) { return one.rule == id; });
        if (reason == guidance_.reasons.end() || disposition != Json(Name(reason->disposition)))
          unmet_.push_back(rule + " does not ask for " + disposition.dump());
      }
    }
    const Names rules = Set(fired);
    Includes("reasons", Wanted("reasons"), rules, true);
    Includes("no_reasons", Wanted("no_reasons"), rules, false);
  }

  void Side(const std::string& name, const guide::SideFinding& side) {
    const auto of = [&](const char* key) -> const Json* {
      const Json* sides = Wanted(key);
      if (!sides) return nullptr;
      const auto found = sides->find(name);
      return found == sides->end() ? nullptr : &*found;
    };
    if (const Json* wanted = of("near_edge"); wanted && *wanted != Json(side.near_edge))
      Add(name + " near_edge", *wanted, side.near_edge);
    if (const Json* wanted = of("state"); wanted && *wanted != Json(Name(side.state)))
      Add(name + " state", *wanted, Name(side.state));
    if (const Json* wanted = of("muscles")) {
      const Json actual = Write(side.muscles);
      for (const auto& [muscle, state] : wanted->items()) {
        if (actual.value(muscle, Json(nullptr)) != state)
          Add(name + " " + muscle, state, actual.value(muscle, Json(nullptr)));
      }
    }
  }

  const Json& expect_;
  const guide::Guidance& guidance_;
  std::vector<std::string> unmet_;
};

}  // namespace

Result<std::vector<WorkedCase>> ReadWorkedCases(std::string_view compiled) {
  const Result<Json> list = ParseJson(compiled, "worked cases");
  if (!list.ok()) return list.error();
  std::vector<WorkedCase> out;
  for (const Json& entry : *list) {
    WorkedCase each;
    each.id = entry.value("id", "");
    each.title = entry.value("title", "");
    each.text = entry.value("journal", "");
    each.journal = journal::ParseJournal(each.text);
    const Result<Instant> now = ParseInstant(entry.value("now", ""));
    if (!now.ok()) return now.error();
    each.now = *now;
    each.expect = entry.value("expect", Json::object());
    out.push_back(std::move(each));
  }
  return out;
}

std::vector<std::string> Unmet(const Json& expect, const guide::Guidance& guidance) {
  return Comparison(expect, guidance).Run();
}

}  // namespace psoas::proof
