#include "labfiles/mjcf_reading.h"

#include <charconv>
#include <cmath>

#include "labfiles/osim_reading.h"
#include "labfiles/xml.h"

namespace psoas::labfiles {
namespace {

using body::Cross;
using body::Dot;
using body::Mat3;
using body::Norm;
using body::operator*;
using body::operator+;
using body::operator-;
using body::Placement;
using body::Vec3;

constexpr double kNoLength = 1e-9;

/// The name under which <default> keeps the attributes of an element.
const char* DefaultName(pugi::xml_node element) {
  const std::string_view name = element.name();
  if (name == "spatial" || name == "fixed") return "tendon";
  return element.parent().name() == std::string_view("equality") ? "equality" : element.name();
}

Mat3 Columns(const Vec3& x, const Vec3& y, const Vec3& z) {
  return {x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]};
}

Vec3 Unit(const Vec3& v) { return (1 / Norm(v)) * v; }

/// The smallest turn that leads z to this direction.
Mat3 ZTo(const Vec3& direction) {
  const Vec3 z = Unit(direction);
  const Vec3 axis = Cross({0, 0, 1}, z);
  const double sine = Norm(axis);
  return body::Turn(sine < 1e-15 ? Vec3{1, 0, 0} : axis, std::atan2(sine, z[2]));
}

Vec3 First(const std::vector<double>& numbers) { return {numbers[0], numbers[1], numbers[2]}; }
Vec3 Second(const std::vector<double>& numbers) { return {numbers[3], numbers[4], numbers[5]}; }

std::optional<Mat3> FromAnyQuat(const std::vector<double>& numbers) {
  double square = 0;
  for (const double number : numbers) square += number * number;
  if (numbers.size() != 4 || square < kNoLength * kNoLength) return std::nullopt;
  const double scale = 1 / std::sqrt(square);
  return body::FromQuat(
      {scale * numbers[0], scale * numbers[1], scale * numbers[2], scale * numbers[3]});
}

}  // namespace

MjcfReading::MjcfReading(pugi::xml_node root) {
  for (const pugi::xml_node element : root.children("compiler")) ReadCompiler(element);
  for (const pugi::xml_node element : root.children("default")) ReadDefaults(element, true);
  const pugi::xml_node stray = root.find_node([&](pugi::xml_node node) {
    return IsUnknown(node.attribute("class")) || IsUnknown(node.attribute("childclass"));
  });
  if (!stray) return;
  Refuse(ErrorCode::kNotFound, stray, "it names a class that no <default> gives",
         "Declare the class in <default>.");
}

bool MjcfReading::IsUnknown(pugi::xml_attribute name) const {
  return name && name.value() != std::string_view("main") && !classes_.contains(name.value());
}

void MjcfReading::ReadCompiler(pugi::xml_node compiler) {
  const std::string angle = compiler.attribute("angle").as_string("degree");
  if (angle != "degree" && angle != "radian") {
    Refuse(ErrorCode::kInvalid, compiler, "its angle is \"" + angle + "\"",
           "Write degree or radian.");
  }
  if (compiler.attribute("angle")) in_degrees_ = angle == "degree";
  if (compiler.attribute("coordinate").as_string("local") != std::string_view("local")) {
    Refuse(ErrorCode::kUnsupported, compiler, "its coordinates are global",
           "Open the model in MuJoCo 2.2 and save it, which makes them local.");
  }
  euler_order_ = compiler.attribute("eulerseq").as_string(euler_order_.c_str());
  const bool sound =
      euler_order_.size() == 3 && euler_order_.find_first_not_of("xyzXYZ") == std::string::npos;
  if (sound) return;
  Refuse(ErrorCode::kInvalid, compiler, "its eulerseq is no three of x, y, z, X, Y and Z",
         "Write the three axes, such as xyz.");
  euler_order_ = "xyz";
}

void MjcfReading::ReadDefaults(pugi::xml_node defaults, bool outermost) {
  const std::string name = defaults.attribute("class").as_string(outermost ? "main" : "");
  if (outermost && main_) {
    Refuse(ErrorCode::kUnsupported, defaults,
           "a second outermost <default> stands beside the first",
           "Put all classes into one <default>.");
  }
  if (outermost) main_ = defaults;
  if (!classes_.emplace(name, defaults).second) {
    Refuse(ErrorCode::kInvalid, defaults, "the class \"" + name + "\" stands twice",
           "Give each class a name of its own.");
  }
  for (const pugi::xml_node nested : defaults.children("default")) ReadDefaults(nested, false);
}

pugi::xml_node MjcfReading::ClassOf(pugi::xml_node element) const {
  std::string name = element.attribute("class").value();
  for (pugi::xml_node at = element; name.empty() && at; at = at.parent()) {
    // An element is not its own child: a body's childclass counts for what stands in it.
    if (!(at == element)) name = at.attribute("childclass").value();
  }
  const auto found = classes_.find(name);
  return found == classes_.end() ? main_ : found->second;
}

pugi::xml_attribute MjcfReading::Attribute(pugi::xml_node element, const char* name) const {
  if (const auto own = element.attribute(name)) return own;
  for (pugi::xml_node at = ClassOf(element); at.name() == std::string_view("default");
       at = at.parent()) {
    if (const auto found = at.child(DefaultName(element)).attribute(name)) return found;
  }
  return {};
}

std::string MjcfReading::Text(pugi::xml_node element, const char* name,
                              std::string_view fallback) const {
  const pugi::xml_attribute attribute = Attribute(element, name);
  return attribute ? Trimmed(attribute.value()) : std::string(fallback);
}

void MjcfReading::RefuseAttribute(pugi::xml_node element, const char* name,
                                  const std::string& wanted) {
  Refuse(ErrorCode::kInvalid, element,
         "its " + std::string(name) + " \"" +
             std::string(Attribute(element, name).value()).substr(0, 60) + "\" is not " + wanted,
         "Write " + wanted + ".");
}

std::vector<double> MjcfReading::Numbers(pugi::xml_node element, const char* name) {
  std::vector<double> numbers;
  for (const std::string& word : Words(Attribute(element, name).value())) {
    double value = 0;
    const char* begin = word.data() + (word[0] == '+' ? 1 : 0);
    const char* end = word.data() + word.size();
    const auto [stop, problem] = std::from_chars(begin, end, value);
    if (problem != std::errc{} || stop != end || !std::isfinite(value)) {
      RefuseAttribute(element, name, "made of finite numbers");
      return {};
    }
    numbers.push_back(value);
  }
  return numbers;
}

double MjcfReading::Number(pugi::xml_node element, const char* name, double fallback) {
  if (!Attribute(element, name)) return fallback;
  const auto numbers = Numbers(element, name);
  if (numbers.size() == 1) return numbers[0];
  RefuseAttribute(element, name, "one number");
  return fallback;
}

Vec3 MjcfReading::Triple(pugi::xml_node element, const char* name, const Vec3& fallback) {
  if (!Attribute(element, name)) return fallback;
  const auto numbers = Numbers(element, name);
  if (numbers.size() == 3) return First(numbers);
  RefuseAttribute(element, name, "three numbers");
  return fallback;
}

bool MjcfReading::Flag(pugi::xml_node element, const char* name, bool fallback) {
  const std::string text = Text(element, name, fallback ? "true" : "false");
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  RefuseAttribute(element, name, "true or false");
  return fallback;
}

Mat3 MjcfReading::Euler(const std::vector<double>& angles) const {
  Mat3 turn = body::kIdentity;
  for (std::size_t i = 0; i < 3; ++i) {
    // Small letters turn about the axes as turned so far, capitals about those that stay.
    const char letter = euler_order_[i];
    const bool stays = letter < 'a';
    Vec3 axis{};
    axis[static_cast<std::size_t>(letter - (stays ? 'X' : 'x'))] = 1;
    const Mat3 step = body::Turn(axis, Radians(angles[i]));
    turn = stays ? step * turn : turn * step;
  }
  return turn;
}

std::optional<Mat3> MjcfReading::Alternative(std::string_view kind,
                                             const std::vector<double>& numbers) const {
  if (kind == "euler") return numbers.size() == 3 ? std::optional(Euler(numbers)) : std::nullopt;
  const std::size_t count = kind == "xyaxes" ? 6 : kind == "axisangle" ? 4 : 3;
  if (numbers.size() != count || Norm(First(numbers)) < kNoLength) return std::nullopt;
  if (kind == "zaxis") return ZTo(First(numbers));
  if (kind == "axisangle") return body::Turn(First(numbers), Radians(numbers[3]));
  const Vec3 x = Unit(First(numbers));
  const Vec3 y = Second(numbers) - Dot(Second(numbers), x) * x;
  if (Norm(y) < kNoLength) return std::nullopt;
  return Columns(x, Unit(y), Cross(x, Unit(y)));
}

Mat3 MjcfReading::Orientation(pugi::xml_node element) {
  const char* kind = nullptr;
  for (const char* name : {"euler", "axisangle", "xyaxes", "zaxis"}) {
    if (!Attribute(element, name)) continue;
    if (kind) {
      Refuse(ErrorCode::kInvalid, element, "it has more than one orientation",
             "Write one of quat, euler, axisangle, xyaxes and zaxis.");
    }
    kind = name;
  }
  if (!kind && !Attribute(element, "quat")) return body::kIdentity;
  const auto numbers = Numbers(element, kind ? kind : "quat");
  const auto turn = kind ? Alternative(kind, numbers) : FromAnyQuat(numbers);
  if (!turn) RefuseAttribute(element, kind ? kind : "quat", "the numbers of an orientation");
  return turn.value_or(body::kIdentity);
}

Placement MjcfReading::Frame(pugi::xml_node element) {
  if (!Attribute(element, "fromto")) return {Triple(element, "pos", {}), Orientation(element)};
  const auto numbers = Numbers(element, "fromto");
  if (numbers.size() != 6 || Norm(Second(numbers) - First(numbers)) < kNoLength) {
    RefuseAttribute(element, "fromto", "the six numbers of two points");
    return {};
  }
  // MuJoCo lets z run from the second point to the first.
  return {0.5 * (First(numbers) + Second(numbers)), ZTo(First(numbers) - Second(numbers))};
}

void MjcfReading::Refuse(ErrorCode code, pugi::xml_node where, std::string message,
                         std::string mend) {
  if (!first_) first_ = Error{code, PlaceOf(where), std::move(message), std::move(mend)};
}

}  // namespace psoas::labfiles
