// The journal in the database of `psoas serve`, so that browser and command line see one journal.
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "file_io.h"
#include "store.h"
#include "store/store.h"

namespace psoas::cli {
namespace {

constexpr const char* kPerson = "local";  // as the server names the one person of a database
constexpr int kPageSize = 1000;

server::NewEvent EventOf(const Json& json) {
  return {json.value("id", std::string()), json.value("at", std::string()),
          json.value("type", std::string()), Dump(json)};
}

class DatabaseJournal : public JournalStore {
 public:
  DatabaseJournal(std::string path, std::unique_ptr<server::Store> store)
      : path_(std::move(path)), store_(std::move(store)) {}

  Result<std::string> ReadAll() override {
    std::string text;
    std::string cursor;
    for (;;) {
      const auto page = store_->ReadSince(kPerson, cursor, kPageSize);
      if (!page.ok()) return page.error();
      for (const auto& event : page->events) text += event + "\n";
      if (!page->more) return text;
      cursor = page->cursor;
    }
  }

  Status Append(const std::vector<std::string>& lines) override {
    server::Batch batch{kPerson, {}};
    for (const auto& line : lines) {
      const auto json = ParseJson(line);
      if (!json.ok()) return json.error();
      batch.events.push_back(EventOf(*json));
    }
    const auto outcomes = store_->Append({&batch, 1});
    if (!outcomes.front().ok()) return outcomes.front().error();
    return Done{};
  }

  std::string Where() const override { return path_; }

 private:
  std::string path_;
  std::unique_ptr<server::Store> store_;
};

/// mkdir -p for this user only.
Status MakeFolders(const std::string& folder) {
  for (std::size_t at = 1; at <= folder.size(); ++at) {
    if (at != folder.size() && folder[at] != '/') continue;
    const std::string part = folder.substr(0, at);
    if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST) {
      Error error = FileError(part, "cannot make", errno);
      error.code = ErrorCode::kStorage;
      return error;
    }
  }
  return Done{};
}

}  // namespace

Result<std::unique_ptr<JournalStore>> OpenDatabase(const std::string& path) {
  auto store = server::OpenSqliteStore(path);
  if (!store.ok()) return store.error();
  return std::unique_ptr<JournalStore>(
      std::make_unique<DatabaseJournal>(path, std::move(store).value()));
}

Result<std::string> DefaultDatabasePath() {
  std::string folder;
  const char* data_home = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  if (data_home != nullptr && *data_home == '/') {  // the standard says: a relative one is ignored
    folder = data_home;
  } else if (home != nullptr && *home == '/') {
    folder = std::string(home) + "/.local/share";
  } else {
    return Error{ErrorCode::kStorage, "", "there is no home folder to keep the journal in.",
                 "Name a file with --journal, or set XDG_DATA_HOME."};
  }
  folder += "/psoas";
  if (const Status made = MakeFolders(folder); !made.ok()) return made.error();
  return folder + "/journal.db";
}

}  // namespace psoas::cli
