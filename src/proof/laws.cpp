#include "proof/laws.h"

#include <algorithm>

namespace psoas::proof {
namespace {

using rules::Exercise;
using rules::Kind;
using rules::Variant;

bool IsBall(const Exercise& exercise, const Variant&) { return exercise.kind == Kind::kBall; }
bool IsPressed(const Exercise& exercise, const Variant&) {
  return exercise.kind == Kind::kBall || exercise.kind == Kind::kRoll;
}
bool IsStretched(const Exercise& exercise, const Variant&) {
  return exercise.kind == Kind::kStretch || exercise.kind == Kind::kContractRelax ||
         exercise.kind == Kind::kReciprocal;
}
bool IsHandled(const Exercise& exercise, const Variant& variant) {
  return IsStretched(exercise, variant) || IsPressed(exercise, variant);
}
bool IsEndRange(const Exercise& exercise, const Variant&) { return exercise.end_range; }
bool IsContractRelax(const Exercise& exercise, const Variant&) {
  return exercise.kind == Kind::kContractRelax;
}
bool IsProne(const Exercise&, const Variant& variant) { return variant.position == "prone"; }
bool IsKneeling(const Exercise&, const Variant& variant) { return variant.position == "kneeling"; }
bool IsSupine(const Exercise&, const Variant& variant) { return variant.position == "supine"; }

}  // namespace

const std::vector<Law>& ContraindicationLaws() {
  static const auto& laws = *new std::vector<Law>{
      {"guarding", "no stretch and no pressure on a guarded hip", &IsHandled, false},
      {"lock", "no end range in a hip that locks", &IsEndRange, false},
      {"dyspl", "no end range in a shallow socket", &IsEndRange, true},
      {"meralgia", "no end range over an irritated thigh nerve", &IsEndRange, false},
      {"skin_bone", "no stretch and no pressure over unsound skin or bone", &IsHandled, false},
      {"acute", "no stretch and no pressure on a fresh injury", &IsHandled, false},
      {"anticoag", "no ball and no roller with blood thinners", &IsPressed, true},
      {"dvt", "no pressure on a leg that may hold a clot", &IsPressed, false},
      {"htn_eye", "no straining with high pressure", &IsContractRelax, false},
      {"preg", "no lying on the front in pregnancy", &IsProne, false},
      {"preg_late", "no lying flat on the back late in pregnancy", &IsSupine, false},
      {"knee", "no kneeling on a sore knee", &IsKneeling, false},
      // DECISIONS 12: the ball.
      {"preg", "no ball in pregnancy", &IsBall, false},
      {"postp", "no ball after a birth", &IsBall, false},
      {"pfloor", "no ball with pelvic-floor trouble", &IsBall, false},
      {"aaa", "no ball over the aorta", &IsBall, false},
      {"aaa_r", "no ball with a risk of the aorta, for ever", &IsBall, true},
      {"hernia", "no ball over a hernia", &IsBall, false},
      {"abdo", "no ball after belly surgery", &IsBall, false},
      {"osteop", "no ball on weak bones", &IsBall, false},
      {"meralgia", "no ball over an irritated thigh nerve", &IsBall, false},
      {"dyspl", "no ball on a shallow socket", &IsBall, false},
      {"htn_eye", "no ball with high pressure", &IsBall, false}};
  return laws;
}

std::vector<std::string> MissingFromShortSet(const rules::Protocol& protocol) {
  std::vector<std::string> out;
  for (const char* id : {"ces", "bilat", "motor", "fract_maj", "infect", "femn", "wb", "septic",
                         "fnsf", "abscess", "haem", "aaa", "gu_gi", "dvt", "acute", "preg_stop"}) {
    const rules::Question* question = protocol.FindQuestion(id);
    if (!question || !question->in_short_set) out.push_back(id);
  }
  return out;
}

const std::vector<HardLimit>& HardLimits() {
  static const auto& limits = *new std::vector<HardLimit>{
      {Kind::kRest, 1, 0, 0, 10, 0, 0, 7},        {Kind::kBreathing, 1, 0, 0, 10, 0, 0, 7},
      {Kind::kStretch, 4, 3, 60, 0, 0, 4, 7},     {Kind::kContractRelax, 3, 5, 30, 0, 10, 3, 7},
      {Kind::kReciprocal, 3, 10, 30, 0, 0, 6, 7}, {Kind::kRoll, 3, 0, 120, 0, 0, 5, 7},
      {Kind::kBall, 2, 0, 60, 0, 0, 3, 7},        {Kind::kStrengthen, 3, 15, 10, 0, 0, 8, 5},
      {Kind::kBreak, 1, 0, 90, 0, 0, 3, 7}};
  return limits;
}

const std::vector<Bound>& Bounds() {
  using rules::Protocol;
  static const auto& bounds = *new std::vector<Bound>{
      {"hours a short screen holds",
       [](const Protocol& p) { return p.screening.freshness.short_valid_h; }, 24},
      {"days without the full screen",
       [](const Protocol& p) { return p.screening.freshness.full_gap_days; }, 21},
      {"pain that is not yet rest", [](const Protocol& p) { return p.programme.pain_rest_above; },
       5},
      {"pain of a good session", [](const Protocol& p) { return p.programme.ladder.good_pain_max; },
       2},
      {"items a session", [](const Protocol& p) { return p.programme.items_max; }, 4},
      {"weeks until the review", [](const Protocol& p) { return p.programme.look_elsewhere_week; },
       6},
      {"sessions a week", [](const Protocol& p) { return p.programme.sessions_per_week; }, 5},
      {"items of the short session",
       [](const Protocol& p) { return p.programme.bad_day.items_max; }, 4},
      {"minutes of the short session",
       [](const Protocol& p) { return p.programme.bad_day.minutes_max; }, 5},
      {"seconds of silence that may count as held",
       [](const Protocol& p) { return p.session.safety.gap_s; }, 5},
      {"minutes away before the screen comes again",
       [](const Protocol& p) { return p.session.safety.rescreen_after_min; }, 30},
      {"hours a screen holds in a session",
       [](const Protocol& p) { return p.session.safety.screen_valid_h; }, 24},
      {"pain that does not end a session",
       [](const Protocol& p) { return p.session.safety.pain_stop_above; }, 5},
      {"breaths a minute that are offered",
       [](const Protocol& p) { return p.session.breath.most_per_min; }, 10},
      {"week until which lying flat is open",
       [](const Protocol& p) { return p.screening.calendar.no_flat_lying_from_week; }, 20}};
  return bounds;
}

std::vector<std::string> LooseFigures(const rules::Protocol& protocol, int* looked_at) {
  std::vector<std::string> out;
  int seen = 0;
  const auto look = [&](const std::string& what, const std::optional<int>& figure, int most) {
    ++seen;
    if (most > 0 && (!figure || *figure > most))
      out.push_back(what +
                    (figure ? " is " + std::to_string(*figure) : std::string(" has no limit")) +
                    ", the most is " + std::to_string(most));
  };
  for (const HardLimit& limit : HardLimits()) {
    const rules::Cap* cap = protocol.FindCap(limit.kind);
    const std::string kind = std::string("cap ") + Name(limit.kind);
    if (!cap) {
      out.push_back(kind + " is missing");
      continue;
    }
    look(kind + " sets", cap->sets_max, limit.sets);
    look(kind + " repetitions", cap->reps_max, limit.reps);
    look(kind + " seconds held", cap->hold_s_max, limit.hold_s);
    look(kind + " minutes", cap->minutes_max, limit.minutes);
    look(kind + " seconds of effort", cap->contract_s_max, limit.contract_s);
    look(kind + " effort", cap->effort_max, limit.effort);
    look(kind + " days a week", cap->per_week_max, limit.per_week);
  }
  for (const Bound& bound : Bounds()) look(bound.what, bound.figure(protocol), bound.most);
  if (looked_at) *looked_at = seen;
  return out;
}

const rules::Contraindication* Keeps(const Law& law, const Exercise& exercise,
                                     const Variant& variant) {
  for (const auto& against : exercise.contraindications) {
    const bool concerns =
        against.variants.empty() ||
        std::count(against.variants.begin(), against.variants.end(), variant.id) > 0;
    if (against.question == law.fact && concerns && !(law.for_good && against.until_released))
      return &against;
  }
  return nullptr;
}

std::vector<std::string> BrokenLaws(const rules::Protocol& protocol, int* looked_at) {
  std::vector<std::string> out;
  int seen = 0;
  for (const Law& law : ContraindicationLaws()) {
    for (const Exercise& exercise : protocol.exercises) {
      for (const Variant& variant : exercise.variants) {
        if (!law.concerns(exercise, variant)) continue;
        ++seen;
        if (!Keeps(law, exercise, variant))
          out.push_back(exercise.id + "/" + variant.id + " is open with " + law.fact + " (" +
                        law.what + ")");
      }
    }
  }
  if (looked_at) *looked_at = seen;
  return out;
}

}  // namespace psoas::proof
