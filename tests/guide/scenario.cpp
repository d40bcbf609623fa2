#include "scenario.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "embedded/embedded.h"

namespace psoas::guide {
namespace {

std::string IdOf(int number) {
  std::string digits = std::to_string(number);
  return "00000000-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

}  // namespace

const rules::LoadedProtocol& ShippedProtocol() {
  static const rules::LoadedProtocol loaded = [] {
    auto result = rules::LoadProtocol(EmbeddedProtocol());
    if (!result.ok()) {
      std::cerr << result.error().Sentence() << "\n";
      std::abort();
    }
    return std::move(result).value();
  }();
  return loaded;
}

Scenario& Scenario::At(const std::string& iso) {
  at_ = ParseInstant(iso).value();
  return *this;
}

Scenario& Scenario::Later(double hours) {
  at_.ms += static_cast<std::int64_t>(hours * static_cast<double>(kMsPerHour));
  return *this;
}

std::string Scenario::last_id() const { return IdOf(count_); }

Scenario& Scenario::Raw(const std::string& line) {
  text_ += line + "\n";
  return *this;
}

Scenario& Scenario::Event(const std::string& type, const nlohmann::json& data) {
  return Raw(
      nlohmann::json{{"id", IdOf(++count_)}, {"at", Format(at_)}, {"type", type}, {"data", data}}
          .dump());
}

Scenario& Scenario::Screen(const AnswerMap& except, const std::vector<std::string>& omit) {
  nlohmann::json answers = nlohmann::json::object();
  for (const auto& group : ShippedProtocol().protocol.screening.groups) {
    for (const auto& question : group.questions) answers[question.id] = "no";
  }
  for (const auto& [question, answer] : except) answers[question] = answer;
  for (const auto& question : omit) answers.erase(question);
  return Event("screen.answered", {{"answers", answers}});
}

Scenario& Scenario::ShortScreen(const AnswerMap& except) {
  nlohmann::json answers = nlohmann::json::object();
  for (const auto& group : ShippedProtocol().protocol.screening.groups) {
    for (const auto& question : group.questions) {
      if (question.in_short_set) answers[question.id] = "no";
    }
  }
  for (const auto& [question, answer] : except) answers[question] = answer;
  return Event("screen.answered", {{"answers", answers}});
}

Scenario& Scenario::Test(const std::string& side, double thigh_deg, double knee_deg,
                         const TestOptions& options) {
  nlohmann::json readings = nlohmann::json::array();
  for (const double offset : options.thigh_spread) {
    readings.push_back({{"thigh_deg", thigh_deg + offset}, {"knee_flexion_deg", knee_deg}});
  }
  nlohmann::json data{{"side", side},
                      {"method", options.method},
                      {"pelvis_flat", options.pelvis_flat},
                      {"pain", options.pain},
                      {"readings", readings}};
  data.update(options.more);
  return Event("thomas.measured", data);
}

Scenario& Scenario::BothSides(double thigh_deg, double knee_deg) {
  return Test("left", thigh_deg, knee_deg).Test("right", thigh_deg, knee_deg);
}

Scenario& Scenario::Session(double pain, const std::string& stopped_because) {
  nlohmann::json done{{"exercise", "glute_bridge"},
                      {"side", "both"},
                      {"sets", 2},
                      {"reps", 10},
                      {"hold_s", 3},
                      {"pain", pain}};
  if (!stopped_because.empty()) done["stopped_because"] = stopped_because;
  Event("session.started", nlohmann::json::object());
  Event("exercise.done", done);
  return Event("session.ended", nlohmann::json::object());
}

Scenario& Scenario::Checkin(const nlohmann::json& data) { return Event("checkin.recorded", data); }
Scenario& Scenario::Profile(const nlohmann::json& data) { return Event("profile.set", data); }
Scenario& Scenario::Release(const std::string& scope) {
  return Event("clinician.released", {{"by", "Dr Example"}, {"scope", scope}});
}

Guidance Scenario::GuideAt(const std::string& iso) const {
  return Guide(ShippedProtocol(), journal::ParseJournal(text_), ParseInstant(iso).value());
}

std::vector<std::string> Exercises(const Guidance& guidance) {
  std::vector<std::string> out;
  for (const auto& item : guidance.today.items) out.push_back(item.exercise);
  return out;
}

bool HasReason(const Guidance& guidance, const std::string& rule) {
  return std::any_of(guidance.reasons.begin(), guidance.reasons.end(),
                     [&](const Reason& reason) { return reason.rule == rule; });
}

Scenario ReadyPerson(double thigh_deg, double knee_deg) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen().BothSides(thigh_deg, knee_deg);
  return s;
}

}  // namespace psoas::guide
