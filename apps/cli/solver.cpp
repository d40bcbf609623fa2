#include "solver.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

extern char** environ;

namespace psoas::cli {
namespace {

Error Fault(ErrorCode code, std::string message) {
  return {code, "z3", std::move(message), "Install Debian's package z3, then run this again."};
}

/// A file without a name, open for reading and writing; it goes when it is closed.
int OpenScratch() {
  std::string name = "/tmp/psoas-verify-XXXXXX";
  const int file = mkostemp(name.data(), O_CLOEXEC);
  if (file >= 0) unlink(name.c_str());
  return file;
}

bool WriteAll(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = write(file, text.data() + done, text.size() - done);
    if (wrote <= 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return lseek(file, 0, SEEK_SET) == 0;
}

std::string ReadAll(int file) {
  std::string out;
  std::array<char, 4096> buffer;
  lseek(file, 0, SEEK_SET);
  for (ssize_t got; (got = read(file, buffer.data(), buffer.size())) > 0;)
    out.append(buffer.data(), static_cast<std::size_t>(got));
  return out;
}

}  // namespace

Result<std::string> RunSolver(const std::string& smt_lib) {
  const int in = OpenScratch(), out = OpenScratch();
  if (in < 0 || out < 0 || !WriteAll(in, smt_lib))
    return Fault(ErrorCode::kStorage, "no scratch file could be written for the solver.");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  char name[] = "z3", read_input[] = "-in", soft_limit[] = "-t:20000", hard_limit[] = "-T:40";
  char* arguments[] = {name, read_input, soft_limit, hard_limit, nullptr};
  pid_t child = 0;
  const int failed = posix_spawnp(&child, name, &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  int code = 0;
  if (!failed) waitpid(child, &code, 0);
  std::string printed = ReadAll(out);
  close(in);
  close(out);
  if (failed) return Fault(ErrorCode::kNotFound, "z3 is not installed.");
  return printed;
}

}  // namespace psoas::cli
