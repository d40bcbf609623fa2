// Journals for the proofs: a person's story, told event by event.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "guide/guide.h"

namespace psoas::proof {

using Answers = std::map<std::string, std::string>;  ///< question or follow-up -> no | unsure | yes

/// One side of a Thomas test, every reading alike.
struct SideTest {
  double thigh_deg = 12;
  double knee_flexion_deg = 85;
  std::string method = "goniometer";
  std::string pelvis_flat = "yes";
  std::string pain = "none";
  std::vector<double> spread = {0, 0, 0};  ///< added to the thigh, one per reading
  Json more = Json::object();              ///< merged into the event's data
  Json reading = Json::object();           ///< merged into each reading
};

class Story {
 public:
  explicit Story(const rules::LoadedProtocol& loaded) : loaded_(&loaded) {}

  Story& At(Instant at);
  Story& Later(double hours);
  Instant at() const { return at_; }

  Story& Event(const std::string& type, const Json& data);
  Story& Screen(const Answers& answers) {
    return Event("screen.answered", {{"answers", Json(answers)}});
  }
  Story& Test(const std::string& side, const SideTest& test = {});
  Story& Raw(const std::string& line);

  const std::vector<std::string>& lines() const { return lines_; }
  std::vector<std::string>& lines() { return lines_; }
  std::string text() const;
  /// The id that the latest event was given.
  const std::string& last_id() const { return last_id_; }

  /// The guidance at a moment; without one, at the moment the story has come to.
  guide::Guidance Guide(Instant now) const;
  guide::Guidance Guide() const { return Guide(at_); }

 private:
  const rules::LoadedProtocol* loaded_;
  Instant at_{1'772'442'000'000};  // a Monday morning
  std::vector<std::string> lines_;
  std::string last_id_;
  int count_ = 0;
};

/// Every question answered no; with `short_set`, only those asked before each session.
Answers AllNo(const rules::Protocol& protocol, bool short_set = false);

/// "ces = unsure, preg = yes": what is not no.
std::string InWords(const Answers& answers);

/// Every item that the guidance offers or holds ready, wherever it stands in it.
std::vector<const guide::Item*> AllItems(const guide::Guidance& guidance);

/// A person screened clear and measured short on both sides an hour before `at()`.
Story ReadyPerson(const rules::LoadedProtocol& loaded);

}  // namespace psoas::proof
