// psoas verify and --protocol.
#include "program.h"

namespace psoas::cli {
namespace {

using VerifyTest = ProgramTest;

TEST_F(VerifyTest, ProvesEveryPropertyOfTheProtocolInside) {
  const auto verify = Run({"verify", "--json"});
  EXPECT_EQ(verify.code, 0) << verify.out << verify.err;
  const Json answer = verify.json();
  for (const Json& proof : answer["proofs"]) {
    EXPECT_EQ(proof["proven"], true) << proof.dump();
    EXPECT_NE(proof["method"], "");
    EXPECT_NE(proof["cases"], "");
  }
}

TEST_F(VerifyTest, AFolderThatIsNoProtocolIsNamed) {
  std::filesystem::create_directory(File("empty"));
  const auto today = Run({"today", "--journal", "none.jsonl", "--protocol", "empty"});
  EXPECT_NE(today.code, 0);
  EXPECT_NE(today.err.find("empty"), std::string::npos) << today.err;
}

}  // namespace
}  // namespace psoas::cli
