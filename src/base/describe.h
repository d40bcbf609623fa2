// One description per record type: its fields, in order, with a note each.
//
// A struct says once what it is made of; reading JSON, writing JSON and the TypeScript types of the
// web app (api/typescript.h) are all derived from that.
//
//   struct Dose {
//     int sets = 1;
//     std::optional<int> hold_s;
//     static constexpr const char* kType = "Dose";
//     static constexpr auto Fields() {
//       return std::tuple{Field{"sets", &Dose::sets, "rounds per side"},
//                         Field{"hold_s", &Dose::hold_s, "seconds held, when it is a hold"}};
//     }
//   };
//
//   enum class Tri { kNo, kUnsure, kYes };
//   template <> struct EnumNames<Tri> {
//     static constexpr const char* kType = "Tri";
//     static constexpr std::array kNames{"no", "unsure", "yes"};   // by underlying value
//   };
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace psoas {

template <class Struct, class Value>
struct Field {
  const char* name;
  Value Struct::* member;
  const char* note = "";
};
template <class Struct, class Value>
Field(const char*, Value Struct::*, const char*) -> Field<Struct, Value>;
template <class Struct, class Value>
Field(const char*, Value Struct::*) -> Field<Struct, Value>;

template <class T>
struct EnumNames;

template <class T>
concept NamedEnum = std::is_enum_v<T> && requires { EnumNames<T>::kNames.size(); };

template <class T>
concept Described = requires { T::Fields(); };

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;

template <class T>
inline constexpr bool kIsMap = false;
template <class T>
inline constexpr bool kIsMap<std::map<std::string, T>> = true;

/// The name of a value of a named enum, as written in JSON.
template <NamedEnum E>
constexpr const char* Name(E value) {
  return EnumNames<E>::kNames[static_cast<std::size_t>(value)];
}

/// The value with that name, or nothing.
template <NamedEnum E>
constexpr std::optional<E> Parse(std::string_view name) {
  for (std::size_t i = 0; i < EnumNames<E>::kNames.size(); ++i) {
    if (name == EnumNames<E>::kNames[i]) return static_cast<E>(i);
  }
  return std::nullopt;
}

/// Calls `visit(field)` for each field, in declared order.
template <Described T, class Visit>
constexpr void ForEachField(Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, T::Fields());
}

}  // namespace psoas
