// Files as the commands read and write them: with limits, whole, and for this user only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace psoas::cli {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }
  bool ok() const { return fd_ >= 0; }

 private:
  int fd_;
};

/// Reads an ordinary file. Its size is looked at first, so an oversized one is never loaded.
/// kNotFound, kTooLarge, or kStorage (a folder, a device, no permission).
Result<std::string> ReadWholeFile(const std::string& path, std::int64_t max_bytes);

/// Reads standard input to its end, within the limit.
Result<std::string> ReadStandardInput(std::int64_t max_bytes);

/// Replaces a file by way of a temporary one next to it: readers see the old text or the new.
Status WriteWholeFile(const std::string& path, std::string_view text);

/// Writes everything or says why not. Leaves the position where it got to.
Status WriteFully(int fd, std::string_view text, const std::string& path);

/// Makes a new name in a folder survive a power cut.
Status SyncFolderOf(const std::string& path);

bool IsSameFile(const std::string& a, const std::string& b);

/// "cannot open notes.jsonl: permission denied" with a mend that fits `error_number`.
Error FileError(const std::string& path, const char* what, int error_number);

}  // namespace psoas::cli
