#include "proof/exercise_lengths.h"

#include <algorithm>
#include <cmath>

#include "base/numbers.h"
#include "proof/posture_lengths.h"

namespace psoas::proof {
namespace {

using rules::Exercise;
using rules::LengthChange;
using rules::LengthClaim;
using rules::Variant;

/// The protocol's check has seen to it that the keyframe is there.
Posture PostureAt(const Variant& variant, const std::string& at) {
  for (const rules::Keyframe& keyframe : variant.keyframes) {
    if (keyframe.at == at) return keyframe.angles;
  }
  return {};
}

class Comparison {
 public:
  explicit Comparison(PostureLengths& body) : body_(body), neutral_(body.Measure({})) {}

  Status Add(const Exercise& exercise, const Variant& variant, const LengthClaim& claim,
             std::vector<LengthRow>& rows) {
    const MeasuredPosture from = body_.Measure(PostureAt(variant, claim.from));
    const MeasuredPosture to = body_.Measure(PostureAt(variant, claim.to));
    for (const std::string& name : claim.muscles) {
      const std::string muscle = name + (claim.other_side ? "_l" : "_r");
      if (!body_.Has(muscle)) {
        return Error{ErrorCode::kNotFound, exercise.id, "the body has no muscle " + muscle + ".",
                     "Add it to the body model, or take it out of the claims."};
      }
      LengthRow& row = rows.emplace_back();
      row.exercise = exercise.id;
      row.variant = variant.id;
      row.muscle = muscle;
      row.claim = claim.change;
      row.from = claim.from;
      row.to = claim.to;
      row.change_mm = RoundTenth(to.lengths_mm.at(muscle) - from.lengths_mm.at(muscle));
      row.change_percent = RoundTenth(100 * row.change_mm / neutral_.lengths_mm.at(muscle));
      row.holds = BearsOut(row.claim, row.change_mm);
      row.at_edge = from.at_edge;
      row.at_edge.insert(row.at_edge.end(), to.at_edge.begin(), to.at_edge.end());
    }
    return Done{};
  }

 private:
  PostureLengths& body_;
  MeasuredPosture neutral_;
};

}  // namespace

bool BearsOut(LengthChange claim, double change_mm) {
  switch (claim) {
    case LengthChange::kLengthens:
      return change_mm >= kLeastChangeMm;
    case LengthChange::kShortens:
      return change_mm <= -kLeastChangeMm;
    case LengthChange::kKeeps:
      return std::abs(change_mm) < kLeastChangeMm;
  }
  return false;
}

Result<std::vector<LengthRow>> ExerciseLengths(const rules::Protocol& protocol,
                                               const body::Model& model) {
  auto compiled = PostureLengths::For(model);
  if (!compiled.ok()) return compiled.error();
  PostureLengths body = std::move(compiled).value();
  Comparison comparison(body);
  std::vector<LengthRow> rows;
  for (const Exercise& exercise : protocol.exercises) {
    for (const Variant& variant : exercise.variants) {
      for (const LengthClaim& claim : exercise.lengths) {
        if (!rules::AppliesTo(claim, variant.id)) continue;
        if (const Status status = comparison.Add(exercise, variant, claim, rows); !status.ok())
          return status.error();
      }
    }
  }
  return rows;
}

std::string Sentence(const LengthRow& row) {
  return row.exercise + "/" + row.variant + ": " + row.muscle + " " + Name(row.claim) + " from " +
         row.from + " to " + row.to + "; the body says " + Tenth(row.change_mm) + " mm";
}

}  // namespace psoas::proof
