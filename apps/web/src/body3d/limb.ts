// An arm that reaches: elbow by the two lengths, the hand's palm turned to where it lies.
import { about, axisOf, cross, dot, frameOf, minus, placeOf, plus, size, times, unit, within, type Frame, type Vec } from './frame';
import type { Frames, Rig, Side } from './rig';

export interface Reach {
  wrist: Vec;
  /// Where the palm faces, and where the elbow points to.
  palm: Vec;
  elbow: Vec;
  /// Where the fingers point; along the forearm when left out.
  fingers?: Vec;
  /// The shoulder drawn forward from under the body of who lies on it.
  shoulder?: Vec;
}

const across = (v: Vec, along: Vec): Vec => minus(v, times(along, dot(v, along)));
export const outwards = (side: Side): 1 | -1 => (side === 'r' ? 1 : -1);

export function armLength(rig: Rig): number {
  const { skin } = rig;
  const [shoulder, elbow, wrist] = ['upperarm_r', 'forearm_r', 'hand_r'].map((bone) => placeOf(skin.rest[rig.of(bone)]!));
  return size(minus(elbow!, shoulder!)) + size(minus(wrist!, elbow!));
}

export const shoulderOf = (rig: Rig, frames: Frames, side: Side): Vec => placeOf(rig.onParent(frames, `upperarm_${side}`));

/// The angle from one axis to another about a third that is square to both.
const angleAbout = (axis: Vec, from: Vec, to: Vec): number => (Math.atan2(dot(cross(from, to), axis), dot(from, to)) * 180) / Math.PI;

/// The frames with this arm where it reaches, or as near as it can.
export function reached(rig: Rig, frames: Frames, side: Side, reach: Reach): Frames {
  const shoulder = plus(shoulderOf(rig, frames, side), reach.shoulder ?? [0, 0, 0]);
  const whole = armLength(rig);
  const upper = size(minus(placeOf(rig.skin.rest[rig.of('forearm_r')]!), placeOf(rig.skin.rest[rig.of('upperarm_r')]!)));
  const fore = whole - upper;
  const way = minus(reach.wrist, shoulder);
  const far = Math.max(0.1, Math.min(0.998 * whole, size(way)));
  const ahead = unit(way);
  const along = (upper * upper + far * far - fore * fore) / (2 * far);
  const out = unit(across(reach.elbow, ahead));
  const elbow = plus(shoulder, plus(times(ahead, along), times(out, Math.sqrt(Math.max(0, upper * upper - along * along)))));
  const wrist = plus(shoulder, times(ahead, far));
  const hinge = unit(cross(out, ahead));
  const bone = (from: Vec, to: Vec): Frame => {
    const y = unit(minus(from, to));
    return frameOf(cross(y, hinge), y, hinge, from);
  };

  const pointing = reach.fingers ? unit(reach.fingers) : unit(minus(wrist, elbow));
  const z = unit(times(across(reach.palm, pointing), -outwards(side)));
  const y = times(pointing, -1);
  const hand = frameOf(cross(y, z), y, z, wrist);
  const forearm = bone(elbow, wrist);
  const long = axisOf(forearm, 1);
  const twist = angleAbout(long, axisOf(forearm, 2), unit(across(axisOf(hand, 2), long)));
  const all = [...frames];
  all[rig.of(`upperarm_${side}`)] = bone(shoulder, elbow);
  all[rig.of(`forearm_${side}`)] = within(forearm, about([0, 1, 0], Math.max(-80, Math.min(80, 0.6 * twist))));
  all[rig.of(`hand_${side}`)] = hand;
  return all;
}
