// Reads and writes described records (base/describe.h) as JSON.
//
// Writing: an empty optional is `null`, so every key a reader may look for is there.
// Reading: a missing key keeps the field's default when the field is optional, a list, a map or a
// bool; otherwise it is an error. Unknown keys are refused or
// ignored as asked. Errors name the path: "exercises[2].dose.sets".
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "base/describe.h"
#include "base/json.h"

namespace psoas {

template <class T>
Json Write(const T& value) {
  if constexpr (NamedEnum<T>) {
    return Name(value);
  } else if constexpr (kIsOptional<T>) {
    return value ? Write(*value) : Json(nullptr);
  } else if constexpr (kIsList<T>) {
    Json out = Json::array();
    for (const auto& item : value) out.push_back(Write(item));
    return out;
  } else if constexpr (kIsMap<T>) {
    Json out = Json::object();
    for (const auto& [key, item] : value) out[key] = Write(item);
    return out;
  } else if constexpr (Described<T>) {
    Json out = Json::object();
    ForEachField<T>([&](const auto& field) { out[field.name] = Write(value.*field.member); });
    return out;
  } else {
    return value;
  }
}

enum class UnknownKeys { kRefuse, kIgnore };

namespace internal {

inline Error TypeError(const std::string& place, const char* wanted, const Json& got) {
  return {ErrorCode::kInvalid, place, std::string("expected ") + wanted + ", found " + got.type_name() + ".",
          std::string("Write ") + wanted + " here."};
}

template <class T>
Status ReadInto(const Json& json, const std::string& place, UnknownKeys unknown, T& out);

template <class T>
Status ReadNumber(const Json& json, const std::string& place, T& out) {
  if constexpr (std::is_integral_v<T>) {
    if (!json.is_number_integer()) return TypeError(place, "a whole number", json);
  } else {
    if (!json.is_number() || !std::isfinite(json.get<double>())) return TypeError(place, "a number", json);
  }
  out = json.get<T>();
  return Done{};
}

template <class T>
Status ReadEnum(const Json& json, const std::string& place, T& out) {
  std::string choices;
  for (const char* name : EnumNames<T>::kNames) choices += (choices.empty() ? "" : " | ") + std::string(name);
  if (!json.is_string()) return TypeError(place, choices.c_str(), json);
  const auto parsed = Parse<T>(json.get_ref<const std::string&>());
  if (!parsed) {
    return Error{ErrorCode::kInvalid, place, "\"" + json.get<std::string>() + "\" is not a value it can have.",
                 "Use one of: " + choices + "."};
  }
  out = *parsed;
  return Done{};
}

template <class T>
Status ReadFields(const Json& json, const std::string& place, UnknownKeys unknown, T& out) {
  if (!json.is_object()) return TypeError(place, "an object", json);
  const std::string prefix = place.empty() ? "" : place + ".";
  Status status = Done{};
  std::size_t known = 0;
  ForEachField<T>([&](const auto& field) {
    if (!status.ok()) return;
    auto& member = out.*field.member;
    using Member = std::remove_reference_t<decltype(member)>;
    const auto found = json.find(field.name);
    if (found != json.end()) {
      ++known;
      status = ReadInto(*found, prefix + field.name, unknown, member);
      return;
    }
    const bool may_be_absent = kIsOptional<Member> || kIsList<Member> || kIsMap<Member> ||
                               std::is_same_v<Member, bool>;
    if (!may_be_absent) {
      status = Error{ErrorCode::kInvalid, prefix + field.name, "this is missing.",
                     std::string("Add it: ") + (*field.note ? field.note : field.name) + "."};
    }
  });
  if (status.ok() && unknown == UnknownKeys::kRefuse && known != json.size()) {
    for (const auto& [key, value] : json.items()) {
      bool declared = false;
      ForEachField<T>([&](const auto& field) { declared = declared || key == field.name; });
      if (!declared) {
        return Error{ErrorCode::kInvalid, prefix + key, "this key is not known here.", "Remove it or check its spelling."};
      }
    }
  }
  return status;
}

template <class T>
Status ReadInto(const Json& json, const std::string& place, UnknownKeys unknown, T& out) {
  if constexpr (kIsOptional<T>) {
    if (json.is_null()) {
      out.reset();
      return Done{};
    }
    return ReadInto(json, place, unknown, out.emplace());
  } else if constexpr (NamedEnum<T>) {
    return ReadEnum(json, place, out);
  } else if constexpr (kIsList<T>) {
    if (!json.is_array()) return TypeError(place, "a list", json);
    for (std::size_t i = 0; i < json.size(); ++i) {
      const Status status = ReadInto(json[i], place + "[" + std::to_string(i) + "]", unknown, out.emplace_back());
      if (!status.ok()) return status;
    }
    return Done{};
  } else if constexpr (kIsMap<T>) {
    if (!json.is_object()) return TypeError(place, "an object", json);
    for (const auto& [key, value] : json.items()) {
      const Status status = ReadInto(value, place + "." + key, unknown, out[key]);
      if (!status.ok()) return status;
    }
    return Done{};
  } else if constexpr (Described<T>) {
    return ReadFields(json, place, unknown, out);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!json.is_boolean()) return TypeError(place, "true or false", json);
    out = json.get<bool>();
    return Done{};
  } else if constexpr (std::is_arithmetic_v<T>) {
    return ReadNumber(json, place, out);
  } else if constexpr (std::is_same_v<T, Json>) {
    out = json;
    return Done{};
  } else {
    if (!json.is_string()) return TypeError(place, "text", json);
    out = json.get<std::string>();
    return Done{};
  }
}

}  // namespace internal

/// A described record from JSON.
template <class T>
Result<T> Read(const Json& json, const std::string& place, UnknownKeys unknown) {
  T out{};
  const Status status = internal::ReadInto(json, place, unknown, out);
  if (!status.ok()) return status.error();
  return out;
}

}  // namespace psoas
