#include "words.h"

#include <cctype>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "embedded/embedded.h"

namespace psoas::cli {
namespace {

const Json& Catalogue() {
  static const Json catalogue = [] {
    auto parsed = ParseJson(EmbeddedPageText(), "locales/en.json");
    return parsed.ok() ? std::move(parsed).value() : Json::object();
  }();
  return catalogue;
}

const Json* Find(std::string_view id) {
  const auto dot = id.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const auto group = Catalogue().find(id.substr(0, dot));
  if (group == Catalogue().end()) return nullptr;
  const auto message = group->find(id.substr(dot + 1));
  return message == group->end() ? nullptr : &*message;
}

bool IsNameLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

std::string FillPlaces(std::string_view text, const Places& places) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (text[at] == '{' && end < text.size() && IsNameLetter(text[end])) ++end;
    const bool is_place = text[at] == '{' && end > at + 1 && end < text.size() && text[end] == '}';
    const auto found =
        is_place ? places.find(std::string(text.substr(at + 1, end - at - 1))) : places.end();
    if (found == places.end()) {
      out += text[at++];
    } else {
      out += found->second;
      at = end + 1;
    }
  }
  return out;
}

std::string Word(std::string_view id, const Places& places) {
  const Json* message = Find(id);
  if (message != nullptr && message->is_object()) {
    const auto n = places.find("n");
    const char* form = n != places.end() && n->second == "1" ? "one" : "other";
    message = message->contains(form) ? &(*message)[form] : nullptr;
  }
  if (message == nullptr || !message->is_string()) return std::string(id);
  return FillPlaces(message->get_ref<const std::string&>(), places);
}

}  // namespace psoas::cli
