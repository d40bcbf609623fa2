// Reads and writes described records (base/describe.h) as JSON.
//
// Writing: an empty optional is `null`, so every key a reader may look for is there.
// Reading: a missing key keeps the field's default when the field is optional, a list, a map or a
// bool; otherwise it is an error. Unknown keys are refused or ignored as asked. Errors name the
// path: "exercises[2].dose.sets".
#pragma once

#include <cmath>
#include <limits>
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

Error TypeError(const std::string& place, const std::string& wanted, const Json& got);
Error NumberRangeError(const std::string& place);
Error ChoiceError(const std::string& place, const std::string& got, const std::string& choices);
Error MissingError(const std::string& place, const std::string& what);
Error UnknownKeyError(const std::string& place);

template <class T>
Status ReadInto(const Json& json, const std::string& place, UnknownKeys unknown, T& out);

template <class T>
Status ReadNumber(const Json& json, const std::string& place, T& out) {
  if constexpr (std::is_integral_v<T>) {
    if (!json.is_number_integer()) return TypeError(place, "a whole number", json);
    const double wide = json.get<double>();
    if (wide < static_cast<double>(std::numeric_limits<T>::min()) ||
        wide > static_cast<double>(std::numeric_limits<T>::max())) {
      return NumberRangeError(place);
    }
  } else {
    if (!json.is_number() || !std::isfinite(json.get<double>())) {
      return TypeError(place, "a number", json);
    }
  }
  out = json.get<T>();
  return Done{};
}

template <class T>
Status ReadEnum(const Json& json, const std::string& place, T& out) {
  std::string choices;
  for (const char* name : EnumNames<T>::kNames) {
    choices += (choices.empty() ? "" : " | ") + std::string(name);
  }
  if (!json.is_string()) return TypeError(place, choices, json);
  const auto parsed = Parse<T>(json.get_ref<const std::string&>());
  if (!parsed) return ChoiceError(place, json.get<std::string>(), choices);
  out = *parsed;
  return Done{};
}

template <class T>
Status RefuseUnknownKeys(const Json& json, const std::string& prefix) {
  for (const auto& [key, value] : json.items()) {
    bool declared = false;
    ForEachField<T>([&](const auto& field) { declared = declared || key == field.name; });
    if (!declared) return UnknownKeyError(prefix + key);
  }
  return Done{};
}

template <class Member>
inline constexpr bool kMayBeAbsent =
    kIsOptional<Member> || kIsList<Member> || kIsMap<Member> || std::is_same_v<Member, bool>;

template <class T>
Status ReadFields(const Json& json, const std::string& place, UnknownKeys unknown, T& out) {
  if (!json.is_object()) return TypeError(place, "an object", json);
  const std::string prefix = place.empty() ? "" : place + ".";
  Status status = Done{};
  ForEachField<T>([&](const auto& field) {
    if (!status.ok()) return;
    auto& member = out.*field.member;
    using Member = std::remove_reference_t<decltype(member)>;
    const auto found = json.find(field.name);
    if (found != json.end()) {
      status = ReadInto(*found, prefix + field.name, unknown, member);
    } else if (!kMayBeAbsent<Member>) {
      status = MissingError(prefix + field.name, *field.note ? field.note : field.name);
    }
  });
  if (status.ok() && unknown == UnknownKeys::kRefuse) return RefuseUnknownKeys<T>(json, prefix);
  return status;
}

template <class T>
Status ReadList(const Json& json, const std::string& place, UnknownKeys unknown, T& out) {
  if (!json.is_array()) return TypeError(place, "a list", json);
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string item = place + "[" + std::to_string(i) + "]";
    if (Status status = ReadInto(json[i], item, unknown, out.emplace_back()); !status.ok()) {
      return status;
    }
  }
  return Done{};
}

template <class T>
Status ReadMap(const Json& json, const std::string& place, UnknownKeys unknown, T& out) {
  if (!json.is_object()) return TypeError(place, "an object", json);
  for (const auto& [key, value] : json.items()) {
    if (Status status = ReadInto(value, place + "." + key, unknown, out[key]); !status.ok()) {
      return status;
    }
  }
  return Done{};
}

template <class T>
Status ReadInto(const Json& json, const std::string& place, UnknownKeys unknown, T& out) {
  if constexpr (kIsOptional<T>) {
    if (!json.is_null()) return ReadInto(json, place, unknown, out.emplace());
    out.reset();
    return Done{};
  } else if constexpr (NamedEnum<T>) {
    return ReadEnum(json, place, out);
  } else if constexpr (kIsList<T>) {
    return ReadList(json, place, unknown, out);
  } else if constexpr (kIsMap<T>) {
    return ReadMap(json, place, unknown, out);
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
