// Runs the stretch meter off the page's thread: opening it takes a while.
import bodyWasm from '@body-wasm?url';
import { openStretchDoor } from './stretch-door';

const door = fetch(bodyWasm)
  .then((answer) => {
    if (!answer.ok) throw new Error(`The body could not be loaded (${answer.status}).`);
    return answer.arrayBuffer();
  })
  .then(openStretchDoor);

self.onmessage = async ({ data }: MessageEvent<{ id: number; request: string }>) => {
  try {
    self.postMessage({ id: data.id, answer: (await door)(data.request) });
  } catch (error) {
    self.postMessage({ id: data.id, failure: String(error) });
  }
};
