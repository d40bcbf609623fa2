// psoas import, export, report and progress.
#include <algorithm>

#include "program.h"

namespace psoas::cli {
namespace {

using ExchangeTest = ProgramTest;

TEST_F(ExchangeTest, AnExportImportsIntoAnEmptyJournalAsItWas) {
  MakeReadyForSession();
  ASSERT_EQ(Run(At(kLater, {"export", "--out", "copy.jsonl"})).code, 0);
  const auto import = Run({"import", "copy.jsonl", "--journal", "new.jsonl", "--json"});
  EXPECT_EQ(import.json()["accepted"], 3);
  EXPECT_EQ(Content("new.jsonl"), Content("copy.jsonl"))
      << "no note of an import where nothing was before";
  EXPECT_EQ(Run({"today", "--json", "--now", kLater, "--journal", "new.jsonl"}).out,
            Run(At(kLater, {"today", "--json"})).out);
}

TEST_F(ExchangeTest, ASecondImportOfTheSameFileChangesNothing) {
  MakeReadyForSession();
  Run(At(kLater, {"export", "--out", "copy.jsonl"}));
  const std::string before = Content("journal.jsonl");
  const auto import = Run(At(kLater, {"import", "copy.jsonl", "--json"}));
  EXPECT_EQ(import.json()["accepted"], 0);
  EXPECT_EQ(import.json()["repeated"], 3);
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(ExchangeTest, ImportedAnswersNeverClearAFlagThatWasRaisedHere) {
  ASSERT_EQ(
      Run({"screen", "--all-no", "--journal", "clean.jsonl", "--now", "2026-03-05T08:00:00Z"}).code,
      0);
  Run(At(kMorning, {"screen", "--all-no", "--set", "cancer=yes"}));
  const auto before = Run(At("2026-03-06T08:00:00Z", {"today", "--json"})).json()["disposition"];
  ASSERT_EQ(Run(At("2026-03-06T08:00:00Z", {"import", "clean.jsonl"})).code, 0);
  EXPECT_EQ(Run(At("2026-03-06T08:00:00Z", {"today", "--json"})).json()["disposition"], before);
  EXPECT_NE(Content("journal.jsonl").find("journal.imported"), std::string::npos);
}

TEST_F(ExchangeTest, ReadsAnImportFromStandardInputAndForgivesAByteOrderMark) {
  const std::string note =
      R"({"id":"n","at":"2026-03-01T08:00:00Z","type":"note.added","data":{"text":"a"}})";
  EXPECT_EQ(Run(At(kMorning, {"import", "-"}), "\xEF\xBB\xBF" + note + "\r\n\r\n").code, 0);
  EXPECT_EQ(Content("journal.jsonl"), note + "\n");
}

TEST_F(ExchangeTest, UnknownTypesAndFieldsSurviveAnImportAndAnExport) {
  const std::string later =
      R"({"at":"2026-03-01T08:00:00Z","data":{"x":[1,2]},"id":"n","mood":"fine","type":"future.thing"})";
  ASSERT_EQ(Run(At(kMorning, {"import", "-"}), later).code, 0);
  EXPECT_EQ(Run(At(kMorning, {"export"})).out, later + "\n");
}

TEST_F(ExchangeTest, CsvHoldsOneRowForEachReading) {
  MakeReadyForSession();
  const auto csv = Run(At(kLater, {"export", "--format", "csv"}));
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 1 + 2 * 3) << csv.out;
}

TEST_F(ExchangeTest, NeverWritesOverTheJournalItself) {
  MakeReadyForSession();
  const std::string before = Content("journal.jsonl");
  EXPECT_EQ(Run(At(kLater, {"export", "--format", "csv", "--out", "journal.jsonl"})).code, 4);
  EXPECT_EQ(Run(At(kLater, {"report", "--out", "./journal.jsonl"})).code, 4);
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(ExchangeTest, TheHtmlReportEscapesWhatThePersonWrote) {
  MakeReadyForSession();
  Run(At(kMorning, {"note", "<script>alert('x')</script> & \"more\""}));
  ASSERT_EQ(Run(At(kLater, {"report", "--format", "html", "--out", "page.html"})).code, 0);
  const std::string page = Content("page.html");
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"),
            std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos) << "it needs nothing from outside";
  const auto mode = std::filesystem::status(File("page.html")).permissions();
  EXPECT_EQ(mode & std::filesystem::perms(0077), std::filesystem::perms::none)
      << "readable by its owner only";
}

TEST_F(ExchangeTest, TheTextReportAndProgressAreSentences) {
  MakeReadyForSession();
  const auto report = Run(At(kLater, {"report"}));
  EXPECT_EQ(report.code, 0);
  EXPECT_NE(report.out.find("not a medical device"), std::string::npos) << report.out;
  EXPECT_EQ(Run(At(kLater, {"progress"})).code, 0);
  EXPECT_TRUE(Run(At(kLater, {"progress", "--json"})).json().contains("angles"));
}

}  // namespace
}  // namespace psoas::cli
