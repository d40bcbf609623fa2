// Angles to findings, old and new: every 0.1 degree with every other input of the tables.
//
// Angles that fall into the same bands by both protocols are one class; classes are walked and
// counted with the number of angles they hold.
#include <algorithm>
#include <cmath>

#include "base/body_range.h"
#include "base/numbers.h"
#include "guide/findings.h"
#include "proof/count.h"
#include "proof/diff.h"
#include "rules/words.h"

namespace psoas::proof {
namespace {

constexpr std::uint32_t kBillion = 1'000'000'000;

std::string InThousands(std::uint64_t value) {
  Count count(static_cast<std::uint32_t>(value / kBillion));
  count *= kBillion;
  count += Count(static_cast<std::uint32_t>(value % kBillion));
  return count.Text();
}

/// Values of one input that neither protocol tells apart.
struct Class {
  std::string before;  ///< the value as the old table sees it
  std::string after;
  std::uint64_t weight = 1;
  std::string words;
};
struct Axis {
  std::string name;
  std::vector<Class> classes;
};

/// Tenths of a degree, so that the grid is exact.
struct Range {
  int least, most;
};
Range RangeOf(const std::string& banding) {
  const auto tenths = [](double deg) { return static_cast<int>(std::lround(deg * 10)); };
  if (banding == "knee") return {tenths(kKneeMinDeg), tenths(kKneeMaxDeg)};
  if (banding == "abduction") return {tenths(-kAbductionMaxDeg), tenths(kAbductionMaxDeg)};
  return {tenths(kThighMinDeg), tenths(kThighMaxDeg)};
}

std::string BandName(const rules::Banding* banding, double value) {
  const rules::Band* band = banding ? rules::FindBand(*banding, value) : nullptr;
  return band ? band->name : "missing";
}

const rules::Input* FindInput(const rules::Table& table, const std::string& name) {
  const auto found = std::find_if(table.inputs.begin(), table.inputs.end(),
                                  [&](const auto& input) { return input.name == name; });
  return found == table.inputs.end() ? nullptr : &*found;
}

class Comparer {
 public:
  Comparer(const rules::Protocol& before, const rules::Protocol& after)
      : before_(before), after_(after) {}

  Comparison Compare(const char* name, const rules::Table& before, const rules::Table& after) {
    std::vector<Axis> axes;
    for (const rules::Table* table : {&before, &after}) {
      for (const rules::Input& input : table->inputs) {
        if (std::none_of(axes.begin(), axes.end(),
                         [&](const Axis& axis) { return axis.name == input.name; })) {
          axes.push_back(
              MakeAxis(input.name, FindInput(before, input.name), FindInput(after, input.name)));
        }
      }
    }
    Comparison out;
    out.subject = std::string("finding: ") + rules::Spaced(name);
    Walk(axes, before, after, out);
    return out;
  }

 private:
  Axis MakeAxis(const std::string& name, const rules::Input* before, const rules::Input* after) {
    Axis axis{name, {}};
    const rules::Banding* old_bands = before_.FindBanding(name);
    const rules::Banding* new_bands = after_.FindBanding(name);
    if (old_bands || new_bands) AddAngles(name, old_bands, new_bands, axis);
    for (const rules::Input* input : {before, after}) {
      for (const std::string& value : input ? input->values : std::vector<std::string>{}) {
        const bool is_band = (old_bands || new_bands) && value != "missing";
        const bool is_there = std::any_of(
            axis.classes.begin(), axis.classes.end(),
            [&](const Class& each) { return each.before == value && each.after == value; });
        if (!is_band && !is_there) {
          axis.classes.push_back({value, value, 1, name + " " + value});
        }
      }
    }
    return axis;
  }

  static void AddAngles(const std::string& name, const rules::Banding* before,
                        const rules::Banding* after, Axis& axis) {
    const Range range = RangeOf(name);
    for (int tenths = range.least; tenths <= range.most; ++tenths) {
      const double value = tenths / 10.0;
      const std::string old_name = BandName(before, value), new_name = BandName(after, value);
      const bool goes_on = !axis.classes.empty() && axis.classes.back().before == old_name &&
                           axis.classes.back().after == new_name;
      if (!goes_on) {
        axis.classes.push_back({old_name, new_name, 0, name + " from " + Tenth(value)});
      }
      ++axis.classes.back().weight;
      const double next = (tenths + 1) / 10.0;
      const bool ends = tenths == range.most || BandName(before, next) != old_name ||
                        BandName(after, next) != new_name;
      if (ends) axis.classes.back().words += " to " + Tenth(value) + " deg";
    }
  }

  static void Walk(const std::vector<Axis>& axes, const rules::Table& before,
                   const rules::Table& after, Comparison& out) {
    std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, ChangeOf>> found;
    std::uint64_t all = 0;
    std::vector<std::size_t> at(axes.size(), 0);
    for (bool more = true; more;) {
      std::uint64_t weight = 1;
      rules::Values old_values, new_values;
      std::vector<std::string> words;
      for (std::size_t i = 0; i < axes.size(); ++i) {
        const Class& each = axes[i].classes[at[i]];
        old_values[axes[i].name] = each.before;
        new_values[axes[i].name] = each.after;
        weight *= each.weight;
        words.push_back(rules::Spaced(each.words));
      }
      all += weight;
      const rules::Verdict was = rules::Evaluate(before, old_values);
      const rules::Verdict is = rules::Evaluate(after, new_values);
      if (was.outcome != is.outcome) {
        auto& [count, change] = found[{was.outcome, is.outcome}];
        if (count == 0) change = MakeChange(was, is, rules::Joined(words, "; "));
        count += weight;
      }
      more = Step(axes, at);
    }
    out.cases = InThousands(all) + " combinations of its inputs";
    const bool has_angles = std::any_of(axes.begin(), axes.end(), [](const Axis& axis) {
      return std::any_of(axis.classes.begin(), axis.classes.end(),
                         [](const Class& each) { return each.weight > 1; });
    });
    if (has_angles) out.cases += ", angles by 0.1 deg";
    for (auto& [outcomes, each] : found) {
      each.second.count = InThousands(each.first);
      out.changes.push_back(std::move(each.second));
    }
  }

  static ChangeOf MakeChange(const rules::Verdict& was, const rules::Verdict& is,
                             std::string example) {
    ChangeOf change{was.outcome, is.outcome, "", std::move(example), {}, {}};
    for (const rules::Row* row : was.fired) change.rules_before.push_back(row->id);
    for (const rules::Row* row : is.fired) change.rules_after.push_back(row->id);
    return change;
  }

  static bool Step(const std::vector<Axis>& axes, std::vector<std::size_t>& at) {
    for (std::size_t i = 0; i < axes.size(); ++i) {
      if (++at[i] < axes[i].classes.size()) return true;
      at[i] = 0;
    }
    return false;
  }

  const rules::Protocol& before_;
  const rules::Protocol& after_;
};

bool IsNearEdge(const rules::Protocol& protocol, journal::Method method, double thigh_deg) {
  journal::ThomasMeasured thomas;
  thomas.method = method;
  thomas.pelvis_flat = journal::Answer::kYes;
  thomas.readings.emplace_back();
  thomas.readings.back().thigh_deg = thigh_deg;
  return guide::ClassifySide(protocol, journal::Event{}, thomas).near_edge;
}

/// Where a finding counts as close to a cut, so that the gentle dose is taken.
Comparison CompareEdges(const rules::Protocol& before, const rules::Protocol& after) {
  Comparison out;
  out.subject = "near a cut";
  const Range range = RangeOf("thigh");
  std::uint64_t all = 0;
  std::map<std::pair<bool, bool>, std::pair<std::uint64_t, std::string>> found;
  for (std::size_t i = 0; i < EnumNames<journal::Method>::kNames.size(); ++i) {
    const auto method = static_cast<journal::Method>(i);
    if (!before.FindMethod(Name(method)) && !after.FindMethod(Name(method))) continue;
    for (int tenths = range.least; tenths <= range.most; ++tenths, ++all) {
      const bool was = IsNearEdge(before, method, tenths / 10.0);
      const bool is = IsNearEdge(after, method, tenths / 10.0);
      if (was == is) continue;
      auto& [count, example] = found[{was, is}];
      if (count++ == 0) {
        example = std::string(Name(method)) + ", thigh " + Tenth(tenths / 10.0) + " deg";
      }
    }
  }
  out.cases = InThousands(all) + " thigh angles (by 0.1 deg) and instruments";
  for (const auto& [pair, each] : found) {
    const auto words = [](bool near) {
      return near ? "near a cut: gentle dose" : "not near a cut";
    };
    out.changes.push_back(
        {words(pair.first), words(pair.second), InThousands(each.first), each.second, {}, {}});
  }
  return out;
}

}  // namespace

std::vector<Comparison> CompareFindings(const rules::Protocol& before,
                                        const rules::Protocol& after) {
  std::vector<Comparison> out;
  Comparer comparer(before, after);
  ForEachField<rules::Findings>([&](const auto& field) {
    out.push_back(
        comparer.Compare(field.name, before.findings.*field.member, after.findings.*field.member));
  });
  out.push_back(CompareEdges(before, after));
  return out;
}

}  // namespace psoas::proof
