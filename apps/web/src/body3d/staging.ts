// A scene of the drawing (figure/scene.ts) played by the real body: its postures settled once, any
// moment of its slow loop in between.
import { blend, type Angles } from '../figure/skeleton';
import type { Moment, Scene } from '../figure/scene';
import { withArms, type Holds } from './arms';
import { at, mix, type Vec } from './frame';
import { between, rested, seatUnder, settled, type Settled, type Support } from './ground';
import type { Frames, Region, Rig } from './rig';
import { thingsOf, type Thing, type Things } from './things';

export interface Staging {
  scene: Scene;
  settled: Settled[];
  support: Support;
  holds: Holds;
  things: Things;
  /// Points of skin and things over the whole movement, for the camera.
  extent: Vec[];
}

export interface Staged {
  angles: Angles;
  frames: Frames;
}

const everywhere: Region[] = ['trunk', 'head', 'thigh_r', 'thigh_l', 'shank_r', 'shank_l', 'foot_r', 'foot_l', 'arm_r', 'arm_l'];
const middle: Region[] = ['trunk', 'thigh_r', 'thigh_l', 'knee_r', 'knee_l'];
const sits = (angles: Angles) => Math.max(angles['hip_flexion_r'] ?? 0, angles['hip_flexion_l'] ?? 0) > 55;

function supportOf(rig: Rig, scene: Scene): Support {
  const { ground } = scene.support;
  const seated = scene.raw.find(sits);
  return {
    ground,
    anchor: scene.anchor,
    cushion: scene.cushion,
    roller: scene.habit.under === 'thigh',
    seat_m: ground === 'chair' && seated ? seatUnder(rig, seated) : 0,
  };
}

/// A chair back or a wall for the hands, where the posture that shows best puts them.
function holdsOf(rig: Rig, scene: Scene, best: Frames): Holds {
  const chest = mix(rig.joint(best, 'upperarm_r'), rig.joint(best, 'upperarm_l'), 0.5);
  if (scene.habit.wall === 'before') {
    const thigh = rig.regionPoints(rig.skinning(rig.withHalves(best)), ['thigh_r']).map(([x]) => x);
    return { wall: Math.max(...thigh) + 0.06 };
  }
  if (scene.habit.wall) return {};
  const stands = scene.position === 'standing' && scene.support.ground === 'floor';
  if (!stands || (scene.habit.reach !== 'ahead' && scene.habit.reach !== 'foot')) return {};
  return { rail: [chest[0] + 0.42, 0.9, 0] };
}

/// The corners of mats and chairs. Walls and beds may leave the picture.
function cornersOf(things: readonly Thing[]): Vec[] {
  return things.filter(({ tone }) => tone === 'mat' || tone === 'furniture').flatMap(({ frame, size: [x, y, z] }) =>
    x > 1.3 ? [] : [-0.5, 0.5].flatMap((a) => [-0.5, 0.5].flatMap((b) => [-0.5, 0.5].map((c): Vec => at(frame, [a * x, b * y, c * z])))));
}

const bestOf = (scene: Scene): number => {
  const held = scene.names.lastIndexOf('hold');
  return held >= 0 ? held : Math.max(0, scene.names.length - 1);
};

export function stage(rig: Rig, scene: Scene): Staging {
  const support = supportOf(rig, scene);
  const all: Settled[] = [];
  for (const raw of scene.raw) all.push(settled(rig, raw, support, all.at(-1)));
  const bare = all.map(({ angles }) => rested(rig, angles, support));
  const best = bare[bestOf(scene)]!;
  const holds = holdsOf(rig, scene, best);
  const posed = bare.map((frames) => rig.withHalves(withArms(rig, frames, scene, holds)));
  const extent = posed.flatMap((frames) => rig.regionPoints(rig.skinning(frames), scene.close ? middle : everywhere));
  const span = (axis: 0 | 2): [number, number] => extent.reduce(([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])], [Infinity, -Infinity]);
  const things = thingsOf({ rig, scene, first: bare[0]!, best, along: span(0), wide: span(2), seat_m: support.seat_m, holds });
  return { scene, settled: all, support, holds, things, extent: [...extent, ...(support.ground === 'edge' ? [] : cornersOf(things.still))] };
}

/// The body at a moment.
export function staged(rig: Rig, { scene, settled: all, support, holds }: Staging, moment: Moment): Staged {
  const [from, to] = [all[moment.from]!, all[moment.to]!];
  const blended = blend(from.angles, to.angles, moment.share);
  const angles = between(rig, blended, from, to, moment.share, support);
  const frames = withArms(rig, rested(rig, angles, support), scene, holds);
  return { angles, frames: rig.withHalves(frames) };
}

export const thingsAt = (staging: Staging, { frames }: Staged): Thing[] => [...staging.things.still, ...staging.things.along(frames)];

/// The body in a posture of one's own; nothing is planted.
export function posed(rig: Rig, { scene, support, holds }: Staging, angles: Angles): Staged {
  return { angles, frames: rig.withHalves(withArms(rig, rested(rig, angles, support), scene, holds)) };
}
