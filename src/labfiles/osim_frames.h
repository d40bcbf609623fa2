// Frames of an OpenSim model: ground, the bodies, and frames that stand fixed in one of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "labfiles/osim_reading.h"

namespace psoas::labfiles {

/// A frame is a place in a body; "ground" is a body too.
struct OsimFrame {
  std::string body;
  body::Placement in_body;
};

class OsimFrames {
 public:
  /// Knows every Body and PhysicalOffsetFrame within `model`.
  OsimFrames(OsimReading& reading, pugi::xml_node model);

  /// The frame that `user` names: version 4 by a path in the property `socket`, version 3 by a
  /// body's name in the property `body`. A path may be absolute ("/bodyset/pelvis") or end in a
  /// name that only one frame has; a joint's own frames come first.
  OsimFrame Named(pugi::xml_node user, const char* socket, const char* body);

  /// The frame that an element is: a Body, Ground or PhysicalOffsetFrame.
  OsimFrame Of(pugi::xml_node element);

  /// All of them, in the order of the file, ground first where it has an element.
  const std::vector<pugi::xml_node>& elements() const { return elements_; }

 private:
  void Add(pugi::xml_node element, const std::string& path);
  pugi::xml_node Find(const std::string& path, const std::string& owner) const;

  OsimReading& reading_;
  std::vector<pugi::xml_node> elements_;
  std::map<std::string, pugi::xml_node> by_path_;
  std::map<std::string, std::vector<std::string>> paths_by_name_;
};

}  // namespace psoas::labfiles
