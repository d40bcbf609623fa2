// Text inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace psoas::cli {

/// `text` with the five letters that mean something in markup written as entities.
inline std::string EscapeMarkup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace psoas::cli
