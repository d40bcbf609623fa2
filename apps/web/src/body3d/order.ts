// Triangles and vertices in an order in which neighbours come after one another, so that a renderer
// works out each vertex about once instead of once a triangle.

const steps = 1023; // ten bits an axis

function spread(value: number): number {
  let x = value & steps;
  x = (x | (x << 16)) & 0x030000ff;
  x = (x | (x << 8)) & 0x0300f00f;
  x = (x | (x << 4)) & 0x030c30c3;
  return (x | (x << 2)) & 0x09249249;
}

export interface Ordered {
  triangles: Uint16Array<ArrayBuffer>;
  /// The old number of each vertex.
  from: Uint16Array<ArrayBuffer>;
}

/// Sorts by place along a curve that fills space (Morton), then numbers vertices as they are first used.
export function ordered(triangles: Uint16Array, positions: Float32Array): Ordered {
  const count = triangles.length / 3;
  const code = new Float64Array(count);
  for (let t = 0; t < count; ++t) {
    const middle = [0, 1, 2].map((axis) => (positions[3 * triangles[3 * t]! + axis]! + positions[3 * triangles[3 * t + 1]! + axis]! + positions[3 * triangles[3 * t + 2]! + axis]!) / 3);
    const [x, y, z] = middle.map((value) => spread(Math.max(0, Math.min(steps, Math.round((value + 1) * (steps / 2)))))); // two metres
    code[t] = x! + 2 * y! + 4 * z!;
  }
  const order = Uint32Array.from({ length: count }, (_, t) => t).sort((a, b) => code[a]! - code[b]!);
  const numbers = new Int32Array(positions.length / 3).fill(-1);
  const from = new Uint16Array(positions.length / 3);
  const sorted = new Uint16Array(triangles.length);
  let next = 0;
  order.forEach((t, place) => {
    for (let corner = 0; corner < 3; ++corner) {
      const vertex = triangles[3 * t + corner]!;
      if (numbers[vertex]! < 0) {
        numbers[vertex] = next;
        from[next++] = vertex;
      }
      sorted[3 * place + corner] = numbers[vertex]!;
    }
  });
  return { triangles: sorted, from: from.slice(0, next) };
}

/// An array of `width` figures a vertex, in the new order.
export function inOrder<T extends Float32Array | Int8Array | Uint8Array>(list: T, width: number, from: Uint16Array): T {
  const moved = new (list.constructor as new (length: number) => T)(from.length * width);
  from.forEach((old, vertex) => {
    for (let i = 0; i < width; ++i) moved[vertex * width + i] = list[old * width + i]!;
  });
  return moved;
}
