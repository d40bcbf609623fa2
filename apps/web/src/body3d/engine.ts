// The body engine (apps/wasm/body_door.cpp) behind names: a pose in degrees gives where every bone
// is, the way of every muscle and how much longer or shorter it is.
import type { Angles } from '../figure/skeleton';
import type { Frame, Vec } from './frame';

interface Layout {
  coordinates: string[];
  bones: string[];
  muscles: string[];
  groups: string[];
  weights: number[];
  bones_at: number;
  points_at: number[];
  points: number[];
  strain_at: number;
  size: number;
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  psoas_body_open(json: number, size: number): number;
  psoas_body_error(): number;
  psoas_body_layout(): number;
  psoas_body_pose(): number;
  psoas_body_lengths(): number;
  psoas_body_figure(): number;
  psoas_body_evaluate(): void;
  psoas_body_draw(): void;
}

export interface Muscle {
  name: string;
  group: string; // psoas_r, iliacus_r, ...
  weight: number; // of a strand in its group
  neutral_m: number;
}

export interface BodyEngine {
  bones: string[];
  muscles: Muscle[];
  /// Takes the pose; what the rest returns is of this pose until the next one.
  take(angles: Angles): void;
  bone(index: number): Frame;
  /// The way of a muscle, three figures a point.
  way(muscle: number): Float32Array;
  /// length / length in the neutral pose - 1
  strain(muscle: number): number;
}

const noFile = () => 8; // the module writes nowhere and reads nothing

function textAt(memory: WebAssembly.Memory, address: number): string {
  const bytes = new Uint8Array(memory.buffer, address);
  return new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)));
}

export async function openEngine(module: BufferSource): Promise<BodyEngine> {
  const wasi = { fd_close: noFile, fd_seek: noFile, fd_write: noFile };
  const { instance } = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi });
  const body = instance.exports as unknown as Exports;
  body._initialize();
  if (!body.psoas_body_open(0, 0)) throw new Error(textAt(body.memory, body.psoas_body_error()));
  const layout = JSON.parse(textAt(body.memory, body.psoas_body_layout())) as Layout;
  const doubles = (address: number, count: number) => new Float64Array(body.memory.buffer, address, count);
  const figure = () => new Float32Array(body.memory.buffer, body.psoas_body_figure(), layout.size);

  doubles(body.psoas_body_pose(), layout.coordinates.length).fill(0);
  body.psoas_body_evaluate();
  const neutral = [...doubles(body.psoas_body_lengths(), layout.muscles.length)];
  let now = figure();
  return {
    bones: layout.bones,
    muscles: layout.muscles.map((name, index) => ({ name, group: layout.groups[index]!, weight: layout.weights[index]!, neutral_m: neutral[index]! })),
    take(angles) {
      const pose = doubles(body.psoas_body_pose(), layout.coordinates.length);
      layout.coordinates.forEach((name, index) => (pose[index] = ((angles[name] ?? 0) * Math.PI) / 180));
      body.psoas_body_draw();
      now = figure(); // memory may have grown
    },
    bone: (index) => now.subarray(layout.bones_at + 12 * index, layout.bones_at + 12 * index + 12),
    way: (muscle) => now.subarray(layout.points_at[muscle]!, layout.points_at[muscle]! + 3 * layout.points[muscle]!),
    strain: (muscle) => now[layout.strain_at + muscle]!,
  };
}

export const point = (way: Float32Array, index: number): Vec => [way[3 * index]!, way[3 * index + 1]!, way[3 * index + 2]!];

export interface Change {
  mm: number;
  percent: number;
}

/// How much longer (+) or shorter a group is than in standing, its strands by their weights, in the pose
/// that the engine has taken.
export function changeOf(engine: BodyEngine, group: string): Change {
  let [all, long, rest] = [0, 0, 0];
  engine.muscles.forEach((muscle, index) => {
    if (muscle.group !== group) return;
    all += muscle.weight;
    long += muscle.weight * muscle.neutral_m * engine.strain(index);
    rest += muscle.weight * muscle.neutral_m;
  });
  return { mm: (1000 * long) / all, percent: (100 * long) / rest };
}
