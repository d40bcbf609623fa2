// The geometry of the gauge: a thigh seen from the side, hip at the left, the line of the table as
// zero, plus upwards. Angles in degrees, lengths in drawing units, y grows downwards.
import type { Banding } from '../../generated/api';

export interface Point {
  x: number;
  y: number;
}

export interface Scale {
  hip: Point;
  radius: number;
  low: number;
  high: number;
}

export interface Zone {
  name: string;
  from: number;
  to: number;
}

const widest = { low: -60, high: 90 };
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/// A scale that holds the value with its error, and at least -30 to +30 degrees.
export function scaleFor(value: number | null, error: number | null): Scale {
  const spread = error ?? 0;
  const low = value === null ? -30 : Math.min(-30, value - spread - 4);
  const high = value === null ? 30 : Math.max(30, value + spread + 4);
  return { hip: { x: 24, y: 140 }, radius: 200, low: clamp(low, widest.low, -30), high: clamp(high, 30, widest.high) };
}

export function pointAt(scale: Scale, deg: number, radius: number): Point {
  const turn = (deg * Math.PI) / 180;
  return { x: scale.hip.x + radius * Math.cos(turn), y: scale.hip.y - radius * Math.sin(turn) };
}

const figure = (value: number) => Math.round(value * 100) / 100;

/// A ring segment between two angles and two radii, as an SVG path.
export function ring(scale: Scale, from: number, to: number, inner: number, outer: number): string {
  const low = clamp(Math.min(from, to), scale.low, scale.high);
  const high = clamp(Math.max(from, to), scale.low, scale.high);
  const at = (deg: number, radius: number) => {
    const point = pointAt(scale, deg, radius);
    return `${figure(point.x)} ${figure(point.y)}`;
  };
  return `M${at(low, outer)} A${outer} ${outer} 0 0 0 ${at(high, outer)} L${at(high, inner)} A${inner} ${inner} 0 0 1 ${at(low, inner)} Z`;
}

/// The bands of the protocol as far as the scale reaches.
export function zones(scale: Scale, banding: Banding | undefined): Zone[] {
  return (banding?.bands ?? [])
    .map((band) => ({
      name: band.name,
      from: Math.max(scale.low, band.above ?? band.at_least ?? scale.low),
      to: Math.min(scale.high, band.below ?? band.at_most ?? scale.high),
    }))
    .filter((zone) => zone.to > zone.from);
}

/// The angles where one band ends and the next begins.
export const cuts = (list: Zone[]): number[] => list.slice(1).map((zone) => zone.from);

export function frame(scale: Scale): { x: number; y: number; width: number; height: number } {
  const top = pointAt(scale, scale.high, scale.radius).y - 16;
  const bottom = pointAt(scale, scale.low, scale.radius).y + 16;
  return { x: 0, y: figure(top), width: 330, height: figure(bottom - top) };
}
