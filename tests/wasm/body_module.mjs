// The body engine's WebAssembly module as node loads it.
import { compileCore, ALLOWED_IMPORTS } from './core.mjs';

const NO_SUCH_FILE = 8;
const wasi_snapshot_preview1 = Object.fromEntries(
  ALLOWED_IMPORTS.map((name) => [name, () => NO_SUCH_FILE]),
);

/// Opens a model (JSON text; none: the one inside). Throws with the module's own sentence.
export function openBody(path, json = '') {
  const module = compileCore(path);
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1 });
  exports._initialize();
  const text = (address) => {
    const bytes = new Uint8Array(exports.memory.buffer, address);
    return Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString();
  };
  const bytes = Buffer.from(json);
  const address = exports.psoas_body_alloc(Math.max(bytes.length, 1));
  new Uint8Array(exports.memory.buffer).set(bytes, address);
  const ok = exports.psoas_body_open(address, bytes.length);
  exports.psoas_body_free(address);
  if (!ok) throw new Error(text(exports.psoas_body_error()));
  const layout = JSON.parse(text(exports.psoas_body_layout()));
  const doubles = (at, count) => new Float64Array(exports.memory.buffer, at, count);
  return {
    exports,
    layout,
    imports: WebAssembly.Module.imports(module).map(({ name }) => name),
    pose: () => doubles(exports.psoas_body_pose(), layout.coordinates.length),
    lengths: () => doubles(exports.psoas_body_lengths(), layout.muscles.length),
    arms: () => doubles(exports.psoas_body_arms(), layout.arms.length),
    figure: () => new Float32Array(exports.memory.buffer, exports.psoas_body_figure(), layout.size),
  };
}
