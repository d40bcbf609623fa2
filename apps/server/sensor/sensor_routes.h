// The two doors of the phone as a remote sensor.
//
//   laptop's door (the app's own address)          phone's door (an address of the network)
//     GET  /api/sensor         is it switched on     GET /...                the app's files
//     POST /api/sensor/pair    a code, as a picture
//     WS   /api/sensor/stream?ticket=...             WS  /api/sensor/stream?code=...
//
// The journal is not behind the phone's door: whoever is in the network finds the app's files
// there, which hold nothing of anybody, and a stream that needs the code.
#pragma once

#include <string>
#include <variant>

#include "http/assets.h"
#include "http/guard.h"
#include "http/message.h"
#include "http/wire.h"
#include "sensor/pairing.h"

namespace psoas::server {

class SensorRoutes {
 public:
  /// `phone_url` is where the phone opens the app, with its slash: "https://192.168.1.5:8138/".
  SensorRoutes(Policy laptop_policy, std::string phone_url, Assets assets);

  /// Of the laptop's door.
  Response Pair();
  Response Status() const;
  std::variant<Response, WireUser> UpgradeLaptop(const Request& request);

  /// Of the phone's door.
  Response HandlePhone(const Request& request) const;
  std::variant<Response, WireUser> UpgradePhone(const Request& request);

 private:
  Pairing pairing_;
  Policy laptop_policy_, phone_policy_;
  std::string phone_url_;
  Assets assets_;
};

/// GET /api/sensor where there is no phone's door.
Response SensorIsOff();

}  // namespace psoas::server
