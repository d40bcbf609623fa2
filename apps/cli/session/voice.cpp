#include "voice.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>

extern char** environ;

namespace psoas::cli {
namespace {

constexpr const char* kProgram = "espeak-ng";

pid_t SpawnReading(int from_fd) {
  posix_spawn_file_actions_t files;
  if (::posix_spawn_file_actions_init(&files) != 0) return -1;
  ::posix_spawn_file_actions_adddup2(&files, from_fd, STDIN_FILENO);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string words[]{kProgram, "-v", "en", "--stdin"};
  char* const arguments[]{words[0].data(), words[1].data(), words[2].data(), words[3].data(),
                          nullptr};
  pid_t pid = -1;
  if (::posix_spawnp(&pid, kProgram, &files, nullptr, arguments, environ) != 0) pid = -1;
  ::posix_spawn_file_actions_destroy(&files);
  return pid;
}

}  // namespace

bool Voice::IsInstalled() {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const std::string program = std::string(folders.substr(0, end)) + "/" + kProgram;
    if (::access(program.c_str(), X_OK) == 0) return true;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return false;
}

void Voice::Say(const std::string& text) {
  Silence();
  int ends[2];
  if (text.empty() || ::pipe2(ends, O_CLOEXEC) != 0) return;
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);  // a sentence fits a pipe; nobody waits for a speaker
  speaking_ = SpawnReading(ends[0]);
  ::close(ends[0]);
  const std::string line = text + "\n";
  if (speaking_ > 0 && ::write(ends[1], line.data(), line.size()) < 0) Silence();
  ::close(ends[1]);
}

void Voice::Silence() {
  if (speaking_ <= 0) return;
  ::kill(speaking_, SIGKILL);
  ::waitpid(speaking_, nullptr, 0);
  speaking_ = -1;
}

}  // namespace psoas::cli
