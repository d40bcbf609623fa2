// Where the near arm goes. Keyframes say nothing of arms, so a posture's own habit decides.
import { length, type Body } from './skeleton';
import type { Point } from './vector';

export type Reach = 'beside' | 'hips' | 'own_knee' | 'other_knee' | 'thigh' | 'foot' | 'belly' | 'chest' | 'floor' | 'ahead';

export interface Arm {
  elbow: Point;
  hand: Point;
}

type Project = (point: { x: number; y: number; z: number }) => Point;

const mid = (a: Point, b: Point, share: number): Point => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

/// Shoulder, elbow and hand with the hand at the goal, or as near as the arm reaches. `bend` +1 puts
/// the elbow to the left of the way from shoulder to hand.
export function reachFor(shoulder: Point, goal: Point, bend: 1 | -1): Arm {
  const [dx, dy] = [goal.x - shoulder.x, goal.y - shoulder.y];
  const far = Math.max(8, Math.min(Math.hypot(dx, dy) || 1, length.upper + length.fore - 0.5));
  const way = Math.atan2(dy, dx);
  const share = (length.upper ** 2 + far ** 2 - length.fore ** 2) / (2 * length.upper * far);
  const out = way + bend * Math.acos(Math.max(-1, Math.min(1, share)));
  const lowest = shoulder.y < 30 && shoulder.y > 0 ? 4 : -Infinity; // a lying elbow rests on the ground
  return {
    elbow: { x: shoulder.x + length.upper * Math.cos(out), y: Math.max(lowest, shoulder.y + length.upper * Math.sin(out)) },
    hand: { x: shoulder.x + far * Math.cos(way), y: shoulder.y + far * Math.sin(way) },
  };
}

/// The arm in the plane of the picture.
export function armOf(body: Body, reach: Reach, onPage: Project): Arm {
  const shoulder = onPage(body.shoulder);
  const pelvis = onPage(body.pelvis);
  const right = { hip: onPage(body.right.hip), knee: onPage(body.right.knee), ankle: onPage(body.right.ankle) };
  const left = { hip: onPage(body.left.hip), knee: onPage(body.left.knee), ankle: onPage(body.left.ankle) };
  switch (reach) {
    case 'beside':
      return reachFor(shoulder, { x: shoulder.x + 50, y: shoulder.y - 3 }, 1);
    case 'hips':
      return reachFor(shoulder, mid(pelvis, shoulder, 0.12), -1);
    case 'belly':
      return reachFor(shoulder, { x: mid(pelvis, shoulder, 0.4).x, y: mid(pelvis, shoulder, 0.4).y + 9 }, -1);
    case 'chest':
      return reachFor(shoulder, { x: mid(pelvis, shoulder, 0.75).x + 8, y: mid(pelvis, shoulder, 0.75).y }, -1);
    case 'own_knee':
      return reachFor(shoulder, mid(right.hip, right.knee, 0.75), -1);
    case 'thigh':
      return reachFor(shoulder, { x: mid(right.hip, right.knee, 0.5).x, y: mid(right.hip, right.knee, 0.5).y + 8 }, -1);
    case 'other_knee':
      return reachFor(shoulder, mid(left.hip, left.knee, 0.85), -1);
    case 'foot':
      return reachFor(shoulder, right.ankle, 1);
    case 'floor':
      return shoulder.y > 30 ? reachFor(shoulder, { x: shoulder.x + 20, y: 4 }, -1) : reachFor(shoulder, { x: shoulder.x + 34, y: 4 }, -1);
    case 'ahead':
      return reachFor(shoulder, { x: shoulder.x + 46, y: shoulder.y - 26 }, -1);
  }
}
