#include "labfiles/xml.h"

#include <algorithm>

namespace psoas::labfiles {
namespace {

struct DepthGauge : pugi::xml_tree_walker {
  int deepest = 0;
  bool for_each(pugi::xml_node&) override {
    deepest = std::max(deepest, depth());
    return deepest <= kMaxXmlDepth;
  }
};

std::string LineOf(std::string_view text, std::ptrdiff_t offset) {
  const auto end = text.begin() +
                   std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(text.size()));
  return "line " + std::to_string(1 + std::count(text.begin(), end, '\n'));
}

}  // namespace

Result<pugi::xml_node> ParseXml(std::string_view text, std::string_view kind, std::string_view root,
                                pugi::xml_document& document) {
  if (text.size() > kMaxXmlBytes) {
    return Error{ErrorCode::kTooLarge, "",
                 "the file is over 64 MB, too large for " + std::string(kind),
                 "Check that it is the right file."};
  }
  const auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default);
  if (!parsed) {
    return Error{ErrorCode::kMalformed, LineOf(text, parsed.offset),
                 "this is no well-formed XML (" + std::string(parsed.description()) + ")",
                 "Save the file again from the program that made it."};
  }
  DepthGauge gauge;
  document.traverse(gauge);
  if (gauge.deepest > kMaxXmlDepth) {
    return Error{ErrorCode::kTooLarge, "", "elements are nested too deep",
                 "Check that this is " + std::string(kind) + "."};
  }
  const pugi::xml_node outermost = document.document_element();
  if (outermost.name() != root) {
    return Error{ErrorCode::kMalformed, "",
                 "the file begins with <" + std::string(outermost.name()) + ">, and " +
                     std::string(kind) + " begins with <" + std::string(root) + ">",
                 "Check that it is the right file."};
  }
  return outermost;
}

std::string PlaceOf(const pugi::xml_node& node) {
  std::string place;
  for (pugi::xml_node at = node; at && at.type() == pugi::node_element; at = at.parent()) {
    std::string part = at.name();
    if (const auto name = at.attribute("name")) part += " " + std::string(name.value());
    place = place.empty() ? part : part + "/" + place;
  }
  return place;
}

}  // namespace psoas::labfiles
