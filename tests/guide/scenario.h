// A small language for telling a person's story in a test.
//
//   Scenario s;
//   s.At("2026-03-02T08:00:00Z").Screen({{"ces", "yes"}});
//   EXPECT_EQ(s.DispositionAt("2026-03-02T08:05:00Z"), "emergency");
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "guide/guide.h"
#include "nlohmann/json.hpp"

namespace psoas::guide {

using AnswerMap = std::map<std::string, std::string>;

struct TestOptions {
  std::string method = "tape";
  std::string pelvis_flat = "yes";
  std::string pain = "stretch";
  std::vector<double> thigh_spread = {0, 0, 0};  ///< added to the thigh angle, one per reading
  nlohmann::json more = nlohmann::json::object();
};

class Scenario {
 public:
  Scenario& At(const std::string& iso);
  Scenario& Later(double hours);

  Scenario& Screen(const AnswerMap& except = {}, const std::vector<std::string>& omit = {});
  Scenario& ShortScreen(const AnswerMap& except = {});
  Scenario& Test(const std::string& side, double thigh_deg, double knee_deg,
                 const TestOptions& options = {});
  Scenario& BothSides(double thigh_deg, double knee_deg);
  Scenario& Session(double pain = 1, const std::string& stopped_because = "");
  Scenario& Checkin(const nlohmann::json& data);
  Scenario& Profile(const nlohmann::json& data);
  Scenario& Release(const std::string& scope);
  Scenario& Raw(const std::string& line);
  Scenario& Event(const std::string& type, const nlohmann::json& data);

  Guidance GuideAt(const std::string& iso) const;
  Guidance GuideNow() const { return GuideAt(Format(at_)); }
  std::string DispositionNow() const { return Name(GuideNow().disposition); }
  std::string KindNow() const { return Name(GuideNow().today.kind); }
  const std::string& text() const { return text_; }
  Instant at() const { return at_; }
  std::string last_id() const;

 private:
  Instant at_;
  std::string text_;
  int count_ = 0;
};

/// The protocol the program ships.
const rules::LoadedProtocol& ShippedProtocol();

/// Ids of today's items.
std::vector<std::string> Exercises(const Guidance& guidance);

bool HasReason(const Guidance& guidance, const std::string& rule);

/// A person screened clear and measured on both sides this morning.
Scenario ReadyPerson(double thigh_deg = 8, double knee_deg = 85);

}  // namespace psoas::guide
