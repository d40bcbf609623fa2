// Places and turns of bones as flat figures: 12 a frame, the turn row after row, then the place.
// x forwards, y up, z to the right, metres.
export type Vec = readonly [number, number, number];
export type Frame = ArrayLike<number>;

export const unmoved: Frame = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

export const plus = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vec, by: number): Vec => [a[0] * by, a[1] * by, a[2] * by];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec, b: Vec): Vec => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const size = (a: Vec): number => Math.hypot(a[0], a[1], a[2]);
export const unit = (a: Vec): Vec => times(a, 1 / (size(a) || 1));
export const mix = (a: Vec, b: Vec, share: number): Vec => plus(times(a, 1 - share), times(b, share));

export const placeOf = (f: Frame): Vec => [f[9]!, f[10]!, f[11]!];
/// An axis of the frame: 0 is its x.
export const axisOf = (f: Frame, axis: 0 | 1 | 2): Vec => [f[axis]!, f[3 + axis]!, f[6 + axis]!];

export const turned = (f: Frame, p: Vec): Vec => [
  f[0]! * p[0] + f[1]! * p[1] + f[2]! * p[2],
  f[3]! * p[0] + f[4]! * p[1] + f[5]! * p[2],
  f[6]! * p[0] + f[7]! * p[1] + f[8]! * p[2],
];
export const at = (f: Frame, p: Vec): Vec => plus(turned(f, p), placeOf(f));

/// The frame whose axes are these, at a place.
export const frameOf = (x: Vec, y: Vec, z: Vec, place: Vec): Frame => [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2], ...place];

/// `b`, given in `a`, seen from where `a` is.
export function within(a: Frame, b: Frame): Frame {
  return frameOf(turned(a, axisOf(b, 0)), turned(a, axisOf(b, 1)), turned(a, axisOf(b, 2)), at(a, placeOf(b)));
}

export function inverse(f: Frame): Frame {
  const back: Frame = [f[0]!, f[3]!, f[6]!, f[1]!, f[4]!, f[7]!, f[2]!, f[5]!, f[8]!, 0, 0, 0];
  const place = times(turned(back, placeOf(f)), -1);
  return [...Array.from(back).slice(0, 9), ...place];
}

export const moved = (f: Frame, by: Vec): Frame => [f[0]!, f[1]!, f[2]!, f[3]!, f[4]!, f[5]!, f[6]!, f[7]!, f[8]!, f[9]! + by[0], f[10]! + by[1], f[11]! + by[2]];

/// A turn about an axis of length 1, without a place.
export function about(axis: Vec, deg: number): Frame {
  const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
  const turn = (v: Vec): Vec => plus(plus(times(v, c), times(cross(axis, v), s)), times(axis, dot(axis, v) * (1 - c)));
  return frameOf(turn([1, 0, 0]), turn([0, 1, 0]), turn([0, 0, 1]), [0, 0, 0]);
}

/// Half of a turn, by its axis and angle.
export function half(f: Frame): Frame {
  const axis: Vec = [f[7]! - f[5]!, f[2]! - f[6]!, f[3]! - f[1]!];
  const [sine, cosine] = [size(axis) / 2, (f[0]! + f[4]! + f[8]! - 1) / 2];
  if (sine < 1e-9) return unmoved;
  return about(unit(axis), (Math.atan2(sine, cosine) * 90) / Math.PI);
}
