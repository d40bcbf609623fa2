// Two programmes over the closed domains of their inputs.
//
// Values that no candidate of either protocol tells apart are one class, walked once and counted
// with the number of values it holds. The plan depends only on which candidates apply, on the week
// and on what is ruled out, so it is made once for each such combination.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/json_io.h"
#include "guide/choice.h"
#include "guide/plan.h"
#include "proof/count.h"
#include "proof/diff.h"
#include "rules/words.h"

namespace psoas::proof {
namespace {

using guide::PlanInputs;
using rules::Protocol;

constexpr const char* kWeek = "week";

/// One bit a candidate, the old ones first: whether a value lets it through.
using Mask = std::vector<bool>;

struct Class {
  std::string value;  ///< one that stands for all
  std::uint32_t size = 1;
  Mask passes;
};
struct Axis {
  std::string name;
  std::vector<Class> classes;
};
using Cell = std::map<std::string, std::string>;

std::vector<const rules::Candidate*> Candidates(const Protocol& before, const Protocol& after) {
  std::vector<const rules::Candidate*> out;
  for (const Protocol* protocol : {&before, &after}) {
    for (const auto& candidate : protocol->programme.candidates) out.push_back(&candidate);
  }
  return out;
}

Mask PassesOf(const std::vector<const rules::Candidate*>& candidates, const std::string& input,
              const std::string& value) {
  Mask out;
  for (const rules::Candidate* candidate : candidates) {
    const auto condition = candidate->when.find(input);
    out.push_back(condition == candidate->when.end() ||
                  std::count(condition->second.begin(), condition->second.end(), value) > 0);
  }
  return out;
}

/// The first two weeks of every phase: what takes turns has then taken one.
Axis Weeks(const Protocol& before, const Protocol& after) {
  std::set<int> weeks;
  for (const Protocol* protocol : {&before, &after}) {
    for (const rules::Phase& phase : protocol->programme.phases) {
      weeks.insert({phase.from_week, phase.from_week + 1});
    }
  }
  Axis axis{kWeek, {}};
  for (const int week : weeks) {
    Mask passes;
    for (const Protocol* protocol : {&before, &after}) {
      const rules::Phase* phase = guide::PhaseOf(protocol->programme, week);
      std::vector<const rules::Candidate*> own;
      for (const auto& candidate : protocol->programme.candidates) own.push_back(&candidate);
      const Mask part = PassesOf(own, "phase", phase ? phase->id : "");
      passes.insert(passes.end(), part.begin(), part.end());
    }
    axis.classes.push_back({std::to_string(week), 1, std::move(passes)});
  }
  return axis;
}

std::vector<Axis> AxesOf(const Protocol& before, const Protocol& after) {
  const auto candidates = Candidates(before, after);
  std::vector<Axis> axes{Weeks(before, after)};
  std::set<std::string> seen{"phase"};  // follows from the week
  for (const Protocol* protocol : {&before, &after}) {
    for (const rules::Input& input : protocol->programme.inputs) {
      if (!seen.insert(input.name).second) continue;
      std::map<Mask, std::size_t> known;
      Axis axis{input.name, {}};
      for (const std::string& value : input.values) {
        Mask passes = PassesOf(candidates, input.name, value);
        const auto [place, is_new] = known.emplace(passes, axis.classes.size());
        if (is_new) {
          axis.classes.push_back({value, 1, std::move(passes)});
        } else {
          Class& same = axis.classes[place->second];
          ++same.size;
          if (value == "unknown") same.value = value;
        }
      }
      axes.push_back(std::move(axis));
    }
  }
  return axes;
}

/// What a plan is made of, without the sentences.
Json FiguresOf(const Protocol& protocol) {
  Json figures = {{"programme", Write(protocol.programme)},
                  {"exercises", Write(protocol.exercises)}};
  const std::function<void(Json&)> strip = [&](Json& json) {
    for (const char* text : {"title",       "purpose",   "cues",
                             "feels_right", "faults",    "stop_signs",
                             "steps",       "keyframes", "progression",
                             "evidence",    "text",      "reason",
                             "why",         "sources",   "derived_because",
                             "aim",         "note",      "branches",
                             "targets",     "lengths",   "no_lengths_because"}) {
      if (json.is_object()) json.erase(text);
    }
    if (json.is_structured()) std::for_each(json.begin(), json.end(), strip);
  };
  strip(figures);
  return figures;
}

void SetMuscles(const Cell& cell, guide::SideFinding& side) {
  side.state = guide::SideState::kMeasured;
  ForEachField<guide::Muscles>([&](const auto& field) {
    const auto found = cell.find(field.name);
    if (found == cell.end()) return;
    side.muscles.*field.member =
        Parse<guide::MuscleState>(found->second).value_or(guide::MuscleState::kUnknown);
  });
}

std::string ValueOf(const Cell& cell, const std::string& name) {
  const auto found = cell.find(name);
  return found == cell.end() ? "unknown" : found->second;
}

std::optional<journal::Answer> AnswerOf(const std::string& value, const char* yes) {
  if (value == "unknown") return std::nullopt;
  return value == yes ? journal::Answer::kYes : journal::Answer::kNo;
}

/// A person of whom the programme reads exactly this cell.
PlanInputs PersonOf(const Protocol& protocol, const Cell& cell, const std::string& holding) {
  PlanInputs in;
  in.week = std::stoi(ValueOf(cell, kWeek));
  in.pattern = Parse<guide::Pattern>(ValueOf(cell, "pattern")).value_or(guide::Pattern::kUnclear);
  SetMuscles(cell, in.findings.left);
  SetMuscles(cell, in.findings.right);
  in.findings.left.near_edge = ValueOf(cell, "near_edge") == "yes";
  if (in.findings.left.near_edge) in.gentle_because = "plan.gentle.near_edge";
  auto& profile = in.person.profile;
  if (const std::string sitting = ValueOf(cell, "sitting"); sitting != "unknown") {
    profile.sitting_h_per_day = sitting == "high" ? protocol.programme.sitting_high_h : 0;
  }
  if (const std::string stress = ValueOf(cell, "stress"); stress != "unknown") {
    profile.stress = stress;
  }
  if (const std::string jump = ValueOf(cell, "load_jump"); jump != "unknown") {
    profile.recent_load_jump = jump;
  }
  profile.posture_habit = AnswerOf(ValueOf(cell, "posture"), "yes");
  profile.trains_strength = AnswerOf(ValueOf(cell, "strength"), "trained");
  in.load_first = ValueOf(cell, "load_first") == "yes";
  if (!holding.empty()) in.holding.insert(holding);
  if (in.pattern == guide::Pattern::kGuarding) in.holding.insert("guarding");
  return in;
}

/// One item as it matters: what, how, for which side, how much.
std::string InWords(const guide::Item& item) {
  return item.exercise + "/" + item.variant + ", " + item.side + ": " +
         rules::DoseInWords(item.dose);
}

using Items = std::vector<std::string>;

Items PlanOf(const Protocol& protocol, const Cell& cell, const std::string& holding) {
  const guide::Selection selection =
      guide::SelectItems(protocol, PersonOf(protocol, cell, holding));
  Items items;
  for (const auto& item : selection.items) items.push_back(InWords(item));
  for (const auto& item : selection.through_the_day) items.push_back(InWords(item));
  return items;
}

std::string Without(const Items& items, const Items& others) {
  std::vector<std::string> only;
  for (const std::string& item : items) {
    if (std::count(others.begin(), others.end(), item) == 0) only.push_back(item);
  }
  return only.empty() ? "nothing" : rules::Joined(only, " + ");
}

class Plans {
 public:
  Plans(const Protocol& before, const Protocol& after)
      : before_(before),
        after_(after),
        candidates_(Candidates(before, after)),
        axes_(AxesOf(before, after)) {
    std::set<std::string> facts;
    for (const Protocol* protocol : {&before, &after}) {
      for (const rules::Exercise& exercise : protocol->exercises) {
        for (const auto& against : exercise.contraindications) facts.insert(against.question);
      }
    }
    facts_.assign(facts.begin(), facts.end());
    facts_.insert(facts_.begin(), "");
  }

  Comparison Compare() {
    out_.subject = "plan";
    std::vector<std::size_t> at(axes_.size(), 0);
    const bool may_differ = FiguresOf(before_) != FiguresOf(after_);
    do {
      Visit(at, may_differ);
    } while (Step(at));
    for (auto& [plans, found] : found_) {
      found.change.before = plans.first;
      found.change.after = plans.second;
      found.change.count = found.count.Text();
      out_.changes.push_back(std::move(found.change));
    }
    out_.cases = all_.Text() +
                 " cells: every combination of the programme's inputs, both sides "
                 "alike, in the first two weeks of each phase; and, where nothing is told of the "
                 "day, each of " +
                 std::to_string(facts_.size() - 1) + " contraindications alone";
    out_.note =
        "Everything usual is at hand and nothing has been done yet. Steps of the ladder, and the "
        "figures from which sitting or stress is high, are compared as values and by the worked "
        "cases.";
    return std::move(out_);
  }

 private:
  struct Found {
    Count count;
    ChangeOf change;
  };
  struct Pair {
    Items before, after;
    bool differs = false;
  };

  bool Step(std::vector<std::size_t>& at) const {
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      if (++at[i] < axes_[i].classes.size()) return true;
      at[i] = 0;
    }
    return false;
  }

  /// Nothing told of sitting, stress, habits: there each contraindication is looked at, too.
  static bool IsUntold(const Cell& cell) {
    return std::all_of(cell.begin(), cell.end(), [](const auto& each) {
      static const std::set<std::string> kTold{"sitting", "stress", "load_jump", "posture",
                                               "strength"};
      return !kTold.contains(each.first) || each.second == "unknown";
    });
  }

  void Visit(const std::vector<std::size_t>& at, bool may_differ) {
    Cell cell;
    Count size(1);
    Mask applies(candidates_.size(), true);
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      const Class& each = axes_[i].classes[at[i]];
      cell[axes_[i].name] = each.value;
      size *= each.size;
      for (std::size_t j = 0; j < applies.size(); ++j) applies[j] = applies[j] && each.passes[j];
    }
    const std::size_t facts = IsUntold(cell) ? facts_.size() : 1;
    Count all = size;
    all *= static_cast<std::uint32_t>(facts);
    all_ += all;
    if (!may_differ) return;
    // Two patterns or edges may let the same candidates through and still differ in dose.
    auto& pairs = plans_[{
        applies, ValueOf(cell, kWeek) + ValueOf(cell, "pattern") + ValueOf(cell, "near_edge")}];
    for (std::size_t i = pairs.size(); i < facts; ++i) {
      Pair pair{PlanOf(before_, cell, facts_[i]), PlanOf(after_, cell, facts_[i]), false};
      pair.differs = pair.before != pair.after;
      pairs.push_back(std::move(pair));
    }
    for (std::size_t i = 0; i < facts; ++i) {
      if (pairs[i].differs) File(pairs[i], cell, facts_[i], size);
    }
  }

  void File(const Pair& pair, const Cell& cell, const std::string& fact, const Count& size) {
    std::string was = Without(pair.before, pair.after), is = Without(pair.after, pair.before);
    if (was == "nothing" && is == was) was = is = "another order";
    Found& found = found_[{was, is}];
    if (found.change.example.empty()) {
      std::vector<std::string> words;
      for (const auto& [name, value] : cell) {
        if (value != "unknown") words.push_back(rules::Spaced(name + " " + value));
      }
      found.change.example =
          rules::Joined(words, ", ") + (fact.empty() ? "" : "; with [" + fact + "]");
    }
    found.count += size;
  }

  const Protocol& before_;
  const Protocol& after_;
  std::vector<const rules::Candidate*> candidates_;
  std::vector<Axis> axes_;
  std::vector<std::string> facts_;  ///< the first is none
  Count all_;
  std::map<std::pair<Mask, std::string>, std::vector<Pair>> plans_;
  std::map<std::pair<std::string, std::string>, Found> found_;
  Comparison out_;
};

}  // namespace

Comparison ComparePlans(const Protocol& before, const Protocol& after) {
  return Plans(before, after).Compare();
}

}  // namespace psoas::proof
