#include "program.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace psoas::cli {
namespace {

constexpr int kPatienceMs = 30'000;

[[noreturn]] void Become(std::vector<std::string> words, const std::filesystem::path& folder,
                         const std::string& terminal = "dumb") {
  ::setenv("HOME", folder.c_str(), 1);
  ::unsetenv("XDG_DATA_HOME");
  ::setenv("TERM", terminal.c_str(), 1);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  words.insert(words.begin(), ProgramPath());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

int CodeOf(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void Redirect(const std::filesystem::path& path, int flags, int fd) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (file < 0 || ::dup2(file, fd) < 0) ::_exit(125);
}

}  // namespace

std::string ProgramPath() {
  const char* given = std::getenv("PSOAS_PROGRAM");
  return given != nullptr ? given : PSOAS_PROGRAM_BUILT;
}

Json Finished::json() const {
  const auto parsed = ParseJson(out);
  EXPECT_TRUE(parsed.ok()) << out << err;
  return parsed.ok() ? *parsed : Json::object();
}

ProgramTest::ProgramTest() {
  std::string name = (std::filesystem::temp_directory_path() / "psoas-cli-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
}

ProgramTest::~ProgramTest() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void ProgramTest::Write(const std::string& name, const std::string& text) const {
  std::ofstream(File(name), std::ios::binary) << text;
}

std::string ProgramTest::Content(const std::string& name) const { return ReadFile(File(name)); }

Finished ProgramTest::Run(const std::vector<std::string>& words, const std::string& input) const {
  Write(".in", input);
  const pid_t pid = ::fork();
  if (pid == 0) {
    Redirect(File(".in"), O_RDONLY, STDIN_FILENO);
    Redirect(File(".out"), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    Redirect(File(".err"), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    Become(words, folder_);
  }
  const int code = CodeOf(pid);
  return {code, Content(".out"), Content(".err")};
}

Running::Running(const std::vector<std::string>& words, const std::filesystem::path& folder,
                 const Terminal& terminal) {
  const winsize size{terminal.rows, terminal.columns, 0, 0};
  pid_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
  if (pid_ != 0) return;
  ::unsetenv("NO_COLOR");  // what runs the tests may have set it
  for (const auto& [name, value] : terminal.environment) ::setenv(name.c_str(), value.c_str(), 1);
  Become(words, folder, terminal.kind);
}

Running::~Running() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  CodeOf(pid_);
  ::close(terminal_);
}

void Running::Press(const std::string& typed) {
  EXPECT_EQ(::write(terminal_, typed.data(), typed.size()), static_cast<ssize_t>(typed.size()));
}

void Running::Signal(int number) const { ::kill(pid_, number); }

bool Running::ReadSome() {
  char piece[4096];
  pollfd ready{terminal_, POLLIN, 0};
  if (::poll(&ready, 1, kPatienceMs) <= 0) {
    ADD_FAILURE() << "it waits for something:\n" << out_;
    ::kill(pid_, SIGKILL);
    return false;
  }
  const ssize_t size = ::read(terminal_, piece, sizeof piece);
  if (size > 0) out_.append(piece, static_cast<std::size_t>(size));
  return size > 0;
}

void Running::WaitFor(const std::string& text) {
  while (out_.find(text) == std::string::npos) {
    if (!ReadSome()) {
      ADD_FAILURE() << "\"" << text << "\" was never shown:\n" << out_;
      return;
    }
  }
}

Finished Running::Finish() {
  while (ReadSome()) {
  }
  Finished finished{CodeOf(pid_), out_, ""};
  ::close(terminal_);
  pid_ = -1;
  return finished;
}

Finished ProgramTest::Type(const std::vector<std::string>& words, const std::string& typed,
                           const Terminal& terminal) const {
  Running program(words, folder_, terminal);
  program.Press(typed);
  return program.Finish();
}

std::vector<Json> ProgramTest::Kept(const std::string& type) const {
  std::vector<Json> kept;
  const std::string text = Content("journal.jsonl");
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    const Json event = ParseJson(text.substr(at, text.find('\n', at) - at)).value();
    if (event["type"] == type) kept.push_back(event["data"]);
  }
  return kept;
}

std::vector<std::string> ProgramTest::At(const std::string& now, std::vector<std::string> words) {
  words.insert(words.end(), {"--journal", "journal.jsonl", "--now", now});
  return words;
}

void ProgramTest::MakeReadyForSession() const {
  ASSERT_EQ(Run(At(kMorning, {"screen", "--all-no"})).code, 0);
  for (const char* side : {"left", "right"}) {
    const auto measured = Run(
        At(kMorning, {"test", "--side", side, "--method", "tape", "--thigh", "6", "7", "6",
                      "--knee", "84", "85", "84", "--pelvis-flat", "yes", "--pain", "stretch"}));
    ASSERT_EQ(measured.code, 0) << measured.err;
  }
}

}  // namespace psoas::cli
