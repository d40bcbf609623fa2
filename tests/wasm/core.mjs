// The WebAssembly core as node loads it: the same three imports and one call as the web app.
import { readFileSync } from 'node:fs';

/// What the module may ask of its host: it writes nowhere and reads nothing.
export const ALLOWED_IMPORTS = ['fd_close', 'fd_seek', 'fd_write'];
const NO_SUCH_FILE = 8; // EBADF
const wasi_snapshot_preview1 = Object.fromEntries(
  ALLOWED_IMPORTS.map((name) => [name, () => NO_SUCH_FILE]),
);

export function compileCore(path) {
  return new WebAssembly.Module(readFileSync(path));
}

/// A function from request bytes to answer bytes, holding one journal.
export function startCore(module) {
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1 });
  exports._initialize();
  return (request) => {
    const address = exports.psoas_alloc(request.length);
    new Uint8Array(exports.memory.buffer).set(request, address);
    const block = exports.psoas_call(address, request.length);
    const length = new DataView(exports.memory.buffer).getUint32(block, true);
    const answer = Buffer.from(new Uint8Array(exports.memory.buffer, block + 4, length));
    exports.psoas_free(block);
    exports.psoas_free(address);
    return answer;
  };
}
