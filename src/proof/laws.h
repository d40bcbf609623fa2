// What must never be offered to whom, written a second time beside the exercise files.
//
// The files say it exercise by exercise; this says it by what an exercise is (kind, end range,
// position of the body), from DECISIONS 12 and evidence/clinical.md sections B and D. An exercise
// that a file forgets to guard is found by the difference.
#pragma once

#include <string>
#include <vector>

#include "rules/protocol.h"

namespace psoas::proof {

struct Law {
  const char* fact;  ///< a question of the screen, or a fact
  const char* what;  ///< in words
  bool (*concerns)(const rules::Exercise& exercise, const rules::Variant& variant);
  bool for_good;  ///< a release does not lift it
};

const std::vector<Law>& ContraindicationLaws();

/// The contraindication of the exercise that keeps this law for this variant; null when none does.
const rules::Contraindication* Keeps(const Law& law, const rules::Exercise& exercise,
                                     const rules::Variant& variant);

/// Questions of DECISIONS 7 that are not asked before every session; more may be, none fewer.
std::vector<std::string> MissingFromShortSet(const rules::Protocol& protocol);

/// What no cap may go beyond, whoever edits the file: kind by kind, from evidence/clinical.md D.
struct HardLimit {
  rules::Kind kind;
  int sets, reps, hold_s, minutes, contract_s, effort, per_week;  ///< 0: nothing of the sort
};
const std::vector<HardLimit>& HardLimits();

/// Safety figures of DECISIONS that may be made stricter and not looser.
struct Bound {
  const char* what;
  int (*figure)(const rules::Protocol& protocol);
  int most;
};
const std::vector<Bound>& Bounds();

/// Caps and figures beyond these, a sentence each.
std::vector<std::string> LooseFigures(const rules::Protocol& protocol, int* looked_at = nullptr);

/// "half_kneeling_stretch/floor is open with guarding (...)": where no file keeps a law, one each.
std::vector<std::string> BrokenLaws(const rules::Protocol& protocol, int* looked_at = nullptr);

}  // namespace psoas::proof
