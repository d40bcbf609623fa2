// One segment round one surface: our closed form beside MuJoCo's own.
#include "body/mujoco_wrap.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "mujoco_peer.h"

namespace psoas::peers {
namespace {

using body::operator+;
using body::operator-;
using body::operator*;
using body::Placement;
using body::Surface;
using body::Vec3;

constexpr int kPoses = 20000;
constexpr double kRadius = 0.05;
constexpr double kTolerance = 1e-9;

std::string Mover(const std::string& name) {
  std::string text = "<body name='" + name +
                     "'><inertial pos='0 0 0' mass='1' "
                     "diaginertia='1 1 1'/>";
  for (const auto& [axis, direction] : {std::pair{"x", "1 0 0"}, {"y", "0 1 0"}, {"z", "0 0 1"}}) {
    text += "<joint name='" + name + axis + "' type='slide' axis='" + direction + "'/>";
  }
  return text + "<site name='" + name + "'/></body>";
}

/// Ends a and b and the side site s, each free to go anywhere, and a surface that stands askew.
std::string OneSegment(const std::string& shape, bool with_side) {
  const std::string size = shape == "sphere" ? "0.05" : "0.05 0.2";
  return "<mujoco><compiler angle='radian'/><worldbody><geom name='g' type='" + shape + "' size='" +
         size + "' pos='0.02 -0.01 0.03' quat='0.8 0.36 -0.48 0'/>" + Mover("a") + Mover("b") +
         Mover("s") + "</worldbody><tendon><spatial name='t'><site site='a'/><geom geom='g'" +
         (with_side ? " sidesite='s'" : "") + "/><site site='b'/></spatial></tendon></mujoco>";
}

struct Figures {
  int wrapped = 0;
  int touched = 0;
  double worst_m = 0;
};

Figures Compare(const std::string& shape, bool with_side, double side_reach_m) {
  Figures figures;
  MujocoPeer peer(OneSegment(shape, with_side));
  if (!peer.ok()) return figures;
  const Placement surface{{0.02, -0.01, 0.03}, body::FromQuat({0.8, 0.36, -0.48, 0})};
  const auto kind = shape == "sphere" ? Surface::Shape::kSphere : Surface::Shape::kCylinder;
  std::mt19937_64 chance(20260302);
  const auto draw = [&](const std::string& name, double reach_m) {
    std::uniform_real_distribution<double> figure(-reach_m, reach_m);
    Vec3 point;
    for (std::size_t i = 0; i < 3; ++i) {
      point[i] = surface.at_m[i] + figure(chance);
      peer.Set(name + "xyz"[i], point[i]);
    }
    return point;
  };
  for (int pose = 0; pose < kPoses; ++pose) {
    const Vec3 a = draw("a", 0.15), b = draw("b", 0.15), s = draw("s", side_reach_m);
    peer.Compute();
    const auto wrap = body::MujocoWrap(a, b, surface, kRadius, kind, with_side ? &s : nullptr);
    const double ours = wrap.wraps ? body::Norm(wrap.first_m - a) + wrap.arc_length_m +
                                         body::Norm(b - wrap.second_m)
                                   : body::Norm(b - a);
    figures.wrapped += wrap.wraps;
    figures.touched += wrap.wraps && wrap.arc_length_m == 0;
    figures.worst_m = std::max(figures.worst_m, std::abs(ours - peer.Length("t")));
  }
  return figures;
}

TEST(MujocoWrapPeer, AgreesWithoutASideSite) {
  for (const char* shape : {"sphere", "cylinder"}) {
    const Figures figures = Compare(shape, false, 0.1);
    EXPECT_LE(figures.worst_m, kTolerance) << shape;
    EXPECT_GT(figures.wrapped, kPoses / 20) << shape;
  }
}

TEST(MujocoWrapPeer, AgreesWithASideSiteOutsideTheSurface) {
  for (const char* shape : {"sphere", "cylinder"}) {
    const Figures figures = Compare(shape, true, 0.3);
    EXPECT_LE(figures.worst_m, kTolerance) << shape;
    EXPECT_GT(figures.wrapped, kPoses / 20) << shape;
  }
}

TEST(MujocoWrapPeer, AgreesWithASideSiteInsideTheSurface) {
  for (const char* shape : {"sphere", "cylinder"}) {
    const Figures figures = Compare(shape, true, 0.025);
    EXPECT_LE(figures.worst_m, kTolerance) << shape;
    EXPECT_GT(figures.touched, kPoses / 20) << shape;
  }
}

}  // namespace
}  // namespace psoas::peers
