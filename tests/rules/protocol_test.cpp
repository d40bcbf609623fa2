#include "rules/protocol.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/json_io.h"
#include "real_protocol.h"

namespace psoas::rules {
namespace {

TEST(LoadProtocol, ReadsWhatTheBuildEmbedded) {
  const LoadedProtocol& loaded = RealProtocol();
  EXPECT_EQ(loaded.protocol.identity.id, "psoas");
  EXPECT_EQ(loaded.hash.size(), 64u);
}

TEST(LoadProtocol, WritesBackTheSameBytes) {
  const std::string text = "{\"hash\":\"" + RealProtocol().hash +
                           "\",\"protocol\":" + Dump(Write(RealProtocol().protocol)) + "}";
  EXPECT_EQ(text, EmbeddedProtocol());
}

TEST(LoadProtocol, RefusesWhatTheCompilerDidNotWrite) {
  for (const char* text :
       {"", "[]", "{}", R"({"hash":"abc","protocol":{}})", R"({"protocol":{}})"}) {
    EXPECT_FALSE(LoadProtocol(text).ok()) << text;
  }
}

TEST(LoadProtocol, RefusesAProtocolWithAFault) {
  Protocol protocol = RealProtocol().protocol;
  protocol.screening.triage.rows[0].when.begin()->second = {"no"};
  const Json json = {{"hash", RealProtocol().hash}, {"protocol", Write(protocol)}};
  const auto loaded = LoadProtocol(Dump(json));
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().place.substr(0, 24), "screening.triage.rows[0]");
}

TEST(Protocol, FindsItsPartsById) {
  const Protocol& protocol = RealProtocol().protocol;
  EXPECT_EQ(protocol.FindQuestion("ces")->id, "ces");
  EXPECT_EQ(protocol.FindExercise("glute_bridge")->id, "glute_bridge");
  EXPECT_EQ(protocol.FindMethod("tape")->id, "tape");
  EXPECT_EQ(protocol.FindQuestion("nobody"), nullptr);
  EXPECT_EQ(protocol.FindExercise("nobody"), nullptr);
  EXPECT_EQ(protocol.FindMethod("nobody"), nullptr);
  EXPECT_EQ(protocol.FindBanding("nobody"), nullptr);
  EXPECT_EQ(protocol.FindSource("nobody"), nullptr);
}

TEST(Protocol, ShowsTheIdOfAMessageItDoesNotKnow) {
  const std::string id = "no.such.message";
  EXPECT_EQ(RealProtocol().protocol.Text(id), id);
}

std::string BandOf(const char* banding, double value) {
  const Band* band = FindBand(*RealProtocol().protocol.FindBanding(banding), value);
  return band ? band->name : "none";
}

TEST(FindBand, KeepsTheCutsOfTheThigh) {
  EXPECT_EQ(BandOf("thigh", -10), "adequate");
  EXPECT_EQ(BandOf("thigh", -9.9), "borderline");
  EXPECT_EQ(BandOf("thigh", 0), "borderline");
  EXPECT_EQ(BandOf("thigh", 0.1), "above");
}

TEST(FindBand, KeepsTheCutsOfTheKneeWhereZeroIsStraight) {
  EXPECT_EQ(BandOf("knee", 66.9), "short");
  EXPECT_EQ(BandOf("knee", 67), "borderline");
  EXPECT_EQ(BandOf("knee", 79.9), "borderline");
  EXPECT_EQ(BandOf("knee", 80), "adequate");
}

TEST(FindBand, PutsWhatIsNotANumberNowhere) {
  EXPECT_EQ(BandOf("thigh", std::nan("")), "none");
  EXPECT_EQ(BandOf("thigh", -std::numeric_limits<double>::infinity()), "adequate");
}

}  // namespace
}  // namespace psoas::rules
