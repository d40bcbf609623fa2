#include "guide/findings.h"

#include <algorithm>
#include <cmath>

#include "guide/texts.h"

namespace psoas::guide {
namespace {

using journal::ThomasMeasured;

std::string BandOf(const rules::Protocol& protocol, const char* banding,
                   const std::optional<double>& value) {
  if (!value) return "missing";
  const rules::Banding* bands = protocol.FindBanding(banding);
  const rules::Band* band = bands ? rules::FindBand(*bands, *value) : nullptr;
  return band ? band->name : "missing";
}

template <class Get>
std::vector<double> Collect(const ThomasMeasured& thomas, Get get) {
  std::vector<double> values;
  for (const auto& reading : thomas.readings) {
    const std::optional<double> value = get(reading);
    if (value) values.push_back(*value);
  }
  return values;
}

std::optional<double> RoundedMedian(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return RoundTenth(Median(values));
}

/// The rotation most readings agree on; the graver one on a tie.
std::string RotationOf(const ThomasMeasured& thomas) {
  int count[3] = {0, 0, 0};
  for (const auto& reading : thomas.readings) {
    if (reading.rotation) ++count[static_cast<int>(*reading.rotation)];
  }
  const int* most =
      std::max_element(std::begin(count), std::end(count), [](int a, int b) { return a <= b; });
  return *most == 0 ? "missing" : Name(static_cast<journal::Rotation>(most - count));
}

bool IsNearACut(const rules::Protocol& protocol, const char* banding, double value, double within) {
  const rules::Banding* bands = protocol.FindBanding(banding);
  if (!bands) return false;
  return std::any_of(bands->bands.begin(), bands->bands.end(), [&](const rules::Band& band) {
    const auto near = [&](const std::optional<double>& cut) {
      return cut && std::abs(value - *cut) <= within;
    };
    return near(band.above) || near(band.at_least);
  });
}

void ReadNumbers(const rules::Protocol& protocol, const ThomasMeasured& thomas, SideFinding& out) {
  const auto thighs =
      Collect(thomas, [](const auto& r) { return std::optional<double>(r.thigh_deg); });
  const auto knees = Collect(thomas, [](const auto& r) { return r.knee_flexion_deg; });
  out.thigh_deg = RoundedMedian(thighs);
  out.knee_flexion_deg = RoundedMedian(knees);
  out.abduction_deg = RoundedMedian(Collect(thomas, [](const auto& r) { return r.abduction_deg; }));
  out.spread_deg = RoundTenth(Spread(thighs));
  out.readings = static_cast<int>(thighs.size());
  out.method = Name(thomas.method);
  if (const rules::MeasureMethod* method = protocol.FindMethod(*out.method)) {
    out.mdc95_deg = method->mdc95_deg;
    out.knee_mdc95_deg = method->knee_mdc95_deg;
  }
  out.near_edge = out.thigh_deg && out.mdc95_deg &&
                  IsNearACut(protocol, "thigh", *out.thigh_deg, *out.mdc95_deg / 2);
}

bool IsInconsistent(const ThomasMeasured& thomas, const SideFinding& out) {
  const auto knees = Collect(thomas, [](const auto& r) { return r.knee_flexion_deg; });
  return (out.mdc95_deg && *out.spread_deg > *out.mdc95_deg) ||
         (out.knee_mdc95_deg && RoundTenth(Spread(knees)) > *out.knee_mdc95_deg);
}

SideState StateOf(const std::string& gate) {
  if (gate == "valid") return SideState::kMeasured;
  if (gate == "joint_pain") return SideState::kJointPain;
  if (gate == "inconsistent") return SideState::kInconsistent;
  return gate == "not_measured" ? SideState::kNotMeasured : SideState::kNumberOnly;
}

std::string ThighSentence(const rules::Protocol& protocol, const SideFinding& out) {
  if (!out.thigh_deg) return Say(protocol, "finding.no_angle");
  const std::string mdc = Tenth(out.mdc95_deg.value_or(0));
  const std::string thigh = Tenth(std::abs(*out.thigh_deg));
  if (*out.thigh_deg == 0) return Say(protocol, "finding.level", {{"mdc", mdc}});
  return Say(protocol, *out.thigh_deg > 0 ? "finding.above" : "finding.below",
             {{"thigh", thigh}, {"mdc", mdc}});
}

void AddWhy(const rules::Protocol& protocol, const char* id, SideFinding& out,
            std::initializer_list<Filling> fillings = {}) {
  out.why.push_back({id, Say(protocol, id, fillings)});
}

MuscleState Lookup(const rules::Table& table, const rules::Values& values, SideFinding& out) {
  const rules::Verdict verdict = rules::Evaluate(table, values);
  const MuscleState state = Parse<MuscleState>(verdict.outcome).value_or(MuscleState::kUnknown);
  if (out.state != SideState::kMeasured) return state;  // said once, by the gate's own sentence
  for (const rules::Row* row : verdict.fired) {
    if (state != MuscleState::kUnknown || !row->patient.empty())
      out.why.push_back({row->id, row->patient});
    if (row->confidence == "low" && state != MuscleState::kAdequate) out.low_confidence = true;
  }
  return state;
}

void LookupMuscles(const rules::Protocol& protocol, const ThomasMeasured& thomas,
                   SideFinding& out) {
  const rules::Values values{
      {"gate", out.state == SideState::kMeasured ? "valid" : "other"},
      {"thigh", BandOf(protocol, "thigh", out.thigh_deg)},
      {"knee", BandOf(protocol, "knee", out.knee_flexion_deg)},
      {"abduction", BandOf(protocol, "abduction", out.abduction_deg)},
      {"rotation", RotationOf(thomas)},
      {"drop_on_knee_straight",
       Name(thomas.drop_on_knee_straight.value_or(journal::Drop::kUntested))},
      {"drop_on_abduction", Name(thomas.drop_on_abduction.value_or(journal::Drop::kUntested))}};
  const rules::Findings& tables = protocol.findings;
  out.muscles.iliopsoas = Lookup(tables.iliopsoas, values, out);
  out.muscles.rectus_femoris = Lookup(tables.rectus_femoris, values, out);
  out.muscles.tfl = Lookup(tables.tfl, values, out);
  out.muscles.sartorius = Lookup(tables.sartorius, values, out);
}

SideFinding NotMeasured(const rules::Protocol& protocol) {
  SideFinding out;
  const rules::Verdict gate = rules::Evaluate(
      protocol.findings.gate, {{"pelvis_flat", "unsure"}, {"pain", "none"}, {"readings", "none"}});
  out.state = StateOf(gate.outcome);
  out.text = Say(protocol, "finding.not_measured");
  return out;
}

bool AnyMuscle(const SideFinding& side, std::initializer_list<MuscleState> states) {
  const Muscles& m = side.muscles;
  return std::any_of(states.begin(), states.end(), [&](MuscleState state) {
    return m.iliopsoas == state || m.rectus_femoris == state || m.tfl == state ||
           m.sartorius == state;
  });
}

SideDifference Compare(const rules::Protocol& protocol, const SideFinding& left,
                       const SideFinding& right) {
  SideDifference out;
  if (left.state != SideState::kMeasured || right.state != SideState::kMeasured) return out;
  if (left.method != right.method) {
    out.text = Say(protocol, "finding.difference.methods");
    return out;
  }
  out.thigh_deg = RoundTenth(*left.thigh_deg - *right.thigh_deg);
  out.mdc95_deg = left.mdc95_deg;
  const double size = std::abs(*out.thigh_deg);
  out.real = size > out.mdc95_deg.value_or(0);
  const char* less = *out.thigh_deg > 0 ? "today.side.left" : "today.side.right";
  out.text = Say(protocol, out.real ? "finding.difference.real" : "finding.difference.within",
                 {{"side", Say(protocol, less)},
                  {"change", Tenth(size)},
                  {"mdc", Tenth(out.mdc95_deg.value_or(0))}});
  return out;
}

}  // namespace

SideFinding ClassifySide(const rules::Protocol& protocol, const journal::Event& event,
                         const ThomasMeasured& thomas) {
  SideFinding out;
  out.at = Format(event.at);
  ReadNumbers(protocol, thomas, out);
  const bool is_inconsistent = IsInconsistent(thomas, out);
  const auto pelvis = thomas.pelvis_flat.value_or(journal::Answer::kUnsure);
  const rules::Verdict gate = rules::Evaluate(
      protocol.findings.gate, {{"pelvis_flat", Name(pelvis)},
                               {"pain", Name(thomas.pain)},
                               {"readings", is_inconsistent ? "inconsistent" : "consistent"}});
  out.state = StateOf(gate.outcome);
  out.text = ThighSentence(protocol, out);
  const std::string mdc = Tenth(out.mdc95_deg.value_or(0));
  if (out.state == SideState::kNumberOnly) AddWhy(protocol, "finding.number_only", out);
  if (out.state == SideState::kJointPain) AddWhy(protocol, "finding.joint_pain", out);
  if (out.state == SideState::kInconsistent) {
    AddWhy(protocol, "finding.inconsistent", out,
           {{"spread", Tenth(*out.spread_deg)}, {"mdc", mdc}});
  }
  LookupMuscles(protocol, thomas, out);
  if (out.state != SideState::kMeasured) return out;
  if (out.near_edge) AddWhy(protocol, "finding.near_edge", out, {{"mdc", mdc}});
  if (out.readings < protocol.assessment.readings) {
    out.low_confidence = true;
    AddWhy(protocol, "finding.few_readings", out,
           {{"count", std::to_string(out.readings)},
            {"wanted", std::to_string(protocol.assessment.readings)}});
  }
  return out;
}

FindingsBoth ClassifyBoth(const rules::Protocol& protocol, const journal::Journal& journal,
                          Instant now, Entries entries) {
  const journal::Event* latest[2] = {nullptr, nullptr};
  for (const auto& event : journal.events) {
    if (event.at > now) break;
    const auto* thomas = journal::As<ThomasMeasured>(event);
    if (!thomas) continue;
    const bool hurt = thomas->pain == journal::TestPain::kJoint;
    if (hurt || AsAmong<ThomasMeasured>(entries, event, now))
      latest[static_cast<int>(thomas->side)] = &event;
  }
  const auto classify = [&](const journal::Event* event) {
    return event ? ClassifySide(protocol, *event, *journal::As<ThomasMeasured>(*event))
                 : NotMeasured(protocol);
  };
  FindingsBoth both{classify(latest[0]), classify(latest[1]), {}};
  both.difference = Compare(protocol, both.left, both.right);
  return both;
}

PatternVerdict FindPattern(const rules::Protocol& protocol, const FindingsBoth& findings,
                           const PatternInputs& inputs) {
  const auto either = [&](std::initializer_list<MuscleState> states) {
    return AnyMuscle(findings.left, states) || AnyMuscle(findings.right, states);
  };
  const bool both_adequate = findings.left.muscles.iliopsoas == MuscleState::kAdequate &&
                             findings.right.muscles.iliopsoas == MuscleState::kAdequate;
  const auto yes_no = [](bool value) { return std::string(value ? "yes" : "no"); };
  const rules::Verdict verdict =
      rules::Evaluate(protocol.findings.pattern,
                      {{"joint_pain", yes_no(inputs.joint_pain)},
                       {"any_short", yes_no(either({MuscleState::kShort, MuscleState::kSuspect}))},
                       {"iliopsoas_both", both_adequate ? "adequate" : "other"},
                       {"tightness", yes_no(inputs.tightness_reported)},
                       {"any_borderline", yes_no(either({MuscleState::kBorderline}))}});
  PatternVerdict out;
  out.pattern = Parse<Pattern>(verdict.outcome).value_or(Pattern::kUnclear);
  for (const rules::Row* row : verdict.fired) out.why.push_back({row->id, row->patient});
  return out;
}

}  // namespace psoas::guide
