// Decision tables: closed domains, an explicit hit policy, a trace of the rows that fired.
//
// Every input has a finite list of values; numbers are put into named bands first, so a table can
// be checked cell by cell. Two hit policies:
//   MAX     the highest `then` of all rows that hold, by the order of `output`; `otherwise` when
//           none holds. Rows of the triage table test only up-closed sets ([yes] or [unsure, yes]),
//           so raising an answer never lowers the outcome.
//   UNIQUE  exactly one row holds in every cell; CheckTable proves it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "rules/evidence.h"

namespace psoas::rules {

enum class Hit { kMax, kUnique };

struct Input {
  std::string name;
  std::vector<std::string> values;  ///< the closed domain
  std::string note;

  static constexpr const char* kType = "TableInput";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &Input::name, "what it is called in rows"},
                      Field{"values", &Input::values, "every value it can take"},
                      Field{"note", &Input::note, "what it stands for, in plain words"}};
  }
};

struct Row {
  std::string id;
  std::map<std::string, std::vector<std::string>> when;  ///< all must hold; a list means any of
  std::string then;
  std::string patient;    ///< the reason in plain words
  std::string clinician;  ///< the reason for a professional
  std::vector<std::string> sources;
  std::optional<Grade> grade;
  std::optional<std::string> derived_because;  ///< why, where no source says so directly
  std::optional<std::string> confidence;       ///< "low" where the finding is weak

  static constexpr const char* kType = "TableRow";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &Row::id, "unique in the protocol"},
        Field{"when", &Row::when, "input -> values, all of which must hold"},
        Field{"then", &Row::then, "the outcome"},
        Field{"patient", &Row::patient, "the reason in plain words"},
        Field{"clinician", &Row::clinician, "the reason for a professional"},
        Field{"sources", &Row::sources, "ids in sources.toml"},
        Field{"grade", &Row::grade, "high | moderate | low | folk | none"},
        Field{"derived_because", &Row::derived_because, "why, where no source says so"},
        Field{"confidence", &Row::confidence, "low where the finding is weak"}};
  }
};

struct Table {
  std::string id;
  std::string title;
  Hit hit = Hit::kUnique;
  std::vector<std::string> output;  ///< in rising order for MAX
  std::optional<std::string> otherwise;
  std::vector<Input> inputs;
  std::vector<Row> rows;

  static constexpr const char* kType = "Table";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &Table::id, "unique"},
        Field{"title", &Table::title, "what it decides"},
        Field{"hit", &Table::hit, "MAX | UNIQUE"},
        Field{"output", &Table::output, "the outcomes, rising for MAX"},
        Field{"otherwise", &Table::otherwise, "outcome when no row of a MAX table holds"},
        Field{"inputs", &Table::inputs, "closed domains"},
        Field{"rows", &Table::rows, "the rows"}};
  }
};

using Values = std::map<std::string, std::string>;

struct Verdict {
  std::string outcome;
  std::vector<const Row*> fired;  ///< every row that held, in table order
};

/// True when every condition of the row holds. An input that has no value fails the condition.
bool Holds(const Row& row, const Values& values);

/// Evaluates a checked table (see CheckTable). For UNIQUE the one row that holds is in `fired`.
Verdict Evaluate(const Table& table, const Values& values);

/// What a check of one table found.
struct TableProof {
  std::string table;
  long long cells = 0;       ///< combinations of input values looked at
  bool complete = true;      ///< every cell has an outcome
  bool overlapping = false;  ///< some cell of a UNIQUE table has two rows
  std::string example;       ///< the first offending cell, in words; empty when there is none
};

/// Structure: ids unique, inputs and values declared, outcomes declared. Names row and mend.
Status CheckStructure(const Table& table);

/// Walks every cell of a UNIQUE table; for MAX checks that `otherwise` is there.
TableProof CheckCells(const Table& table);

/// MAX only: every condition is up-closed in `rising` (e.g. no, unsure, yes), so the table is
/// monotone. Returns the first row that is not.
Status CheckMonotone(const Table& table, const std::vector<std::string>& rising);

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::Hit> {
  static constexpr const char* kType = "Hit";
  static constexpr std::array kNames{"MAX", "UNIQUE"};
};
}  // namespace psoas
