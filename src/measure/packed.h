// A state as a list of numbers: what the caller keeps between two calls and need not understand.
//
// A state says once what it is made of, in a function `EachPart(archive, state)`; writing and
// reading follow from it. Reading refuses what writing never gives.
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "measure/gravity.h"

namespace psoas::measure {

class PackedWriter {
 public:
  void operator()(double value) { out.push_back(value); }
  template <NamedEnum E>
  void operator()(E value) {
    out.push_back(static_cast<double>(value));
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value() ? 1.0 : 0.0);
    (*this)(value.value_or(T{}));
  }
  void operator()(const Vec& v) { out.insert(out.end(), {v.x, v.y, v.z}); }
  void operator()(const std::vector<double>& values) {
    (*this)(static_cast<double>(values.size()));
    out.insert(out.end(), values.begin(), values.end());
  }
  std::vector<double> out;
};

class PackedReader {
 public:
  explicit PackedReader(std::span<const double> in) : in_(in) {}

  /// Whether all was there, in its domain, and nothing was left over.
  bool Complete() const { return good_ && in_.empty(); }

  void operator()(double& value) {
    good_ = good_ && !in_.empty() && std::isfinite(in_.front());
    if (!good_) return;
    value = in_.front();
    in_ = in_.subspan(1);
  }
  template <NamedEnum E>
  void operator()(E& value) {
    value = static_cast<E>(Whole(EnumNames<E>::kNames.size()));
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    const bool there = Whole(2) == 1;
    T inner{};
    (*this)(inner);
    if (there) value = inner;
  }
  void operator()(Vec& v) {
    for (double* each : {&v.x, &v.y, &v.z}) (*this)(*each);
  }
  void operator()(std::vector<double>& values) {
    values.resize(Whole(kMostValues));
    for (double& each : values) (*this)(each);
  }

 private:
  static constexpr std::size_t kMostValues = 100;

  std::size_t Whole(std::size_t below) {
    double value = 0;
    (*this)(value);
    good_ = good_ && value >= 0 && value < static_cast<double>(below) && value == std::floor(value);
    return good_ ? static_cast<std::size_t>(value) : 0;
  }

  std::span<const double> in_;
  bool good_ = true;
};

template <class State>
std::vector<double> Pack(State& state) {
  PackedWriter writer;
  EachPart(writer, state);
  return std::move(writer.out);
}

/// An empty list leaves the state as it begins. False: no call of Pack gave this.
template <class State>
bool Unpack(std::span<const double> packed, State& state) {
  if (packed.empty()) return true;
  PackedReader reader(packed);
  EachPart(reader, state);
  return reader.Complete();
}

inline Error NoSuchState() {
  return {ErrorCode::kInvalid, "state", "this is not what an answer gave.",
          "Give back the state of the last answer, or none to begin."};
}

}  // namespace psoas::measure
