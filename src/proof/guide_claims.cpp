// P2, P5 and P13 by runs of the whole guide.
#include <algorithm>

#include "proof/claims.h"
#include "proof/count.h"
#include "proof/items.h"
#include "proof/story.h"

namespace psoas::proof {
namespace {

using rules::Disposition;

/// One person who would be offered exercises if the answers allowed it.
class Person {
 public:
  explicit Person(const rules::LoadedProtocol& loaded)
      : loaded_(loaded), all_no_(AllNo(loaded.protocol)) {
    tested_.Test("left").Test("right");
  }

  const Answers& all_no() const { return all_no_; }
  int runs() const { return runs_; }
  std::string Runs() const {
    return Count(static_cast<std::uint32_t>(runs_)).Text() + " runs of the whole guide";
  }

  guide::Guidance Guide(const Answers& answers) {
    Story story = tested_;
    return Guide(story.Screen(answers).Later(1));
  }
  guide::Guidance Guide(const Story& story) {
    ++runs_;
    return story.Guide();
  }
  const Story& tested() const { return tested_; }

  /// Without this the claims would hold for a guide that never offers anything.
  std::string RefuseVacuous() {
    return Guide(all_no_).today.items.empty()
               ? "even with every answer no the guide offers nothing: the claim would be empty"
               : "";
  }

 private:
  const rules::LoadedProtocol& loaded_;
  Answers all_no_;
  Story tested_{loaded_};
  int runs_ = 0;
};

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
    const auto items = AllItems(guidance);
    if (!items.empty()) found_ = InWords(answers) + ": it offers " + items.front()->exercise;
  }

  const rules::Protocol& protocol_;
  Person& person_;
  std::string found_;
};

/// What an answer that is lost must not bring: anything to do before it is given again, or a
/// disposition below what the answers that remain ask for.
std::string WorseWhenLost(const guide::Guidance& kept, const guide::Guidance& lost) {
  if (!lost.today.items.empty()) return "something is offered";
  if (lost.today.kind == guide::TodayKind::kSession || lost.today.kind == guide::TodayKind::kTest)
    return std::string("the next thing is a ") + Name(lost.today.kind);
  if (lost.disposition < Disposition::kLimits) return "it may proceed";
  const bool open =
      lost.screen.due == guide::ScreenDue::kFull || lost.disposition >= kept.disposition;
  return open ? "" : "the screen is not asked again";
}

}  // namespace

Part NoExerciseByGuide(const Setting& setting) {
  Person person(setting.loaded);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "the whole guide, on a person measured short, with every urgent or emergency question, yes "
      "and unsure, with every combination of its follow-ups and with every other question beside "
      "it: no item of any kind";
  part.counterexample = person.RefuseVacuous();
  if (part.counterexample.empty())
    part.counterexample = GraveSearch(setting.loaded.protocol, person).Run();
  part.cases = person.Runs();
  return part;
}

Part NoExerciseUnlessComplete(const Setting& setting) {
  Person person(setting.loaded);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "the whole guide with each question and each pair of questions left open, everything else "
      "no: "
      "the screen comes next, nothing is offered, the disposition is limits or graver";
  part.counterexample = person.RefuseVacuous();
  for (const auto& [first, no] : person.all_no()) {
    for (const auto& [second, also_no] : person.all_no()) {
      if (second < first || !part.counterexample.empty()) continue;
      Answers answers = person.all_no();
      answers.erase(first);
      answers.erase(second);
      const guide::Guidance guidance = person.Guide(answers);
      const bool held = AllItems(guidance).empty() &&
                        guidance.today.kind == guide::TodayKind::kScreen &&
                        guidance.disposition >= Disposition::kLimits;
      if (!held) part.counterexample = first + " and " + second + " left out";
    }
  }
  part.cases = person.Runs();
  return part;
}

Part LostAnswersByGuide(const Setting& setting) {
  Person person(setting.loaded);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "for every question answered yes or unsure, every one answer lost from the screen: nothing "
      "is "
      "offered, the disposition is limits or graver, it is no lower unless the whole screen is "
      "asked again; and an answer lost from a later, partial screen leaves the flag standing";
  part.counterexample = person.RefuseVacuous();
  for (const auto& [flagged, no] : person.all_no()) {
    for (const char* answer : {"unsure", "yes"}) {
      Answers answers = person.all_no();
      answers[flagged] = answer;
      const guide::Guidance kept = person.Guide(answers);
      for (const auto& [dropped, any] : answers) {
        if (!part.counterexample.empty()) break;
        Answers fewer = answers;
        fewer.erase(dropped);
        const guide::Guidance lost = person.Guide(fewer);
        std::string fault = WorseWhenLost(kept, lost);
        if (fault.empty() && dropped != flagged && lost.disposition < kept.disposition)
          fault = "the disposition falls though its answer is there";
        if (!fault.empty())
          part.counterexample = InWords(answers) + ", and " + dropped + " lost: " + fault;
      }
      Story story = person.tested();
      story.Screen(answers).Later(30).Screen({});
      if (part.counterexample.empty() && person.Guide(story).disposition < kept.disposition)
        part.counterexample = InWords(answers) + ": an empty screen a day later lowers it";
    }
  }
  part.cases = person.Runs();
  return part;
}

Part LostLinesByGuide(const Setting& setting) {
  Person person(setting.loaded);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "for every question answered yes or unsure, each line of the journal cut in half, written "
      "over, or lost: nothing becomes possible that was not, and a broken line that may have held "
      "an answer asks the whole screen again";
  for (const auto& [flagged, no] : person.all_no()) {
    for (const char* answer : {"unsure", "yes"}) {
      Answers answers = person.all_no();
      answers[flagged] = answer;
      Story story = person.tested();
      story.Screen(answers).Later(0.5).Screen(AllNo(setting.loaded.protocol, true)).Later(0.5);
      const guide::Guidance kept = person.Guide(story);
      for (std::size_t line = 0; line < story.lines().size(); ++line) {
        const std::string whole = story.lines()[line];
        for (const std::string& left : {whole.substr(0, whole.size() / 2) + "\n",
                                        std::string("\x01\x02 not a line\n"), std::string()}) {
          Story broken = story;
          broken.lines()[line] = left;
          const guide::Guidance guidance = person.Guide(broken);
          const bool more = guidance.today.items.size() > kept.today.items.size() &&
                            guidance.disposition < kept.disposition;
          const bool asked = guidance.screen.due != guide::ScreenDue::kNone ||
                             guidance.disposition >= kept.disposition;
          if ((more || !asked) && part.counterexample.empty())
            part.counterexample = InWords(answers) + ", line " + std::to_string(line + 1) +
                                  (left.empty() ? " lost" : " broken") +
                                  ": more is possible than before";
        }
      }
    }
  }
  part.cases = person.Runs();
  return part;
}

Part NewQuestionByGuide(const Setting& setting) {
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "a newer protocol in which one question has another id (each in turn), read with a journal "
      "of "
      "the older one: the screen comes next and nothing is offered";
  int runs = 0;
  const Story story = ReadyPerson(setting.loaded);
  rules::LoadedProtocol newer = setting.loaded;
  for (rules::QuestionGroup& group : newer.protocol.screening.groups) {
    for (rules::Question& question : group.questions) {
      const std::string id = question.id;
      question.id = id + "_new";
      const guide::Guidance guidance =
          guide::Guide(newer, journal::ParseJournal(story.text()), story.at());
      question.id = id;
      ++runs;
      const bool held = guidance.today.kind == guide::TodayKind::kScreen &&
                        AllItems(guidance).empty() && guidance.disposition >= Disposition::kLimits;
      if (!held && part.counterexample.empty()) part.counterexample = id + " under another id";
    }
  }
  part.cases = std::to_string(runs) + " newer protocols";
  return part;
}

Part UnknownCodesByGuide(const Setting& setting) {
  Person person(setting.loaded);
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "for every question, an answer in a code that is not known (\"maybe\", \"Y\", 1, null, true) "
      "is "
      "not taken as no: nothing is offered until it is asked again";
  part.counterexample = person.RefuseVacuous();
  for (const auto& [question, no] : person.all_no()) {
    for (const Json& code :
         {Json("maybe"), Json("Y"), Json("No"), Json(1), Json(nullptr), Json(true)}) {
      Json answers = Json(person.all_no());
      answers[question] = code;
      Story story = person.tested();
      story.Event("screen.answered", {{"answers", answers}}).Later(1);
      const guide::Guidance guidance = person.Guide(story);
      if (AllItems(guidance).empty() && guidance.screen.due == guide::ScreenDue::kFull) continue;
      if (part.counterexample.empty()) part.counterexample = question + " answered " + code.dump();
    }
  }
  part.cases = person.Runs();
  return part;
}

}  // namespace psoas::proof
