#include "sensor/pairing.h"

#include <sodium.h>

#include <array>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/json.h"

namespace psoas::server {
namespace {

constexpr std::size_t kSecretBytes = 16;
constexpr std::chrono::seconds kCodeLives{120};

std::string NewSecret() {
  std::array<unsigned char, kSecretBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string hex(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

bool Same(std::string_view a, std::string_view b) {
  return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string PhoneIs(bool here) {
  return here ? R"({"type":"phone","here":true})" : R"({"type":"phone","here":false})";
}

/// A phone sends objects. Anything else is not our page.
bool IsOurs(std::string_view text) {
  const auto json = ParseJson(text);
  return json.ok() && json->is_object();
}

}  // namespace

struct Pairing::State {
  std::function<Clock::time_point()> now;
  std::mutex mutex;
  // Of the offer that holds; users of an earlier one are told by `round` and have no say.
  int round = 0;
  std::string code, ticket;
  Clock::time_point code_ends;
  bool phone_seated = false, laptop_seated = false;
  std::optional<Wire> phone, laptop;

  void TellLaptop(std::string text) const {
    if (laptop) laptop->send(std::move(text));
  }
  void End() {
    if (phone) phone->close();
    if (laptop) laptop->close();
    phone.reset();
    laptop.reset();
    phone_seated = laptop_seated = false;
  }
};

Pairing::Pairing(std::function<Clock::time_point()> now) : state_(std::make_shared<State>()) {
  // Fails only when the system has no source of chance, and then the codes below abort.
  if (sodium_init() < 0) sodium_misuse();
  state_->now = std::move(now);
}

Pairing::~Pairing() {
  const std::lock_guard lock(state_->mutex);
  state_->End();
}

Pairing::Offer Pairing::Begin() {
  const std::lock_guard lock(state_->mutex);
  state_->End();
  state_->round += 1;
  state_->code = NewSecret();
  state_->ticket = NewSecret();
  state_->code_ends = state_->now() + kCodeLives;
  return {state_->code, state_->ticket, kCodeLives};
}

Result<WireUser> Pairing::SeatPhone(std::string_view code) {
  const std::lock_guard lock(state_->mutex);
  if (state_->phone_seated) {
    return Error{ErrorCode::kConflict, "code", "a phone is connected already.",
                 "End that one, or make a new code on the laptop."};
  }
  if (!Same(code, state_->code) || state_->now() >= state_->code_ends) {
    return Error{ErrorCode::kNotFound, "code", "this code does not hold, or not any more.",
                 "Make a new code on the laptop and scan it within two minutes."};
  }
  state_->code.clear();
  state_->phone_seated = true;
  const auto state = state_;
  const int round = state->round;
  // Each of these looks first whether its pair still is the one that holds.
  const auto while_paired = [state, round](const auto& act) {
    const std::lock_guard held(state->mutex);
    if (state->round != round) return false;
    act(*state);
    return true;
  };
  WireUser user;
  user.opened = [while_paired](const Wire& wire) {
    const bool paired = while_paired([&](State& s) {
      s.phone = wire;
      s.TellLaptop(PhoneIs(true));
    });
    if (!paired) wire.close();
  };
  user.said = [while_paired](std::string_view text) {
    const bool ours = IsOurs(text);
    while_paired([&](State& s) {
      if (ours) return s.TellLaptop(std::string(text));
      if (s.phone) s.phone->close();
    });
  };
  user.closed = [while_paired] {
    while_paired([](State& s) {
      s.phone.reset();
      s.phone_seated = false;
      s.TellLaptop(PhoneIs(false));
    });
  };
  return user;
}

Result<WireUser> Pairing::SeatLaptop(std::string_view ticket) {
  const std::lock_guard lock(state_->mutex);
  if (!Same(ticket, state_->ticket)) {
    return Error{ErrorCode::kNotFound, "ticket", "this page's pairing is over.",
                 "Make a new code."};
  }
  if (state_->laptop_seated) {
    return Error{ErrorCode::kConflict, "ticket", "another page listens already.",
                 "Use that page, or make a new code."};
  }
  state_->laptop_seated = true;
  const auto state = state_;
  const int round = state->round;
  WireUser user;
  user.pinged = true;  // it only listens
  user.opened = [state, round](const Wire& wire) {
    const std::lock_guard held(state->mutex);
    if (state->round != round) return wire.close();
    state->laptop = wire;
    state->TellLaptop(PhoneIs(state->phone.has_value()));
  };
  user.said = [](std::string_view) {};
  user.closed = [state, round] {
    const std::lock_guard held(state->mutex);
    if (state->round != round) return;
    state->laptop.reset();
    state->laptop_seated = false;
  };
  return user;
}

}  // namespace psoas::server
