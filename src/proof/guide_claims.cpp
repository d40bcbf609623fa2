#include <algorithm>

#include "base/ids.h"
#include "base/json_io.h"
#include "guide/guide.h"
#include "proof/claims.h"
#include "proof/items.h"

namespace psoas::proof {
namespace {

using Answers = std::map<std::string, std::string>;

/// One person: a painless test that shows a shortening on both sides, so that exercises would be
/// offered if the answers allowed it, and one screen an hour before `now`.
class Person {
 public:
  explicit Person(const rules::LoadedProtocol& loaded) : loaded_(loaded) {
    for (const rules::QuestionGroup& group : loaded.protocol.screening.groups) {
      for (const rules::Question& question : group.questions) all_no_[question.id] = "no";
    }
    for (const char* side : {"left", "right"}) {
      const Json reading = {{"thigh_deg", 12.0}, {"knee_flexion_deg", 85.0}};
      tests_ += Line("thomas.measured", {{"side", side},
                                         {"method", "goniometer"},
                                         {"pelvis_flat", "yes"},
                                         {"pain", "none"},
                                         {"readings", Json::array({reading, reading, reading})}});
    }
  }

  const Answers& all_no() const { return all_no_; }

  guide::Guidance Guide(const Answers& answers) {
    const std::string text = tests_ + Line("screen.answered", {{"answers", Json(answers)}});
    ++runs_;
    return guide::Guide(loaded_, journal::ParseJournal(text), Instant{kAt.ms + kMsPerHour});
  }

  int runs() const { return runs_; }

 private:
  static constexpr Instant kAt{1'772'442'000'000};

  std::string Line(const char* type, Json data) {
    const std::string id = MakeUuidV7(kAt, {static_cast<std::uint8_t>(lines_++)});
    return Dump({{"id", id}, {"at", Format(kAt)}, {"type", type}, {"data", std::move(data)}}) +
           "\n";
  }

  const rules::LoadedProtocol& loaded_;
  Answers all_no_;
  std::string tests_;
  int lines_ = 0;
  int runs_ = 0;
};

std::string InWords(const Answers& answers) {
  std::string out;
  for (const auto& [id, answer] : answers) {
    if (answer != "no") out += (out.empty() ? "" : ", ") + id + " = " + answer;
  }
  return out;
}

/// Without this the claims would hold for a guide that never offers anything.
std::string RefuseVacuous(Person& person) {
  return person.Guide(person.all_no()).today.items.empty()
             ? "even with every answer no the guide offers nothing: the claim would be empty"
             : "";
}

/// Calls `visit` with every combination of the question's own follow-ups, "not asked" among them.
template <class Visit>
void ForEachFollowUp(const rules::Question& question, std::size_t next, Answers& answers,
                     const Visit& visit) {
  if (next == question.follow_ups.size()) return visit(answers);
  const std::string& id = question.follow_ups[next].id;
  for (const char* answer : {"", "no", "unsure", "yes"}) {
    if (*answer) {
      answers[id] = answer;
    } else {
      answers.erase(id);
    }
    ForEachFollowUp(question, next + 1, answers, visit);
  }
  answers.erase(id);
}

class GraveSearch {
 public:
  GraveSearch(const rules::Protocol& protocol, Person& person)
      : protocol_(protocol), person_(person) {}

  std::string Run() {
    for (const std::string& id : GraveItems(protocol_)) {
      for (const char* answer : {"unsure", "yes"}) {
        Answers answers = person_.all_no();
        answers[id] = answer;
        ForEachFollowUp(*protocol_.FindQuestion(id), 0, answers,
                        [&](const Answers& each) { Try(each); });
        TryWithEachOther(id, answers);
      }
    }
    return found_;
  }

 private:
  void TryWithEachOther(const std::string& grave, const Answers& answers) {
    for (const auto& [other, no] : person_.all_no()) {
      if (other == grave) continue;
      Answers both = answers;
      for (const char* answer : {"unsure", "yes"}) {
        both[other] = answer;
        Try(both);
      }
    }
  }

  void Try(const Answers& answers) {
    if (!found_.empty()) return;
    const guide::Guidance guidance = person_.Guide(answers);
    for (const auto* items : {&guidance.today.items, &guidance.plan.items}) {
      if (items->empty()) continue;
      found_ = InWords(answers) + ": it offers " + items->front().exercise;
    }
  }

  const rules::Protocol& protocol_;
  Person& person_;
  std::string found_;
};

}  // namespace

Proof ProveNoExerciseByGuide(const rules::LoadedProtocol& loaded) {
  Person person(loaded);
  Proof proof;
  proof.method =
      "guide() was run on every urgent or emergency item, yes and unsure, with every "
      "combination of its follow-ups, and with every other item beside it";
  proof.counterexample = RefuseVacuous(person);
  if (proof.counterexample.empty()) {
    proof.counterexample = GraveSearch(loaded.protocol, person).Run();
  }
  proof.cases = std::to_string(person.runs()) + " runs of the whole guide";
  proof.proven = proof.counterexample.empty();
  return proof;
}

Proof ProveIncompleteIsNoPass(const rules::LoadedProtocol& loaded) {
  Person person(loaded);
  Proof proof;
  proof.method = "guide() was run with each question in turn left out and everything else no";
  proof.counterexample = RefuseVacuous(person);
  for (const auto& [question, no] : person.all_no()) {
    Answers answers = person.all_no();
    answers.erase(question);
    const guide::Guidance guidance = person.Guide(answers);
    const bool held = guidance.today.items.empty() &&
                      guidance.today.kind == guide::TodayKind::kScreen &&
                      guidance.disposition >= rules::Disposition::kLimits;
    if (!held && proof.counterexample.empty()) proof.counterexample = question + " left out";
  }
  proof.cases = std::to_string(person.runs()) + " runs of the whole guide";
  proof.proven = proof.counterexample.empty();
  return proof;
}

}  // namespace psoas::proof
