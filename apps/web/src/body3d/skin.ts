// The body's skin, as tools/skin writes it (docs/figure.md has the file's format).
import type { Frame } from './frame';

export interface DrawnBone {
  name: string;
  parent: string;
}

export interface HalfBone extends DrawnBone {
  child: string;
  at_m: [number, number, number];
}

interface Head {
  bones: string[];
  rest: number[];
  drawn: DrawnBone[];
  halves: HalfBone[];
  vertices: number;
  triangles: number;
  unit_m: number;
}

export interface Skin {
  bones: string[];
  rest: Frame[];
  drawn: DrawnBone[];
  halves: HalfBone[];
  positions: Float32Array; // metres, in the neutral pose
  normals: Int8Array;
  carriers: Uint8Array; // four bones a vertex
  shares: Uint8Array; // and how much each carries it, of 255
  triangles: Uint16Array;
}

const padded = (length: number) => Math.ceil(length / 4) * 4;

/// Reads the file; throws a sentence when it is not one.
export function readSkin(file: ArrayBuffer): Skin {
  const view = new DataView(file);
  const magic = file.byteLength >= 12 ? new TextDecoder().decode(new Uint8Array(file, 0, 4)) : '';
  if (magic !== 'PSKN' || view.getUint32(4, true) !== 1) throw new Error('The skin of the figure is not in a form that this version reads.');
  const length = view.getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 12, length))) as Head;
  const many = head.vertices;
  const normalsAt = 12 + length + padded(6 * many);
  const carriersAt = normalsAt + padded(3 * many);
  const trianglesAt = carriersAt + 8 * many;
  if (file.byteLength < trianglesAt + 6 * head.triangles) throw new Error('The skin of the figure is cut short.');
  const steps = new Int16Array(file, 12 + length, 3 * many);
  return {
    bones: head.bones,
    rest: head.bones.map((_, bone) => head.rest.slice(12 * bone, 12 * bone + 12)),
    drawn: head.drawn,
    halves: head.halves,
    positions: Float32Array.from(steps, (step) => step * head.unit_m),
    normals: new Int8Array(file, normalsAt, 3 * many),
    carriers: new Uint8Array(file, carriersAt, 4 * many),
    shares: new Uint8Array(file, carriersAt + 4 * many, 4 * many),
    triangles: new Uint16Array(file, trianglesAt, 3 * head.triangles),
  };
}
