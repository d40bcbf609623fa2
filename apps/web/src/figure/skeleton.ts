// The joints of a body in the posture its angles say. Angles in degrees by their OpenSim names, as
// in a keyframe; what is not named is 0. Lengths in drawing units: a drawing, it measures nothing.
import { aboutX, aboutY, aboutZ, plus, turned, turns, type Point3, type Turn } from './vector';

export type Angles = Readonly<Record<string, number>>;

export const length = { pelvis: 13, lumbar: 16, chest: 25, neck: 19, hips: 7, shoulders: 6, thigh: 44, shank: 43, foot: 14, upper: 28, fore: 28 };

export interface LegJoints {
  hip: Point3;
  knee: Point3;
  ankle: Point3;
  toe: Point3;
}

export interface Body {
  pelvis: Point3;
  waist: Point3;
  ribs: Point3;
  neck: Point3;
  head: Point3;
  shoulder: Point3; // right
  right: LegJoints;
  left: LegJoints;
}

const at = (x: number, y: number, z: number): Point3 => ({ x, y, z });
const angle = (angles: Angles, name: string) => angles[name] ?? 0;

/// The worked side is the right one; z is negative on the left, so that its turns mirror.
function legJoints(pelvis: Point3, frame: Turn, angles: Angles, side: 'r' | 'l'): LegJoints {
  const mirror = side === 'r' ? 1 : -1;
  const hip = plus(pelvis, turned(frame, at(0, 0, mirror * length.hips)));
  const thigh = turns(
    frame,
    aboutZ(angle(angles, `hip_flexion_${side}`)),
    aboutX(mirror * angle(angles, `hip_adduction_${side}`)),
    aboutY(mirror * angle(angles, `hip_rotation_${side}`)),
  );
  const knee = plus(hip, turned(thigh, at(0, -length.thigh, 0)));
  const shank = turns(thigh, aboutZ(-angle(angles, `knee_angle_${side}`)));
  const ankle = plus(knee, turned(shank, at(0, -length.shank, 0)));
  const foot = turns(shank, aboutZ(angle(angles, `ankle_angle_${side}`)));
  return { hip, knee, ankle, toe: plus(ankle, turned(foot, at(length.foot, 0, 0))) };
}

const partOf = (angles: Angles, share: number): Turn =>
  turns(
    aboutZ(share * angle(angles, 'lumbar_extension')),
    aboutX(share * angle(angles, 'lumbar_bending')),
    aboutY(share * angle(angles, 'lumbar_rotation')),
  );

/// Every joint, with the middle of the pelvis at the origin.
export function pose(angles: Angles): Body {
  const pelvis = at(0, 0, 0);
  const frame = turns(aboutZ(angle(angles, 'pelvis_tilt')), aboutX(angle(angles, 'pelvis_list')), aboutY(angle(angles, 'pelvis_rotation')));
  const waist = turned(frame, at(0, length.pelvis, 0));
  const ribs = plus(waist, turned(turns(frame, partOf(angles, 0.5)), at(0, length.lumbar, 0)));
  const chest = turns(frame, partOf(angles, 1));
  const neck = plus(ribs, turned(chest, at(0, length.chest, 0)));
  return {
    pelvis,
    waist,
    ribs,
    neck,
    head: plus(neck, turned(chest, at(0, length.neck, 0))),
    shoulder: plus(neck, turned(chest, at(0, -3, length.shoulders))),
    right: legJoints(pelvis, frame, angles, 'r'),
    left: legJoints(pelvis, frame, angles, 'l'),
  };
}

export function moved(body: Body, by: Point3): Body {
  const leg = ({ hip, knee, ankle, toe }: LegJoints): LegJoints => ({ hip: plus(hip, by), knee: plus(knee, by), ankle: plus(ankle, by), toe: plus(toe, by) });
  const { pelvis, waist, ribs, neck, head, shoulder, right, left } = body;
  return {
    pelvis: plus(pelvis, by), waist: plus(waist, by), ribs: plus(ribs, by), neck: plus(neck, by),
    head: plus(head, by), shoulder: plus(shoulder, by), right: leg(right), left: leg(left),
  };
}

/// The angles a share of the way from one posture to the next.
export function blend(from: Angles, to: Angles, share: number): Angles {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return Object.fromEntries([...names].map((name) => [name, angle(from, name) + (angle(to, name) - angle(from, name)) * share]));
}
