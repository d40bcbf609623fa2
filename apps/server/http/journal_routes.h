// GET, POST and DELETE of /api/journal.
#pragma once

#include "http/core_door.h"
#include "http/message.h"
#include "http/target.h"
#include "store/append_queue.h"
#include "store/store.h"

namespace psoas::server {

class JournalRoutes {
 public:
  JournalRoutes(Store& store, AppendQueue& queue, CoreCall core);

  /// Takes application/json {"events": [...]} or application/x-ndjson; replies when it is durable:
  /// {"accepted": n, "repeated": n}. All of it is kept, or nothing.
  void Post(const Request& request, const Reply& reply);

  /// ?since=CURSOR&limit=N -> {"events": [...], "cursor": "...", "more": bool, "restarted": bool}.
  Response Get(const Target& target);

  /// Forgets the whole journal -> {"deleted": n}.
  Response Delete();

 private:
  Store& store_;
  AppendQueue& queue_;
  CoreCall core_;
};

}  // namespace psoas::server
