// Points and turns in space: x forwards of an upright body, y up, z to its right.
export interface Point {
  x: number;
  y: number;
}

export interface Point3 extends Point {
  z: number;
}

/// Rows of a 3 x 3 turn.
export type Turn = readonly [Point3, Point3, Point3];

const radians = (deg: number) => (deg * Math.PI) / 180;
const row = (x: number, y: number, z: number): Point3 => ({ x, y, z });
const dot = (a: Point3, b: Point3) => a.x * b.x + a.y * b.y + a.z * b.z;

const unturned: Turn = [row(1, 0, 0), row(0, 1, 0), row(0, 0, 1)];

export function aboutX(deg: number): Turn {
  const [c, s] = [Math.cos(radians(deg)), Math.sin(radians(deg))];
  return [row(1, 0, 0), row(0, c, -s), row(0, s, c)];
}

export function aboutY(deg: number): Turn {
  const [c, s] = [Math.cos(radians(deg)), Math.sin(radians(deg))];
  return [row(c, 0, s), row(0, 1, 0), row(-s, 0, c)];
}

export function aboutZ(deg: number): Turn {
  const [c, s] = [Math.cos(radians(deg)), Math.sin(radians(deg))];
  return [row(c, -s, 0), row(s, c, 0), row(0, 0, 1)];
}

const columns = ([a, b, c]: Turn): Turn => [row(a.x, b.x, c.x), row(a.y, b.y, c.y), row(a.z, b.z, c.z)];

/// The turns one after the other, each in the frame the ones before it made.
export function turns(...all: Turn[]): Turn {
  return all.reduce((whole, next) => {
    const [x, y, z] = columns(next);
    const times = (line: Point3) => row(dot(line, x), dot(line, y), dot(line, z));
    return [times(whole[0]), times(whole[1]), times(whole[2])];
  }, unturned);
}

export const turned = ([a, b, c]: Turn, point: Point3): Point3 => row(dot(a, point), dot(b, point), dot(c, point));

export const plus = (a: Point3, b: Point3): Point3 => row(a.x + b.x, a.y + b.y, a.z + b.z);

export const between = (a: Point3, b: Point3, share: number): Point3 =>
  row(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share);

export const distance = (a: Point3, b: Point3): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
