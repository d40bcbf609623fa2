// TypeScript declarations from the C++ descriptions (base/describe.h).
//
// A record that the core answers with has every field, an empty optional being null. A record that
// the core reads may leave out what may be absent: those fields are `name?: T | null`.
#pragma once

#include <set>
#include <string>

#include "base/describe.h"
#include "base/json.h"

namespace psoas::api {

enum class Direction { kAnswer, kRequest };

/// Collects one declaration per type reachable from the roots it is given, each before its first
/// use.
class TypeScript {
 public:
  template <class T>
  void Add(Direction direction) {
    direction_ = direction;
    TypeOf<T>();
  }

  /// The name by which T is used in other declarations, declaring it on the way.
  template <class T>
  std::string TypeOf() {
    if constexpr (kIsOptional<T>) {
      return TypeOf<typename T::value_type>() + " | null";
    } else if constexpr (kIsList<T>) {
      return "Array<" + TypeOf<typename T::value_type>() + ">";
    } else if constexpr (kIsMap<T>) {
      return "Record<string, " + TypeOf<typename T::mapped_type>() + ">";
    } else if constexpr (NamedEnum<T>) {
      DeclareEnum<T>();
      return EnumNames<T>::kType;
    } else if constexpr (Described<T>) {
      DeclareRecord<T>();
      return T::kType;
    } else if constexpr (std::is_same_v<T, bool>) {
      return "boolean";
    } else if constexpr (std::is_arithmetic_v<T>) {
      return "number";
    } else if constexpr (std::is_same_v<T, Json>) {
      return "unknown";
    } else {
      return "string";
    }
  }

  /// Adds `text` as it stands.
  void Declare(const std::string& text) { declarations_ += text; }

  const std::string& text() const { return declarations_; }

 private:
  template <class T>
  void DeclareEnum() {
    if (!declared_.insert(EnumNames<T>::kType).second) return;
    std::string choices;
    for (const char* name : EnumNames<T>::kNames) {
      choices += (choices.empty() ? "'" : " | '") + std::string(name) + "'";
    }
    declarations_ += std::string("export type ") + EnumNames<T>::kType + " = " + choices + ";\n\n";
  }

  template <class T>
  void DeclareRecord() {
    if (!declared_.insert(T::kType).second) return;
    std::string body;
    ForEachField<T>([&](const auto& field) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
      const bool may_be_absent =
          kIsOptional<Member> || kIsList<Member> || kIsMap<Member> || std::is_same_v<Member, bool>;
      if (*field.note) body += std::string("  /** ") + field.note + " */\n";
      body += std::string("  ") + field.name +
              (direction_ == Direction::kRequest && may_be_absent ? "?: " : ": ") +
              TypeOf<Member>() + ";\n";
    });
    declarations_ += std::string("export interface ") + T::kType +
                     (body.empty() ? " {}\n\n" : " {\n" + body + "}\n\n");
  }

  Direction direction_ = Direction::kAnswer;
  std::set<std::string> declared_;
  std::string declarations_;
};

}  // namespace psoas::api
