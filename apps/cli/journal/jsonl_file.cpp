// An append-only journal file. Lines that are there are never rewritten.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "file_io.h"
#include "store.h"

namespace psoas::cli {
namespace {

constexpr std::chrono::milliseconds kLockRetry{50};
constexpr int kLockTries = 200;  // ten seconds

Status Lock(int fd, const std::string& path) {
  for (int attempt = 0; attempt < kLockTries; ++attempt) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return Done{};
    if (errno != EWOULDBLOCK && errno != EINTR) return FileError(path, "cannot lock", errno);
    std::this_thread::sleep_for(kLockRetry);
  }
  return Error{ErrorCode::kStorage, path, "another program is writing to it and does not let go.",
               "Close the other program and try again; nothing was changed."};
}

/// A line that a crash cut short must not swallow the next event.
Result<bool> EndsMidLine(int fd, std::int64_t size, const std::string& path) {
  if (size == 0) return false;
  char last = 0;
  if (::pread(fd, &last, 1, size - 1) != 1) return FileError(path, "cannot read", errno);
  return last != '\n';
}

class JsonlFile : public JournalStore {
 public:
  JsonlFile(std::string path, Missing missing) : path_(std::move(path)), missing_(missing) {}

  Result<std::string> ReadAll() override {
    auto text = ReadWholeFile(path_, kMaxJournalBytes);
    if (text.ok() || text.error().code != ErrorCode::kNotFound) return text;
    if (missing_ == Missing::kIsEmpty) return std::string();
    return Error{ErrorCode::kNotFound, path_, "there is no journal here.",
                 "Check the name, or begin one with: psoas screen --journal " + path_};
  }

  Status Append(const std::vector<std::string>& lines) override {
    const Descriptor file(
        ::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600));
    if (!file.ok()) return FileError(path_, "cannot open", errno);
    if (const Status locked = Lock(file.get(), path_); !locked.ok()) return locked;
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return FileError(path_, "cannot look at", errno);
    if (!S_ISREG(info.st_mode)) {
      return Error{ErrorCode::kStorage, path_, "this is not an ordinary file.",
                   "Name a file that holds lines of text."};
    }
    const auto mid_line = EndsMidLine(file.get(), info.st_size, path_);
    if (!mid_line.ok()) return mid_line.error();
    std::string text = *mid_line ? "\n" : "";
    for (const auto& line : lines) text += line + "\n";
    if (info.st_size + static_cast<std::int64_t>(text.size()) > kMaxJournalBytes) {
      return Error{ErrorCode::kTooLarge, path_,
                   "the journal would grow beyond 64 MB, so nothing was added.",
                   "Export it, keep the export, and begin a new journal."};
    }
    return WriteOrUndo(file.get(), info.st_size, text);
  }

  std::string Where() const override { return path_; }

 private:
  /// All or none: what was written of a failed append is cut off again while the lock is held.
  Status WriteOrUndo(int fd, std::int64_t size_before, const std::string& text) {
    Status status = WriteFully(fd, text, path_);
    if (status.ok() && ::fsync(fd) != 0) status = FileError(path_, "cannot save", errno);
    if (status.ok() && size_before == 0) status = SyncFolderOf(path_);
    if (!status.ok() && ::ftruncate(fd, size_before) != 0) {
      Error error = status.error();
      error.mend += " The last line of the journal may be cut short.";
      return error;
    }
    return status;
  }

  std::string path_;
  Missing missing_;
};

}  // namespace

std::unique_ptr<JournalStore> OpenJsonlFile(const std::string& path, Missing missing) {
  return std::make_unique<JsonlFile>(path, missing);
}

}  // namespace psoas::cli
