// Two triage tables over all answer sets, counted exactly.
//
// The rows of both are put into one table over the inputs of both and taken apart into components.
// In each component every cell is walked and filed under its pair of outcomes (old, new). The pair
// of a whole answer set is the highest of each over the components, so the counts of pairs are
// multiplied and added component by component.
#include <algorithm>
#include <map>
#include <optional>

#include "guide/reasons.h"
#include "proof/component.h"
#include "proof/diff.h"
#include "rules/words.h"

namespace psoas::proof {
namespace {

using Pair = std::pair<int, int>;  // outcome by the old table, by the new

struct Merged {
  rules::Table table;
  rules::CompiledTable compiled;
  std::vector<Component> components;
  std::size_t old_rows = 0;
};

Merged Merge(const rules::Table& before, const rules::Table& after) {
  Merged out;
  out.table = before;
  for (const rules::Input& input : after.inputs) {
    const auto same = std::find_if(out.table.inputs.begin(), out.table.inputs.end(),
                                   [&](const auto& each) { return each.name == input.name; });
    if (same == out.table.inputs.end()) out.table.inputs.push_back(input);
  }
  out.old_rows = before.rows.size();
  out.table.rows.insert(out.table.rows.end(), after.rows.begin(), after.rows.end());
  out.compiled = rules::Compile(out.table);
  out.components = Factor(out.compiled);
  return out;
}

/// What the outcome of each row counts as, old rows first.
using Severity = std::vector<int>;

struct Share {
  std::uint32_t cells = 0;
  rules::Cell mildest;  ///< the cell with the fewest answers other than no
  std::size_t answers = 0;
};

std::map<Pair, Share> FileCells(const Component& component, const Severity& severity,
                                std::size_t old_rows) {
  std::map<Pair, Share> shares;
  ForEachCell(component, [&](std::span<const std::uint8_t> cell) {
    Pair pair{0, 0};
    for (std::size_t i = 0; i < component.rows.size(); ++i) {
      int& outcome = component.rows[i] < old_rows ? pair.first : pair.second;
      const int then = severity[component.rows[i]];
      if (then > outcome && rules::Holds(component.table.rows[i], cell)) outcome = then;
    }
    const auto answers = static_cast<std::size_t>(
        std::count_if(cell.begin(), cell.end(), [](std::uint8_t value) { return value != 0; }));
    Share& share = shares[pair];
    if (share.cells++ == 0 || answers < share.answers) {
      share.mildest.assign(cell.begin(), cell.end());
      share.answers = answers;
    }
  });
  return shares;
}

/// All answer sets of one pair so far, with the mildest of them as one value per input.
struct Total {
  Count count;
  rules::Cell example;
  std::size_t answers = 0;
  bool is_set = false;
};

std::map<Pair, Total> CountPairs(const Merged& merged, const Severity& severity) {
  std::map<Pair, Total> totals;
  totals[{0, 0}] = {Count(1), rules::Cell(merged.table.inputs.size(), 0), 0, true};
  for (const Component& component : merged.components) {
    std::map<Pair, Total> next;
    for (const auto& [part, share] : FileCells(component, severity, merged.old_rows)) {
      for (const auto& [whole, total] : totals) {
        Total& sum = next[{std::max(part.first, whole.first), std::max(part.second, whole.second)}];
        Count product = total.count;
        product *= share.cells;
        sum.count += product;
        const std::size_t answers = total.answers + share.answers;
        if (sum.is_set && sum.answers <= answers) continue;
        sum.example = total.example;
        for (std::size_t i = 0; i < component.inputs.size(); ++i) {
          sum.example[component.inputs[i]] = share.mildest[i];
        }
        sum.answers = answers;
        sum.is_set = true;
      }
    }
    totals = std::move(next);
  }
  return totals;
}

std::string InWords(const rules::Protocol& before, const rules::Protocol& after,
                    const rules::Table& table, const rules::Cell& cell) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == 0) continue;
    const rules::Input& input = table.inputs[i];
    const std::string now = rules::InputInWords(after, input.name);
    const std::string label =
        now == rules::Spaced(input.name) ? rules::InputInWords(before, input.name) : now;
    const std::string& value = input.values[cell[i]];
    parts.push_back(label + " [" + input.name + "]: " + (value == "unsure" ? "not sure" : value));
  }
  return (parts.empty() ? "every" : rules::Joined(parts, "; ") + "; every other") + " answer no";
}

/// The rows that alone bring the outcome about.
std::vector<std::string> Deciding(const Merged& merged, const Severity& severity,
                                  const rules::Cell& cell, bool is_new, int outcome) {
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < merged.compiled.rows.size(); ++i) {
    const bool own = (i >= merged.old_rows) == is_new && severity[i] == outcome && outcome > 0;
    if (own && rules::Holds(merged.compiled.rows[i], cell)) {
      rows.push_back(merged.table.rows[i].id);
    }
  }
  return rows;
}

/// Inputs that only one of the two asks.
std::string AskedByOne(const rules::Table& before, const rules::Table& after) {
  std::string out;
  const auto list = [&](const rules::Table& one, const rules::Table& other, const char* text) {
    std::vector<std::string> names;
    for (const rules::Input& input : one.inputs) {
      if (std::none_of(other.inputs.begin(), other.inputs.end(),
                       [&](const auto& each) { return each.name == input.name; })) {
        names.push_back(input.name);
      }
    }
    if (!names.empty()) out += std::string(text) + rules::Joined(names) + ". ";
  };
  list(before, after, "Only the old one asks ");
  list(after, before, "Only the new one asks ");
  return out.empty() ? out : out + "Every answer to these is counted for both.";
}

Severity Dispositions(const Merged& merged) {
  Severity out;
  for (const rules::Row& row : merged.table.rows) {
    out.push_back(static_cast<int>(
        Parse<rules::Disposition>(row.then).value_or(rules::Disposition::kEmergency)));
  }
  return out;
}

/// Rising: the plan, rest only, nothing.
Severity Withheld(const rules::Protocol& before, const rules::Protocol& after) {
  Severity out;
  for (const rules::Protocol* protocol : {&before, &after}) {
    const guide::Triage triage(*protocol);
    for (const guide::TriageRow& row : triage.rows()) {
      out.push_back(static_cast<int>(guide::Allowed::kPlan) -
                    static_cast<int>(guide::AllowedBy(row, row.then)));
    }
  }
  return out;
}

std::string NameOfAllowed(int withheld) {
  static constexpr const char* kNames[] = {"the plan", "rest only", "no exercise"};
  return kNames[withheld];
}

std::string NameOfDisposition(int value) {
  return rules::Spaced(Name(static_cast<rules::Disposition>(value)));
}

}  // namespace

std::vector<Comparison> CompareTriage(const rules::Protocol& before, const rules::Protocol& after) {
  const Merged merged = Merge(before.screening.triage, after.screening.triage);
  const std::string sets = AnswerSets(merged.compiled).Text() + " answer sets of the safety screen";
  std::vector<Comparison> out;
  const auto compare = [&](const char* subject, const Severity& severity, const auto& name) {
    Comparison comparison{
        subject, sets, {}, AskedByOne(before.screening.triage, after.screening.triage)};
    if (!IsWalkable(merged.components)) {
      comparison.note = "Not counted: some rows tie too many questions together to walk them.";
    } else {
      for (const auto& [pair, total] : CountPairs(merged, severity)) {
        if (pair.first == pair.second) continue;
        comparison.changes.push_back(
            {name(pair.first), name(pair.second), total.count.Text(),
             InWords(before, after, merged.table, total.example),
             Deciding(merged, severity, total.example, false, pair.first),
             Deciding(merged, severity, total.example, true, pair.second)});
      }
    }
    out.push_back(std::move(comparison));
  };
  compare("disposition", Dispositions(merged), NameOfDisposition);
  compare("what may be offered", Withheld(before, after), NameOfAllowed);
  return out;
}

}  // namespace psoas::proof
