// A session written down while it runs, so that it can go on after the program was killed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/session.h"
#include "base/json.h"
#include "journal/file_io.h"
#include "workspace.h"

namespace psoas::cli {

struct KeptSession {
  coach::State state;
  std::string place;  ///< in words
  Instant saved_at;
  std::vector<Json> unwritten;  ///< entries that may not be in the journal yet
};

/// One file beside the journal, for this user only. A journal has one session at a time.
class SessionShelf {
 public:
  static Result<SessionShelf> Of(const CommonOptions& options);

  /// Nothing when there is none, or when it cannot be read as one.
  std::optional<KeptSession> Look() const;
  Status Keep(const KeptSession& kept) const;
  void Clear() const;

  /// From now until this shelf and its copies are gone, no other program may run a session of this
  /// journal. kStorage when one does, or when the folder cannot be written.
  Status Claim();

 private:
  explicit SessionShelf(std::string path) : path_(std::move(path)) {}
  std::string path_;
  std::shared_ptr<const Descriptor> claim_;
};

}  // namespace psoas::cli
