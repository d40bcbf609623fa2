#include "file_io.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace psoas::cli {
namespace {

Error TooLarge(const std::string& place, std::int64_t max_bytes) {
  return {
      ErrorCode::kTooLarge, place,
      "it is larger than " + std::to_string(max_bytes / (1024 * 1024)) + " MB, so it was not read.",
      "A journal of many years is far smaller: check that this is the right file."};
}

Result<std::string> ReadToEnd(int fd, const std::string& place, std::int64_t max_bytes) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FileError(place, "cannot read", errno);
    if (got == 0) return text;
    text.append(buffer, static_cast<std::size_t>(got));
    if (static_cast<std::int64_t>(text.size()) > max_bytes) return TooLarge(place, max_bytes);
  }
}

std::string FolderOf(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Error FileError(const std::string& path, const char* what, int error_number) {
  const std::string message = std::string(what) + " it: " + std::strerror(error_number) + ".";
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, path, "there is no such file or folder.",
              "Check how the name is spelled."};
    case EACCES:
    case EPERM:
    case EROFS:
      return {ErrorCode::kStorage, path, message,
              "Choose a file that you may read and write, or change its permissions."};
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::kStorage, path, message,
              "Free some space and try again; nothing was changed."};
    case EISDIR:
      return {ErrorCode::kStorage, path, "this is a folder, not a file.", "Name a file inside it."};
    default:
      return {ErrorCode::kStorage, path, message, "Check the disk and the name, then try again."};
  }
}

Result<std::string> ReadWholeFile(const std::string& path, std::int64_t max_bytes) {
  // O_NONBLOCK: opening a pipe nobody writes to must not hang.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.ok()) return FileError(path, "cannot open", errno);
  struct stat info{};
  if (::fstat(file.get(), &info) != 0) return FileError(path, "cannot look at", errno);
  if (S_ISDIR(info.st_mode)) return FileError(path, "cannot read", EISDIR);
  if (!S_ISREG(info.st_mode)) {
    return Error{ErrorCode::kStorage, path, "this is not an ordinary file.",
                 "Name a file that holds lines of text."};
  }
  if (info.st_size > max_bytes) return TooLarge(path, max_bytes);
  return ReadToEnd(file.get(), path, max_bytes);
}

Result<std::string> ReadStandardInput(std::int64_t max_bytes) {
  return ReadToEnd(STDIN_FILENO, "standard input", max_bytes);
}

Status WriteFully(int fd, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t wrote = ::write(fd, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return FileError(path, "cannot write to", errno);
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return Done{};
}

Status SyncFolderOf(const std::string& path) {
  const std::string folder = FolderOf(path);
  const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle.ok()) return FileError(folder, "cannot open", errno);
  // Some file systems cannot sync a folder and say EINVAL; the file itself is safe by then.
  if (::fsync(handle.get()) != 0 && errno != EINVAL) return FileError(folder, "cannot save", errno);
  return Done{};
}

Status WriteWholeFile(const std::string& path, std::string_view text) {
  struct stat info{};
  if (::stat(path.c_str(), &info) == 0) {
    if (S_ISDIR(info.st_mode)) return FileError(path, "cannot write to", EISDIR);
    if (!S_ISREG(info.st_mode)) {
      const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
      if (!device.ok()) return FileError(path, "cannot open", errno);
      return WriteFully(device.get(), text, path);
    }
  }
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));  // mode 0600: it is about somebody's health
  if (!file.ok()) return FileError(path, "cannot create", errno);
  Status status = WriteFully(file.get(), text, path);
  if (status.ok() && ::fsync(file.get()) != 0) status = FileError(path, "cannot save", errno);
  if (status.ok() && ::rename(temporary.c_str(), path.c_str()) != 0) {
    status = FileError(path, "cannot put in place", errno);
  }
  if (!status.ok()) {
    ::unlink(temporary.c_str());
    return status;
  }
  return SyncFolderOf(path);
}

bool IsSameFile(const std::string& a, const std::string& b) {
  struct stat first{};
  struct stat second{};
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

}  // namespace psoas::cli
