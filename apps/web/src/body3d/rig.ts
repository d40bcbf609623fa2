// The body as bones of the skin: those of the engine, and those that are only drawn (head, arms,
// hands, feet, and the ones half-way over a joint). And where the skin is, to rest it on things.
import type { Angles } from '../figure/skeleton';
import type { BodyEngine } from './engine';
import { about, at, axisOf, half, inverse, moved, placeOf, unmoved, within, type Frame, type Vec } from './frame';
import type { HalfBone, Skin } from './skin';

export type Side = 'r' | 'l';
export const sides: readonly Side[] = ['r', 'l'];
export type Region = 'trunk' | 'head' | `${'thigh' | 'knee' | 'shank' | 'foot' | 'arm'}_${Side}`;

/// Every bone of the skin; `frames` is by the skin's order.
export type Frames = Frame[];

const regionNames: [RegExp, (side: string) => string][] = [
  [/^(femur)/, (side) => `thigh${side}`],
  [/^(halfknee|patella)/, (side) => `knee${side}`],
  [/^tibia/, (side) => `shank${side}`],
  [/^(foot|halfankle)/, (side) => `foot${side}`],
  [/^(upperarm|forearm|hand|halfshoulder|halfelbow)/, (side) => `arm${side}`],
  [/^(head|halfneck)/, () => 'head'],
];

function regionOf(bone: string): Region {
  const found = regionNames.find(([pattern]) => pattern.test(bone));
  return (found ? found[1](bone.slice(-2)) : 'trunk') as Region;
}

const nth = 4; // so many vertices are enough to find where the skin touches

export class Rig {
  readonly index: ReadonlyMap<string, number>;
  private readonly back: Frame[]; // from the neutral pose into a bone
  private readonly inParent: Map<string, Frame>;
  private readonly engineBone: (number | undefined)[];
  private readonly points: Map<Region, Uint16Array>;
  private readonly halfOf: Map<number, HalfBone>;
  private readonly rows = new Float64Array(4 * 64); // of `lowest`, so that it makes no garbage

  constructor(
    readonly engine: BodyEngine,
    readonly skin: Skin,
  ) {
    this.index = new Map(skin.bones.map((name, bone) => [name, bone]));
    this.back = skin.rest.map(inverse);
    this.inParent = new Map(skin.drawn.map(({ name, parent }) => [name, within(this.back[this.of(parent)]!, skin.rest[this.of(name)]!)]));
    this.engineBone = skin.bones.map((name) => (engine.bones.includes(name) ? engine.bones.indexOf(name) : undefined));
    this.points = this.findPoints();
    this.halfOf = new Map(skin.halves.map((half) => [this.of(half.name), half]));
  }

  of(bone: string): number {
    const index = this.index.get(bone);
    if (index === undefined) throw new Error(`The skin has no bone ${bone}.`);
    return index;
  }

  private findPoints(): Map<Region, Uint16Array> {
    const found = new Map<Region, number[]>();
    const { carriers, shares, bones } = this.skin;
    for (let vertex = 0; 4 * vertex < carriers.length; vertex += nth) {
      let most = 4 * vertex;
      for (let i = most + 1; i < 4 * vertex + 4; ++i) if (shares[i]! > shares[most]!) most = i;
      const region = regionOf(bones[carriers[most]!]!);
      found.set(region, [...(found.get(region) ?? []), vertex]);
    }
    return new Map([...found].map(([region, list]) => [region, Uint16Array.from(list)]));
  }

  /// A drawn bone where its parent is, turned further in its own frame.
  onParent(frames: Frames, bone: string, turn: Frame = unmoved): Frame {
    const { parent } = this.skin.drawn.find(({ name }) => name === bone)!;
    return within(within(frames[this.of(parent)]!, this.inParent.get(bone)!), turn);
  }

  /// Bones for angles, the middle of the pelvis at the origin, arms as in the neutral pose. Angles that
  /// only this knows: ankle_angle, neck_angle (+ backwards).
  pose(angles: Angles): Frames {
    this.engine.take(angles);
    const frames: Frames = this.engineBone.map((bone) => (bone === undefined ? unmoved : Array.from(this.engine.bone(bone))));
    for (const { name } of this.skin.drawn) {
      const bend = name === 'head' ? (angles['neck_angle'] ?? 0) : name.startsWith('foot') ? (angles[`ankle_angle${name.slice(-2)}`] ?? 0) : 0;
      frames[this.of(name)] = this.onParent(frames, name, bend ? about([0, 0, 1], bend) : unmoved);
    }
    return frames;
  }

  shift(frames: Frames, by: Vec): Frames {
    return frames.map((frame) => moved(frame, by));
  }

  private halfFrame(frames: Frames, { parent, child, at_m }: HalfBone): Frame {
    const [p, c] = [this.of(parent), this.of(child)];
    const byParent = within(frames[p]!, within(this.back[p]!, this.skin.rest[c]!)); // the child, had the joint not moved
    const turn = half(within(inverse(byParent), frames[c]!));
    return [...Array.from(within(byParent, turn)).slice(0, 9), ...at(frames[c]!, at_m)];
  }

  /// The bones half-way over a joint, once the others are where they go.
  withHalves(frames: Frames): Frames {
    const all = [...frames];
    for (const [bone, half] of this.halfOf) all[bone] = this.halfFrame(frames, half);
    return all;
  }

  /// What moves a point of the skin from the neutral pose: 12 figures a bone.
  skinning(frames: Frames, into = new Float32Array(12 * frames.length)): Float32Array<ArrayBuffer> {
    frames.forEach((frame, bone) => into.set(Array.from(within(frame, this.back[bone]!)), 12 * bone));
    return into;
  }

  /// A point of the skin, for figures of `skinning`.
  skinPoint(skinning: Float32Array, vertex: number): Vec {
    const { positions, carriers, shares } = this.skin;
    const [x, y, z] = [positions[3 * vertex]!, positions[3 * vertex + 1]!, positions[3 * vertex + 2]!];
    const sum: [number, number, number] = [0, 0, 0];
    for (let i = 4 * vertex; i < 4 * vertex + 4; ++i) {
      const share = shares[i]! / 255;
      if (share === 0) continue;
      const m = 12 * carriers[i]!;
      for (let row = 0; row < 3; ++row) {
        const r = m + 3 * row;
        sum[row]! += share * (skinning[r]! * x + skinning[r + 1]! * y + skinning[r + 2]! * z + skinning[m + 9 + row]!);
      }
    }
    return sum;
  }

  /// Points of the skin of these regions; `every` 2 leaves out half of them.
  regionPoints(skinning: Float32Array, regions: readonly Region[], every = 1): Vec[] {
    const found: Vec[] = [];
    for (const region of regions) {
      const points = this.points.get(region) ?? [];
      for (let i = 0; i < points.length; i += every) found.push(this.skinPoint(skinning, points[i]!));
    }
    return found;
  }

  /// The lowest point of the skin of these regions. Only heights are worked out: it runs often.
  lowest(frames: Frames, regions: readonly Region[]): number {
    const { positions, carriers, shares } = this.skin;
    const { rows } = this;
    const known = new Set<number>();
    let low = Infinity;
    for (const region of regions) {
      for (const vertex of this.points.get(region) ?? []) {
        let y = 0;
        for (let i = 4 * vertex; i < 4 * vertex + 4; ++i) {
          if (shares[i] === 0) continue;
          const bone = carriers[i]!;
          if (!known.has(bone)) {
            known.add(bone);
            this.heightRow(frames, bone);
          }
          const r = 4 * bone;
          y += (shares[i]! / 255) * (rows[r]! * positions[3 * vertex]! + rows[r + 1]! * positions[3 * vertex + 1]! + rows[r + 2]! * positions[3 * vertex + 2]! + rows[r + 3]!);
        }
        if (y < low) low = y;
      }
    }
    return low;
  }

  private heightRow(frames: Frames, bone: number): void {
    const half = this.halfOf.get(bone);
    const f = half ? this.halfFrame(frames, half) : frames[bone]!;
    const b = this.back[bone]!;
    for (let column = 0; column < 4; ++column) {
      const c = column < 3 ? column : 9;
      const step = column < 3 ? 3 : 1;
      this.rows[4 * bone + column] = f[3]! * b[c]! + f[4]! * b[c + step]! + f[5]! * b[c + 2 * step]! + (column < 3 ? 0 : f[10]!);
    }
  }

  joint(frames: Frames, bone: string): Vec {
    return placeOf(frames[this.of(bone)]!);
  }

  /// How far a bone's axis points up, in degrees.
  slope(frames: Frames, bone: string, axis: 0 | 1 | 2): number {
    const [x, y, z] = axisOf(frames[this.of(bone)]!, axis);
    return (Math.atan2(y, Math.hypot(x, z)) * 180) / Math.PI;
  }
}
