// A body and its scene as lines on a page, y downwards: limbs from far to near, the muscles meant, and
// the things around. Drawing only.
import { armOf } from './arm';
import { footOnFloor, seatHeight, tableHeight, thickness } from './contact';
import { bodyIn, type Scene } from './scene';
import type { Body, LegJoints } from './skeleton';
import type { Point, Point3 } from './vector';

export interface Limb {
  points: Point[];
  width: number;
  far: boolean;
}

export interface Thing {
  kind: 'hair' | 'strong' | 'soft';
  path: string;
}

export interface Drawing {
  things: Thing[];
  limbs: Limb[];
  head: Point;
  lit: Point[][];
}

const onto = (from: Point, to: Point, share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });

/// A point along a limb, moved to its front (+) or back (-).
function beside(from: Point, to: Point, share: number, front: number): Point {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const at = onto(from, to, share);
  return { x: at.x - ((to.y - from.y) / long) * front, y: at.y + ((to.x - from.x) / long) * front };
}

/// Lines for the muscles an exercise is for; what a side view cannot show is left out.
function litLines(targets: string[], body: Body, page: Scene['onPage']): Point[][] {
  const [pelvis, waist, ribs] = [page(body.pelvis), page(body.waist), page(body.ribs)];
  const [hip, knee] = [page(body.right.hip), page(body.right.knee)];
  const lines: Record<string, Point[]> = {
    iliopsoas: [onto(waist, ribs, 0.7), beside(waist, pelvis, 0.8, 2), beside(hip, knee, 0.32, 0)],
    recfem: [beside(hip, knee, 0.04, 4), beside(hip, knee, 0.9, 3.5)],
    vasti: [beside(hip, knee, 0.3, 4), beside(hip, knee, 0.9, 3.5)],
    tfl: [beside(hip, knee, -0.05, 3), beside(hip, knee, 0.45, 0.5)],
    addlong: [beside(hip, knee, 0.06, 1), beside(hip, knee, 0.6, -1)],
    glmax: [beside(waist, pelvis, 0.75, -6), beside(hip, knee, 0.02, -6), beside(hip, knee, 0.3, -3)],
    hamstrings: [beside(hip, knee, 0.1, -4), beside(hip, knee, 0.92, -3)],
  };
  return targets.flatMap((name) => (lines[name] ? [lines[name].map(down)] : []));
}

const down = ({ x, y }: Point): Point => ({ x, y: -y });
const number = (value: number) => value.toFixed(1);
const line = (a: Point, b: Point) => `M${number(a.x)} ${number(-a.y)}L${number(b.x)} ${number(-b.y)}`;
const circle = (at: Point, r: number) => `M${number(at.x - r)} ${number(-at.y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const level = (from: number, to: number, y: number) => line({ x: from, y }, { x: to, y });
/// A board on two legs, down to a floor.
const board = (from: number, to: number, top: number, floor: number) =>
  level(from, to, top) + line({ x: from + 5, y: top }, { x: from + 5, y: floor }) + line({ x: to - 5, y: top }, { x: to - 5, y: floor });

export interface Extent {
  left: number;
  right: number;
}

const bedDepth = 34;
const perMetre = 94; // drawing units

/// The mattress under who lies on the side, from its back edge to its front one, on the page.
function mattress(scene: Scene): { low: number; high: number } {
  const overhangs = scene.frames.some((angles) => (angles['hip_adduction_r'] ?? 0) > 8); // the leg sinks over the edge
  const edge = (x: number) => scene.onPage({ x, y: 0, z: 0 }).y;
  return { low: edge(overhangs ? -34 : -50), high: edge(62) };
}

/// Chair, bed, floor: still while the body moves, so they come from the first posture.
function furniture(scene: Scene, { left, right }: Extent): Thing[] {
  const first = bodyIn(scene, 0);
  const page = scene.onPage;
  const pelvis = page(first.pelvis);
  const floor: Thing = { kind: 'hair', path: level(left - 8, right + 8, 0) };
  switch (scene.support.ground) {
    case 'chair': {
      const [from, to] = [pelvis.x - 15, pelvis.x + 19];
      const back = line({ x: from, y: seatHeight }, { x: from - 4, y: seatHeight + 34 });
      return [floor, { kind: 'strong', path: board(from, to, seatHeight, 0) + (scene.frames.some((angles) => (angles['hip_flexion_r'] ?? 0) < 30) ? '' : back) }];
    }
    case 'edge':
      return [floor, { kind: 'strong', path: board(left - 4, scene.along ? right + 4 : pelvis.x + 9 + perMetre * (scene.reach_m ?? 0), tableHeight, 0) }];
    case 'side': {
      const { low, high } = mattress(scene);
      const head = page(first.head);
      const pillow = `M${number(head.x - 14)} ${number(-head.y - 15)}h26v32h-26z`;
      return [{ kind: 'hair', path: `M${number(left - 10)} ${number(-high)}H${number(right + 10)}V${number(-low)}H${number(left - 10)}Z` }, { kind: 'soft', path: pillow }];
    }
    case 'floor':
      if (!scene.bed) return [floor];
      return [
        { kind: 'strong', path: board(left - 8, right + 8, 0, -bedDepth) + level(left - 8, right + 8, -9) },
        { kind: 'hair', path: level(left - 12, right + 12, -bedDepth) },
      ];
  }
}

const mid3 = (a: Point3, b: Point3, share: number): Point3 => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, z: a.z + (b.z - a.z) * share });

/// A standing body with a hand ahead holds on to the back of a chair.
const holdsOn = (scene: Scene) => scene.habit.reach === 'ahead' && scene.habit.wall === undefined;

function besideBody(scene: Scene, body: Body, hand: Point): Thing[] {
  const page = scene.onPage;
  const best = bodyIn(scene, scene.frames.length > 1 ? 1 : 0);
  const things: Thing[] = [];
  const soft = (path: string) => things.push({ kind: 'soft', path });
  const thigh = mid3(body.right.hip, body.right.knee, 0.5);
  if (scene.cushion) soft(level(page(best.right.knee).x - 9, page(best.right.knee).x + 9, 2.2));
  if (scene.propped) things.push({ kind: 'strong', path: line({ x: page(best.pelvis).x - 13, y: 0 }, { x: page(best.neck).x - 11, y: page(best.neck).y - 4 }) });
  if (scene.stool) {
    const at = mid3(best.right.knee, best.right.ankle, 0.6);
    things.push({ kind: 'strong', path: board(page(at).x - 18, page(at).x + 20, at.y - thickness.ankle, 0) });
  }
  if (scene.habit.under === 'thigh') soft(circle({ x: page(thigh).x, y: 7 }, 7));
  if (scene.habit.under === 'belly') {
    const waist = page(body.waist); // on all fours the ball still waits on the floor
    soft(circle({ x: waist.x - 4, y: waist.y > 30 ? 6 : Math.max(5, waist.y - 9) }, 6));
  }
  if (scene.habit.under === 'hand') soft(circle({ x: hand.x, y: hand.y - 3 }, 3.5));
  if (scene.habit.under === 'hip_side') soft(circle({ x: page(body.right.hip).x + 8, y: page(body.right.hip).y }, 4));
  if (scene.habit.under === 'seat') soft(circle({ x: page(thigh).x, y: page(thigh).y - 9 }, 3.5));
  if (scene.habit.wall === 'behind') things.push({ kind: 'hair', path: line({ x: page(best.pelvis).x - 11, y: 0 }, { x: page(best.pelvis).x - 11, y: 168 }) });
  if (scene.habit.wall === 'before') {
    const front = { x: page(thigh).x + 10, y: page(thigh).y };
    things.push({ kind: 'hair', path: line({ x: front.x + 4, y: 0 }, { x: front.x + 4, y: 150 }) });
    soft(circle(front, 4));
  }
  if (scene.habit.under === 'roll') soft(circle({ x: page(thigh).x - 2, y: Math.max(tableHeight + 4, page(thigh).y - 10) }, 4));
  if (holdsOn(scene)) {
    const hold = armOf(best, scene.habit.reach, page).hand;
    const rail = hold.x + 3;
    things.push({ kind: 'strong', path: line({ x: rail, y: 0 }, { x: rail, y: hold.y - 4 }) + level(rail, rail + 16, 44) + line({ x: rail + 16, y: 44 }, { x: rail + 16, y: 0 }) });
  }
  if (scene.habit.strap) things.push({ kind: 'strong', path: line(hand, page(body.right.ankle)) });
  return things;
}

const legLine = (leg: LegJoints, scene: Scene): Point[] => {
  const { hip, knee, ankle, toe } = scene.support.ground === 'edge' || scene.support.ground === 'side' ? leg : footOnFloor(leg);
  return [hip, knee, ankle, toe].map(scene.onPage);
};

/// Every line of one moment. `targets` are the muscles to light.
export function draw(scene: Scene, body: Body, targets: string[], extent: Extent): Drawing {
  const page = scene.onPage;
  const trunk = [body.pelvis, body.waist, body.ribs, body.neck].map(page);
  const arm = armOf(body, scene.habit.reach, page);
  const limbs = [
    { points: legLine(body.left, scene), width: 11, far: true },
    { points: trunk, width: 19, far: false },
    { points: legLine(body.right, scene), width: 12, far: false },
    { points: [page(body.shoulder), arm.elbow, arm.hand], width: 7, far: false },
  ];
  return {
    things: [...furniture(scene, extent), ...besideBody(scene, body, arm.hand)],
    limbs: limbs.map((limb) => ({ ...limb, points: limb.points.map(down) })),
    head: down(page(body.head)),
    lit: litLines(targets, body, page),
  };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/// What the whole movement covers, with room for the thickness of its lines; the same box for every
/// moment, so that nothing jumps.
export function boundsOf(scene: Scene): { box: Box; extent: Extent } {
  const points = scene.frames.flatMap((_, index) => {
    const body = bodyIn(scene, index);
    const legs = [...legLine(body.left, scene), ...legLine(body.right, scene)];
    const arm = armOf(body, scene.habit.reach, scene.onPage);
    const rail = holdsOn(scene) ? [{ x: arm.hand.x + 14, y: 44 }] : [];
    return [...legs, ...[body.pelvis, body.neck, body.head].map(scene.onPage), arm.elbow, arm.hand, ...rail];
  });
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const extent = { left: Math.min(...xs) - 6, right: Math.max(...xs) + 6 };
  const room = 14;
  const isSide = scene.support.ground === 'side';
  const low = isSide ? Math.min(Math.min(...ys) - room, mattress(scene).low - 2) : scene.bed ? -bedDepth - 3 : -3;
  const x = extent.left - room;
  const top = Math.max(Math.max(...ys) + room, isSide ? mattress(scene).high + 2 : 0);
  return { box: { x, y: -top, width: extent.right + room - x, height: top - low }, extent };
}

export const polyline = (points: Point[]): string => points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');
