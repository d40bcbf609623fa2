// P9, P14 and P15: stop signs, the ground of every sentence, and replay.
#include <algorithm>
#include <set>

#include "base/json_io.h"
#include "proof/claims.h"
#include "proof/count.h"
#include "proof/laws.h"
#include "proof/story.h"

namespace psoas::proof {
namespace {

using guide::Guidance;
using rules::Disposition;
using rules::Protocol;

bool IsBlank(const std::string& text) { return text.find_first_not_of(" \n\t") == text.npos; }

/// "today.title" or "plan.gentle.flare": a message id that was shown instead of its sentence.
bool LooksLikeAnId(const std::string& text) {
  return text.find('.') != text.npos && !text.ends_with('.') &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == text.npos;
}

/// The first text below `json` that is an id or still has a {place} in it. Keys that hold ids by
/// intent are passed over.
std::string UnfinishedText(const Json& json, const std::string& key = "") {
  static const std::set<std::string> kIds{"rule",    "id",        "place",  "code",
                                          "sources", "questions", "prefer", "letter"};
  if (kIds.contains(key)) return "";
  if (json.is_string()) {
    const std::string text = json.get<std::string>();
    const bool unfilled = text.find('{') != text.npos || text.find('}') != text.npos;
    return unfilled || LooksLikeAnId(text) ? key + ": \"" + text + "\"" : "";
  }
  if (json.is_array()) {
    for (const Json& each : json) {
      if (std::string found = UnfinishedText(each, key); !found.empty()) return found;
    }
  }
  if (json.is_object()) {
    for (const auto& [name, value] : json.items()) {
      if (std::string found = UnfinishedText(value, name); !found.empty()) return found;
    }
  }
  return "";
}

/// Every id a reason or a why may name: rows, candidates, messages.
std::set<std::string> GroundIds(const Protocol& protocol) {
  std::set<std::string> out;
  const rules::Findings& findings = protocol.findings;
  for (const rules::Table* table :
       {&protocol.screening.triage, &findings.gate, &findings.iliopsoas, &findings.rectus_femoris,
        &findings.tfl, &findings.sartorius, &findings.pattern}) {
    for (const rules::Row& row : table->rows) out.insert(row.id);
  }
  for (const rules::Candidate& candidate : protocol.programme.candidates) out.insert(candidate.id);
  for (const rules::Rotation& rotation : protocol.programme.rotations) out.insert(rotation.id);
  for (const rules::JointPattern& pattern : protocol.complaint.joint_patterns)
    out.insert(pattern.id);
  for (const auto& [id, text] : protocol.wording) out.insert(id);
  return out;
}

std::string Ungrounded(const std::set<std::string>& ids, const Guidance& guidance) {
  for (const guide::Reason& reason : guidance.reasons) {
    if (!ids.contains(reason.rule)) return "the reason " + reason.rule;
  }
  for (const auto* whys :
       {&guidance.pattern_why, &guidance.findings.left.why, &guidance.findings.right.why}) {
    for (const guide::Why& why : *whys) {
      if (!ids.contains(why.rule)) return "the sentence of " + why.rule;
    }
  }
  for (const guide::Item* item : AllItems(guidance)) {
    if (item->why.empty()) return item->exercise + " without a reason";
    if (item->evidence.empty()) return item->exercise + " without evidence";
    for (const guide::Why& why : item->why) {
      if (!ids.contains(why.rule)) return "the sentence of " + why.rule;
    }
  }
  return "";
}

/// Stories that between them show most of what the guide can say.
std::vector<Story> ManyStories(const rules::LoadedProtocol& loaded) {
  const Protocol& protocol = loaded.protocol;
  std::vector<Story> out{Story(loaded)};
  for (const auto& [question, no] : AllNo(protocol)) {
    for (const char* answer : {"unsure", "yes"}) {
      Answers answers = AllNo(protocol);
      answers[question] = answer;
      Story story(loaded);
      out.push_back(story.Screen(answers).Test("left").Test("right").Later(1));
      out.push_back(
          story.Event("clinician.released", {{"by", "Dr Example"}, {"scope", "all"}}).Later(1));
    }
  }
  for (const double thigh : {12.0, 0.5, -5.0, -20.0}) {
    for (const double knee : {60.0, 70.0, 88.0}) {
      SideTest test;
      test.thigh_deg = thigh;
      test.knee_flexion_deg = knee;
      Story story(loaded);
      story.Screen(AllNo(protocol)).Test("left", test).Test("right").Later(1);
      out.push_back(story);
      for (const double pain : {0.0, 4.0, 8.0}) {
        Story later = story;
        later.Event("session.started", Json::object())
            .Event("exercise.done", {{"exercise", "glute_bridge"}, {"pain", pain}})
            .Event("session.ended", Json::object())
            .Later(23)
            .Event("checkin.recorded", {{"pain_now", pain},
                                        {"tightness", 5},
                                        {"worse_next_day", pain > 3 ? "yes" : "no"}});
        out.push_back(later);
        out.push_back(later.Later(24 * 22));
        out.push_back(later.Screen(AllNo(protocol)));
        out.push_back(
            later.Later(24 * 24).Screen(AllNo(protocol)).Test("left", test).Test("right", test));
      }
    }
  }
  return out;
}

}  // namespace

Part StopSignsByLint(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  Part part;
  part.method = Method::kLint;
  part.what =
      "every exercise and the test say when to stop, every exercise says what right feels like and "
      "how to mend what goes wrong, and no dose asks for more than its cap of effort";
  const auto find = [&](const std::string& what) {
    if (part.counterexample.empty()) part.counterexample = what;
  };
  int signs = 0;
  for (const rules::Exercise& exercise : protocol.exercises) {
    signs += static_cast<int>(exercise.stop_signs.size());
    if (exercise.stop_signs.empty()) find(exercise.id + " has no stop signs");
    if (std::any_of(exercise.stop_signs.begin(), exercise.stop_signs.end(), IsBlank))
      find(exercise.id + " has an empty stop sign");
    if (IsBlank(exercise.feels_right)) find(exercise.id + " does not say what right feels like");
    if (exercise.faults.empty()) find(exercise.id + " says no fault and mend");
  }
  if (protocol.assessment.stop_signs.empty()) find("the test has no stop signs");
  part.cases =
      std::to_string(protocol.exercises.size()) + " exercises, " + std::to_string(signs) + " signs";
  return part;
}

Part ShortSetByLint(const Setting& setting) {
  const std::vector<std::string> missing = MissingFromShortSet(setting.loaded.protocol);
  Part part;
  part.method = Method::kLint;
  part.what = "the sixteen questions of DECISIONS 7 are asked before every session";
  part.cases =
      std::to_string(AllNo(setting.loaded.protocol, true).size()) + " questions in the short set";
  for (const std::string& id : missing)
    part.counterexample += (part.counterexample.empty() ? "not asked: " : ", ") + id;
  return part;
}

Part GroundsByLint(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  Part part;
  part.method = Method::kLint;
  part.what =
      "every row, band, instrument, candidate, cap, number, exercise, lesson and message names "
      "sources "
      "that exist or says why without one; every disposition from see_clinician up says what to do";
  const std::vector<Error> faults = rules::FindFaults(protocol);
  if (!faults.empty()) part.counterexample = faults.front().Sentence();
  for (const rules::DispositionText& text : protocol.screening.dispositions) {
    if (text.disposition >= Disposition::kSeeClinician && IsBlank(text.action) &&
        part.counterexample.empty())
      part.counterexample = std::string(Name(text.disposition)) + " shows no action";
  }
  for (const auto& [id, text] : protocol.wording) {
    if (!protocol.GroundsOf(id) && part.counterexample.empty())
      part.counterexample = "the message " + id + " has no ground";
  }
  part.cases = std::to_string(protocol.wording.size()) + " messages, " +
               std::to_string(protocol.exercises.size()) + " exercises, " +
               std::to_string(protocol.screening.triage.rows.size()) + " triage rows, " +
               std::to_string(protocol.sources.size()) + " sources";
  return part;
}

Part SentencesByGuide(const Setting& setting) {
  const std::set<std::string> ids = GroundIds(setting.loaded.protocol);
  Part part;
  part.method = Method::kTested;
  part.what =
      "guidance for every question answered yes or unsure, released and not, and for measured, "
      "flared, paused and reviewed persons, and the worked cases: no text is a bare message id or "
      "has "
      "an unfilled place; every reason and why names a row or message; see_clinician and above "
      "says "
      "what to do";
  std::uint32_t runs = 0;
  const auto look = [&](const Guidance& guidance, const std::string& where) {
    ++runs;
    if (!part.counterexample.empty()) return;
    std::string fault = UnfinishedText(Write(guidance));
    if (fault.empty()) fault = Ungrounded(ids, guidance);
    if (fault.empty() && guidance.disposition >= Disposition::kSeeClinician &&
        IsBlank(guidance.disposition_action))
      fault = "no action is shown";
    if (!fault.empty()) part.counterexample = where + ": " + fault;
  };
  const std::vector<Story> stories = ManyStories(setting.loaded);
  for (std::size_t i = 0; i < stories.size(); ++i)
    look(stories[i].Guide(), "story " + std::to_string(i));
  for (const WorkedCase& each : setting.cases)
    look(guide::Guide(setting.loaded, each.journal, each.now), each.id);
  part.cases = Count(runs).Text() + " guidances";
  return part;
}

Part ReplayByGuide(const Setting& setting) {
  Part part;
  part.method = Method::kTested;
  part.what =
      "the same journal twice, its lines turned round, and its lines rotated: the guidance is the "
      "same "
      "bytes, with the protocol's hash in it";
  std::uint32_t runs = 0;
  for (const Story& story : ManyStories(setting.loaded)) {
    const std::string first = Dump(Write(story.Guide()));
    Story turned = story, rotated = story;
    std::reverse(turned.lines().begin(), turned.lines().end());
    if (!rotated.lines().empty())
      std::rotate(rotated.lines().begin(), rotated.lines().begin() + 1, rotated.lines().end());
    for (const Story* again :
         {&story, static_cast<const Story*>(&turned), static_cast<const Story*>(&rotated)}) {
      ++runs;
      if (Dump(Write(again->Guide())) != first && part.counterexample.empty())
        part.counterexample = "other bytes for: " + story.text().substr(0, 300);
    }
    if (first.find(setting.loaded.hash) == first.npos && part.counterexample.empty())
      part.counterexample = "the protocol's hash is not in the guidance";
  }
  part.cases = Count(runs).Text() + " replays";
  return part;
}

Part ReplayByCases(const Setting& setting) {
  Part part;
  part.method = Method::kTested;
  part.what =
      "every worked case comes out as its author wrote it, and a second time with the same bytes";
  for (const WorkedCase& each : setting.cases) {
    const Guidance guidance = guide::Guide(setting.loaded, each.journal, each.now);
    const Guidance again = guide::Guide(setting.loaded, journal::ParseJournal(each.text), each.now);
    const std::vector<std::string> unmet = Unmet(each.expect, guidance);
    if (!part.counterexample.empty()) break;
    if (!unmet.empty()) part.counterexample = each.id + ": " + unmet.front();
    if (Dump(Write(guidance)) != Dump(Write(again)))
      part.counterexample = each.id + ": other bytes";
  }
  part.cases = setting.cases.empty() ? "no worked cases were given (they come with --protocol DIR)"
                                     : std::to_string(setting.cases.size()) + " worked cases";
  return part;
}

}  // namespace psoas::proof
