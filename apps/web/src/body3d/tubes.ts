// Muscles as tapered tubes along their real ways: one mesh whose points are moved for each pose.
import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from 'three';
import { point, type BodyEngine } from './engine';
import { cross, dot, minus, mix, plus, size, times, unit, type Vec } from './frame';
import { groupsOf, radiusOf } from './muscle-names';
import { mixed, type Colour } from './palette';

const rings = 18;
const around = 8;

/// Evenly spaced points along a way.
export function resampled(way: Float32Array, count: number): Vec[] {
  const points = Array.from({ length: way.length / 3 }, (_, index) => point(way, index));
  const lengths = points.slice(1).map((to, index) => size(minus(to, points[index]!)));
  const whole = lengths.reduce((sum, each) => sum + each, 0);
  const found: Vec[] = [];
  let [segment, before] = [0, 0];
  for (let i = 0; i < count; ++i) {
    const wanted = (whole * i) / (count - 1);
    while (segment < lengths.length - 1 && before + lengths[segment]! < wanted) before += lengths[segment++]!;
    found.push(mix(points[segment]!, points[segment + 1]!, Math.min(1, (wanted - before) / (lengths[segment]! || 1))));
  }
  return found;
}

/// Thin at the tendons, full in the belly.
const fullness = (share: number) => 0.3 + 0.7 * Math.sin(Math.PI * Math.min(1, Math.max(0, share))) ** 0.8;

/// Slack is pale, long is full; from where a muscle is as in standing on.
export const lengthened = (strain: number): number => Math.min(1, Math.max(0, (strain + 0.03) / 0.13));

export class Tubes {
  readonly geometry = new BufferGeometry();
  private readonly muscles: number[];
  private readonly position: BufferAttribute;
  private readonly normal: BufferAttribute;
  private readonly tint: BufferAttribute;

  constructor(
    private readonly engine: BodyEngine,
    targets: readonly string[],
  ) {
    const wanted = new Set(targets.flatMap(groupsOf).map((group) => `${group}_r`)); // the worked side
    this.muscles = engine.muscles.flatMap(({ group }, index) => (wanted.has(group) ? [index] : []));
    const many = this.muscles.length * rings * around;
    const attribute = () => new BufferAttribute(new Float32Array(3 * many), 3).setUsage(DynamicDrawUsage);
    [this.position, this.normal, this.tint] = [attribute(), attribute(), attribute()];
    this.geometry.setAttribute('position', this.position);
    this.geometry.setAttribute('normal', this.normal);
    this.geometry.setAttribute('tint', this.tint);
    this.geometry.setIndex(this.faces());
  }

  private faces(): number[] {
    return this.muscles.flatMap((_, tube) =>
      Array.from({ length: (rings - 1) * around }, (_, face) => {
        const [ring, side] = [Math.floor(face / around), face % around];
        const at = (r: number, s: number) => (tube * rings + r) * around + (s % around);
        return [at(ring, side), at(ring, side + 1), at(ring + 1, side), at(ring + 1, side), at(ring, side + 1), at(ring + 1, side + 1)];
      }).flat(),
    );
  }

  /// For the pose that the engine has taken. `by` is where the engine's origin stands.
  update(by: Vec, slack: Colour, long: Colour): void {
    this.muscles.forEach((muscle, tube) => {
      const strain = this.engine.strain(muscle);
      const colour = mixed(slack, long, lengthened(strain));
      const thick = radiusOf(this.engine.muscles[muscle]!.group) / Math.sqrt(Math.max(0.6, 1 + strain)); // its volume stays
      const points = resampled(this.engine.way(muscle), rings).map((each) => plus(each, by));
      let side: Vec = [0, 0, 1];
      points.forEach((middle, ring) => {
        const along = unit(minus(points[Math.min(rings - 1, ring + 1)]!, points[Math.max(0, ring - 1)]!));
        const flat = minus(side, times(along, dot(side, along)));
        side = size(flat) > 1e-3 ? unit(flat) : unit(cross(along, [1, 0, 0]));
        const other = cross(along, side);
        const radius = thick * fullness(ring / (rings - 1));
        for (let s = 0; s < around; ++s) {
          const angle = (2 * Math.PI * s) / around;
          const out = plus(times(side, Math.cos(angle)), times(other, Math.sin(angle)));
          const index = (tube * rings + ring) * around + s;
          this.position.setXYZ(index, ...plus(middle, times(out, radius)));
          this.normal.setXYZ(index, ...out);
          this.tint.setXYZ(index, ...colour);
        }
      });
    });
    for (const attribute of [this.position, this.normal, this.tint]) attribute.needsUpdate = true;
  }

  dispose(): void {
    this.geometry.dispose();
  }
}
