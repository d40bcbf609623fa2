#include "labfiles/osim_frames.h"

#include <algorithm>
#include <string_view>

#include "labfiles/xml.h"

namespace psoas::labfiles {
namespace {

constexpr int kMostFramesInARow = 32;

bool IsOffset(pugi::xml_node element) {
  return std::string_view(element.name()) == "PhysicalOffsetFrame";
}

/// Where version 4 would find the component that holds an offset frame: its joint or its body.
std::string OwnerPath(pugi::xml_node element) {
  for (pugi::xml_node at = element.parent(); at; at = at.parent()) {
    const std::string_view kind = at.name();
    if (kind == "Body") return "/bodyset/" + NameOf(at);
    if (kind.ends_with("Joint") && kind != "Joint") return "/jointset/" + NameOf(at);
    if (kind == "Model") break;
  }
  return "";
}

std::string LastName(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::vector<pugi::xml_node> OffsetFramesWithin(pugi::xml_node model) {
  struct Walker : pugi::xml_tree_walker {
    std::vector<pugi::xml_node> found;
    bool for_each(pugi::xml_node& node) override {
      if (IsOffset(node)) found.push_back(node);
      return true;
    }
  } walker;
  model.traverse(walker);
  return walker.found;
}

}  // namespace

OsimFrames::OsimFrames(OsimReading& reading, pugi::xml_node model) : reading_(reading) {
  Add(model.child("Ground"), "/ground");
  for (const pugi::xml_node body : ObjectsOf(model.child("BodySet"))) {
    const std::string name = NameOf(body);
    Add(body, name == "ground" ? "/ground" : "/bodyset/" + name);
  }
  for (const pugi::xml_node frame : OffsetFramesWithin(model)) {
    Add(frame, OwnerPath(frame) + "/" + NameOf(frame));
  }
}

void OsimFrames::Add(pugi::xml_node element, const std::string& path) {
  if (!by_path_.emplace(path, element).second && path != "/ground") {
    reading_.Refuse(ErrorCode::kConflict, element, "another has the same name",
                    "Give each a name of its own.");
  }
  if (element) elements_.push_back(element);
  paths_by_name_[LastName(path)].push_back(path);
}

pugi::xml_node OsimFrames::Find(const std::string& path, const std::string& owner) const {
  const auto at = [&](const std::string& exact) {
    const auto found = by_path_.find(exact);
    return found == by_path_.end() ? pugi::xml_node{} : found->second;
  };
  if (const auto exact = at(path)) return exact;
  if (path.starts_with('/')) return {};
  std::string rest = path, base = owner;
  while (rest == ".." || rest.starts_with("../")) {
    rest.erase(0, 3);
    base.erase(std::min(base.rfind('/'), base.size()));
  }
  if (const auto own = at(rest.empty() ? base : base + "/" + rest)) return own;
  pugi::xml_node found;
  const auto candidates = paths_by_name_.find(LastName(rest));
  if (candidates == paths_by_name_.end()) return {};
  for (const std::string& candidate : candidates->second) {
    if (!candidate.ends_with("/" + rest)) continue;
    if (found) return {};
    found = at(candidate);
  }
  return found;
}

OsimFrame OsimFrames::Named(pugi::xml_node user, const char* socket, const char* body) {
  const std::string path = reading_.Text(user, socket);
  const std::string name = path.empty() ? reading_.Text(user, body) : path;
  if (name == "ground" || name == "/ground" || name.ends_with("../ground")) return {"ground", {}};
  const std::string owner = path.empty() ? "/bodyset" : "/jointset/" + NameOf(user);
  if (const pugi::xml_node found = Find(name, owner)) return Of(found);
  reading_.Refuse(ErrorCode::kNotFound, user,
                  name.empty() ? "it does not say in which body it is"
                               : "there is no body or frame \"" + name + "\", or several",
                  "Name one body or frame of this model.");
  return {};
}

OsimFrame OsimFrames::Of(pugi::xml_node element) {
  body::Placement placement;
  for (int i = 0; i < kMostFramesInARow && IsOffset(element); ++i) {
    placement = reading_.Frame(element, "translation", "orientation") * placement;
    const std::string path = reading_.Text(element, "socket_parent");
    if (path == "/ground" || path == "ground") return {"ground", placement};
    const pugi::xml_node parent = Find(path, OwnerPath(element) + "/" + NameOf(element));
    if (!parent) {
      reading_.Refuse(ErrorCode::kNotFound, element, "there is no frame \"" + path + "\"",
                      "Name its body in <socket_parent>.");
      return {};
    }
    element = parent;
  }
  if (IsOffset(element)) {
    reading_.Refuse(ErrorCode::kInvalid, element, "its frames stand in each other without end",
                    "Name a body in <socket_parent>.");
    return {};
  }
  const bool is_ground = std::string_view(element.name()) == "Ground";
  return {is_ground ? "ground" : NameOf(element), placement};
}

}  // namespace psoas::labfiles
