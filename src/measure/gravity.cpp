#include "measure/gravity.h"

#include <cmath>
#include <numbers>

namespace psoas::measure {
namespace {

constexpr double kDegPerRad = 180.0 / std::numbers::pi;
constexpr double kShortest = 1e-6;  // of any unit: shorter than that has no direction
// What is off by more than a tenth of gravity (noise and bias of a phone are a fiftieth) is a
// shake.
constexpr double kGravity = 9.80665, kMostOff = 0.1;

double Length(const Vec& v) { return std::sqrt(Dot(v, v)); }

}  // namespace

double Dot(const Vec& a, const Vec& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

Vec Cross(const Vec& a, const Vec& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

Vec operator+(const Vec& a, const Vec& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }

Vec operator*(double times, const Vec& v) { return {times * v.x, times * v.y, times * v.z}; }

std::optional<Vec> Unit(const Vec& v) {
  const double length = Length(v);
  if (!std::isfinite(length) || length < kShortest) return std::nullopt;
  return (1 / length) * v;
}

std::optional<Vec> FromOrientation(double beta_deg, double gamma_deg) {
  const double beta = beta_deg / kDegPerRad, gamma = gamma_deg / kDegPerRad;
  return Unit(
      {std::cos(beta) * std::sin(gamma), -std::sin(beta), -std::cos(beta) * std::cos(gamma)});
}

std::optional<Vec> FromAcceleration(const Vec& metres_per_s2, bool points_down) {
  if (!(std::abs(Length(metres_per_s2) / kGravity - 1) <= kMostOff)) return std::nullopt;
  return Unit((points_down ? 1.0 : -1.0) * metres_per_s2);
}

double Elevation_deg(const Vec& axis, const Vec& down) {
  return std::atan2(-Dot(axis, down), Length(Cross(axis, down))) * kDegPerRad;
}

double Between_deg(const Vec& a, const Vec& b) {
  return std::atan2(Length(Cross(a, b)), Dot(a, b)) * kDegPerRad;
}

double TurnAbout_deg(const Vec& hinge, const Vec& from, const Vec& to) {
  const double across = Dot(from, to) - Dot(hinge, from) * Dot(hinge, to);
  return -std::atan2(Dot(hinge, Cross(from, to)), across) * kDegPerRad;
}

double OutOfPlane_deg(const Vec& hinge, const Vec& down) {
  return Elevation_deg(-1.0 * hinge, down);
}

}  // namespace psoas::measure
