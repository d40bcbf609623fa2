#include "base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace psoas {
namespace {

constexpr std::size_t kMaxDepth = 64;

/// Builds the value while it is read, so that depth and duplicate keys are seen as they happen.
class Builder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  bool null() { return Put(nullptr); }
  bool boolean(bool value) { return Put(value); }
  bool number_integer(number_integer_t value) { return Put(value); }
  bool number_unsigned(number_unsigned_t value) { return Put(value); }
  bool number_float(number_float_t value, const string_t&) { return Put(value); }
  bool string(string_t& value) { return Put(std::move(value)); }
  bool binary(binary_t&) { return Stop("binary data has no place in JSON text", "Remove it."); }
  bool start_object(std::size_t) { return Open(Json::object()); }
  bool start_array(std::size_t) { return Open(Json::array()); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }

  bool key(string_t& name) {
    if (open_.back()->contains(name)) {
      return Stop("the key \"" + name + "\" is there twice.", "Keep one of the two.");
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& fault) {
    error_position_ = position;
    const bool overflow = fault.id == 406;
    return overflow
               ? Stop("a number is too large.", "Write a number that a person would.")
               : Stop("this is not well-formed JSON.", "Check quotes, commas and brackets here.");
  }

  Json Take() { return std::move(root_); }
  const Error& error() const { return error_; }
  std::size_t error_position() const { return error_position_; }

 private:
  template <class Value>
  bool Put(Value&& value) {
    Place(Json(std::forward<Value>(value)));
    return true;
  }

  Json* Place(Json&& value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key_] = std::move(value));
  }

  bool Open(Json&& value) {
    if (open_.size() == kMaxDepth) {
      return Stop("it is nested more than 64 levels deep.", "Flatten it.");
    }
    open_.push_back(Place(std::move(value)));
    return true;
  }

  bool Close() {
    open_.pop_back();
    return true;
  }

  bool Stop(std::string message, std::string mend) {
    error_ = {ErrorCode::kMalformed, "", std::move(message), std::move(mend)};
    return false;
  }

  Json root_;
  std::vector<Json*> open_;  // a child is only added to the innermost one, so pointers stay good
  std::string key_;
  Error error_;
  std::size_t error_position_ = 0;
};

/// "line 12, line 3, character 7": where in the text, after the place the caller gave.
std::string Locate(std::string_view text, std::string_view place, std::size_t position) {
  std::string out(place);
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (position == 0) return out;
  const std::string_view before =
      text.substr(0, std::min(position, text.size()) - (text.empty() ? 0 : 1));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n');
  const std::size_t column =
      before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1);
  if (text.find('\n') < text.size() - 1) add("line " + std::to_string(lines + 1));
  add("character " + std::to_string(column + 1));
  return out;
}

}  // namespace

Result<Json> ParseJson(std::string_view text, std::string_view place) {
  Builder builder;
  if (Json::sax_parse(text.begin(), text.end(), &builder)) return builder.Take();
  Error error = builder.error();
  error.place = text.empty() ? std::string(place) : Locate(text, place, builder.error_position());
  return error;
}

std::string Dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string DumpPretty(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace psoas
