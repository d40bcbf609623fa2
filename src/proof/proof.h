// The fifteen safety properties of a protocol (P1 to P15), each with how it is shown.
//
// A property is shown by one or more parts; a part is one method over one model, with what it
// covered counted exactly. Nothing is passed over in silence: a part that could not run says why,
// and `left` says what the property claims about things that are not built yet.
//
// Native only. The only outside program is an SMT solver, and it is handed in as a function.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "proof/worked_case.h"
#include "rules/protocol.h"

namespace psoas::proof {

/// How a part was shown. All but kTested cover every case of their model.
enum class Method {
  kCells,       ///< every cell of a decision table, by its independent parts
  kExhaustive,  ///< every case of a stated finite set, one by one
  kSmt,         ///< a solver found no counterexample to the formulas
  kSearch,      ///< breadth-first over the states that events lead to
  kLint,        ///< every entry of the data, looked at one by one
  kTested       ///< chosen cases only
};
enum class ProofStatus { kProven, kTested, kFailed, kNotRun };

struct Part {
  Method method = Method::kTested;
  std::string what;   ///< the model and the claim, in a sentence
  std::string cases;  ///< what was covered, counted
  double seconds = 0;
  bool held = false;
  std::string counterexample;  ///< the first one found; empty when it held
  std::string not_run;         ///< why it could not run; empty when it ran
  static constexpr const char* kType = "ProofPart";
  static constexpr auto Fields() {
    return std::tuple{Field{"method", &Part::method, "how it was shown"},
                      Field{"what", &Part::what, "the model and the claim"},
                      Field{"cases", &Part::cases, "what was covered, counted"},
                      Field{"seconds", &Part::seconds, "time it took"},
                      Field{"held", &Part::held, "no counterexample was found"},
                      Field{"counterexample", &Part::counterexample, "the first one found"},
                      Field{"not_run", &Part::not_run, "why it could not run"}};
  }
};

struct Proof {
  std::string id;
  std::string title;
  ProofStatus status = ProofStatus::kNotRun;
  std::vector<Part> parts;
  std::string left;  ///< what it claims beyond these parts and waits for; empty when nothing
  static constexpr const char* kType = "Proof";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Proof::id, "P1 to P15"},
                      Field{"title", &Proof::title, "what is claimed"},
                      Field{"status", &Proof::status, "proven | tested | failed | not_run"},
                      Field{"parts", &Proof::parts, "how it was shown"},
                      Field{"left", &Proof::left, "what waits for parts that are not built"}};
  }
};

/// Runs a solver on SMT-LIB 2 text and returns what it printed; an error when there is none.
using Solve = std::function<Result<std::string>(const std::string& smt_lib)>;

struct Setting {
  const rules::LoadedProtocol& loaded;
  std::vector<WorkedCase> cases;  ///< worked cases to replay as well; may be empty
  Solve solve;                    ///< may be empty: those parts then say that they were not run
  bool exhaustive = false;        ///< enumerate 3^20 answer sets and not 3^16
};

struct Property {
  const char* id;
  const char* title;
  const char* left;
  std::vector<Part (*)(const Setting&)> parts;
};

/// The fifteen, in order.
std::span<const Property> Properties();

/// Failed when a part failed; else not run when one could not; else proven when some part covers
/// every case of its model; else tested.
ProofStatus Judge(const std::vector<Part>& parts);

/// Proves the properties named in `ids` (all when empty) on `threads` threads.
std::vector<Proof> Prove(const Setting& setting, const std::vector<std::string>& ids,
                         unsigned threads);

}  // namespace psoas::proof

namespace psoas {
template <>
struct EnumNames<proof::Method> {
  static constexpr const char* kType = "ProofMethod";
  static constexpr std::array kNames{"cells", "exhaustive", "smt", "search", "lint", "tested"};
};
template <>
struct EnumNames<proof::ProofStatus> {
  static constexpr const char* kType = "ProofStatus";
  static constexpr std::array kNames{"proven", "tested", "failed", "not_run"};
};
}  // namespace psoas
