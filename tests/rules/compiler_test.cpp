// Each test compiles a copy of the real folder with something changed in it.
#include "protocol_compiler/compiler.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json.h"
#include "rules/protocol.h"

namespace psoas::compiler {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    dir_ = fs::path(testing::TempDir()) / (std::string("psoas-protocol-") + info->name());
    fs::remove_all(dir_);
    fs::copy(PSOAS_PROTOCOL_DIR, dir_, fs::copy_options::recursive);
    fs::remove_all(dir_ / "vignettes");
    fs::create_directory(dir_ / "vignettes");
  }
  void TearDown() override { fs::remove_all(dir_); }

  std::string Text(const std::string& name) const {
    std::ifstream in(dir_ / name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  void Put(const std::string& name, const std::string& text) const {
    std::ofstream(dir_ / name) << text;
  }

  CompiledProtocol Good() const {
    CompiledProtocol out;
    const auto faults = CompileProtocol(dir_, out);
    for (const Error& fault : faults) ADD_FAILURE() << fault.Sentence();
    return out;
  }

  Error Fault() const {
    const auto compiled = CompileProtocol(dir_);
    if (!compiled.ok()) return compiled.error();
    ADD_FAILURE() << "it compiled";
    return {};
  }

  Json Vignette(const std::string& text) const {
    Put("vignettes/case.toml", text);
    return ParseJson(Good().vignettes).value()[0];
  }

  fs::path dir_;
};

TEST_F(Folder, CompilesToTheSameBytesEveryTime) {
  const CompiledProtocol first = Good(), second = Good();
  EXPECT_EQ(first.json, second.json);
  const auto loaded = rules::LoadProtocol(first.json);
  ASSERT_TRUE(loaded.ok()) << loaded.error().Sentence();
  EXPECT_EQ(loaded->hash, first.hash);
}

TEST_F(Folder, ChangesItsHashWithAnyWordButNotWithComments) {
  const std::string before = Good().hash;
  Put("protocol.toml", "# a comment\n" + Text("protocol.toml"));
  EXPECT_EQ(Good().hash, before);
  Put("exercises/glute_bridge.toml",
      Text("exercises/glute_bridge.toml") + "\n[[evidence]]\nclaim = \"New.\"\ngrade = \"none\"\n");
  EXPECT_NE(Good().hash, before);
}

TEST_F(Folder, NamesFileAndLineOfAnUnknownKey) {
  Put("exercises/glute_bridge.toml", "colour = \"red\"\n" + Text("exercises/glute_bridge.toml"));
  EXPECT_NE(Fault().place.find("exercises/glute_bridge.toml, line 1"), std::string::npos)
      << Fault().place;
}

TEST_F(Folder, NamesFileAndLineOfBrokenToml) {
  Put("protocol.toml", "[identity]\nid = oops\n");
  EXPECT_EQ(Fault().place, "protocol.toml, line 2");
}

TEST_F(Folder, NamesTheRowOfAFaultInATable) {
  Put("screening/triage.toml",
      Text("screening/triage.toml") +
          "\n[[triage.rows]]\nid = \"new\"\nwhen = { nobody = [\"yes\"] }\n"
          "then = \"limits\"\npatient = \"x\"\nclinician = \"x\"\n"
          "derived_because = \"x\"\n");
  const Error fault = Fault();
  EXPECT_EQ(fault.place.find("screening/triage.toml, line "), 0u) << fault.place;
  EXPECT_NE(fault.message.find("\"nobody\""), std::string::npos);
}

TEST_F(Folder, RefusesAFileNobodyReads) {
  Put("screening.toml", "x = 1\n");
  EXPECT_EQ(Fault().place, "screening.toml");
}

TEST_F(Folder, RefusesTheSameKeyInTwoFiles) {
  Put("programme/again.toml", "items_min = 2\n");
  EXPECT_NE(Fault().message.find("already given"), std::string::npos);
}

TEST_F(Folder, RefusesABareDate) {
  Put("vignettes/case.toml", "id = \"v_a\"\nnow = 2026-03-02T09:00:00Z\n");
  EXPECT_EQ(Fault().place, "vignettes/case.toml, line 2");
}

TEST_F(Folder, SaysThatAnEmptyFolderIsNoProtocol) {
  fs::remove_all(dir_);
  EXPECT_EQ(Fault().code, ErrorCode::kNotFound);
}

TEST_F(Folder, WritesOutTheRowForUnsure) {
  Put("screening/triage.toml",
      Text("screening/triage.toml") +
          "\n[[triage.rows]]\nid = \"new\"\nwhen = { ces = [\"yes\"], joint_pain = [\"yes\"] }\n"
          "then = \"emergency\"\nor_unsure = \"urgent\"\npatient = \"x\"\nclinician = \"Why.\"\n"
          "derived_because = \"x\"\n");
  const auto loaded = rules::LoadProtocol(Good().json).value();
  const rules::Row& row = loaded.protocol.screening.triage.rows.back();
  EXPECT_EQ(row.id, "new_unsure");
  EXPECT_EQ(row.then, "urgent");
  EXPECT_EQ(row.when.at("ces"), (std::vector<std::string>{"unsure", "yes"}));
  EXPECT_EQ(row.when.at("joint_pain"), std::vector<std::string>{"yes"});
  EXPECT_NE(row.patient.find(loaded.protocol.FindQuestion("ces")->label), std::string::npos);
  EXPECT_EQ(row.clinician, "Unsure. Why.");
}

constexpr const char* kHead =
    "id = \"v_a\"\ntitle = \"A\"\nstory = \"S.\"\nnow = \"2026-03-02T09:00:00Z\"\n"
    "[expect]\ndisposition = \"proceed\"\n";

std::vector<Json> EventsOf(const Json& vignette) {
  std::vector<Json> events;
  std::istringstream lines(vignette["journal"].get<std::string>());
  for (std::string line; std::getline(lines, line);) events.push_back(ParseJson(line).value());
  return events;
}

TEST_F(Folder, WritesOutAFullScreenOfAWorkedCase) {
  const auto events =
      EventsOf(Vignette(std::string(kHead) +
                        "[[events]]\nat = \"2026-03-02T08:00:00Z\"\ntype = \"screen.answered\"\n"
                        "all_no_except = { ces = \"yes\" }\nomit = [\"knee\"]\n"));
  const Json& answers = events.at(0)["data"]["answers"];
  EXPECT_EQ(answers.size(), 43u);
  EXPECT_EQ(answers["ces"], "yes");
  EXPECT_EQ(answers["bilat"], "no");
  EXPECT_FALSE(answers.contains("knee"));
}

TEST_F(Folder, WritesOutTheShortSetOfAWorkedCase) {
  const auto events =
      EventsOf(Vignette(std::string(kHead) +
                        "[[events]]\nat = \"2026-03-02T08:00:00Z\"\ntype = \"screen.answered\"\n"
                        "short_no_except = {}\n"));
  EXPECT_EQ(events.at(0)["data"]["answers"].size(), 16u);
}

TEST_F(Folder, RepeatsAnEventOnDaysRunning) {
  const auto events =
      EventsOf(Vignette(std::string(kHead) +
                        "[[events]]\nat = \"2026-02-27T08:00:00Z\"\ntype = \"session.started\"\n"
                        "repeat_days = 3\n"));
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[2]["at"], "2026-03-01T08:00:00Z");
  EXPECT_NE(events[0]["id"], events[1]["id"]);
}

TEST_F(Folder, KeepsRawLinesAndGivenIds) {
  const Json vignette = Vignette(std::string(kHead) +
                                 "[[events]]\nraw_line = \"{broken\"\n"
                                 "[[events]]\nid = \"same\"\nat = \"2026-03-02T08:00:00Z\"\n"
                                 "type = \"note.added\"\ndata = { text = \"x\" }\n");
  const auto text = vignette["journal"].get<std::string>();
  EXPECT_EQ(text.find("{broken\n"), 0u);
  EXPECT_NE(text.find("\"id\":\"same\""), std::string::npos);
}

TEST_F(Folder, RefusesAWorkedCaseThatNamesNothing) {
  Put("vignettes/case.toml", std::string(kHead) + "includes = [\"nobody\"]\n");
  EXPECT_NE(Fault().message.find("no exercise \"nobody\""), std::string::npos);
  Put("vignettes/case.toml", std::string(kHead) + "mood = \"good\"\n");
  EXPECT_NE(Fault().place.find("expect.mood"), std::string::npos);
}

}  // namespace
}  // namespace psoas::compiler
