// What the figure needs, fetched once when the first one is in sight: the body engine, the skin and
// the code for both; and, to draw them, three.js.
import bodySkin from '@body-skin?url';
import bodyWasm from '@body-wasm?url';
import type { Space } from './space';
import type { View } from './view';

export interface Parts {
  space: Space;
  View: typeof View;
}

async function fetched(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

let space: Promise<Space> | undefined;
let parts: Promise<Parts> | undefined;

/// Angles in, bones and lengths out.
export function loadSpace(): Promise<Space> {
  space ??= Promise.all([import('./space'), fetched(bodyWasm), fetched(bodySkin)]).then(([{ makeSpace }, engine, skin]) => makeSpace(engine, skin));
  space.catch(() => (space = undefined)); // another try may have the network
  return space;
}

export function loadParts(): Promise<Parts> {
  parts ??= Promise.all([loadSpace(), import('./view')]).then(([loaded, { View }]) => ({ space: loaded, View }));
  parts.catch(() => (parts = undefined));
  return parts;
}
