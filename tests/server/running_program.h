// The real program, started as `psoas serve` in a process of its own.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace psoas::server {

/// PSOAS_PROGRAM of the environment, else the one this test was built with.
std::string ProgramPath();

class RunningProgram {
 public:
  /// `psoas serve --db FILE --port PORT` and more; returns when it has said its address.
  explicit RunningProgram(const std::string& database, int port = 0,
                          std::vector<std::string> more = {});
  /// Ends it with SIGTERM if it still runs.
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  int port() const { return port_; }  ///< 0 when it ended without saying one
  const std::string& said() const { return said_; }

  void Signal(int number) const;
  /// Waits for its end: its exit code, or minus the signal that ended it.
  int Wait();

 private:
  void ReadUntilAddress();

  pid_t pid_ = -1;
  int output_ = -1;
  int port_ = 0;
  std::string said_;
};

}  // namespace psoas::server
