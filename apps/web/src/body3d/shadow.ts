// The soft shadow where a body comes close to a level thing: a small picture from above, made from
// points of the skin.
import type { Vec } from './frame';

export const grain = 96;

export interface Patch {
  height: number;
  middle: readonly [number, number]; // x and z
  side_m: number;
  within: readonly [number, number, number, number]; // where the thing ends: least x and z, greatest x and z
}

const reach_m = 0.32;
const brush = 3;

/// Fills `into` (grain x grain bytes, rows along z) with how dark it is.
export function shade(points: readonly Vec[], { height, middle, side_m }: Patch, into: Uint8Array, sums = new Float32Array(grain * grain)): void {
  sums.fill(0);
  for (const [x, y, z] of points) {
    const above = y - height;
    if (above < -0.05 || above > reach_m) continue;
    const amount = (1 - Math.max(0, above) / reach_m) ** 2 * 0.2;
    const column = ((x - middle[0]) / side_m + 0.5) * grain;
    const row = ((z - middle[1]) / side_m + 0.5) * grain;
    for (let r = Math.floor(row) - brush; r <= row + brush; ++r) {
      for (let c = Math.floor(column) - brush; c <= column + brush; ++c) {
        if (r < 0 || c < 0 || r >= grain || c >= grain) continue;
        const far = (r + 0.5 - row) ** 2 + (c + 0.5 - column) ** 2;
        sums[r * grain + c]! += amount * Math.max(0, 1 - far / (brush * brush));
      }
    }
  }
  for (let i = 0; i < sums.length; ++i) into[i] = 255 * (1 - Math.exp(-sums[i]!));
}
