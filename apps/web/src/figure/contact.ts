// Puts a body on what carries it: floor, mattress, chair or table. Heights in drawing units, the
// floor (or the mattress) at 0.
import { length, moved, pose, type Angles, type Body, type LegJoints } from './skeleton';
import { between, type Point3 } from './vector';

export type Ground = 'floor' | 'chair' | 'edge' | 'side';

export interface Support {
  ground: Ground;
  /** Extra height under the right knee (a cushion) or the middle of the right thigh (a roller). */
  kneeOn: number;
  thighOn: number;
  /** What stays where it is along the floor while the rest moves. */
  anchor: (body: Body) => Point3;
}

export const seatHeight = 38;
export const tableHeight = 58;
export const thickness = { trunk: 9.5, head: 9.5, knee: 6, ankle: 4.5, toe: 3.5 };

interface Contact {
  point: Point3;
  radius: number;
}

/// A shin that stands carries on its foot; one that lies lets the foot hang or lie as it will.
const isSteep = ({ knee, ankle }: LegJoints) => knee.y - ankle.y > 20;

function legContacts(leg: LegJoints, kneeOn: number): Contact[] {
  const list = [
    { point: leg.knee, radius: thickness.knee + kneeOn },
    { point: leg.ankle, radius: thickness.ankle },
  ];
  return isSteep(leg) ? [...list, { point: leg.toe, radius: thickness.toe }] : list;
}

const trunkContacts = ({ pelvis, waist, ribs, neck }: Body): Contact[] =>
  [pelvis, waist, ribs, neck].map((point) => ({ point, radius: thickness.trunk }));

/// How far a body must rise so that none of these points is under a height.
const liftOver = (contacts: Contact[], height: number) => Math.max(...contacts.map(({ point, radius }) => height + radius - point.y));

function lift(body: Body, support: Support): number {
  const legs = [...legContacts(body.right, support.kneeOn), ...legContacts(body.left, 0)];
  const thigh = { point: between(body.right.hip, body.right.knee, 0.5), radius: thickness.knee + support.thighOn };
  switch (support.ground) {
    case 'edge':
      return liftOver(trunkContacts(body), tableHeight);
    case 'chair':
      return Math.max(liftOver([{ point: body.pelvis, radius: thickness.trunk }], seatHeight), liftOver(legs, 0));
    case 'floor':
    case 'side':
      return liftOver([...trunkContacts(body), ...legs, ...(support.thighOn > 0 ? [thigh] : [])], 0);
  }
}

/// The head of a lying body rests on the ground instead of following the trunk into it.
function headUp(body: Body, ground: number): Body {
  const least = ground + thickness.head;
  if (body.head.y >= least || Math.abs(body.head.z - body.neck.z) > 12) return body;
  const rise = Math.max(-length.neck, Math.min(length.neck, least - body.neck.y));
  const reach = Math.sqrt(length.neck ** 2 - rise ** 2) * Math.sign(body.head.x - body.neck.x || -1);
  return { ...body, head: { x: body.neck.x + reach, y: body.neck.y + rise, z: body.head.z } };
}

/// The body of these angles where it rests.
export function rested(angles: Angles, support: Support): Body {
  const body = pose(angles);
  const fixed = support.anchor(body);
  return headUp(moved(body, { x: -fixed.x, y: lift(body, support), z: 0 }), support.ground === 'edge' ? tableHeight : 0);
}

const footTurn = ({ ankle, toe }: LegJoints) => (Math.atan2(toe.y - ankle.y, toe.x - ankle.x) * 180) / Math.PI;

/// Whether the posture means this foot to stand: almost level and almost on the floor.
function isPlanted(leg: LegJoints, ground: Ground): boolean {
  const height = leg.ankle.y - thickness.ankle;
  const near = ground === 'chair' ? 5 : 18; // seated, a foot a hand above the floor was lifted on purpose
  const turn = footTurn(leg); // a lifted heel stays lifted
  return isSteep(leg) && turn > -14 && turn < 24 && Math.abs(height) < near;
}

/// Angles of hip and knee that bring the ankle onto the floor without moving it along; the posture
/// as it was where no bend does.
function plant(angles: Angles, support: Support, side: 'r' | 'l'): Angles {
  const leg = (trial: Angles) => (side === 'r' ? rested(trial, support).right : rested(trial, support).left);
  const ankleOf = (trial: Angles) => {
    const { ankle: point, hip: from } = leg(trial);
    return { x: point.x - from.x, y: point.y };
  };
  const [hip, knee, ankle] = [`hip_flexion_${side}`, `knee_angle_${side}`, `ankle_angle_${side}`];
  const turnedBy = (from: Angles, byHip: number, byKnee: number): Angles => ({
    ...from, [hip]: (from[hip] ?? 0) + byHip, [knee]: Math.max(0, (from[knee] ?? 0) + byKnee),
  });
  const goal = { x: ankleOf(angles).x, y: thickness.ankle };
  let now = angles;
  for (let round = 0; round < 12; ++round) {
    const here = ankleOf(now);
    const miss = { x: goal.x - here.x, y: goal.y - here.y };
    if (Math.hypot(miss.x, miss.y) < 0.05) break;
    const [h, k] = [ankleOf(turnedBy(now, 0.5, 0)), ankleOf(turnedBy(now, 0, 0.5))];
    const [hx, hy, kx, ky] = [h.x - here.x, h.y - here.y, k.x - here.x, k.y - here.y];
    const area = hx * ky - kx * hy;
    if (Math.abs(area) < 1e-4) break;
    const step = (value: number) => Math.max(-8, Math.min(8, value * 0.5));
    now = turnedBy(now, step((miss.x * ky - kx * miss.y) / area), step((hx * miss.y - miss.x * hy) / area));
  }
  if (Math.abs(leg(now).ankle.y - goal.y) > 1) now = angles;
  return { ...now, [ankle]: (now[ankle] ?? 0) - footTurn(leg(now)) };
}

/// The posture with the feet that should stand really standing.
export function settled(angles: Angles, support: Support): Angles {
  if (support.ground === 'side' || support.ground === 'edge') return angles;
  let now = angles;
  for (const side of ['r', 'l'] as const) {
    const body = rested(now, support);
    if (isPlanted(side === 'r' ? body.right : body.left, support.ground)) now = plant(now, support, side);
  }
  return now;
}

/// The toe of a foot that would reach through the floor lies on it.
export function footOnFloor(leg: LegJoints): LegJoints {
  if (leg.toe.y >= thickness.toe) return leg;
  const across = Math.hypot(leg.toe.x - leg.ankle.x, leg.toe.z - leg.ankle.z) || 1;
  const long = Math.hypot(across, leg.toe.y - leg.ankle.y);
  const drop = Math.min(long, Math.max(0, leg.ankle.y - thickness.toe));
  const reach = Math.sqrt(long * long - drop * drop) / across;
  const toe = { x: leg.ankle.x + (leg.toe.x - leg.ankle.x) * reach, y: leg.ankle.y - drop, z: leg.ankle.z + (leg.toe.z - leg.ankle.z) * reach };
  return { ...leg, toe };
}

