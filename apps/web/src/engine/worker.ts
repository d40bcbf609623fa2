// Runs the core off the page's thread. One request, one answer, in order.
import wasmUrl from '@core-wasm?url';
import { openDoor } from './wasm-door';

const door = fetch(wasmUrl)
  .then((response) => {
    if (!response.ok) throw new Error(`The core could not be loaded (${response.status}).`);
    return response.arrayBuffer();
  })
  .then(openDoor);

self.onmessage = async (message: MessageEvent<{ id: number; request: string }>) => {
  const { id, request } = message.data;
  try {
    self.postMessage({ id, answer: (await door)(request) });
  } catch (error) {
    self.postMessage({ id, failure: String(error) });
  }
};
