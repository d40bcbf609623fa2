// psoas muscles: what cannot be used is refused by name, with its mend.
#include <gtest/gtest.h>

#include "program.h"

namespace psoas::cli {
namespace {

using MusclesBadInputTest = ProgramTest;

struct Refusal {
  std::vector<std::string> words;
  int code;
  std::vector<std::string> says;
};

TEST_F(MusclesBadInputTest, EachPoseThatIsNoneIsNamed) {
  const std::vector<Refusal> refusals = {
      {{"hip_flexon_r=-20"}, 3, {"hip_flexon_r", "Did you mean hip_flexion_r"}},
      {{"hip_flexion_r=nan"}, 2, {"\"nan\"", "degrees"}},
      {{"hip_flexion_r=inf"}, 2, {"\"inf\""}},
      {{"hip_flexion_r=-20deg"}, 2, {"\"-20deg\""}},
      {{"hip_flexion_r="}, 2, {"\"\" is not a finite number"}},
      {{"hip_flexion_r"}, 2, {"no coordinate with its value"}},
      {{"=5"}, 2, {"no coordinate with its value"}},
      {{"hip_flexion_r=5,,lumbar_bending=1"}, 2, {"is missing"}},
      {{"hip_flexion_r=5,hip_flexion_r=6"}, 2, {"given before", "once"}},
      {{"hip_flexion_r=121"}, 2, {"-30 to 120 degrees", "--beyond-range"}},
      {{"hip_flexion_r=361"}, 2, {"one whole turn"}},
      {{""}, 2, {"is missing"}},
      {{"neutral,hip_flexion_r=1"}, 2, {"neutral alone"}},
  };
  for (const Refusal& refusal : refusals) {
    const auto done = Run({"muscles", "--pose", refusal.words[0], "--json"});
    EXPECT_EQ(done.code, refusal.code) << refusal.words[0] << "\n" << done.err;
    const Json error = done.json()["error"];
    EXPECT_EQ(error["place"].get<std::string>().find("--pose"), 0u) << error.dump();
    EXPECT_NE(error["mend"], "") << error.dump();
    for (const std::string& part : refusal.says)
      EXPECT_NE(done.err.find(part), std::string::npos) << part << "\n" << done.err;
  }
}

TEST_F(MusclesBadInputTest, WhatWasTypedIsRepeatedOnlyInPart) {
  const std::string typed(5000, 'a');
  for (const std::string option : {"--pose", "--muscle", "--scale"}) {
    std::vector<std::string> words = {"muscles", option, typed + "=1"};
    if (option != "--pose") words.insert(words.end(), {"--pose", "neutral"});
    const auto done = Run(words);
    EXPECT_NE(done.code, 0) << option;
    EXPECT_LT(done.err.size(), 400u) << option << "\n" << done.err;
    EXPECT_NE(done.err.find("aaa…"), std::string::npos) << option << "\n" << done.err;
  }
}

TEST_F(MusclesBadInputTest, AngleBeyondTheRangeIsTakenWhenAskedFor) {
  const auto done = Run({"muscles", "--pose", "hip_flexion_r=-35", "--beyond-range", "--json"});
  EXPECT_EQ(done.code, 0) << done.err;
}

TEST_F(MusclesBadInputTest, OptionsThatDoNotFitAreRefused) {
  const std::vector<Refusal> refusals = {
      {{}, 1, {"--pose", "--list"}},
      {{"--list", "--exercises"}, 1, {"not for both"}},
      {{"--list", "--pose", "neutral"}, 1, {"--pose", "--list"}},
      {{"--list", "--csv"}, 1, {"--csv", "--list"}},
      {{"--export", "b.osim", "--muscle", "psoas_r"}, 1, {"--muscle", "--export"}},
      {{"--pose", "neutral", "--csv", "--json"}, 1, {"--csv"}},
      {{"--pose", "neutral", "--muscle", "psoas_x"}, 3, {"Did you mean psoas_r"}},
      {{"--pose", "neutral", "--muscle", "psoas_r,psoas_r"}, 2, {"given before"}},
      {{"--pose", "neutral", "--scale", "thigh=9"}, 2, {"0.5 to 2"}},
      {{"--pose", "neutral", "--scale", "arm=1.1"}, 3, {"arm"}},
      {{"--pose", "neutral", "--scale", "thigh"}, 2, {"thigh=1.05"}},
      {{"--pose", "neutral", "--scale", "thigh=1.1,thigh=1.2"}, 2, {"given before"}},
      {{"--export", "body.txt"}, 1, {".osim", ".xml", ".json"}},
      {{"--motion", "run.mot"}, 1, {"--out lengths.sto"}},
      {{"--motion", "run.mot", "--out", "x.txt"}, 1, {"--out lengths.sto"}},
      {{"--motion", "none.mot", "--out", "x.sto"}, 3, {"none.mot"}},
      {{"--out", "x.sto", "--list"}, 1, {"--motion"}},
      {{"--plot", "x.png", "--over", "hip_flexion_r"}, 1, {".svg"}},
      {{"--plot", "x.svg"}, 1, {"--over"}},
      {{"--stretch", "psoas_r"}, 1, {"--pose"}},
      {{"--stretch", "psoas_l1_vb_r", "--pose", "neutral"}, 3, {"psoas_l1_vb_r"}},
      {{"--what-if", "psoas", "--pose", "neutral"}, 3, {"Did you mean psoas_r"}},
      {{"--what-if", "psoas_r", "--pose", "neutral", "--lock", "knee"}, 3, {"--lock knee"}},
      {{"--plot", "x.svg", "--over", "hip"}, 3, {"\"hip\""}},
      {{"--plot", "x.svg", "--over", "pelvis_tilt"}, 2, {"no muscle"}},
      {{"--plot", "x.svg", "--over", "hip_flexion_r", "--from", "-60"}, 2, {"--from -60"}},
      {{"--plot", "x.svg", "--over", "hip_flexion_r", "--from", "9", "--to", "9"}, 2, {"no range"}},
      {{"--plot", "x.svg", "--over", "hip_flexion_r", "--pose", "hip_flexion_r=5"},
       2,
       {"Leave it"}},
  };
  for (Refusal refusal : refusals) {
    refusal.words.insert(refusal.words.begin(), "muscles");
    const auto done = Run(refusal.words);
    EXPECT_EQ(done.code, refusal.code) << testing::PrintToString(refusal.words) << done.err;
    for (const std::string& part : refusal.says)
      EXPECT_NE(done.err.find(part), std::string::npos) << part << "\n" << done.err;
  }
}

TEST_F(MusclesBadInputTest, AFileThatIsNoModelIsNamed) {
  Write("letter.txt", "Dear colleague,");
  const auto text = Run({"muscles", "--model", "letter.txt", "--list"});
  EXPECT_EQ(text.code, 2);
  EXPECT_NE(text.err.find("letter.txt"), std::string::npos) << text.err;
  Write("half.json", "{\"format\": \"psoas-body\", ");
  EXPECT_EQ(Run({"muscles", "--model", "half.json", "--pose", "neutral"}).code, 2);
  Write("empty.json", "");
  const auto empty = Run({"muscles", "--model", "empty.json", "--list"});
  EXPECT_EQ(empty.code, 2);
  EXPECT_NE(empty.err.find("the file is empty"), std::string::npos) << empty.err;
  Write("page.xml", "<?xml version=\"1.0\"?><!-- <mujoco> --><html/>");
  EXPECT_EQ(Run({"muscles", "--model", "page.xml", "--list"}).code, 2);
  EXPECT_EQ(Run({"muscles", "--model", "none.osim", "--list"}).code, 3);
}

TEST_F(MusclesBadInputTest, AnOutputThatCannotBeWrittenIsNamed) {
  const auto done = Run({"muscles", "--export", "nowhere/body.osim"});
  EXPECT_NE(done.code, 0);
  EXPECT_NE(done.err.find("nowhere"), std::string::npos) << done.err;
}

}  // namespace
}  // namespace psoas::cli
