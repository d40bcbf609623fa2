// What is round the body, as plain shapes: mat, bed, chair, wall, ball, roller, strap, pillow. The same
// list in the same order for every moment; what moves with the body has another place.
import type { Scene } from '../figure/scene';
import { needsStrap, type Holds } from './arms';
import { at, cross, frameOf, minus, mix, plus, size, times, unit, unmoved, type Frame, type Vec } from './frame';
import { roller_m, tableHeight } from './ground';
import type { Frames, Rig } from './rig';

export interface Thing {
  shape: 'box' | 'cylinder' | 'ball'; // a cylinder stands along y
  tone: 'mat' | 'furniture' | 'cloth' | 'ball' | 'strap' | 'wall';
  size: Vec; // whole lengths along x, y, z
  frame: Frame; // of its middle
}

const placed = (x: number, y: number, z: number): Frame => [...Array.from(unmoved).slice(0, 9), x, y, z];
const box = (tone: Thing['tone'], whole: Vec, middle: Vec): Thing => ({ shape: 'box', tone, size: whole, frame: placed(...middle) });
const ball = (across: number, middle: Vec): Thing => ({ shape: 'ball', tone: 'ball', size: [across, across, across], frame: placed(...middle) });

/// A cylinder from one point to another.
function rod(tone: Thing['tone'], across: number, from: Vec, to: Vec): Thing {
  const y = unit(minus(to, from));
  const x = unit(Math.abs(y[0]) > 0.9 ? cross(y, [0, 0, 1]) : cross([1, 0, 0], y));
  return { shape: 'cylinder', tone, size: [across, size(minus(to, from)), across], frame: frameOf(x, y, cross(x, y), mix(from, to, 0.5)) };
}

/// The body with what is known of the whole scene.
export interface Setting {
  rig: Rig;
  scene: Scene;
  first: Frames;
  best: Frames;
  /// From the least to the greatest x of the whole movement, and of its z.
  along: [number, number];
  wide: [number, number];
  seat_m: number;
  holds: Holds;
}

const legsUnder = (from: Vec, to: Vec, top: number): Thing[] =>
  [from[0], to[0]].flatMap((x) => [from[2], to[2]].map((z) => rod('furniture', 0.032, [x, 0, z], [x, top, z])));

function chair(x: number, top: number, z: number, back: -1 | 0 | 1): Thing[] {
  const [deep, wide] = [0.21, 0.215];
  const seat = box('furniture', [2 * deep + 0.03, 0.035, 2 * wide + 0.03], [x, top - 0.0175, z]);
  const legs = legsUnder([x - deep + 0.02, 0, z - wide + 0.02], [x + deep - 0.02, 0, z + wide - 0.02], top - 0.02);
  if (back === 0) return [seat, ...legs];
  const behind = x + back * (deep + 0.005);
  const posts = [-wide + 0.02, wide - 0.02].map((side) => rod('furniture', 0.03, [behind, top - 0.02, z + side], [behind + back * 0.03, top + 0.46, z + side]));
  return [seat, ...legs, ...posts, box('furniture', [0.024, 0.11, 2 * wide + 0.03], [behind + back * 0.026, top + 0.4, z])];
}

/// A mattress whose top is at a height, on a low frame.
function bed([from, to]: [number, number], [near, far]: [number, number], top: number, floor: number): Thing[] {
  const [x, z] = [(from + to) / 2, (near + far) / 2];
  const mattress = box('cloth', [to - from, 0.17, far - near], [x, top - 0.085, z]);
  const base = box('furniture', [to - from - 0.04, 0.08, far - near - 0.04], [x, top - 0.21, z]);
  return [mattress, base, ...legsUnder([from + 0.1, 0, near + 0.1], [to - 0.1, 0, far - 0.1], top - floor - 0.25).map((leg) => ({ ...leg, frame: placed(leg.frame[9]!, leg.frame[10]! + floor, leg.frame[11]!) }))];
}

function furniture(setting: Setting): Thing[] {
  const { rig, scene, first, best, along: [from, to], wide: [near, far], seat_m } = setting;
  const pelvis = rig.joint(first, 'pelvis');
  const mat = (): Thing => box('mat', [to - from + 0.16, 0.012, Math.max(0.6, far - near + 0.12)], [(from + to) / 2, -0.007, (near + far) / 2]);
  switch (scene.support.ground) {
    case 'chair': {
      const upright = scene.raw.some((angles) => (angles['hip_flexion_r'] ?? 0) < 30);
      const astride = (scene.raw[0]!['hip_flexion_r'] ?? 0) < 30 && (scene.raw[0]!['hip_flexion_l'] ?? 0) > 45; // half on the seat
      return chair(pelvis[0], seat_m, pelvis[2] - (astride ? 0.2 : 0), upright ? 0 : -1);
    }
    case 'edge': {
      const end = scene.along ? to + 0.15 : rig.joint(best, 'femur_r')[0] + 0.06 + (scene.reach_m ?? 0);
      return bed([from - 0.2, end], scene.along ? [near - 0.45, rig.joint(best, 'femur_r')[2] + 0.03] : [-0.5, 0.5], tableHeight, 0);
    }
    case 'side': {
      const head = rig.joint(first, 'head');
      const low = rig.lowest(first, ['head']);
      const pillow = box('cloth', [0.36, Math.max(0.05, low + 0.02), 0.42], [head[0] + 0.03, Math.max(0.05, low + 0.02) / 2, head[2] - 0.1]);
      return [...bed([from - 0.16, to + 0.2], [near - 0.3, far + 0.22], 0, -0.42), pillow];
    }
    case 'floor': {
      if (scene.bed) return bed([from - 0.18, to + 0.18], [Math.min(-0.5, near - 0.1), Math.max(0.5, far + 0.1)], 0, -0.42);
      return scene.position === 'standing' ? [] : [mat()];
    }
  }
}

/// What lies under or before the body and does not move with it.
function still(setting: Setting): Thing[] {
  const { rig, scene, best, holds } = setting;
  const things: Thing[] = [];
  const knee = rig.joint(best, 'tibia_r');
  if (scene.cushion) things.push(box('cloth', [0.34, 0.035, 0.26], [knee[0] - 0.03, 0.0175, knee[2]]));
  if (scene.propped) {
    const [hips, neck] = [rig.joint(best, 'pelvis'), rig.joint(best, 'thorax')];
    const lean = unit(minus(neck, hips));
    const back: Vec = [-lean[1], lean[0], 0];
    const middle = plus(mix(hips, neck, 1.1), times(back, 0.2));
    things.push({ shape: 'box', tone: 'cloth', size: [0.14, 0.7, 0.5], frame: frameOf([lean[1], -lean[0], 0], lean, [0, 0, 1], middle) });
  }
  if (scene.stool) {
    const top = rig.lowest(best, ['shank_r', 'shank_l']);
    const calf = mix(rig.joint(best, 'tibia_r'), rig.joint(best, 'foot_r'), 0.78);
    things.push(...chair(calf[0], top, 0, 0));
  }
  if (scene.habit.under === 'thigh') {
    const thigh = mix(rig.joint(best, 'femur_r'), knee, 0.5);
    things.push(rod('ball', roller_m, [thigh[0], roller_m / 2, thigh[2] - 0.2], [thigh[0], roller_m / 2, thigh[2] + 0.25]));
  }
  if (holds.rail) things.push(...chair(holds.rail[0] + 0.24, holds.rail[1] - 0.46, holds.rail[2], -1));
  if (holds.wall !== undefined) things.push(box('wall', [0.02, 1.8, 1.1], [holds.wall + 0.01, 0.9, 0]));
  if (scene.habit.wall === 'behind') {
    const behind = Math.min(...rig.regionPoints(rig.skinning(rig.withHalves(best)), ['trunk']).map(([x]) => x));
    things.push(box('wall', [0.02, 1.8, 1.1], [behind - 0.01, 0.9, 0]));
  }
  return things;
}

/// What goes with the body.
function along(setting: Setting, frames: Frames): Thing[] {
  const { rig, scene } = setting;
  const on = (bone: string, x: number, y: number, z: number) => at(frames[rig.of(bone)]!, [x, y, z]);
  const things: Thing[] = [];
  switch (scene.habit.under) {
    case 'belly': {
      const belly = on('pelvis', 0.075, 0.06, 0.07);
      things.push(ball(0.14, [belly[0], Math.max(0.055, Math.min(belly[1], 0.07)), belly[2]]));
      break;
    }
    case 'hand':
      things.push(ball(0.07, on('femur_r', 0.1, -0.21, 0.02)));
      break;
    case 'hip_side':
      things.push(ball(0.075, on('femur_r', 0.0, 0.02, 0.115)));
      break;
    case 'seat':
      things.push(ball(0.07, on('femur_r', -0.09, -0.2, -0.02)));
      break;
    case 'roll':
      things.push(rod('cloth', 0.11, on('femur_r', -0.12, -0.1, -0.14), on('femur_r', -0.12, -0.1, 0.14)));
      break;
  }
  if (scene.habit.wall === 'before') things.push(ball(0.075, on('femur_r', 0.105, -0.17, 0.02)));
  if (scene.habit.reach === 'foot' && (scene.habit.strap || needsStrap(rig, setting.best))) things.push(rod('strap', 0.012, on('hand_r', 0, -0.08, 0), on('foot_r', 0.03, 0.02, 0)));
  return things;
}

export interface Things {
  still: Thing[];
  along: (frames: Frames) => Thing[];
}

export const thingsOf = (setting: Setting): Things => ({ still: [...furniture(setting), ...still(setting)], along: (frames) => along(setting, frames) });
