// psoas protocol: show, find, list, lint, diff, docs.
#include "program.h"

namespace psoas::cli {
namespace {

class ProtocolTest : public ProgramTest {
 protected:
  static bool Holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  /// A copy of the protocol folder of the sources, to change something in it.
  std::string Copy(const std::string& name) const {
    std::filesystem::copy(PSOAS_PROTOCOL_DIR, File(name), std::filesystem::copy_options::recursive);
    return File(name);
  }

  void Replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = Content(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    ProgramTest::Write(file, text.replace(at, from.size(), to));
  }
};

TEST_F(ProtocolTest, ShowNamesTheFileTheLineAndTheIdentity) {
  const auto show = Run({"protocol", "show", "ces_yes"});
  EXPECT_EQ(show.code, 0) << show.err;
  EXPECT_TRUE(Holds(show.out, "protocol/screening/triage.toml, line ")) << show.out;
  EXPECT_TRUE(Holds(show.out, "sha256"));
}

TEST_F(ProtocolTest, ShowAsJsonSpellsOutTheSources) {
  const Json answer = Run({"protocol", "show", "ces_yes", "--json"}).json();
  const Json& entry = answer["entries"][0];
  EXPECT_EQ(entry["entry"]["kind"], "triage_row");
  EXPECT_NE(entry["grounds"][0]["sources"][0]["citation"], "");
  EXPECT_EQ(answer["protocol"]["hash"].get<std::string>().size(), 64u);
}

TEST_F(ProtocolTest, AnUnknownIdSuggestsTheNearest) {
  const auto show = Run({"protocol", "show", "ces_yess"});
  EXPECT_EQ(show.code, 1);
  EXPECT_TRUE(Holds(show.err, "Did you mean ces_yes")) << show.err;
}

TEST_F(ProtocolTest, ASentenceOfTodayLeadsBackToItsRow) {
  MakeReadyForSession();
  const Json today = Run(At(kLater, {"today", "--json"})).json();
  const std::string text = today["findings"]["left"]["text"];
  const auto found = Run({"protocol", "show", text});
  EXPECT_EQ(found.code, 0) << found.err;
  EXPECT_TRUE(Holds(found.out, "finding.above (wording)")) << found.out;
  EXPECT_TRUE(Holds(found.out, "protocol/wording.toml, line "));
}

TEST_F(ProtocolTest, ASentenceOfAPageIsSaidToBeThePages) {
  const auto found = Run({"protocol", "find", "Nothing of yours is lost: what you entered stays"});
  EXPECT_EQ(found.code, 0) << found.err;
  EXPECT_TRUE(Holds(found.out, "locales/en.json")) << found.out;
}

TEST_F(ProtocolTest, WordsThatAreNowhereAreRefusedInASentence) {
  const auto found = Run({"protocol", "find", "purple monkey dishwasher"});
  EXPECT_EQ(found.code, 1);
  EXPECT_FALSE(found.err.empty());
}

TEST_F(ProtocolTest, ListOfAKindHoldsOnlyThat) {
  const Json answer = Run({"protocol", "list", "banding", "--json"}).json();
  EXPECT_GE(answer["entries"].size(), 3u);
  for (const Json& entry : answer["entries"]) EXPECT_EQ(entry["kind"], "banding");
}

TEST_F(ProtocolTest, LintNamesFileLineAndMend) {
  const std::string folder = Copy("changed");
  Replace("changed/assessment/bandings.toml", "at_most = -10", "at_most = -12");
  const auto lint = Run({"protocol", "lint", folder});
  EXPECT_EQ(lint.code, 1);
  EXPECT_TRUE(Holds(lint.out, "bandings.toml, line ")) << lint.out;
}

TEST_F(ProtocolTest, LintOfTheProtocolInsideFindsNothingToMend) {
  const auto lint = Run({"protocol", "lint"});
  EXPECT_EQ(lint.code, 0) << lint.out;
  EXPECT_TRUE(Holds(lint.out, "0 to mend")) << lint.out;
}

TEST_F(ProtocolTest, DiffWithItselfIsTheSame) {
  const auto diff = Run({"protocol", "diff", PSOAS_PROTOCOL_DIR});
  EXPECT_EQ(diff.code, 0) << diff.out << diff.err;
}

TEST_F(ProtocolTest, DiffOfAMovedCutSaysWhoseGuidanceChanges) {
  const std::string folder = Copy("changed");
  Replace("changed/assessment/bandings.toml", "at_most = -10", "at_most = -8");
  Replace("changed/assessment/bandings.toml", "above = -10", "above = -8");
  const auto diff = Run({"protocol", "diff", folder, "--json"});
  EXPECT_EQ(diff.code, 9) << diff.err;
  const Json answer = diff.json();
  EXPECT_EQ(answer["comparisons"][0]["changes"].size(), 0u) << "no answer of the screen";
  EXPECT_FALSE(answer["cases"].empty());
  EXPECT_EQ(answer["values"].size(), 2u) << answer["values"].dump(1);
}

TEST_F(ProtocolTest, DocsCheckRefusesADocumentThatWasEdited) {
  std::filesystem::create_directory(File("docs"));
  EXPECT_EQ(Run({"protocol", "docs", File("docs")}).code, 0);
  EXPECT_EQ(Run({"protocol", "docs", File("docs"), "--check"}).code, 0);
  ProgramTest::Write("docs/protocol.md", Content("docs/protocol.md") + "One more line.\n");
  EXPECT_EQ(Run({"protocol", "docs", File("docs"), "--check"}).code, 9);
}

}  // namespace
}  // namespace psoas::cli
