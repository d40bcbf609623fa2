// psoas verify and --protocol.
#include "program.h"

namespace psoas::cli {
namespace {

using VerifyTest = ProgramTest;

TEST_F(VerifyTest, ShowsAPropertyWithHowItWasShown) {
  const auto verify = Run({"verify", "--property", "P9", "--property", "P11", "--json"});
  EXPECT_EQ(verify.code, 0) << verify.out << verify.err;
  const Json answer = verify.json();
  ASSERT_EQ(answer["proofs"].size(), 2u);
  for (const Json& proof : answer["proofs"]) {
    EXPECT_EQ(proof["status"], "proven") << proof.dump();
    for (const Json& part : proof["parts"]) {
      EXPECT_EQ(part["held"], true) << part.dump();
      EXPECT_NE(part["what"], "");
      EXPECT_NE(part["cases"], "");
    }
  }
}

TEST_F(VerifyTest, APropertyThatDoesNotExistIsNamed) {
  const auto verify = Run({"verify", "--property", "P16"});
  EXPECT_NE(verify.code, 0);
  EXPECT_NE(verify.err.find("P16"), std::string::npos) << verify.err;
}

TEST_F(VerifyTest, MutationsNeedTheWorkedCasesOfAFolder) {
  const auto verify = Run({"verify", "--mutations"});
  EXPECT_EQ(verify.code, 1);
  EXPECT_NE(verify.err.find("--protocol"), std::string::npos) << verify.err;
}

TEST_F(VerifyTest, AFolderThatIsNoProtocolIsNamed) {
  std::filesystem::create_directory(File("empty"));
  const auto today = Run({"today", "--journal", "none.jsonl", "--protocol", "empty"});
  EXPECT_NE(today.code, 0);
  EXPECT_NE(today.err.find("empty"), std::string::npos) << today.err;
}

}  // namespace
}  // namespace psoas::cli
