// psoas test from arguments.
#include "program.h"

namespace psoas::cli {
namespace {

class ThomasTest : public ProgramTest {
 protected:
  Finished Measure(const std::vector<std::string>& readings,
                   std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"test",          "--side", "left",   "--method", "tape",
                                   "--pelvis-flat", "yes",    "--pain", "none",     "--json"};
    for (const auto& reading : readings) words.insert(words.end(), {"--reading", reading});
    words.insert(words.end(), more.begin(), more.end());
    return Run(At(kMorning, words));
  }
};

TEST_F(ThomasTest, TurnsTheTapeIntoAnglesAndKeepsWhatWasRead) {
  const auto measured = Measure({"height=3,length=42,knee=85", "height=3,length=42,knee-inner=95",
                                 "height=-2,length=42,knee=85"});
  ASSERT_EQ(measured.code, 0) << measured.err;
  const Json readings = measured.json()["recorded"][0]["data"]["readings"];
  EXPECT_EQ(readings[0]["thigh_deg"], 4.1);
  EXPECT_EQ(readings[0]["height_cm"], 3.0);
  EXPECT_EQ(readings[1]["knee_flexion_deg"], 85.0);
  EXPECT_EQ(readings[2]["thigh_deg"], -2.7);
}

TEST_F(ThomasTest, NamesTheReadingThatCannotBe) {
  const auto measured = Measure({"height=3,length=42", "height=50,length=42"});
  EXPECT_EQ(measured.code, 2);
  EXPECT_NE(measured.err.find("reading 2"), std::string::npos) << measured.err;
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl")));
}

TEST_F(ThomasTest, RefusesAnglesThatAreNotNumbersOrBeyondABody) {
  for (const char* bad : {"nan", "inf", "-inf", "1e400", "ten", "", "120", "-60"}) {
    EXPECT_EQ(Measure({std::string("thigh=") + bad}).code, 2) << bad;
  }
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl")));
}

TEST_F(ThomasTest, NamesEveryOptionThatIsMissing) {
  const auto measured = Run(At(kMorning, {"test", "--side", "left"}));
  EXPECT_EQ(measured.code, 1);
  for (const char* name : {"--method", "--reading", "--pelvis-flat", "--pain"}) {
    EXPECT_NE(measured.err.find(name), std::string::npos) << measured.err;
  }
}

TEST_F(ThomasTest, RefusesAWordOutsideItsChoices) {
  EXPECT_EQ(Measure({"thigh=3"}, {"--drop-out", "maybe"}).code, 1);
}

}  // namespace
}  // namespace psoas::cli
