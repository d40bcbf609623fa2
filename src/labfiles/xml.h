// One XML document from text that may be anything.
//
// Only for the readers of this folder: the names of the XML library go no further.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace psoas::labfiles {

/// Text above this is refused before it is parsed.
inline constexpr std::size_t kMaxXmlBytes = 64u << 20;

/// Parses `text` into `document` and gives its outermost element, which must be called `root`.
/// `kind` is how the sentence names the format: "an OpenSim model". No entity is fetched.
Result<pugi::xml_node> ParseXml(std::string_view text, std::string_view kind, std::string_view root,
                                pugi::xml_document& document);

/// Where an element stands, as a person would look for it: "Model/BodySet/Body pelvis".
std::string PlaceOf(const pugi::xml_node& node);

/// Nesting deeper than this is refused, so that a reader may walk an element by recursion.
inline constexpr int kMaxXmlDepth = 64;

}  // namespace psoas::labfiles
