#include "proof/proof.h"

#include <algorithm>
#include <chrono>

#include "proof/claims.h"
#include "proof/parallel.h"

namespace psoas::proof {
namespace {

/// What the answers and the journal may and may not lead to.
std::vector<Property> OfAnswers() {
  return {
      {"P1",
       "Every table has an outcome for every case, and a finding has exactly one.",
       "",
       {&TablesByCells, &BandsByGrid, &BandsBySolver}},
      {"P2",
       "No set of answers with a yes or unsure red flag, and none that is incomplete, leads to an "
       "exercise, a timer or a dose.",
       "",
       {&NoExerciseByCells, &NoExerciseByEnumeration, &NoExerciseBySolver, &NoExerciseByGuide,
        &NoExerciseUnlessComplete}},
      {"P3",
       "Changing an answer from no to unsure to yes never lowers the disposition.",
       "",
       {&MonotoneByLint, &MonotoneByCells, &MonotoneByEnumeration, &MonotoneBySolver}},
      {"P4",
       "An emergency stands until a clinician's release dated after it is followed by a complete "
       "clean screen.",
       "",
       {&EmergencyBySearch}},
      {"P5",
       "An answer, a line or a question that is lost never opens anything.",
       "Sync between devices carries the same lines; its own test comes with it.",
       {&LostAnswersByGuide, &LostLinesByGuide, &NewQuestionByGuide}}};
}

/// What is offered, how much, and what is said about it.
std::vector<Property> OfPlans() {
  return {
      {"P6",
       "Nothing is offered that a contraindication rules out; unsure counts as holding.",
       "",
       {&ContraindicationsByPlans, &ContraindicationsByLint, &ContraindicationsBySolver}},
      {"P7",
       "Every dose lies within its caps, in every week of every programme.",
       "How hard the ball is pressed is asked and not measured; the coach counts the seconds.",
       {&DosesByLint, &CapsByLint, &DosesByPlans, &DosesByProgrammes}},
      {"P8",
       "The dose rises only after good sessions, falls after a flare, and never rises with pain.",
       "",
       {&LadderByHistories}},
      {"P9",
       "From every moment of a session, stop and pain end it in one step.",
       "",
       {&StopBySessions, &StopByWholeSessions, &StopSignsByLint}},
      {"P10",
       "The next thing is a session only with a screen of the last 24 hours.",
       "",
       {&ScreenBySessions, &FreshScreenBySearch, &FreshScreenByClock, &ShortSetByLint}},
      {"P11",
       "A measurement that is not valid never feeds a plan, and left stays left.",
       "",
       {&GateByCells, &MirrorByCells, &MirrorByCases}},
      {"P12",
       "Within half the error of a cut the plan is the gentler one, and says so.",
       "",
       {&NearCutsByGrid}},
      {"P13",
       "What is imported can raise a disposition and never lower it; an unknown code is not a no.",
       "Reading FHIR is not built: its codes must map to yes, no or unsure, and all else to "
       "unsure.",
       {&ImportsBySearch, &UnknownCodesByGuide}},
      {"P14",
       "Every sentence leads back to a row and its ground; from see_clinician up, what to do is "
       "shown.",
       "Other languages are not there yet: each must have the same message ids.",
       {&GroundsByLint, &SentencesByGuide}},
      {"P15",
       "The same journal and protocol give the same bytes, in whatever order the lines come.",
       "",
       {&ReplayByGuide, &ReplayByCases}}};
}

const std::vector<Property>& All() {
  static const auto& all = *new std::vector<Property>([] {
    std::vector<Property> properties = OfAnswers();
    for (const Property& property : OfPlans()) properties.push_back(property);
    return properties;
  }());
  return all;
}

Part Timed(const Setting& setting, Part (*run)(const Setting&)) {
  const auto begin = std::chrono::steady_clock::now();
  Part part = run(setting);
  part.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  part.held = part.counterexample.empty() && part.not_run.empty();
  return part;
}

}  // namespace

std::span<const Property> Properties() { return All(); }

ProofStatus Judge(const std::vector<Part>& parts) {
  const auto any = [&](auto holds) { return std::any_of(parts.begin(), parts.end(), holds); };
  if (any([](const Part& part) { return !part.counterexample.empty(); }))
    return ProofStatus::kFailed;
  if (parts.empty() || any([](const Part& part) { return !part.not_run.empty(); }))
    return ProofStatus::kNotRun;
  return any([](const Part& part) { return part.method != Method::kTested; })
             ? ProofStatus::kProven
             : ProofStatus::kTested;
}

std::vector<Proof> Prove(const Setting& setting, const std::vector<std::string>& ids,
                         unsigned threads) {
  std::vector<Proof> proofs;
  std::vector<std::pair<Part (*)(const Setting&), Part*>> work;
  for (const Property& property : All()) {
    if (!ids.empty() && std::find(ids.begin(), ids.end(), property.id) == ids.end()) continue;
    proofs.push_back({property.id, property.title, ProofStatus::kNotRun, {}, property.left});
    proofs.back().parts.resize(property.parts.size());
  }
  for (Proof& proof : proofs) {
    const auto property = std::find_if(All().begin(), All().end(),
                                       [&](const Property& each) { return proof.id == each.id; });
    for (std::size_t i = 0; i < proof.parts.size(); ++i)
      work.emplace_back(property->parts[i], &proof.parts[i]);
  }
  ForEachIndex(work.size(), threads,
               [&](std::size_t i) { *work[i].second = Timed(setting, work[i].first); });
  for (Proof& proof : proofs) proof.status = Judge(proof.parts);
  return proofs;
}

}  // namespace psoas::proof
