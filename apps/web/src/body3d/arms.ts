// Where both hands go, by the habit of the posture (figure/habits.ts says it for the near one).
import type { Scene } from '../figure/scene';
import { at, axisOf, minus, plus, size, times, turned, unit, type Vec } from './frame';
import { lies, tableHeight } from './ground';
import { armLength, outwards, reached, shoulderOf, type Reach } from './limb';
import { sides, type Frames, type Rig, type Side } from './rig';

/// Things that a hand may rest on, found once for a scene.
export interface Holds {
  rail?: Vec; // the back of a chair that stands ahead
  wall?: number; // x of a wall ahead
}

const down: Vec = [0, -1, 0];

interface Place {
  rig: Rig;
  frames: Frames;
  side: Side;
  out: 1 | -1;
  /// A point of a bone, or a direction in it; z points outwards on either side.
  on: (bone: string, x: number, y: number, z: number) => Vec;
  to: (bone: string, x: number, y: number, z: number) => Vec;
  shoulder: Vec;
}

function placeOn(rig: Rig, frames: Frames, side: Side): Place {
  const out = outwards(side);
  const frame = (bone: string) => frames[rig.of(bone)]!;
  return {
    rig, frames, side, out,
    on: (bone, x, y, z) => at(frame(bone), [x, y, out * z]),
    to: (bone, x, y, z) => turned(frame(bone), [x, y, out * z]),
    shoulder: shoulderOf(rig, frames, side),
  };
}

const hanging = ({ shoulder, out }: Place): Reach => ({ wrist: plus(shoulder, [0.07, -0.515, 0.05 * out]), palm: [0, 0, -out], elbow: [-1, 0, 0.3 * out] });

const onHip = ({ on, to }: Place): Reach => ({
  wrist: on('pelvis', -0.05, 0.085, 0.168), palm: to('pelvis', 0.1, 0, -1), elbow: to('pelvis', -0.7, -0.2, 1), fingers: to('pelvis', 0.8, -0.55, -0.25),
});

const besideBody = ({ shoulder, frames, rig, out, to }: Place, height: number): Reach => {
  const [x, , z] = axisOf(frames[rig.of('thorax')]!, 1);
  const feet = unit([-x, 0, -z]);
  const wrist = plus(shoulder, plus(times(feet, 0.5), [0, 0, 0.1 * out]));
  return { wrist: [wrist[0], height + 0.035, wrist[2]], palm: down, elbow: plus(to('thorax', 0, 0, 1), [0, -0.2, 0]), fingers: feet };
};

const onOwnThigh = ({ on, to, side }: Place, far = 0.25): Reach => ({
  wrist: on(`femur_${side}`, 0.085, -far, 0.01), palm: to(`femur_${side}`, -1, 0, 0), elbow: plus(to('thorax', -0.4, -0.3, 0.9), down), fingers: to(`femur_${side}`, -0.12, -1, -0.15),
});

/// Both hands on the front thigh, one upon the other.
const onFrontThigh = ({ rig, frames, side, to }: Place): Reach => {
  const femur = frames[rig.of('femur_l')]!;
  const [x, y, z] = side === 'r' ? [0.1, -0.26, 0.035] : [0.085, -0.2, -0.03];
  return { wrist: at(femur, [x, y, z]), palm: times(axisOf(femur, 0), -1), elbow: plus(to('thorax', -0.3, -0.2, 0.9), down), fingers: turned(femur, [-0.15, -1, side === 'r' ? -0.35 : 0.3]) };
};

const roundShin = ({ rig, frames, side, to }: Place): Reach => {
  const tibia = frames[rig.of('tibia_l')]!;
  const z = side === 'r' ? 0.06 : -0.06;
  return { wrist: at(tibia, [0.035, -0.045, z]), palm: turned(tibia, [-0.8, 0, -Math.sign(z)]), elbow: plus(to('thorax', 0.1, -0.6, 1), [0, 0, 0]), fingers: turned(tibia, [0.55, 0, -Math.sign(z)]) };
};

const onBelly = ({ on, to, side }: Place): Reach =>
  side === 'r'
    ? { wrist: on('L3', 0.115, -0.02, 0.115), palm: to('L3', -1, 0, -0.1), elbow: to('thorax', -0.4, -0.5, 1), fingers: to('L3', 0.12, 0.1, -1) }
    : { wrist: on('thorax', 0.155, 0.085, 0.11), palm: to('thorax', -1, 0, -0.1), elbow: to('thorax', -0.3, -0.8, 1), fingers: to('thorax', 0.2, 0.25, -1) };

/// Folded, out of the way.
const onChest = ({ on, to, side }: Place): Reach => ({
  wrist: on('thorax', side === 'r' ? 0.165 : 0.15, side === 'r' ? 0.12 : 0.07, 0.005), palm: to('thorax', -1, 0, 0), elbow: to('thorax', 0.1, -1, 0.9), fingers: to('thorax', -0.15, 0.15, -1),
});

/// On the stomach: under the shoulders on all fours, else flat beside the head.
const onFloor = ({ shoulder, rig, frames, out }: Place): Reach => {
  const [x, , z] = axisOf(frames[rig.of('thorax')]!, 1);
  const ahead = unit([x, 0, z]);
  if (shoulder[1] > 0.38) return { wrist: [shoulder[0], 0.055, shoulder[2]], palm: down, elbow: times(ahead, -1), fingers: ahead };
  const wrist = plus(shoulder, plus(times(ahead, 0.16), [0, 0, 0.07 * out]));
  return { wrist: [wrist[0], 0.03, wrist[2]], palm: down, elbow: plus(times(ahead, -0.25), [0, -0.12, out]), fingers: plus(ahead, [0, 0, -0.25 * out]) };
};

/// Lying on the left side: the upper hand on the bed before the chest, the lower arm under the pillow.
const onSide = ({ rig, frames, side, shoulder }: Place): Reach => {
  const head = unit(axisOf(frames[rig.of('thorax')]!, 1));
  const front = unit(axisOf(frames[rig.of('thorax')]!, 0));
  if (side === 'r') {
    const wrist = plus(shoulder, plus(times(front, 0.27), times(head, -0.17)));
    return { wrist: [wrist[0], 0.04, wrist[2]], palm: down, elbow: plus(plus(front, times(head, -0.6)), [0, 0.8, 0]), fingers: plus(front, times(head, 0.5)) };
  }
  const inside: Vec = plus(times(front, 0.075), [0, 0.06, 0]);
  const wrist = plus(shoulder, plus(times(front, 0.26), times(head, 0.2)));
  return { wrist: [wrist[0], 0.045, wrist[2]], palm: [0, 1, 0], elbow: front, fingers: plus(head, times(front, -0.3)), shoulder: inside };
};

const onRail = ({ shoulder, out }: Place, rail: Vec): Reach => ({
  wrist: [rail[0] - 0.07, rail[1] + 0.03, shoulder[2] * 0.8], palm: down, elbow: [-0.6, -1, 0.7 * out], fingers: [1, -0.1, 0],
});

const onWall = ({ shoulder, out }: Place, wall: number): Reach => ({
  wrist: [wall - 0.055, shoulder[1] - 0.12, shoulder[2] + 0.02 * out], palm: [1, 0, 0], elbow: [-0.3, -1, 0.6 * out], fingers: [0.25, 1, 0],
});

/// The foot in the hand; where it is too far, a strap round it (things.ts) ends behind the hip.
const onFoot = ({ rig, on, to, side, shoulder }: Place): Reach => {
  const instep = on(`foot_${side}`, 0.03, 0.035, 0);
  const elbow = to('thorax', -1, -0.1, 0.5);
  if (size(minus(instep, shoulder)) < armLength(rig)) return { wrist: instep, palm: to(`foot_${side}`, 0, -1, -0.2), elbow, fingers: to(`tibia_${side}`, 0.4, -1, 0) };
  return { wrist: on('pelvis', -0.21, 0.0, 0.19), palm: to('pelvis', 0, 0, -1), elbow, fingers: unit(minus(instep, shoulder)) };
};

export const needsStrap = (rig: Rig, frames: Frames): boolean => size(minus(rig.joint(frames, 'foot_r'), shoulderOf(rig, frames, 'r'))) > armLength(rig);

function reachOf(place: Place, scene: Scene, holds: Holds): Reach {
  const { side, rig, frames } = place;
  const { habit, support } = scene;
  const near = side === 'r';
  if (support.ground === 'side') return onSide(place);
  if (holds.wall !== undefined) return onWall(place, holds.wall);
  switch (habit.reach) {
    case 'beside':
      return lies(rig, frames) ? besideBody(place, support.ground === 'edge' ? tableHeight : 0) : hanging(place);
    case 'hips':
      return onHip(place);
    case 'belly':
      return onBelly(place);
    case 'chest':
      return onChest(place);
    case 'own_knee': // a thigh that hangs beside the seat is out of reach
      return (scene.raw[0]![`hip_flexion_${side}`] ?? 0) > 45 ? onOwnThigh(place) : onHip(place);
    case 'thigh':
      return near ? { ...onOwnThigh(place, 0.13), wrist: place.on('femur_r', 0.125, -0.14, 0.03) } : onOwnThigh(place);
    case 'other_knee':
      return support.ground === 'edge' ? roundShin(place) : onFrontThigh(place);
    case 'foot':
      if (near) return onFoot(place);
      if (lies(rig, frames)) return onFloor(place);
      return holds.rail ? onRail(place, holds.rail) : onFrontThigh(place);
    case 'floor':
      return onFloor(place);
    case 'ahead':
      return holds.rail ? onRail(place, holds.rail) : hanging(place);
  }
}

/// The frames with both arms where they belong.
export function withArms(rig: Rig, frames: Frames, scene: Scene, holds: Holds): Frames {
  return sides.reduce((now, side) => reached(rig, now, side, reachOf(placeOn(rig, now, side), scene, holds)), frames);
}

/// How far a hand is from where it should be.
export function missOf(rig: Rig, frames: Frames, scene: Scene, holds: Holds, side: Side): number {
  const { wrist } = reachOf(placeOn(rig, frames, side), scene, holds);
  return size(minus(wrist, rig.joint(frames, `hand_${side}`)));
}
