// What the figure needs, fetched once when the first one is in sight: the body engine, the skin and
// the drawing code with three.js.
import bodySkin from '@body-skin?url';
import bodyWasm from '@body-wasm?url';
import { openEngine } from './engine';
import { Rig } from './rig';
import { readSkin } from './skin';

export interface Parts {
  rig: Rig;
  View: typeof import('./view').View;
}

async function fetched(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

let rig: Promise<Rig> | undefined;
let parts: Promise<Parts> | undefined;

/// The body without a picture of it: angles in, lengths out.
export function loadRig(): Promise<Rig> {
  rig ??= Promise.all([fetched(bodyWasm).then(openEngine), fetched(bodySkin)]).then(([engine, skin]) => new Rig(engine, readSkin(skin)));
  rig.catch(() => (rig = undefined)); // another try may have the network
  return rig;
}

export function loadParts(): Promise<Parts> {
  parts ??= Promise.all([loadRig(), import('./view')]).then(([loaded, { View }]) => ({ rig: loaded, View }));
  parts.catch(() => (parts = undefined));
  return parts;
}
