// The body engine's WebAssembly module behind names; the same in node and in a browser.

const NO_SUCH_FILE = 8; // EBADF: the module writes nowhere and reads nothing

/// Opens a model (JSON text; none: the one inside). Throws with the module's own sentence.
export function openCompiledBody(module, json = '') {
  const imports = WebAssembly.Module.imports(module).map(({ name }) => name);
  const wasi_snapshot_preview1 = Object.fromEntries(imports.map((name) => [name, () => NO_SUCH_FILE]));
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1 });
  exports._initialize();
  const text = (address) => {
    const bytes = new Uint8Array(exports.memory.buffer, address);
    return new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)));
  };
  const withText = (words, use) => {
    const bytes = new TextEncoder().encode(words);
    const address = exports.psoas_body_alloc(Math.max(bytes.length, 1));
    new Uint8Array(exports.memory.buffer).set(bytes, address);
    const answer = use(address, bytes.length);
    exports.psoas_body_free(address);
    return answer;
  };
  const ok = withText(json, exports.psoas_body_open);
  if (!ok) throw new Error(text(exports.psoas_body_error()));
  const layout = JSON.parse(text(exports.psoas_body_layout()));
  const doubles = (at, count) => new Float64Array(exports.memory.buffer, at, count);
  return {
    exports,
    layout,
    imports,
    /// The stretch meter; the request as a record or as text.
    stretch: (request) =>
      JSON.parse(text(withText(typeof request === 'string' ? request : JSON.stringify(request), exports.psoas_body_stretch))),
    pose: () => doubles(exports.psoas_body_pose(), layout.coordinates.length),
    lengths: () => doubles(exports.psoas_body_lengths(), layout.muscles.length),
    arms: () => doubles(exports.psoas_body_arms(), layout.arms.length),
    figure: () => new Float32Array(exports.memory.buffer, exports.psoas_body_figure(), layout.size),
  };
}
