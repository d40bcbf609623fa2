#include "proof/search.h"

#include <algorithm>
#include <unordered_set>

#include "proof/count.h"

namespace psoas::proof {
namespace {

std::string Ago(int day, int now) { return day < 0 ? "-" : std::to_string(now - day); }

std::string Text(const Remembered& flag, int now) {
  if (!flag.raised) return "-";
  return std::string(flag.released ? "r" : "f") + (flag.own ? "o" : "i") +
         Ago(flag.raised_day, now);
}

/// Everything that later events can depend on.
std::string Key(const Memory& memory, const guide::Guidance& guidance) {
  const int now = memory.day;
  std::string key = Text(memory.emergency, now) + "|" + Text(memory.urgent, now) + "|" +
                    Ago(memory.full_day, now) + "|" + Ago(memory.short_day, now);
  for (int half = 0; half < 2; ++half)
    key += "|" + Ago(memory.half_day[half], now) + "," + Ago(memory.given_day[half], now);
  key += "|" + memory.last_emergency + "|" + memory.last_urgent + "|" +
         (memory.stopped ? "s" : "") + memory.extra;
  key += std::string("|") + Name(guidance.disposition) + Name(guidance.allowed) +
         Name(guidance.today.kind) + Name(guidance.screen.due) + Name(guidance.pattern) +
         std::to_string(guidance.clock.week) + (guidance.checkin_due ? "c" : "") +
         std::to_string(guidance.screen.missing.size());
  for (const guide::Reason& reason : guidance.reasons)
    key += "," + reason.rule + Name(reason.disposition);
  for (const guide::Item& item : guidance.today.items) key += ";" + item.exercise;
  return key;
}

}  // namespace

void SearchOutcome::Join(const SearchOutcome& other) {
  depth = states == 0 ? other.depth : std::min(depth, other.depth);
  exhausted = (states == 0 || exhausted) && other.exhausted;
  states += other.states;
  transitions += other.transitions;
  emergencies += other.emergencies;
  sessions += other.sessions;
  if (counterexample.empty()) counterexample = other.counterexample;
}

std::string SearchOutcome::Text() const {
  return Count(static_cast<std::uint32_t>(states)).Text() + " states, " +
         Count(static_cast<std::uint32_t>(transitions)).Text() +
         " transitions, every sequence of " + std::to_string(depth) + " events" +
         (exhausted ? ", no further state" : "") + "; " + std::to_string(emergencies) +
         " states with a standing emergency, " + std::to_string(sessions) + " with a session";
}

SearchOutcome Search(const World& start, const std::vector<Move>& moves, const Law& law,
                     const SearchLimits& limits) {
  SearchOutcome out;
  std::unordered_set<std::string> seen;
  const auto visit = [&](const World& world) {
    const guide::Guidance guidance = world.story.Guide();
    if (!seen.insert(Key(world.memory, guidance)).second) return false;
    ++out.states;
    out.emergencies += world.memory.emergency.raised;
    out.sessions += guidance.today.kind == guide::TodayKind::kSession;
    const std::string fault = law(world, guidance);
    if (!fault.empty() && out.counterexample.empty())
      out.counterexample = (world.path.empty() ? "at the start" : world.path) + ": " + fault;
    return true;
  };
  std::vector<World> frontier{start};
  visit(start);
  while (!frontier.empty() && out.depth < limits.depth && out.counterexample.empty()) {
    std::vector<World> next;
    for (const World& world : frontier) {
      for (const Move& move : moves) {
        World reached = world;
        reached.story.Later(1.0 / 6);
        reached.path += (reached.path.empty() ? "" : ", ") + move.name;
        move.apply(reached);
        ++out.transitions;
        if (visit(reached)) next.push_back(std::move(reached));
        if (out.states >= limits.states) return out;
      }
    }
    ++out.depth;
    frontier = std::move(next);
  }
  out.exhausted = frontier.empty();
  return out;
}

}  // namespace psoas::proof
