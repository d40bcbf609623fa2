// One phone and one laptop, for as long as both want: what the phone measures goes through, and
// nothing of it is kept.
//
// The laptop's page asks for an offer: a code for the phone, which is good for one use within two
// minutes, and a ticket for the page itself, which is good until the next offer. Whoever has the
// code may send, whoever has the ticket may listen; both are 128 bits of chance.
//
// To the laptop go the phone's own messages, unchanged, and {"type":"phone","here":true|false}.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/wire.h"

namespace psoas::server {

class Pairing {
 public:
  using Clock = std::chrono::steady_clock;

  struct Offer {
    std::string code;
    std::string ticket;
    std::chrono::seconds expires_in{0};
  };

  explicit Pairing(std::function<Clock::time_point()> now = Clock::now);
  ~Pairing();

  /// Ends the pair before it. From any thread, as all of it.
  Offer Begin();

  /// kNotFound: no such code, too old or used; kConflict: the seat is taken.
  Result<WireUser> SeatPhone(std::string_view code);
  Result<WireUser> SeatLaptop(std::string_view ticket);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace psoas::server
