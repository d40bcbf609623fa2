#include "running_program.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace psoas::server {

std::string ProgramPath() {
  const char* given = std::getenv("PSOAS_PROGRAM");
  return given != nullptr ? given : PSOAS_PROGRAM_BUILT;
}

RunningProgram::RunningProgram(const std::string& database, int port,
                               std::vector<std::string> more) {
  std::vector<std::string> words{ProgramPath(), "serve",  "--db",
                                 database,      "--port", std::to_string(port)};
  words.insert(words.end(), more.begin(), more.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int ends[2];
  if (::pipe(ends) != 0) return;
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  output_ = ends[0];
  ReadUntilAddress();
}

RunningProgram::~RunningProgram() {
  if (pid_ > 0) {
    Signal(SIGTERM);
    Wait();
  }
  if (output_ >= 0) ::close(output_);
}

void RunningProgram::ReadUntilAddress() {
  const std::string mark = "http://127.0.0.1:";
  char piece[256];
  ssize_t size = 0;
  while ((size = ::read(output_, piece, sizeof piece)) > 0) {
    said_.append(piece, static_cast<std::size_t>(size));
    const auto found = said_.find(mark);
    if (found == std::string::npos || said_.find('\n', found) == std::string::npos) continue;
    port_ = std::atoi(said_.c_str() + found + mark.size());
    return;
  }
}

void RunningProgram::Signal(int number) const { ::kill(pid_, number); }

int RunningProgram::Wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace psoas::server
