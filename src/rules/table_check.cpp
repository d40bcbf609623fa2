#include <algorithm>
#include <set>

#include "rules/compiled.h"
#include "rules/table.h"

namespace psoas::rules {
namespace {

bool Contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Error Fault(std::string place, std::string message, std::string mend) {
  return {ErrorCode::kInvalid, std::move(place), std::move(message), std::move(mend)};
}

std::string At(const char* list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string Joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& item : list) out += (out.empty() ? "" : " | ") + item;
  return out;
}

Status CheckInputs(const Table& table) {
  constexpr std::size_t kMostValues = 32;  // a row condition is a 32-bit mask
  std::set<std::string> names;
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const Input& input = table.inputs[i];
    if (!names.insert(input.name).second) {
      return Fault(At("inputs", i), "the input \"" + input.name + "\" is declared twice.",
                   "Keep one.");
    }
    const std::set<std::string> distinct(input.values.begin(), input.values.end());
    if (distinct.empty() || distinct.size() != input.values.size() ||
        distinct.size() > kMostValues) {
      return Fault(At("inputs", i) + ".values",
                   "the input \"" + input.name + "\" needs 1 to 32 different values.",
                   "List each value it can take once.");
    }
  }
  return Done{};
}

Status CheckOutcomes(const Table& table) {
  const std::set<std::string> distinct(table.output.begin(), table.output.end());
  if (distinct.empty() || distinct.size() != table.output.size()) {
    return Fault("output", "the outcomes are missing or one is there twice.",
                 "List each outcome once, rising for MAX.");
  }
  if (table.hit == Hit::kMax && !(table.otherwise && Contains(table.output, *table.otherwise))) {
    return Fault("otherwise", "a MAX table needs an outcome for when no row holds.",
                 "Use one of: " + Joined(table.output) + ".");
  }
  if (table.hit == Hit::kUnique && table.otherwise) {
    return Fault("otherwise", "a UNIQUE table has a row for every case and no fallback.",
                 "Remove it and add the missing rows.");
  }
  return Done{};
}

Status CheckCondition(const Table& table, const Row& row, const std::string& place,
                      const std::string& name, const std::vector<std::string>& allowed) {
  const auto input = std::find_if(table.inputs.begin(), table.inputs.end(),
                                  [&](const Input& each) { return each.name == name; });
  if (input == table.inputs.end()) {
    return Fault(place, "row \"" + row.id + "\" tests \"" + name + "\", which is not an input.",
                 "Declare the input or check its spelling.");
  }
  if (allowed.empty()) {
    return Fault(place, "row \"" + row.id + "\" allows no value of \"" + name + "\".",
                 "List at least one of: " + Joined(input->values) + ".");
  }
  for (const std::string& value : allowed) {
    if (!Contains(input->values, value)) {
      return Fault(place, "\"" + value + "\" is not a value of \"" + name + "\".",
                   "Use one of: " + Joined(input->values) + ".");
    }
  }
  return Done{};
}

Status CheckRow(const Table& table, const Row& row, const std::string& place) {
  if (row.id.empty()) return Fault(place + ".id", "the row has no id.", "Give it one.");
  if (!Contains(table.output, row.then)) {
    return Fault(place + ".then", "\"" + row.then + "\" is not an outcome of this table.",
                 "Use one of: " + Joined(table.output) + ".");
  }
  for (const auto& [name, allowed] : row.when) {
    Status status = CheckCondition(table, row, place + ".when." + name, name, allowed);
    if (!status.ok()) return status;
  }
  return Done{};
}

}  // namespace

Status CheckStructure(const Table& table) {
  if (table.id.empty()) return Fault("id", "the table has no id.", "Give it one.");
  if (Status status = CheckInputs(table); !status.ok()) return status;
  if (Status status = CheckOutcomes(table); !status.ok()) return status;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    if (Status status = CheckRow(table, row, At("rows", i)); !status.ok()) return status;
    if (!ids.insert(row.id).second) {
      return Fault(At("rows", i) + ".id", "the row id \"" + row.id + "\" is there twice.",
                   "Rename one of the two.");
    }
  }
  return Done{};
}

TableProof CheckCells(const Table& table) {
  constexpr std::uint64_t kMostCells = 50'000'000;
  TableProof proof;
  proof.table = table.id;
  if (table.hit == Hit::kMax) {
    proof.complete = table.otherwise.has_value();
    if (!proof.complete) proof.example = "no row holds and there is no \"otherwise\"";
    return proof;
  }
  const CompiledTable compiled = Compile(table);
  if (!CountCells(compiled.sizes, kMostCells)) {
    proof.complete = false;
    proof.example = "too many cells to walk: use fewer inputs";
    return proof;
  }
  Cell cell(table.inputs.size(), 0);
  do {
    ++proof.cells;
    const auto holds = [&](const CompiledRow& row) { return Holds(row, cell); };
    const auto rows = std::count_if(compiled.rows.begin(), compiled.rows.end(), holds);
    if (rows == 1) continue;
    if (rows == 0) proof.complete = false;
    if (rows > 1) proof.overlapping = true;
    if (proof.example.empty()) proof.example = Describe(table, cell);
  } while (NextCell(compiled.sizes, cell));
  return proof;
}

Status CheckMonotone(const Table& table, const std::vector<std::string>& rising) {
  for (const Input& input : table.inputs) {
    std::vector<std::string> order;
    for (const std::string& value : rising) {
      if (Contains(input.values, value)) order.push_back(value);
    }
    if (order.size() != input.values.size()) {
      return Fault("inputs." + input.name, "it has a value without a place in the rising order.",
                   "Use only: " + Joined(rising) + ".");
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const auto condition = table.rows[i].when.find(input.name);
      if (condition == table.rows[i].when.end()) continue;
      bool began = false;
      for (const std::string& value : order) {
        const bool allowed = Contains(condition->second, value);
        if (began && !allowed) {
          return Fault(At("rows", i) + ".when." + input.name,
                       "row \"" + table.rows[i].id + "\" holds for a milder answer but not for \"" +
                           value + "\".",
                       "Add \"" + value + "\", so that a graver answer never lowers the outcome.");
        }
        began = began || allowed;
      }
    }
  }
  return Done{};
}

}  // namespace psoas::rules
