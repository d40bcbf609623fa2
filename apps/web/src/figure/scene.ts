// A way of doing an exercise as a scene: its postures settled on what carries them, the things around
// them and the side we look from. Everything comes from the keyframes; habits.ts adds the arms.
import type { Keyframe, Variant } from '../generated/api';
import { habitOf, type Habit } from './habits';
import { rested, settled, type Ground, type Support } from './contact';
import { blend, type Angles, type Body } from './skeleton';
import type { Point, Point3 } from './vector';

type Way = Pick<Variant, 'id' | 'position' | 'equipment' | 'keyframes'>;

export interface Scene {
  frames: Angles[];
  raw: Angles[]; // the same as the protocol has them, before anything is settled
  position: string;
  anchor: keyof typeof anchors;
  names: string[];
  support: Support;
  habit: Habit;
  bed: boolean;
  cushion: boolean;
  reach_m?: number; // the table goes so much further under the thighs
  along: boolean; // lying along the edge of a bed, not across its end
  propped: boolean;
  stool: boolean;
  close?: boolean; // looked at from the chest to the knees
  onPage: (point: Point3) => Point;
}

const anchors = {
  rightKnee: (body: Body) => body.right.knee,
  leftAnkle: (body: Body) => body.left.ankle,
  pelvis: (body: Body) => body.pelvis,
  neck: (body: Body) => body.neck,
};

const anglesOf = (frame: Keyframe): Angles => frame.angles as Angles;
const span = (frames: Angles[], name: string) => {
  const values = frames.map((angles) => angles[name] ?? 0);
  return { range: Math.max(...values) - Math.min(...values), most: Math.max(...values.map(Math.abs)), least: Math.min(...values) };
};

/// Movement out of the plane of the picture is only seen from a corner.
function yawOf(frames: Angles[]): number {
  const names = ['lumbar_bending', 'hip_adduction_r', 'hip_adduction_l'];
  const shows = names.some((name) => span(frames, name).range >= 8 || span(frames, name).most > 30);
  return shows ? 42 : 6;
}

/// From the side, or from above and behind for who lies on the side.
function camera(ground: Ground, yaw: number): (point: Point3) => Point {
  const turn = (yaw * Math.PI) / 180;
  if (ground === 'side') {
    const tilt = yaw > 20 ? (50 * Math.PI) / 180 : (74 * Math.PI) / 180;
    return ({ x, y, z }) => ({ x: z, y: x * Math.sin(tilt) + y * Math.cos(tilt) });
  }
  return ({ x, y, z }) => ({ x: x * Math.cos(turn) - z * Math.sin(turn), y });
}

function groundOf(way: Way, frames: Angles[]): Ground {
  if (way.position === 'bed_edge') return 'edge';
  if (way.position === 'side_lying') return 'side';
  const first = frames[0] ?? {};
  const sits = (first['hip_flexion_l'] ?? 0) > 55 && (first['knee_angle_l'] ?? 0) > 40 && Math.abs(first['pelvis_tilt'] ?? 0) < 30;
  const onChair = way.position === 'sitting' || (way.position === 'standing' && (first['hip_flexion_r'] ?? 0) > 55);
  return onChair && sits ? 'chair' : 'floor';
}

function anchorOf(way: Way, ground: Ground): Scene['anchor'] {
  if (ground === 'chair' || way.position === 'standing') return 'leftAnkle';
  if (way.position === 'kneeling') return 'rightKnee';
  return way.position === 'supine' ? 'neck' : 'pelvis';
}

const made = new WeakMap<Way, Scene>();

/// The scene of a way of doing an exercise; the same one each time, since settling it takes a while.
export function sceneOf(exercise: string, way: Way): Scene | undefined {
  if (way.keyframes.length === 0) return undefined;
  const scene = made.get(way) ?? makeScene(exercise, way);
  made.set(way, scene);
  return scene;
}

export function makeScene(exercise: string, way: Way): Scene {
  const raw = way.keyframes.map(anglesOf);
  const ground = groundOf(way, raw);
  const habit = habitOf(exercise, way);
  const cushion = way.position === 'kneeling';
  const anchor = anchorOf(way, ground);
  const support: Support = { ground, kneeOn: cushion ? 4 : 0, thighOn: habit.under === 'thigh' ? 14 : 0, anchor: anchors[anchor] };
  const frames = raw.map((angles) => settled(angles, support));
  const tilt = span(raw, 'pelvis_tilt');
  return {
    frames,
    raw,
    position: way.position,
    anchor,
    names: way.keyframes.map((frame) => frame.at),
    support,
    habit,
    bed: ground === 'floor' && way.equipment.includes('bed'),
    cushion,
    along: ground === 'edge' && span(raw, 'hip_adduction_r').least < 0,
    propped: ground === 'floor' && tilt.least >= 15 && tilt.most <= 78,
    stool: way.position === 'supine' && way.equipment.includes('chair'),
    onPage: camera(ground, yawOf(raw)),
  };
}

/// Somebody who stands with folded arms, and how far the explorer moves.
export const explorer = (): Scene => {
  const angles = [{}, { hip_flexion_r: 70, knee_angle_r: 110 }, { hip_flexion_r: -25, knee_angle_r: 100, lumbar_bending: -20 }, { lumbar_bending: 20 }];
  const scene = makeScene('explorer', { id: 'standing', position: 'standing', equipment: [], keyframes: angles.map((each) => ({ at: 'hold', angles: each as Angles })) });
  return { ...scene, habit: { reach: 'chest' }, close: true };
};

/// A scene in one posture of one's own.
export const inPose = (scene: Scene, angles: Angles): Scene => ({ ...scene, raw: [angles], frames: [angles], names: ['hold'] });

/// What goes wrong: the angles that it adds to the posture, or how much further the table reaches.
export interface Wrong {
  off_by: Angles;
  table_m?: number | null;
}

/// Who lies on the back keeps the chest where it lies, so that the pelvis takes the back's share, where
/// the fault does not say otherwise; on the side the pelvis stays.
function added(scene: Scene, off_by: Angles): Angles {
  if (scene.support.ground === 'side') return { ...off_by, pelvis_tilt: 0 };
  const lies = scene.position === 'supine' || scene.support.ground === 'edge';
  return lies ? { pelvis_tilt: -(off_by['lumbar_extension'] ?? 0), ...off_by } : off_by;
}

/// The posture that is held, and as it looks when it goes wrong.
export function faulty(scene: Scene, { off_by, table_m }: Wrong): Scene {
  const best = showsBest(scene);
  const held = scene.raw[best]!;
  const raw = { ...held };
  for (const [name, degrees] of Object.entries(added(scene, off_by))) raw[name] = (raw[name] ?? 0) + degrees;
  // Who gets up from a chair and goes wrong standing needs no chair beside the picture.
  const isUp = scene.support.ground === 'chair' && (held['hip_flexion_l'] ?? 0) < 30 && (held['hip_flexion_r'] ?? 0) < 30;
  const place: Partial<Scene> = isUp ? { position: 'standing', support: { ...scene.support, ground: 'floor' } } : {};
  return { ...scene, ...place, reach_m: table_m ?? 0, raw: [held, raw], frames: [scene.frames[best]!, settled(raw, scene.support)], names: ['hold', 'fault'] };
}

/// Seconds: the way from one posture to the next, the stay in it, and the still at the end.
const pace = { way: 1.6, stay: 1.1 };
const ease = (share: number) => share * share * (3 - 2 * share);

export const cycleSeconds = (scene: Scene): number => Math.max(1, scene.frames.length) * (pace.way + pace.stay);

/// The moment of the slow loop at which the body is a share of the way from one posture to the next.
export const momentBetween = (from: number, share: number): number => from * (pace.way + pace.stay) + pace.stay + pace.way * share;

/// Where the loop stands: on the way from one posture to the next.
export interface Moment {
  from: number;
  to: number;
  share: number;
}

/// A moment of the slow loop: start, ..., last, and back to the start.
export function momentOf(scene: Scene, seconds: number): Moment {
  const leg = pace.way + pace.stay;
  const count = scene.frames.length;
  const now = ((seconds % cycleSeconds(scene)) + cycleSeconds(scene)) % cycleSeconds(scene);
  const index = Math.min(count - 1, Math.floor(now / leg));
  const share = Math.min(1, Math.max(0, (now - index * leg - pace.stay) / pace.way));
  return { from: index, to: (index + 1) % count, share: ease(share) };
}

/// Seconds until the loop moves again; 0 while it does.
export const stillFor = (seconds: number): number => Math.max(0, pace.stay - (seconds % (pace.way + pace.stay)));

export function bodyAt(scene: Scene, seconds: number): Body {
  const { from, to, share } = momentOf(scene, seconds);
  return rested(blend(scene.frames[from]!, scene.frames[to]!, share), scene.support);
}

export const bodyIn = (scene: Scene, frame: number): Body => rested(scene.frames[Math.min(frame, scene.frames.length - 1)]!, scene.support);

/// The posture that shows what it is: the hold where there is one, else the one before the last.
export function showsBest(scene: Scene): number {
  const held = scene.names.lastIndexOf('hold');
  return held >= 0 ? held : scene.names.length - 1;
}

/// The postures worth a still each: without an end that repeats the start.
export function stills(scene: Scene): number[] {
  const same = (a: Angles, b: Angles) => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => Math.abs((a[name] ?? 0) - (b[name] ?? 0)) < 1);
  return scene.frames.flatMap((angles, index) => (index === 0 || !same(angles, scene.frames[0]!) ? [index] : []));
}
