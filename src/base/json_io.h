// Reads and writes described records (base/describe.h) as JSON.
//
// Writing: an empty optional is `null`, so every key a reader may look for is there.
// Reading: a missing key keeps the field's default when the field is optional, a list, a map or a
// bool; otherwise it is an error. Unknown keys are refused or ignored as asked. Errors name the
// path: "exercises[2].dose.sets".
//
// A record's fields become a table of slots, and one function that is no template walks it: a
// hundred records would otherwise bring a hundred such walks into the program.
#pragma once

#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <type_traits>

#include "base/describe.h"
#include "base/json.h"

namespace psoas {

enum class UnknownKeys { kRefuse, kIgnore };

namespace internal {

struct WriteSlot {
  const char* name;
  Json (*write)(const void*);
  const void* from;
};
Json WriteRecord(std::span<const WriteSlot> slots);

template <class T>
Json WriteAny(const void* from) {
  [[maybe_unused]] const T& value = *static_cast<const T*>(from);
  if constexpr (NamedEnum<T>) {
    return Name(value);
  } else if constexpr (kIsOptional<T>) {
    return value ? WriteAny<typename T::value_type>(&*value) : Json(nullptr);
  } else if constexpr (kIsList<T>) {
    Json out = Json::array();
    for (const auto& item : value) out.push_back(WriteAny<typename T::value_type>(&item));
    return out;
  } else if constexpr (kIsMap<T>) {
    Json out = Json::object();
    for (const auto& [key, item] : value) out[key] = WriteAny<typename T::mapped_type>(&item);
    return out;
  } else if constexpr (Described<T>) {
    return std::apply(
        [&](const auto&... field) {
          const std::array<WriteSlot, sizeof...(field)> slots{
              WriteSlot{field.name, &WriteAny<std::remove_cvref_t<decltype(value.*field.member)>>,
                        &(value.*field.member)}...};
          return WriteRecord(slots);
        },
        T::Fields());
  } else {
    return value;
  }
}

/// Where in a document something stands; made into text only for an error.
struct Place {
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);
  const Place* above = nullptr;
  std::string_view key;
  std::size_t index = kNoIndex;
  std::string Text() const;
};

struct Reading {
  UnknownKeys unknown;
  Error error;  ///< of the first thing that could not be read

  bool Fail(const Place& place, std::string message, std::string mend);
  bool FailType(const Place& place, const std::string& wanted, const Json& got);
};

using Reader = bool (*)(const Json&, const Place&, Reading&, void*);

struct ReadSlot {
  const char* name;
  const char* note;
  bool may_be_absent;
  Reader read;
  void* to;
};
bool ReadRecord(const Json& json, const Place& place, Reading& reading,
                std::span<const ReadSlot> slots);
/// The index among the names, or -1.
int ReadChoice(const Json& json, const Place& place, Reading& reading,
               std::span<const char* const> names);
bool ReadReal(const Json& json, const Place& place, Reading& reading, double& out);
bool ReadWhole(const Json& json, const Place& place, Reading& reading, double least, double most);
bool ReadBool(const Json& json, const Place& place, Reading& reading, bool& out);
bool ReadText(const Json& json, const Place& place, Reading& reading, std::string& out);

template <class Member>
inline constexpr bool kMayBeAbsent =
    kIsOptional<Member> || kIsList<Member> || kIsMap<Member> || std::is_same_v<Member, bool>;

template <class T>
bool ReadAny(const Json& json, const Place& place, Reading& reading, void* to) {
  [[maybe_unused]] T& out = *static_cast<T*>(to);
  if constexpr (kIsOptional<T>) {
    if (!json.is_null()) {
      return ReadAny<typename T::value_type>(json, place, reading, &out.emplace());
    }
    out.reset();
    return true;
  } else if constexpr (NamedEnum<T>) {
    const int index = ReadChoice(json, place, reading, EnumNames<T>::kNames);
    if (index >= 0) out = static_cast<T>(index);
    return index >= 0;
  } else if constexpr (kIsList<T>) {
    if (!json.is_array()) return reading.FailType(place, "a list", json);
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
      const Place item{&place, {}, i};
      if (!ReadAny<typename T::value_type>(json[i], item, reading, &out.emplace_back())) {
        return false;
      }
    }
    return true;
  } else if constexpr (kIsMap<T>) {
    if (!json.is_object()) return reading.FailType(place, "an object", json);
    for (const auto& [key, value] : json.items()) {
      const Place item{&place, key};
      if (!ReadAny<typename T::mapped_type>(value, item, reading, &out[key])) return false;
    }
    return true;
  } else if constexpr (Described<T>) {
    return std::apply(
        [&](const auto&... field) {
          const std::array<ReadSlot, sizeof...(field)> slots{ReadSlot{
              field.name, field.note,
              kMayBeAbsent<std::remove_cvref_t<decltype(out.*field.member)>>,
              &ReadAny<std::remove_cvref_t<decltype(out.*field.member)>>, &(out.*field.member)}...};
          return ReadRecord(json, place, reading, slots);
        },
        T::Fields());
  } else if constexpr (std::is_same_v<T, bool>) {
    return ReadBool(json, place, reading, out);
  } else if constexpr (std::is_integral_v<T>) {
    if (!ReadWhole(json, place, reading, static_cast<double>(std::numeric_limits<T>::min()),
                   static_cast<double>(std::numeric_limits<T>::max()))) {
      return false;
    }
    out = json.get<T>();
    return true;
  } else if constexpr (std::is_same_v<T, double>) {
    return ReadReal(json, place, reading, out);
  } else if constexpr (std::is_same_v<T, Json>) {
    out = json;
    return true;
  } else {
    return ReadText(json, place, reading, out);
  }
}

}  // namespace internal

template <class T>
Json Write(const T& value) {
  return internal::WriteAny<T>(&value);
}

/// A described record from JSON.
template <class T>
Result<T> Read(const Json& json, const std::string& place, UnknownKeys unknown) {
  T out{};
  internal::Reading reading{unknown, {}};
  if (!internal::ReadAny<T>(json, {nullptr, place}, reading, &out)) return reading.error;
  return out;
}

}  // namespace psoas
