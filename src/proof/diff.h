// What a changed protocol changes for people: not which lines differ, but whose guidance does.
//
// Each Comparison covers a stated set of cases completely and counts exactly; every kind of change
// has an example in words. Native only: it runs the guide many times.
//
//   triage     every answer set, by the independent parts of both tables together (component.h)
//   findings   every angle on a grid of 0.1 degrees with every other input of the muscle tables
//   plan       every cell of the programme's inputs, one side at a time, with each
//              contraindication alone
//   cases      the worked cases, run with both
//   texts      every value of the two protocols, by the id it belongs to
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "proof/worked_case.h"
#include "rules/entries.h"

namespace psoas::proof {

/// All cases that go from one outcome to another.
struct ChangeOf {
  std::string before;
  std::string after;
  std::string count;                      ///< exact, with spaces between thousands
  std::string example;                    ///< one of them in words
  std::vector<std::string> rules_before;  ///< what decided the example
  std::vector<std::string> rules_after;
  static constexpr const char* kType = "ChangeOf";
  static constexpr auto Fields() {
    return std::tuple{Field{"before", &ChangeOf::before, "outcome by the old protocol"},
                      Field{"after", &ChangeOf::after, "outcome by the new one"},
                      Field{"count", &ChangeOf::count, "how many cases, exactly"},
                      Field{"example", &ChangeOf::example, "one of them, in words"},
                      Field{"rules_before", &ChangeOf::rules_before, "what decided the example"},
                      Field{"rules_after", &ChangeOf::rules_after, "and what decides it now"}};
  }
};

struct Comparison {
  std::string subject;            ///< "disposition", "finding: iliopsoas", ...
  std::string cases;              ///< how many there are, and of what
  std::vector<ChangeOf> changes;  ///< empty: all come out the same
  std::string note;               ///< what the count leaves out; empty when nothing
  static constexpr const char* kType = "Comparison";
  static constexpr auto Fields() {
    return std::tuple{Field{"subject", &Comparison::subject, "what was compared"},
                      Field{"cases", &Comparison::cases, "how many, of what"},
                      Field{"changes", &Comparison::changes, "by outcome before and after"},
                      Field{"note", &Comparison::note, "what the count leaves out"}};
  }
};

/// A worked case whose guidance differs.
struct CaseChange {
  std::string id;
  std::string title;
  std::vector<std::string> changes;  ///< "disposition: limits -> urgent"
  static constexpr const char* kType = "CaseChange";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &CaseChange::id, "of the worked case"},
                      Field{"title", &CaseChange::title, "its title"},
                      Field{"changes", &CaseChange::changes, "what comes out differently"}};
  }
};

/// A value of the protocol that was written differently, added or taken out.
struct ValueChange {
  rules::EntryKind kind = rules::EntryKind::kIdentity;
  std::string id;
  std::string field;
  std::string before;  ///< empty: it was not there
  std::string after;   ///< empty: it is gone
  static constexpr const char* kType = "ValueChange";
  static constexpr auto Fields() {
    return std::tuple{Field{"kind", &ValueChange::kind, "of what it belongs to"},
                      Field{"id", &ValueChange::id, "of what it belongs to"},
                      Field{"field", &ValueChange::field, "which part of that"},
                      Field{"before", &ValueChange::before, "empty: it was not there"},
                      Field{"after", &ValueChange::after, "empty: it is gone"}};
  }
};

struct Diff {
  guide::ProtocolRef before;
  guide::ProtocolRef after;
  bool same = false;  ///< the canonical bytes are equal
  std::vector<Comparison> comparisons;
  std::string worked_cases;  ///< how many were run
  std::vector<CaseChange> cases;
  std::vector<ValueChange> values;
  static constexpr const char* kType = "ProtocolDiff";
  static constexpr auto Fields() {
    return std::tuple{Field{"before", &Diff::before, "the old protocol"},
                      Field{"after", &Diff::after, "the new one"},
                      Field{"same", &Diff::same, "their bytes are equal"},
                      Field{"comparisons", &Diff::comparisons, "outcomes, counted"},
                      Field{"worked_cases", &Diff::worked_cases, "how many were run"},
                      Field{"cases", &Diff::cases, "worked cases with another guidance"},
                      Field{"values", &Diff::values, "what was written differently"}};
  }
};

Diff CompareProtocols(const rules::LoadedProtocol& before, const rules::LoadedProtocol& after,
                      const std::vector<WorkedCase>& cases);

/// The identity of a protocol as every output names it.
guide::ProtocolRef RefOf(const rules::LoadedProtocol& loaded);

// The parts, for tests.
std::vector<Comparison> CompareTriage(const rules::Protocol& before, const rules::Protocol& after);
std::vector<Comparison> CompareFindings(const rules::Protocol& before,
                                        const rules::Protocol& after);
Comparison ComparePlans(const rules::Protocol& before, const rules::Protocol& after);
std::vector<CaseChange> CompareCases(const rules::LoadedProtocol& before,
                                     const rules::LoadedProtocol& after,
                                     const std::vector<WorkedCase>& cases);
std::vector<ValueChange> CompareValues(const rules::Protocol& before, const rules::Protocol& after);

}  // namespace psoas::proof
