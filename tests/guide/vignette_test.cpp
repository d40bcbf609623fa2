// The worked cases of protocol/vignettes: a person in, the guidance out.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "base/json_io.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

Json LoadVignettes() {
  std::ifstream file(PSOAS_VIGNETTES);
  std::stringstream text;
  text << file.rdbuf();
  return *ParseJson(text.str());
}

class Vignette : public testing::TestWithParam<Json> {
 protected:
  void SetUp() override {
    guidance_ = Guide(ShippedProtocol(), journal::ParseJournal(Param("journal")),
                      ParseInstant(Param("now")).value());
    actual_ = Write(guidance_);
    expect_ = GetParam()["expect"];
  }

  static std::string Param(const char* key) { return GetParam()[key].get<std::string>(); }

  std::set<std::string> Collect(const Json& list, const char* key) const {
    std::set<std::string> out;
    for (const auto& entry : list) out.insert(entry[key].get<std::string>());
    return out;
  }

  void Same(const char* key, const Json& actual) {
    if (!expect_.contains(key)) return;
    EXPECT_EQ(expect_[key], actual) << key;
  }

  void Includes(const char* key, const std::set<std::string>& actual, bool wanted) {
    if (!expect_.contains(key)) return;
    for (const auto& entry : expect_[key])
      EXPECT_EQ(actual.contains(entry.get<std::string>()), wanted) << key << " " << entry;
  }

  void SubsetOfSides(const char* key, const char* field) {
    if (!expect_.contains(key)) return;
    for (const auto& [side, wanted] : expect_[key].items()) {
      const Json& actual = actual_["findings"][side][field];
      if (!wanted.is_object()) {
        EXPECT_EQ(wanted, actual) << side << " " << field;
        continue;
      }
      for (const auto& [muscle, state] : wanted.items())
        EXPECT_EQ(state, actual[muscle]) << side << " " << muscle;
    }
  }

  Guidance guidance_;
  Json actual_;
  Json expect_;
};

TEST_P(Vignette, ComesOutAsWritten) {
  SCOPED_TRACE(Param("id") + ": " + Param("title"));
  Same("disposition", actual_["disposition"]);
  Same("kind", actual_["today"]["kind"]);
  Same("pattern", actual_["pattern"]);
  Same("allowed", actual_["allowed"]);
  Same("screen_due", actual_["screen"]["due"]);
  Same("plan_locked", actual_["plan"]["locked"]);
  Same("branch", actual_["clock"]["branch"]);
  Same("problems", actual_["problems"].size());
  const auto items = Collect(actual_["today"]["items"], "exercise");
  if (expect_.contains("exercises")) {
    EXPECT_EQ(expect_["exercises"].get<std::set<std::string>>(), items);
  }
  Includes("includes", items, true);
  Includes("excludes", items, false);
  Includes("reasons", Collect(actual_["reasons"], "rule"), true);
  Includes("no_reasons", Collect(actual_["reasons"], "rule"), false);
  Includes("blocked", Collect(actual_["blocked"], "exercise"), true);
  SubsetOfSides("near_edge", "near_edge");
  SubsetOfSides("state", "state");
  SubsetOfSides("muscles", "muscles");
  if (HasFailure())
    std::cerr << "guidance was: " << DumpPretty(actual_["reasons"]) << actual_["today"]["kind"]
              << "\n";
}

std::vector<Json> All() {
  const Json vignettes = LoadVignettes();
  return {vignettes.begin(), vignettes.end()};
}

INSTANTIATE_TEST_SUITE_P(Protocol, Vignette, testing::ValuesIn(All()), [](const auto& vignette) {
  return vignette.param["id"].template get<std::string>();
});

TEST(Vignettes, AreAtLeastThirty) { EXPECT_GE(LoadVignettes().size(), 30u); }

}  // namespace
}  // namespace psoas::guide
