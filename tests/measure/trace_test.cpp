// Recorded-like traces through the door, with the figures of the protocol that ships.
//
// tests/measure/traces/make.mjs wrote the traces and says what was true in them.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <vector>

#include "api/api.h"
#include "base/json.h"
#include "embedded/embedded.h"

namespace psoas {
namespace {

struct Arrived {
  double at_ms, t_ms;
  Json sample;
};

Json Number(const std::string& text) {
  return text == "NaN" ? Json(nullptr) : Json(std::stod(text));
}

/// Events arrive when they are measured, except that one which was overtaken arrives with the next.
std::vector<Arrived> ReadTrace(const std::string& file) {
  std::ifstream in(PSOAS_TRACES_DIR "/" + file);
  std::vector<Arrived> rows;
  std::string line;
  std::getline(in, line);
  double latest = 0;
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string cell[4];
    for (std::string& each : cell) std::getline(cells, each, ',');
    const double t_ms = std::stod(cell[0]);
    latest = std::max(latest, t_ms);
    Json sample{{"t_ms", t_ms}};
    const char* names[] = {"accel_x", "accel_y", "accel_z"};
    for (int i = 0; i < 3; ++i) {
      const Json value = Number(cell[i + 1]);
      sample[names[i]] = value.is_null() ? value : Json(value.get<double>() / 100);
    }
    rows.push_back({latest, t_ms, std::move(sample)});
  }
  return rows;
}

struct Played {
  Json view;
  std::vector<std::string> states;  // of the tuck, each change
  std::vector<std::string> stale;   // ticks at which an old value was shown
};

Played Play(const Json& expected) {
  auto api = api::Api::Create(EmbeddedProtocol());
  const auto rows = ReadTrace(expected.at("file"));
  Played out;
  Json state = Json::array();
  double newest_ms = -1e9;
  std::size_t next = 0;
  for (double now_ms = 100; next < rows.size(); now_ms += 100) {
    Json request{
        {"op", expected.at("op")}, {"state", state}, {"event", "none"}, {"now_ms", now_ms}};
    if (expected.contains("setup")) request["setup"] = expected["setup"];
    request["samples"] = Json::array();
    for (; next < rows.size() && rows[next].at_ms <= now_ms; ++next) {
      request["samples"].push_back(rows[next].sample);
      newest_ms = std::max(newest_ms, rows[next].t_ms);
    }
    const Json answer = *ParseJson(api.value().Call(Dump(request)));
    if (!answer.at("ok")) {
      ADD_FAILURE() << Dump(answer);
      return out;
    }
    state = answer["value"]["state"];
    out.view = answer["value"]["view"];
    const char* value = expected["op"] == "tuck_advance" ? "tilt_deg" : "angle_deg";
    if (now_ms - newest_ms > 500 && !out.view[value].is_null())
      out.stale.push_back(std::to_string(now_ms));
    const std::string now = out.view.value("state", "");
    if (!now.empty() && (out.states.empty() || out.states.back() != now)) out.states.push_back(now);
  }
  return out;
}

void ExpectNear(const Json& expected, const Json& view, const char* field, const char* within) {
  if (!expected.contains(field)) return;
  ASSERT_TRUE(view[field].is_number()) << field;
  EXPECT_NEAR(view[field].get<double>(), expected[field].get<double>(),
              expected[within].get<double>())
      << field;
}

std::vector<Json> Traces() {
  std::ifstream in(PSOAS_TRACES_DIR "/expected.json");
  std::stringstream text;
  text << in.rdbuf();
  const auto json = ParseJson(text.str());
  return json.ok() ? json->get<std::vector<Json>>() : std::vector<Json>();
}

class Trace : public testing::TestWithParam<Json> {};

TEST_P(Trace, GivesWhatWasTrue) {
  const Json& expected = GetParam();
  const Played played = Play(expected);
  EXPECT_EQ(played.view["phase"], expected["phase"]);
  EXPECT_TRUE(played.stale.empty());
  if (expected.contains("readings")) {
    const auto readings = played.view["readings"].get<std::vector<double>>();
    EXPECT_EQ(readings.size(), expected["readings"].get<std::size_t>());
    for (const double reading : readings)
      EXPECT_NEAR(reading, expected["thigh_deg"].get<double>(), expected["within_deg"]);
  }
  for (const std::string field : {"pelvis_flat", "reason"}) {
    if (!expected.contains(field)) continue;
    EXPECT_EQ(played.view[field], expected[field]) << field;
  }
  EXPECT_EQ(Json(played.states), expected.value("states", Json(played.states)));
  ExpectNear(expected, played.view, "moved_deg", "within_deg");
  ExpectNear(expected, played.view, "tilt_deg", "within_deg");
  ExpectNear(expected, played.view, "in_tuck_s", "within_s");
}

INSTANTIATE_TEST_SUITE_P(All, Trace, testing::ValuesIn(Traces()), [](const auto& param) {
  const auto file = param.param.at("file").template get<std::string>();
  return file.substr(0, file.find('.'));
});

TEST(Traces, AreThere) { EXPECT_GE(Traces().size(), 19); }

TEST(SensorDoor, RefusesAStateThatNoAnswerGave) {
  auto api = api::Api::Create(EmbeddedProtocol());
  const Json answer = *ParseJson(api.value().Call(
      R"({"op":"tuck_advance","state":[1,2,3],"samples":[],"event":"none","now_ms":1})"));
  EXPECT_FALSE(answer["ok"].get<bool>());
}

TEST(SensorDoor, TakesAllThreeFormsOfASample) {
  auto api = api::Api::Create(EmbeddedProtocol());
  for (const char* sample :
       {R"({"t_ms":1,"x":0,"y":-3,"z":0})", R"({"t_ms":1,"alpha":77,"beta":90,"gamma":0})",
        R"({"t_ms":1,"accel_x":0,"accel_y":9.8,"accel_z":0})"}) {
    const Json answer = *ParseJson(api.value().Call(
        std::string(R"({"op":"tuck_advance","state":[],"event":"none","now_ms":1,)") +
        R"("samples":[)" + sample + "]}"));
    EXPECT_NEAR(answer["value"]["state"][3].get<double>(), -1, 1e-12) << sample;
  }
}

}  // namespace
}  // namespace psoas
