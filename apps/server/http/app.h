// The server without its sockets: every request finds its answer here.
#pragma once

#include "http/assets.h"
#include "http/core_door.h"
#include "http/guard.h"
#include "http/journal_routes.h"
#include "http/message.h"
#include "sensor/sensor_routes.h"

namespace psoas::server {

class App {
 public:
  App(Store& store, AppendQueue& queue, CoreCall core, Assets assets, Policy policy,
      SensorRoutes* sensor = nullptr);

  /// Replies exactly once, perhaps later and on another thread. Safe to call from any thread.
  void Handle(const Request& request, const Reply& reply);

 private:
  void Route(const Request& request, const Reply& reply);
  Response Health();
  Response About();

  Store& store_;
  CoreCall core_;
  Assets assets_;
  Policy policy_;
  SensorRoutes* sensor_;  ///< none: not switched on
  JournalRoutes journal_;
};

}  // namespace psoas::server
