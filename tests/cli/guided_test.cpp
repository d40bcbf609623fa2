// psoas session on a terminal: the coach shown, heard, stopped and gone on with.
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "program.h"

namespace psoas::cli {
namespace {

class GuidedTest : public ProgramTest {
 protected:
  GuidedTest() { MakeReadyForSession(); }

  /// A session in made-up time, which passes only by waiting.
  static std::vector<std::string> Session(std::vector<std::string> more = {}, int speed = 2000) {
    std::vector<std::string> words{"session", "--speed", std::to_string(speed)};
    words.insert(words.end(), more.begin(), more.end());
    return At(kLater, words);
  }
  Finished Press(const std::string& keys, const Terminal& terminal = {}) const {
    return Type(Session(), keys, terminal);
  }
  /// The first exercise runs, by what the program has written down.
  void WaitUntilBegun() const {
    for (int i = 0; i < 3000; ++i) {
      if (Content("journal.jsonl.session").find("\"begun\":true") != std::string::npos) return;
      ::usleep(10'000);
    }
    ADD_FAILURE() << "no exercise was begun: " << Content("journal.jsonl.session");
  }
  bool IsKept() const { return std::filesystem::exists(File("journal.jsonl.session")); }
};

const Terminal kFull{"xterm-256color", 24, 80, {}};
/// Past "get ready" and "get into position": the first exercise runs.
const char* const kBegin = "nn";

TEST_F(GuidedTest, GoesThroughAWholeSessionByItself) {
  const auto session = Type(Session({"--bad-day"}), "", kFull);
  EXPECT_EQ(session.code, 0) << session.out;
  EXPECT_EQ(Kept("session.started").size(), 1u);
  EXPECT_EQ(Kept("session.ended").size(), 1u);
  const auto done = Kept("exercise.done");
  const Json today = Run(At(kMorning, {"today", "--json"})).json();
  ASSERT_GE(done.size(), 1u) << session.out;
  for (const Json& one : done) {
    EXPECT_GT(one["sets"], 0) << one;
    EXPECT_FALSE(one.contains("stopped_because")) << one;
  }
  EXPECT_FALSE(IsKept()) << "nothing is left to go on with";
}

TEST_F(GuidedTest, PainStopsAtOnceAndSharpPainEndsTheSession) {
  const auto session = Press(std::string(kBegin) + "xa");
  EXPECT_EQ(session.code, 0) << session.out;
  ASSERT_EQ(Kept("exercise.done").size(), 1u) << session.out;
  EXPECT_EQ(Kept("exercise.done")[0]["stopped_because"], "sharp_pain");
  EXPECT_EQ(Kept("session.ended").size(), 1u);
  EXPECT_EQ(Run(At(kLater, {"today", "--json"})).json()["screen"]["due"], "full");
}

TEST_F(GuidedTest, RunsInOneTerminalAtATime) {
  Running program(Session({}, 1), folder(), kFull);
  program.Press(kBegin);
  WaitUntilBegun();
  const auto second = Press("");
  EXPECT_NE(second.code, 0);
  EXPECT_NE(second.out.find("another terminal"), std::string::npos) << second.out;
  program.Press("s4");
  EXPECT_EQ(program.Finish().code, 0);
  EXPECT_EQ(Kept("session.started").size(), 1u);
}

TEST_F(GuidedTest, PainAboveTheLimitEndsItWithTheFigureTold) {
  for (const char* keys : {"x8", "pt", "x10"}) {
    std::filesystem::remove(File("journal.jsonl"));
    MakeReadyForSession();
    Press(std::string(kBegin) + keys);
    ASSERT_EQ(Kept("exercise.done").size(), 1u) << keys;
    EXPECT_EQ(Kept("exercise.done")[0]["pain"], keys[1] == '8' ? 8 : 10) << keys;
    EXPECT_EQ(Kept("session.ended").size(), 1u) << keys;
  }
}

TEST_F(GuidedTest, StopAsksWhyAndTwiceEscapeIsEnough) {
  Press(std::string(kBegin) + "s4");
  EXPECT_EQ(Kept("exercise.done")[0]["stopped_because"], "no_time");
  std::filesystem::remove(File("journal.jsonl"));
  MakeReadyForSession();
  Running program(Session(), folder(), kFull);
  program.Press(kBegin);
  program.Press("\x1b");
  program.WaitFor("Why stop?");
  program.Press("\x1b");
  EXPECT_EQ(program.Finish().code, 0);
  EXPECT_EQ(Kept("session.ended").size(), 1u);
}

TEST_F(GuidedTest, CtrlCEndsItAndKeepsWhatWasDone) {
  for (const bool by_key : {true, false}) {
    std::filesystem::remove(File("journal.jsonl"));
    MakeReadyForSession();
    Running program(Session({}, 1), folder(), kFull);
    program.Press(kBegin);
    WaitUntilBegun();
    if (by_key) {
      program.Press("\x03");
    } else {
      program.Signal(SIGINT);
    }
    EXPECT_EQ(program.Finish().code, 0);
    EXPECT_EQ(Kept("exercise.done").size(), 1u);
    EXPECT_EQ(Kept("session.ended").size(), 1u);
  }
}

TEST_F(GuidedTest, ASessionInWhichNothingWasBegunLeavesTheDayOpen) {
  EXPECT_EQ(Press("s4").code, 0);
  EXPECT_TRUE(Kept("exercise.done").empty());
  EXPECT_EQ(Run(At(kLater, {"today", "--json"})).json()["today"]["kind"], "session");
}

TEST_F(GuidedTest, SkipLeavesNoEntryOfWhatWasNotBegun) {
  Press("ks4");
  EXPECT_TRUE(Kept("exercise.done").empty());
}

TEST_F(GuidedTest, PausesOnSpaceAndSaysSo) {
  Running program(Session({}, 1), folder(), kFull);
  program.Press(std::string(kBegin) + " ");
  program.WaitFor("Paused");
  program.WaitFor("[space] Go on");
  program.Press("s5");
  EXPECT_EQ(program.Finish().code, 0);
}

TEST_F(GuidedTest, AKilledSessionIsOfferedAgainAndWaitsWhereItWas) {
  {
    Running program(Session({}, 1), folder(), kFull);
    program.Press(kBegin);
    WaitUntilBegun();
    program.Press(" ");
    program.WaitFor("[space] Go on");
    program.Signal(SIGKILL);
    EXPECT_EQ(program.Finish().code, -SIGKILL);
  }
  ASSERT_TRUE(IsKept());
  EXPECT_EQ(Kept("session.started").size(), 1u);
  const auto session = Press("1\n" + std::string("s4"));
  EXPECT_NE(session.out.find("Your session is still here"), std::string::npos) << session.out;
  EXPECT_EQ(session.code, 0);
  EXPECT_EQ(Kept("session.started").size(), 1u) << "it is the same session";
  EXPECT_EQ(Kept("exercise.done").size(), 1u);
  EXPECT_EQ(Kept("session.ended").size(), 1u);
  EXPECT_FALSE(IsKept());
}

TEST_F(GuidedTest, AKeptSessionMayBeEnded) {
  {
    Running program(Session({}, 1), folder(), kFull);
    program.Press(kBegin);
    WaitUntilBegun();
    program.Signal(SIGHUP);
    program.Finish();
  }
  ASSERT_TRUE(IsKept());
  EXPECT_TRUE(Kept("session.ended").empty());
  EXPECT_EQ(Press("2\n").code, 0);
  EXPECT_EQ(Kept("session.ended").size(), 1u);
  EXPECT_FALSE(IsKept());
}

TEST_F(GuidedTest, AKeptSessionThatIsTooOldAsksTheSafetyQuestionsFirst) {
  {
    Running program(Session({}, 1), folder(), kFull);
    program.Press(kBegin);
    WaitUntilBegun();
    program.Signal(SIGKILL);
    program.Finish();
  }
  const auto session = Type(At("2026-03-02T11:00:00Z", {"session", "--speed", "2000"}), "1\nq\n");
  EXPECT_NE(session.out.find("First, a few questions again"), std::string::npos) << session.out;
  EXPECT_TRUE(IsKept()) << "it still waits";
  EXPECT_TRUE(Kept("exercise.done").empty());
}

TEST_F(GuidedTest, AnsweredSafetyQuestionsLetAKeptSessionGoOn) {
  {
    Running program(Session({}, 1), folder(), kFull);
    program.Press(kBegin);
    WaitUntilBegun();
    program.Signal(SIGKILL);
    program.Finish();
  }
  const auto session = Type(At("2026-03-02T11:00:00Z", {"session", "--speed", "2000"}),
                            "1\n" + std::string("n\nn\nn\nn\nn\nn\nn\nn\n"));
  EXPECT_EQ(Kept("screen.answered").size(), 2u) << session.out;
  EXPECT_EQ(Kept("session.ended").size(), 1u);
  EXPECT_FALSE(IsKept());
}

TEST_F(GuidedTest, WhatSleptDoesNotCount) {
  Running program(Session({}, 1), folder(), kFull);
  program.Press(kBegin);
  WaitUntilBegun();
  program.Press("\x1a");  // Ctrl-Z; on a terminal without a shell it goes on at once
  program.WaitFor("[space] Go on");
  program.Press("s5");
  EXPECT_EQ(program.Finish().code, 0);
}

TEST_F(GuidedTest, ColourIsLeftOutWhereItIsNotWanted) {
  Terminal plain = kFull;
  plain.environment["NO_COLOR"] = "1";
  EXPECT_NE(Press("s4", kFull).out.find("\x1b[1;36m"), std::string::npos);
  std::filesystem::remove(File("journal.jsonl"));
  MakeReadyForSession();
  const auto session = Press("s4", plain);
  EXPECT_EQ(session.out.find("\x1b[1"), std::string::npos) << session.out;
  EXPECT_NE(session.out.find("\x1b[H"), std::string::npos) << "the cursor still moves";
}

TEST_F(GuidedTest, ADumbTerminalGetsLinesAlone) {
  const auto session = Press(std::string(kBegin) + "xa");
  EXPECT_EQ(session.out.find('\x1b'), std::string::npos) << session.out;
  EXPECT_NE(session.out.find("Get ready: "), std::string::npos);
}

TEST_F(GuidedTest, FitsEightyByTwentyFourAndLess) {
  for (const auto& [rows, columns] : {std::pair<unsigned short, unsigned short>{24, 80}, {8, 40}}) {
    std::filesystem::remove(File("journal.jsonl"));
    MakeReadyForSession();
    const auto session =
        Press(std::string(kBegin) + "s4", {"xterm", rows, columns, {{"NO_COLOR", "1"}}});
    const std::string last = session.out.substr(session.out.rfind("\x1b[H"));
    const std::string frame = last.substr(0, last.find("\x1b[?25h"));
    std::string line;
    std::size_t count = 1;
    for (const char c : frame.substr(3)) {
      if (c == '\n') {
        ++count;
        line.clear();
      } else if (c != '\r' && (c & 0xC0) != 0x80) {
        line += c;
        EXPECT_LE(line.size(), columns + 3u) << line;  // and the code that clears the rest
      }
    }
    EXPECT_LE(count, rows) << frame;
  }
}

TEST_F(GuidedTest, TheBellSoundsUnlessQuiet) {
  EXPECT_NE(Press("s4").out.find('\a'), std::string::npos);
  std::filesystem::remove(File("journal.jsonl"));
  MakeReadyForSession();
  EXPECT_EQ(Type(Session({"--quiet"}), "s4").out.find('\a'), std::string::npos);
}

TEST_F(GuidedTest, SpeaksThroughEspeakWhereItIsInstalled) {
  std::filesystem::create_directory(File("bin"));
  Write("bin/espeak-ng", "#!/bin/sh\necho \"$@\" >> \"$HOME/said\"\ncat >> \"$HOME/said\"\n");
  std::filesystem::permissions(File("bin/espeak-ng"), std::filesystem::perms::owner_all);
  Terminal terminal;
  terminal.environment["PATH"] = File("bin") + ":" + std::getenv("PATH");
  Running program(Session({"--voice"}, 1), folder(), terminal);
  program.WaitFor("Get ready: ");
  for (int i = 0; i < 500 && Content("said").find("Next: ") == std::string::npos; ++i)
    ::usleep(10'000);
  program.Press("s4");
  EXPECT_EQ(program.Finish().code, 0);
  EXPECT_NE(Content("said").find("-v en --stdin\nNext: "), std::string::npos) << Content("said");
}

TEST_F(GuidedTest, SaysWhenNothingCanSpeak) {
  Terminal terminal;
  terminal.environment["PATH"] = "/nowhere";
  const auto session = Type(Session({"--voice"}), "s4", terminal);
  EXPECT_EQ(session.code, 0);
  EXPECT_NE(session.out.find("espeak-ng is not installed"), std::string::npos) << session.out;
}

TEST_F(GuidedTest, MadeUpTimeNeedsAMadeUpDate) {
  EXPECT_EQ(Type({"session", "--speed", "10", "--journal", "journal.jsonl"}, "").code, 1);
}

}  // namespace
}  // namespace psoas::cli
