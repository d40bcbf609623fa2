// From where a scene is looked at, and from how far.
import type { Scene } from '../figure/scene';
import { cross, dot, minus, plus, times, unit, type Vec } from './frame';

/// Degrees: 0 looks at the body's right side, 90 at its front; up from level.
export interface Look {
  turn: number;
  tilt: number;
}

const reachOf = (scene: Scene, name: string) => Math.max(...scene.raw.map((angles) => Math.abs(angles[name] ?? 0)));

/// The side that shows the posture best.
export function bestLook(scene: Scene): Look {
  const sideways = Math.max(reachOf(scene, 'lumbar_bending'), reachOf(scene, 'hip_adduction_r') - 6, reachOf(scene, 'hip_adduction_l') - 14);
  if (scene.habit.wall === 'before') return { turn: -34, tilt: 8 }; // else the wall hides the body
  switch (scene.support.ground) {
    case 'side':
      return { turn: 68, tilt: 34 };
    case 'edge':
      return { turn: sideways > 8 ? 40 : 26, tilt: 13 };
    case 'chair':
      return { turn: sideways > 8 ? 48 : 32, tilt: 9 };
    case 'floor':
      if (scene.position === 'prone') return { turn: 24, tilt: 22 };
      if (scene.position === 'supine') return { turn: 22, tilt: 19 };
      return { turn: sideways > 8 ? 54 : 30, tilt: 8 };
  }
}

export const fieldDeg = 20; // narrow, so that limbs keep their proportions

export interface Shot {
  eye: Vec;
  target: Vec;
}

/// The nearest place from which every point is in the picture.
export function shotOf(points: readonly Vec[], { turn, tilt }: Look, aspect: number): Shot {
  const [a, b] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const back: Vec = [Math.sin(a) * Math.cos(b), Math.sin(b), Math.cos(a) * Math.cos(b)];
  const right = unit(cross([0, 1, 0], back));
  const up = cross(back, right);
  const spans = [right, up].map((axis) => points.reduce(([low, high], point) => [Math.min(low, dot(point, axis)), Math.max(high, dot(point, axis))] as [number, number], [Infinity, -Infinity] as [number, number]));
  const middle = spans.map(([low, high]) => (low + high) / 2) as [number, number];
  const depth = points.reduce((sum, point) => sum + dot(point, back), 0) / points.length;
  const target = plus(plus(times(right, middle[0]), times(up, middle[1])), times(back, depth));
  const slope = Math.tan((fieldDeg * Math.PI) / 360) * 0.94;
  const away = points.reduce((far, point) => {
    const to = minus(point, target);
    return Math.max(far, dot(to, back) + Math.max(Math.abs(dot(to, right)) / (slope * aspect), Math.abs(dot(to, up)) / slope));
  }, 0.5);
  return { eye: plus(target, times(back, away)), target };
}
