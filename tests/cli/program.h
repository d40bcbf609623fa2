// Runs the psoas program in a folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/json.h"

namespace psoas::cli {

/// The program under test: $PSOAS_PROGRAM, else the one that was built with the tests.
std::string ProgramPath();

struct Finished {
  int code = -1;
  std::string out;
  std::string err;
  /// Standard output as JSON; fails the test when it is not.
  Json json() const;
};

/// The terminal that Type runs on. Environment variables are added to those of the test.
struct Terminal {
  std::string kind = "dumb";
  unsigned short rows = 24, columns = 80;
  std::map<std::string, std::string> environment = {};
};

/// A program that runs on a terminal, key by key.
class Running {
 public:
  Running(const std::vector<std::string>& words, const std::filesystem::path& folder,
          const Terminal& terminal);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void Press(const std::string& typed);
  void Signal(int number) const;
  /// Until `text` was shown; fails the test when it never is.
  void WaitFor(const std::string& text);
  /// To its end.
  Finished Finish();
  const std::string& out() const { return out_; }

 private:
  bool ReadSome();

  int terminal_ = -1;
  int pid_ = -1;
  std::string out_;
};

/// A new home folder for each test; nothing outside it is read or written.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest();
  ~ProgramTest() override;

  std::string File(const std::string& name) const { return (folder_ / name).string(); }
  void Write(const std::string& name, const std::string& text) const;
  std::string Content(const std::string& name) const;

  /// Standard input is `input`, never a terminal.
  Finished Run(const std::vector<std::string>& words, const std::string& input = "") const;

  /// On a terminal, with `typed` already in its keyboard buffer. `out` holds what it showed.
  Finished Type(const std::vector<std::string>& words, const std::string& typed,
                const Terminal& terminal = {}) const;
  const std::filesystem::path& folder() const { return folder_; }

  /// Data of the journal's events of a type, oldest first.
  std::vector<Json> Kept(const std::string& type) const;

  /// The words with --journal FILE --now T.
  static std::vector<std::string> At(const std::string& now, std::vector<std::string> words);

  /// Screens with no to everything and measures both sides, at 2026-03-02 08:00.
  void MakeReadyForSession() const;

  static constexpr const char* kMorning = "2026-03-02T08:00:00Z";
  static constexpr const char* kLater = "2026-03-02T09:00:00Z";

 private:
  std::filesystem::path folder_;
};

}  // namespace psoas::cli
