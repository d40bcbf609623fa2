// Puts the body on what carries it: floor, mattress, chair, table. Heights in metres, the floor (or
// the mattress) at 0. The skin itself touches; nothing is guessed from radii.
import type { Scene } from '../figure/scene';
import type { Angles } from '../figure/skeleton';
import { axisOf, cross, minus, type Vec } from './frame';
import { sides, type Frames, type Region, type Rig, type Side } from './rig';

export const tableHeight = 0.62;
const cushion_m = 0.035;
export const roller_m = 0.13; // across

/// A foot that stands: where its ankle is along the floor, and how its sole slopes.
export interface Foot {
  x: number;
  slope: number;
}

export interface Settled {
  angles: Angles;
  feet: Partial<Record<Side, Foot>>;
}

export interface Support {
  ground: Scene['support']['ground'];
  anchor: Scene['anchor'];
  cushion: boolean;
  roller: boolean;
  seat_m: number; // of a chair; measured on the first posture that sits
}

const legs = (...parts: ('thigh' | 'knee' | 'shank' | 'foot')[]): Region[] => sides.flatMap((side) => parts.map((part): Region => `${part}_${side}`));

const isSteep = (rig: Rig, frames: Frames, side: Side) => rig.joint(frames, `tibia_${side}`)[1] - rig.joint(frames, `foot_${side}`)[1] > 0.2;
export const lies = (rig: Rig, frames: Frames): boolean => Math.abs(axisOf(frames[rig.of('thorax')]!, 1)[1]) < 0.6;

/// A thigh that a seat carries.
const isSeated = (rig: Rig, frames: Frames, side: Side) => Math.abs(axisOf(frames[rig.of(`femur_${side}`)]!, 1)[1]) < 0.6;

/// How far the body must rise for what carries it.
function lift(rig: Rig, frames: Frames, support: Support): number {
  const under = (regions: Region[], height = 0) => height - rig.lowest(frames, regions);
  const steep = sides.filter((side) => isSteep(rig, frames, side));
  const flat = sides.filter((side) => !steep.includes(side));
  const standing = steep.map((side): Region => `foot_${side}`);
  switch (support.ground) {
    case 'edge':
      return under(['trunk'], tableHeight);
    case 'side':
      return under(['trunk', 'thigh_l', 'knee_l', 'shank_l']);
    case 'chair': {
      const seated = sides.filter((side) => isSeated(rig, frames, side)).map((side): Region => `thigh_${side}`);
      return Math.max(under(['trunk', ...seated], support.seat_m), standing.length > 0 ? under(standing) : -Infinity);
    }
    case 'floor': {
      if (support.anchor === 'leftAnkle' && steep.includes('l')) return under(['foot_l']);
      const carried = [under(['trunk', ...legs('thigh')]), under(['knee_r'], support.cushion && !steep.includes('r') ? cushion_m : 0), under(['knee_l'])];
      if (flat.length > 0) carried.push(under(flat.map((side): Region => `shank_${side}`)));
      if (support.roller) carried.push(under(['thigh_r'], roller_m));
      if (!lies(rig, frames) && flat.length === 0) carried.push(under(standing));
      return Math.max(...carried);
    }
  }
}

const anchors: Record<Scene['anchor'], string> = { rightKnee: 'tibia_r', leftAnkle: 'foot_l', pelvis: 'pelvis', neck: 'thorax' };

/// The bones of these angles where they rest.
export const rested = (rig: Rig, angles: Angles, support: Support): Frames => rig.shift(rig.pose(angles), restShift(rig, angles, support));

/// The seat under the body when its feet stand on the floor.
export function seatUnder(rig: Rig, angles: Angles): number {
  const frames = rig.pose(angles);
  const seated = sides.filter((side) => isSeated(rig, frames, side));
  const on = (part: 'thigh' | 'foot') => seated.map((side): Region => `${part}_${side}`);
  const higher = seated.length === 1 ? 0.07 : 0; // the other knee hangs beside the seat
  return rig.lowest(frames, ['trunk', ...on('thigh')]) - rig.lowest(frames, on('foot')) + higher;
}

/// m2: below a hundredth of a leg's length squared.
const damping = 4e-4;
const limited = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/// Brings a foot to where it stands by bending hip and knee, and its sole to its slope, while the body
/// stays `by` from where its angles alone put it.
function plant(rig: Rig, from: Angles, by: Vec, side: Side, foot: Foot, rounds: number): Angles {
  const [hip, knee, ankle] = [`hip_flexion_${side}`, `knee_angle_${side}`, `ankle_angle_${side}`];
  let now = from;
  for (let round = 0; round < rounds; ++round) {
    let frames = rig.pose(now);
    now = { ...now, [ankle]: (now[ankle] ?? 0) + foot.slope - rig.slope(frames, `foot_${side}`, 0) };
    frames = rig.shift(rig.pose(now), by);
    const place = rig.joint(frames, `foot_${side}`);
    const miss = [foot.x - place[0], -rig.lowest(frames, [`foot_${side}`])] as const;
    if (Math.hypot(...miss) < 0.002) break;
    const way = (joint: string, bone: string): Vec => cross(axisOf(frames[rig.of(bone)]!, 2), minus(place, rig.joint(frames, joint)));
    const [h, k] = [way(`femur_${side}`, 'pelvis'), way(`tibia_${side}`, `femur_${side}`)];
    // Columns of the Jacobian: hip flexion turns about +z, knee flexion about -z. Damped, since a leg that
    // is almost straight cannot get longer.
    const [a, b, c, d] = [h[0], -k[0], h[1], -k[1]];
    const [aa, ab, bb] = [a * a + c * c + damping, a * b + c * d, b * b + d * d + damping];
    const [u, v] = [a * miss[0] + c * miss[1], b * miss[0] + d * miss[1]];
    const whole = aa * bb - ab * ab;
    const step = (value: number) => limited((value * 180) / Math.PI, 10);
    const byHip = step((bb * u - ab * v) / whole);
    const byKnee = step((aa * v - ab * u) / whole);
    now = { ...now, [hip]: (now[hip] ?? 0) + byHip, [knee]: Math.min(140, Math.max(0, (now[knee] ?? 0) + byKnee)) };
  }
  return now;
}

/// Where the angles alone put the body, and where it rests.
function restShift(rig: Rig, angles: Angles, support: Support): Vec {
  const frames = rig.pose(angles);
  return [-rig.joint(frames, anchors[support.anchor])[0], lift(rig, frames, support), 0];
}

/// A foot that the posture means to stand: close to the floor, sole level or heel up.
function standingFoot(rig: Rig, frames: Frames, support: Support, side: Side): Foot | undefined {
  if (!isSteep(rig, frames, side)) return undefined;
  const slope = rig.slope(frames, `foot_${side}`, 0);
  const gap = rig.lowest(frames, [`foot_${side}`]);
  if (Math.abs(gap) > (support.ground === 'chair' ? 0.06 : 0.17) || slope > 75 || slope < -60) return undefined;
  return { x: rig.joint(frames, `foot_${side}`)[0], slope: slope < -17 || slope > 26 ? slope : 0 }; // on the toes, on the heel
}

/// The knee bends until the foot is clear, where pointing it is not enough.
function bentClear(rig: Rig, angles: Angles, support: Support, side: Side): Angles {
  const name = `knee_angle_${side}`;
  let now = angles;
  for (let bend = 0; bend < 12 && rig.lowest(rested(rig, now, support), [`foot_${side}`]) < -0.004; ++bend) now = { ...now, [name]: (now[name] ?? 0) + 3 };
  return now;
}

/// A foot that lies points as far as the floor asks for.
function pointed(rig: Rig, angles: Angles, support: Support, side: Side): Angles {
  const name = `ankle_angle_${side}`;
  const given = angles[name] ?? 0;
  const low = (ankle: number) => rig.lowest(rested(rig, { ...angles, [name]: ankle }, support), [`foot_${side}`]);
  if (low(given) >= 0) return angles;
  const tries = Array.from({ length: 15 }, (_, step) => given - 5 * step).filter((ankle) => ankle >= -70);
  const best = tries.find((ankle) => low(ankle) >= -0.002) ?? tries.reduce((a, b) => (low(b) > low(a) ? b : a), given);
  return bentClear(rig, { ...angles, [name]: best }, support, side);
}

/// A leg that lies straight comes to lie, too.
function laid(rig: Rig, angles: Angles, support: Support, side: Side): Angles {
  const name = `hip_flexion_${side}`;
  let now = angles;
  for (let round = 0; round < 3; ++round) {
    const gap = rig.lowest(rested(rig, now, support), [`shank_${side}`, `foot_${side}`]);
    if (gap < 0.003 || gap > 0.1) break;
    now = { ...now, [name]: (now[name] ?? 0) - (Math.asin(gap / 0.85) * 180) / Math.PI };
  }
  return now;
}

/// The head of who lies rests on what carries the back; of who is upright it looks ahead.
function headed(rig: Rig, angles: Angles, support: Support): Angles {
  const upright = rested(rig, angles, support);
  if (support.ground === 'side') return angles;
  if (!lies(rig, upright)) {
    const [x, y] = axisOf(upright[rig.of('thorax')]!, 1);
    const lean = (Math.atan2(-x, y) * 180) / Math.PI;
    return { ...angles, neck_angle: Math.max(-28, Math.min(28, -0.65 * lean)) };
  }
  const floor = support.ground === 'edge' ? tableHeight : 0;
  const gaps = Array.from({ length: 31 }, (_, step) => 3 * step - 45).map((neck_angle) => {
    const gap = rig.lowest(rested(rig, { ...angles, neck_angle }, support), ['head']) - floor;
    return { neck_angle, gap, miss: (gap < 0 ? -3 * gap : gap) + 2e-4 * Math.abs(neck_angle) };
  });
  const best = gaps.reduce((a, b) => (b.miss < a.miss ? b : a));
  return { ...angles, neck_angle: Math.abs(best.gap) < 0.06 ? best.neck_angle : 0 };
}

/// A posture with the feet that should stand really standing and the head where it rests.
export function settled(rig: Rig, raw: Angles, support: Support, before?: Settled): Settled {
  let angles = headed(rig, raw, support);
  const feet: Settled['feet'] = {};
  if (support.ground === 'side' || support.ground === 'edge') return { angles, feet };
  for (const side of sides) {
    const frames = rested(rig, angles, support);
    const foot = standingFoot(rig, frames, support, side);
    if (!foot) {
      if (isSteep(rig, frames, side) || (support.ground === 'floor' && support.anchor === 'leftAnkle')) continue;
      angles = axisOf(frames[rig.of('pelvis')]!, 0)[1] > 0 ? laid(rig, angles, support, side) : angles;
      angles = pointed(rig, angles, support, side);
      continue;
    }
    const kept = before?.feet[side]; // a foot that stands does not slide
    const x = kept && Math.abs(kept.x - foot.x) < 0.09 ? kept.x : foot.x;
    const goal = { ...foot, x };
    let stood = angles;
    for (let pass = 0; pass < 2; ++pass) stood = plant(rig, stood, restShift(rig, stood, support), side, goal, 8);
    if (Math.abs(rig.lowest(rested(rig, stood, support), [`foot_${side}`])) > 0.01) continue; // out of reach: a step in the air
    angles = stood;
    feet[side] = goal;
  }
  return { angles, feet };
}

/// A moment between two settled postures: feet that stand in both stay on the floor.
export function between(rig: Rig, angles: Angles, from: Settled, to: Settled, share: number, support: Support): Angles {
  if (share <= 0 || share >= 1) return angles;
  const by = restShift(rig, angles, support);
  return sides.reduce((now, side) => {
    const [a, b] = [from.feet[side], to.feet[side]];
    if (!a || !b) return now;
    return plant(rig, now, by, side, { x: a.x + (b.x - a.x) * share, slope: a.slope + (b.slope - a.slope) * share }, 3);
  }, angles);
}
