#include "kept_session.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "journal/file_io.h"

namespace psoas::cli {
namespace {

constexpr std::int64_t kMaxBytes = 1024 * 1024;

}  // namespace

Result<SessionShelf> SessionShelf::Of(const CommonOptions& options) {
  if (!options.journal.empty()) return SessionShelf(options.journal + ".session");
  const auto database = DefaultDatabasePath();
  if (!database.ok()) return database.error();
  return SessionShelf(*database + ".session");
}

std::optional<KeptSession> SessionShelf::Look() const {
  const auto text = ReadWholeFile(path_, kMaxBytes);
  if (!text.ok()) return std::nullopt;
  const auto json = ParseJson(*text);
  if (!json.ok() || !json->is_object() || !json->contains("state")) return std::nullopt;
  auto state = Read<coach::State>((*json)["state"], "state", UnknownKeys::kRefuse);
  const Json place = json->value("place", Json()), at = json->value("saved_at", Json());
  const auto saved_at = ParseInstant(at.is_string() ? at.get<std::string>() : "");
  if (!state.ok() || !saved_at.ok() || !place.is_string()) return std::nullopt;
  KeptSession kept{std::move(state).value(), place.get<std::string>(), *saved_at, {}};
  for (const Json& event : json->value("unwritten", Json::array())) kept.unwritten.push_back(event);
  return kept;
}

Status SessionShelf::Keep(const KeptSession& kept) const {
  return WriteWholeFile(path_, Dump({{"state", Write(kept.state)},
                                     {"place", kept.place},
                                     {"saved_at", Format(kept.saved_at)},
                                     {"unwritten", kept.unwritten}}));
}

Status SessionShelf::Claim() {
  const std::string path = path_ + ".lock";
  auto file = std::make_shared<const Descriptor>(
      ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file->ok()) return FileError(path, "cannot open", errno);
  if (::flock(file->get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return FileError(path, "cannot lock", errno);
    return Error{ErrorCode::kStorage, path_, "a session runs in another terminal already.",
                 "Go on there, or end it there first; nothing was changed."};
  }
  claim_ = std::move(file);
  return Done{};
}

void SessionShelf::Clear() const { ::unlink(path_.c_str()); }

}  // namespace psoas::cli
