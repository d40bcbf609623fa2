// P4, P10 and P13 by search over event sequences.
#include <algorithm>

#include "proof/claims.h"
#include "proof/search.h"

namespace psoas::proof {
namespace {

using rules::Disposition;

constexpr double kNextDay = 25;  // hours: past midnight, and past what a short screen holds

Disposition OutcomeOf(const rules::Protocol& protocol, const std::string& question) {
  rules::Values values;
  for (const rules::Input& input : protocol.screening.triage.inputs) values[input.name] = "no";
  values[question] = "yes";
  const std::string outcome = rules::Evaluate(protocol.screening.triage, values).outcome;
  return Parse<Disposition>(outcome).value_or(Disposition::kProceed);
}

/// The events of the searches, each with what the oracle remembers of it.
class Alphabet {
 public:
  explicit Alphabet(const rules::LoadedProtocol& loaded) : loaded_(loaded) {
    const rules::Protocol& protocol = loaded.protocol;
    for (const rules::QuestionGroup& group : protocol.screening.groups) {
      for (const rules::Question& question : group.questions) {
        ids_.push_back(question.id);
        if (!question.follow_ups.empty()) continue;
        const Disposition outcome = OutcomeOf(protocol, question.id);
        if (outcome == Disposition::kEmergency && emergency_.empty()) emergency_ = question.id;
        if (outcome == Disposition::kUrgent && urgent_.empty()) urgent_ = question.id;
      }
    }
  }

  /// Empty, or why there is nothing to search.
  std::string Refusal() const {
    return emergency_.empty() || urgent_.empty() ? "no question is an emergency or urgent by itself"
                                                 : "";
  }

  World Start() const { return {Story(loaded_), {}, ""}; }

  Move Full(const std::string& name, const std::string& emergency,
            const std::string& urgent) const {
    return {name, [=, this](World& world) {
              Answers answers = AllNo(loaded_.protocol);
              answers[emergency_] = emergency;
              answers[urgent_] = urgent;
              world.story.Screen(answers);
              Remember(world.memory, emergency, urgent, true);
              Complete(world.memory, emergency == "no" && urgent == "no", urgent == "no", true);
            }};
  }

  Move Half(int which) const {
    return {which == 0 ? "first half all no" : "second half all no", [=, this](World& world) {
              Answers answers;
              const std::size_t middle = ids_.size() / 2;
              for (std::size_t i = which == 0 ? 0 : middle; i < (which == 0 ? middle : ids_.size());
                   ++i)
                answers[ids_[i]] = "no";
              world.story.Screen(answers);
              Memory& memory = world.memory;
              if (answers.contains(emergency_)) memory.last_emergency = "no";
              if (answers.contains(urgent_)) memory.last_urgent = "no";
              memory.half_day[which] = memory.given_day[which] = memory.day;
              AgeOfShort(memory);
              if (memory.half_day[1 - which] != memory.day) return;
              Complete(memory, memory.last_emergency == "no" && memory.last_urgent == "no",
                       memory.last_urgent == "no", true);
            }};
  }

  Move Short(const std::string& emergency) const {
    return {"short screen, " + emergency_ + " " + emergency, [=, this](World& world) {
              Answers answers = AllNo(loaded_.protocol, true);
              const bool asked = answers.contains(emergency_);
              if (asked) answers[emergency_] = emergency;
              world.story.Screen(answers);
              if (asked) Remember(world.memory, emergency, "", true);
              world.memory.given_day[0] = world.memory.given_day[1] = world.memory.day;
              AgeOfShort(world.memory);
            }};
  }

  Move Only(const std::string& answer) const {
    return {"only " + emergency_ + " " + answer, [=, this](World& world) {
              world.story.Screen({{emergency_, answer}});
              Remember(world.memory, answer, "", true);
            }};
  }

  Move Release(const std::string& name, const std::string& scope, double hours) const {
    return {name, [=, this](World& world) {
              const Instant now = world.story.at();
              world.story.Later(hours).Event("clinician.released",
                                             {{"by", "Dr Example"}, {"scope", scope}});
              world.story.At(now);
              Memory& memory = world.memory;
              if (hours > 0) return Mark(memory, "F");
              if (hours < 0) return Mark(memory, "E");
              memory.half_day[0] = memory.half_day[1] = -1;
              if (scope == "all" || scope == emergency_)
                memory.emergency.released = memory.emergency.raised;
              if (scope == "all" || scope == urgent_) memory.urgent.released = memory.urgent.raised;
              Mark(memory, "R" + scope);
            }};
  }

  /// A clean screen, or one with the emergency, and a release, all from another journal.
  Move Import(const std::string& emergency) const {
    return {"import of a screen with " + emergency_ + " " + emergency + " and a release",
            [=, this](World& world) {
              Answers answers = AllNo(loaded_.protocol);
              answers[emergency_] = emergency;
              Json ids = Json::array();
              world.story.Later(-0.05).Screen(answers);
              ids.push_back(world.story.last_id());
              world.story.Later(0.02).Event("clinician.released", {{"by", "X"}, {"scope", "all"}});
              ids.push_back(world.story.last_id());
              world.story.Later(0.03).Event("journal.imported", {{"ids", ids}});
              Remember(world.memory, emergency, "no", false);
              // A release that came along covers what came along.
              Remembered& flag = world.memory.emergency;
              if (flag.raised && !flag.own) flag.released = true;
              Complete(world.memory, emergency == "no", true, false);
              world.memory.half_day[0] = world.memory.half_day[1] = -1;
              Mark(world.memory, "I" + emergency);
            }};
  }

  Move FutureScreen() const {
    return {"clean screen dated in a month", [this](World& world) {
              const Instant now = world.story.at();
              world.story.Later(720).Screen(AllNo(loaded_.protocol)).At(now);
              Mark(world.memory, "C");
            }};
  }

  Move Test() const {
    return {"test of both sides", [](World& world) {
              world.story.Test("left").Test("right");
              Mark(world.memory, "T" + std::to_string(world.memory.day));
            }};
  }

  Move Session(const std::string& stopped) const {
    return {stopped.empty() ? "session" : "session stopped: " + stopped, [=](World& world) {
              Json done{{"exercise", "any"}, {"pain", 1}};
              if (!stopped.empty()) done["stopped_because"] = stopped;
              world.story.Event("session.started", Json::object())
                  .Event("exercise.done", done)
                  .Event("session.ended", Json::object());
              if (!stopped.empty()) world.memory.stopped = true;
              Mark(world.memory, "D" + std::to_string(world.memory.day) + stopped);
            }};
  }

  Move Simple(const std::string& name, const std::string& type, const Json& data) const {
    return {name, [=](World& world) {
              world.story.Event(type, data);
              Mark(world.memory, name);
            }};
  }

  Move Broken() const {
    return {"a line cut off", [](World& world) {
              world.story.Raw(R"({"id":"x","type":"screen.answered","data":{"answers":{"ce)");
              Mark(world.memory, "X");
              world.memory.full_day = -1;
            }};
  }

  Move NextDay() const {
    return {"a day passes", [](World& world) {
              world.story.Later(kNextDay);
              ++world.memory.day;
            }};
  }

  const std::string& emergency() const { return emergency_; }
  const std::string& urgent() const { return urgent_; }

 private:
  /// Marks are a set: what was done at all, not how often.
  static void Mark(Memory& memory, const std::string& mark) {
    if (memory.extra.find("<" + mark + ">") == std::string::npos) memory.extra += "<" + mark + ">";
  }

  static void Raise(Remembered& flag, bool own, int day) {
    flag = {true, false, own || (flag.raised && flag.own), day};
  }

  void Remember(Memory& memory, const std::string& emergency, const std::string& urgent,
                bool own) const {
    if (!emergency.empty()) memory.last_emergency = emergency;
    if (!urgent.empty()) memory.last_urgent = urgent;
    if (emergency == "yes") Raise(memory.emergency, own, memory.day);
    if (urgent == "yes") Raise(memory.urgent, own, memory.day);
  }

  /// DECISIONS 6: what a complete screen clears. What came by import clears only its own.
  static void Complete(Memory& memory, bool clean, bool urgent_is_no, bool own) {
    Remembered& emergency = memory.emergency;
    if (emergency.raised && emergency.released && clean && (own || !emergency.own)) emergency = {};
    Remembered& urgent = memory.urgent;
    const bool later = memory.day > urgent.raised_day;
    if (urgent.raised && urgent_is_no && (urgent.released || later) && (own || !urgent.own))
      urgent = {};
    memory.full_day = memory.short_day = memory.day;
    memory.given_day[0] = memory.given_day[1] = memory.day;
    memory.half_day[0] = memory.half_day[1] = -1;
    memory.stopped = false;
  }

  static void AgeOfShort(Memory& memory) {
    memory.short_day = std::min(memory.given_day[0], memory.given_day[1]);
  }

  const rules::LoadedProtocol& loaded_;
  std::vector<std::string> ids_;
  std::string emergency_, urgent_;
};

std::string FlagsStand(const World& world, const guide::Guidance& guidance) {
  const Memory& memory = world.memory;
  const bool nothing = AllItems(guidance).empty();
  const guide::TodayKind kind = guidance.today.kind;
  const bool waits = kind == guide::TodayKind::kRefer || kind == guide::TodayKind::kScreen;
  if (memory.emergency.raised) {
    if (guidance.disposition != Disposition::kEmergency)
      return std::string("the emergency was cleared: ") + Name(guidance.disposition);
    if (!nothing || !waits) return std::string("in an emergency the next thing is ") + Name(kind);
  }
  if (memory.urgent.raised && !memory.urgent.released) {
    if (guidance.disposition < Disposition::kUrgent) return "the urgent flag was cleared";
    if (!nothing || !waits)
      return std::string("with an urgent flag the next thing is ") + Name(kind);
  }
  return "";
}

std::string ScreenIsFresh(const World& world, const guide::Guidance& guidance) {
  if (guidance.today.kind != guide::TodayKind::kSession) return "";
  const Memory& memory = world.memory;
  if (memory.full_day < 0) return "a session without a complete screen";
  if (memory.short_day != memory.day) return "a session on an old short screen";
  if (memory.stopped) return "a session after a stop, without the full screen";
  if (memory.emergency.raised) return "a session in an emergency";
  return "";
}

Part Finish(Part part, const Alphabet& alphabet, const SearchOutcome& outcome,
            bool wants_sessions) {
  part.method = Method::kSearch;
  part.cases = outcome.Text();
  part.counterexample = outcome.counterexample;
  if (part.counterexample.empty() && outcome.emergencies == 0)
    part.counterexample = "no state holds an emergency: the claim would be empty";
  if (part.counterexample.empty() && wants_sessions && outcome.sessions == 0)
    part.counterexample = "no state offers a session: the claim would be empty";
  part.what +=
      " Questions: " + alphabet.emergency() + " (emergency), " + alphabet.urgent() + " (urgent).";
  return part;
}

}  // namespace

Part EmergencyBySearch(const Setting& setting) {
  const Alphabet alphabet(setting.loaded);
  Part part;
  part.counterexample = alphabet.Refusal();
  if (!part.counterexample.empty()) return part;
  const std::vector<Move> core{
      alphabet.Full("full screen, emergency", "yes", "no"),
      alphabet.Full("full screen, all no", "no", "no"),
      alphabet.Full("full screen, urgent", "no", "yes"),
      alphabet.Half(0),
      alphabet.Half(1),
      alphabet.Release("release of all", "all", 0),
      alphabet.Release("release of " + alphabet.urgent(), alphabet.urgent(), 0),
      alphabet.NextDay()};
  const std::vector<Move> others{
      alphabet.Only("no"),
      alphabet.Short("no"),
      alphabet.Release("release of " + alphabet.emergency(), alphabet.emergency(), 0),
      alphabet.Release("release dated last year", "all", -8760),
      alphabet.Release("release dated in a month", "all", 720),
      alphabet.FutureScreen(),
      alphabet.Import("no"),
      alphabet.Simple("profile edit", "profile.set",
                      {{"year_of_birth", 1980}, {"sitting_h_per_day", 9}}),
      alphabet.Test(),
      alphabet.Session(""),
      alphabet.Simple("check-in", "checkin.recorded", {{"pain_now", 0}, {"new_symptom", "no"}})};
  part.what =
      "sequences of full screens (emergency, urgent, all no), half screens, releases (of all, of "
      "the "
      "wrong question) and days, joined in turn by one of: a single answer, the short screen, a "
      "release of the right question, before the flag or in the future, a future screen, an "
      "import, "
      "a profile edit, a test, a session, a check-in. What an oracle of its own says stands, the "
      "guide says too, and it offers nothing.";
  SearchOutcome all;
  for (const Move& other : others) {
    std::vector<Move> moves = core;
    moves.push_back(other);
    const SearchLimits limits{setting.exhaustive ? 7 : 5, setting.exhaustive ? 5'000u : 1'200u};
    all.Join(Search(alphabet.Start(), moves, FlagsStand, limits));
  }
  return Finish(std::move(part), alphabet, all, false);
}

Part FreshScreenBySearch(const Setting& setting) {
  const Alphabet alphabet(setting.loaded);
  Part part;
  part.counterexample = alphabet.Refusal();
  if (!part.counterexample.empty()) return part;
  const std::vector<Move> moves{alphabet.Full("full screen, all no", "no", "no"),
                                alphabet.Full("full screen, emergency", "yes", "no"),
                                alphabet.Half(0),
                                alphabet.Half(1),
                                alphabet.Short("no"),
                                alphabet.Test(),
                                alphabet.Session(""),
                                alphabet.Session("new_symptom"),
                                alphabet.FutureScreen(),
                                alphabet.Broken(),
                                alphabet.NextDay()};
  part.what =
      "the next thing is a session only with a complete screen, a short screen of the last 24 "
      "hours "
      "and no stop since; events with screens dated in the future, lines cut off by a crash, stops "
      "and days.";
  const SearchOutcome outcome =
      Search(alphabet.Start(), moves, ScreenIsFresh,
             {setting.exhaustive ? 9 : 7, setting.exhaustive ? 40'000u : 6'000u});
  return Finish(std::move(part), alphabet, outcome, true);
}

Part FreshScreenByClock(const Setting& setting) {
  constexpr int kStepMinutes = 15, kDays = 4;
  Story story(setting.loaded);
  const Instant first = story.at();
  story.Screen(AllNo(setting.loaded.protocol)).Test("left").Test("right");
  story.Later(48).Screen(AllNo(setting.loaded.protocol, true));
  const Instant second = story.at();
  const auto is_fresh = [](Instant screen, Instant now) {
    return screen <= now && HoursBetween(screen, now) <= 24;
  };
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "a full screen, and a short one two days later, seen from a clock that stands anywhere from "
      "two "
      "days before to four after, by quarters of an hour, forwards or backwards: a session only "
      "within "
      "24 hours after a screen that lies in the past";
  int runs = 0, sessions = 0;
  for (int minutes = -2 * 24 * 60; minutes <= kDays * 24 * 60; minutes += kStepMinutes, ++runs) {
    const Instant now{first.ms + minutes * (kMsPerHour / 60)};
    if (story.Guide(now).today.kind != guide::TodayKind::kSession) continue;
    ++sessions;
    if (!is_fresh(first, now) && !is_fresh(second, now) && part.counterexample.empty())
      part.counterexample =
          "a session " + std::to_string(minutes) + " minutes after the first screen";
  }
  part.cases = std::to_string(runs) + " moments, " + std::to_string(sessions) + " with a session";
  if (sessions == 0) part.counterexample = "no moment offers a session: the claim would be empty";
  return part;
}

Part ImportsBySearch(const Setting& setting) {
  const Alphabet alphabet(setting.loaded);
  Part part;
  part.counterexample = alphabet.Refusal();
  if (!part.counterexample.empty()) return part;
  const std::vector<Move> moves{alphabet.Full("full screen, emergency", "yes", "no"),
                                alphabet.Full("full screen, urgent", "no", "yes"),
                                alphabet.Full("full screen, all no", "no", "no"),
                                alphabet.Import("no"),
                                alphabet.Import("yes"),
                                alphabet.Release("release of all", "all", 0),
                                alphabet.Short("no"),
                                alphabet.NextDay()};
  part.what =
      "journal.imported with screens and releases from elsewhere, mixed with this journal's own: "
      "an "
      "import raises what it brings and clears nothing that was raised here.";
  const SearchOutcome outcome =
      Search(alphabet.Start(), moves, FlagsStand,
             {setting.exhaustive ? 9 : 7, setting.exhaustive ? 20'000u : 4'000u});
  return Finish(std::move(part), alphabet, outcome, false);
}

}  // namespace psoas::proof
