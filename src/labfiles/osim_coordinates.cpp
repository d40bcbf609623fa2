#include "labfiles/osim_coordinates.h"

#include <string_view>

#include "labfiles/osim_functions.h"

namespace psoas::labfiles {
namespace {

using body::Function;

constexpr int kMostCouplingsInARow = 32;

/// That a coordinate equals a function of another.
struct Coupling {
  pugi::xml_node element;
  std::string independent;
  Function function;
};

bool IsEnforced(OsimReading& reading, pugi::xml_node constraint) {
  return reading.Flag(constraint, "isEnforced", true) &&
         !reading.Flag(constraint, "isDisabled", false);
}

std::map<std::string, Coupling> ReadCouplings(OsimReading& reading, pugi::xml_node model) {
  std::map<std::string, Coupling> couplings;
  for (const pugi::xml_node element : ObjectsOf(model.child("ConstraintSet"))) {
    if (!IsEnforced(reading, element)) continue;
    if (std::string_view(element.name()) != "CoordinateCouplerConstraint") {
      reading.Refuse(ErrorCode::kUnsupported, element,
                     "constraints of the kind " + std::string(element.name()) + " are not read",
                     "Write the joint so that it needs none, or switch the constraint off.");
      continue;
    }
    const auto names = Words(reading.Text(element, "independent_coordinate_names"));
    if (names.size() != 1) {
      reading.Refuse(ErrorCode::kUnsupported, element,
                     "it couples " + std::to_string(names.size()) + " coordinates to one",
                     "Let a coordinate follow one other.");
      continue;
    }
    const double factor = reading.Number(element, "scale_factor", 1.0);
    const auto function = FunctionElement(element, "coupled_coordinates_function");
    const std::string dependent = reading.Text(element, "dependent_coordinate_name");
    const Coupling coupling{element, names[0], ReadOsimFunction(reading, function).Times(factor)};
    if (!couplings.emplace(dependent, coupling).second) {
      reading.Refuse(ErrorCode::kConflict, element, "\"" + dependent + "\" is coupled twice",
                     "Keep one of the two constraints.");
    }
  }
  return couplings;
}

struct Declared {
  pugi::xml_node element;
  bool locked = false;
  bool is_length = false;
};

bool OnlySlides(const OsimJoint& joint, const std::string& coordinate) {
  bool slides = false;
  for (const OsimMotion& motion : joint.motions) {
    if (motion.coordinate != coordinate) continue;
    if (motion.motion.kind == body::Motion::Kind::kTurn) return false;
    slides = true;
  }
  return slides;
}

class Roles {
 public:
  Roles(OsimReading& reading, std::map<std::string, Coupling> couplings)
      : reading_(reading), couplings_(std::move(couplings)) {}

  void Declare(const OsimJoint& joint, pugi::xml_node element) {
    const std::string name = NameOf(element);
    const Declared declared{element, reading_.Flag(element, "locked", false),
                            OnlySlides(joint, name)};
    if (!declared_.emplace(name, declared).second) {
      reading_.Refuse(ErrorCode::kConflict, element, "another coordinate has the same name",
                      "Give each coordinate a name of its own.");
    }
    if (reading_.Flag(element, "prescribed", false)) {
      reading_.Refuse(ErrorCode::kUnsupported, element, "it is prescribed over time",
                      "Set <prescribed> to false.");
    }
    order_.push_back(name);
  }

  std::map<std::string, OsimRole> Assign(std::vector<body::Coordinate>& coordinates) {
    std::map<std::string, OsimRole> roles;
    for (const std::string& name : order_) {
      if (IsFree(name)) roles[name] = {AddFree(name, coordinates), Function::Linear(1)};
    }
    for (const auto& [name, coupling] : couplings_) {
      if (declared_.contains(name) && declared_.at(name).locked) {
        reading_.Refuse(ErrorCode::kConflict, coupling.element,
                        "\"" + name + "\" is locked and coupled as well",
                        "Unlock it, or switch the constraint off.");
      }
    }
    for (const std::string& name : order_) {
      if (!roles.contains(name)) roles[name] = Follow(name, roles);
    }
    return roles;
  }

 private:
  bool IsFree(const std::string& name) const {
    return !declared_.at(name).locked && !couplings_.contains(name);
  }

  int AddFree(const std::string& name, std::vector<body::Coordinate>& coordinates) {
    const Declared& declared = declared_.at(name);
    const auto range = reading_.Numbers(declared.element, "range");
    if (range.size() != 2 || range[0] > range[1]) {
      reading_.Refuse(ErrorCode::kInvalid, declared.element,
                      "its <range> is not two numbers, the least first",
                      "Write the range in radians, or metres where it is a length.");
      return -1;
    }
    coordinates.push_back({name, range[0], range[1], declared.is_length, "", "osim"});
    return static_cast<int>(coordinates.size()) - 1;
  }

  /// Along the couplings to a free or a locked coordinate.
  OsimRole Follow(std::string name, const std::map<std::string, OsimRole>& known) {
    Function function = Function::Linear(1);
    pugi::xml_node last;
    for (int i = 0; i < kMostCouplingsInARow; ++i) {
      const auto declared = declared_.find(name);
      if (declared != declared_.end() && declared->second.locked) {
        const double value = reading_.Number(declared->second.element, "default_value", 0.0);
        return {-1, Function::Constant(body::Evaluate(function, value).value)};
      }
      if (const auto role = known.find(name); role != known.end()) {
        return {role->second.index, Composed(function, role->second.function, name)};
      }
      const auto coupling = couplings_.find(name);
      if (coupling == couplings_.end()) return NotThere(name);
      function = Composed(function, coupling->second.function, name);
      last = coupling->second.element;
      name = coupling->second.independent;
    }
    reading_.Refuse(ErrorCode::kInvalid, last, "couplings lead in a circle at \"" + name + "\"",
                    "Let each coordinate follow a free one.");
    return {};
  }

  Function Composed(const Function& outer, const Function& inner, const std::string& name) {
    if (auto composed = Compose(outer, inner)) return *std::move(composed);
    const auto coupling = couplings_.find(name);
    reading_.Refuse(ErrorCode::kUnsupported,
                    coupling == couplings_.end() ? pugi::xml_node{} : coupling->second.element,
                    "a curve of a curve cannot be carried over at \"" + name + "\"",
                    "Make the coupling a LinearFunction.");
    return Function::Constant(0);
  }

  OsimRole NotThere(const std::string& name) {
    pugi::xml_node where;
    for (const auto& [dependent, coupling] : couplings_) {
      if (coupling.independent == name) where = coupling.element;
    }
    reading_.Refuse(ErrorCode::kNotFound, where, "there is no coordinate \"" + name + "\"",
                    "Name a coordinate of a joint of this model.");
    return {};
  }

  OsimReading& reading_;
  std::map<std::string, Coupling> couplings_;
  std::map<std::string, Declared> declared_;
  std::vector<std::string> order_;
};

}  // namespace

std::map<std::string, OsimRole> ReadOsimCoordinates(OsimReading& reading, pugi::xml_node model,
                                                    const std::vector<const OsimJoint*>& joints,
                                                    std::vector<body::Coordinate>& coordinates) {
  Roles roles(reading, ReadCouplings(reading, model));
  for (const OsimJoint* joint : joints) {
    for (const pugi::xml_node element : joint->coordinates) roles.Declare(*joint, element);
  }
  if (reading.refused()) return {};
  return roles.Assign(coordinates);
}

std::vector<body::Motion> FoldMotions(OsimReading& reading, const OsimJoint& joint,
                                      const std::map<std::string, OsimRole>& roles) {
  std::vector<body::Motion> motions;
  for (const OsimMotion& read : joint.motions) {
    body::Motion motion = read.motion;
    if (!read.coordinate.empty()) {
      const auto role = roles.find(read.coordinate);
      if (role == roles.end()) {
        reading.Refuse(ErrorCode::kNotFound, joint.element,
                       "it follows \"" + read.coordinate + "\", which no joint declares",
                       "Declare the coordinate in the joint.");
        return motions;
      }
      motion.coordinate = role->second.index;
      const auto folded = Compose(motion.function, role->second.function);
      if (!folded) {
        reading.Refuse(ErrorCode::kUnsupported, joint.element,
                       "a curve of a curve cannot be carried over at \"" + read.coordinate + "\"",
                       "Make the coupling a LinearFunction.");
        return motions;
      }
      motion.function = *folded;
    }
    motions.push_back(std::move(motion));
  }
  return motions;
}

}  // namespace psoas::labfiles
