// Which way is down, as a phone tells it, and the angles that follow from that alone.
//
// Axes of the device (W3C DeviceOrientation): x to the right of the screen, y to its top, z out of
// it towards the person. `down` is the direction of gravity in these axes, a unit vector; a phone
// flat on a table, screen up, has down = (0, 0, -1). Heading plays no part: gravity does not know
// it, so nothing here drifts like a compass, and no Euler angle is ever subtracted from another.
#pragma once

#include <optional>

namespace psoas::measure {

struct Vec {
  double x = 0, y = 0, z = 0;
};

double Dot(const Vec& a, const Vec& b);
Vec Cross(const Vec& a, const Vec& b);
Vec operator+(const Vec& a, const Vec& b);
Vec operator*(double times, const Vec& v);
/// Nothing when it is not finite or too short to have a direction.
std::optional<Vec> Unit(const Vec& v);

/// One moment of the stream, on the clock of the device that measures.
struct Sample {
  double t_ms = 0;
  Vec down;
};

/// From a `deviceorientation` event, which says: turn by alpha about z, then by beta about the new
/// x, then by gamma about the new y, to get from east-north-up to the device. Down is minus the
/// third row of that matrix, and alpha drops out of it.
std::optional<Vec> FromOrientation(double beta_deg, double gamma_deg);

/// From `accelerationIncludingGravity`. At rest that is the push of the table, which points up; one
/// family of phones (Apple's, in every browser on them) gives it with the opposite sign.
/// `points_down` says so. Nothing when its size shows that the phone is being thrown about rather
/// than held: then it is not the direction of gravity.
std::optional<Vec> FromAcceleration(const Vec& metres_per_s2, bool points_down);

/// How far an axis of the device (a unit vector) points above the horizontal; -90..90.
double Elevation_deg(const Vec& axis, const Vec& down);

/// 0..180, whatever the axis.
double Between_deg(const Vec& a, const Vec& b);

/// How far the device has turned about `hinge` (a unit vector in its own axes) when down goes from
/// `from` to `to`; -180..180. The device turns against the way that gravity turns in it. Only what
/// happens in the plane across the hinge is looked at; along the hinge it is blind.
double TurnAbout_deg(const Vec& hinge, const Vec& from, const Vec& to);

/// How far a direction is out of the plane across the hinge; -90..90.
double OutOfPlane_deg(const Vec& hinge, const Vec& down);

}  // namespace psoas::measure
