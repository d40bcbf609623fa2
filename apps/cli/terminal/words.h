// The words of the pages and of the coach (locales/en.json), by message id: one text for the web
// and the terminal. The rules are those of apps/web/src/text/text.ts.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace psoas::cli {

using Places = std::map<std::string, std::string>;

/// The message with its {places} filled; "n" picks the plural form where there are two. An id that
/// is not there is its own message.
std::string Word(std::string_view id, const Places& places = {});

/// The {places} of a template filled; one without a value stays as it is written.
std::string FillPlaces(std::string_view text, const Places& places);

}  // namespace psoas::cli
