// The WebAssembly module's plain C exports as one function, text in, text out.
// A result is a block {u32 length, bytes} (apps/wasm).

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  psoas_alloc(size: number): number;
  psoas_free(pointer: number): void;
  psoas_call(pointer: number, length: number): number;
}

const ebadf = () => 8;
const wasi = { fd_close: ebadf, fd_seek: ebadf, fd_write: ebadf }; // the core has no files

export async function openDoor(module: BufferSource): Promise<(request: string) => string> {
  const { instance } = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi });
  const core = instance.exports as unknown as Exports;
  core._initialize();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  return (request) => {
    const bytes = encoder.encode(request);
    const input = core.psoas_alloc(bytes.length);
    if (input === 0) throw new Error('There is not enough memory for this request.');
    new Uint8Array(core.memory.buffer, input, bytes.length).set(bytes);
    const result = core.psoas_call(input, bytes.length);
    core.psoas_free(input);
    if (result === 0) throw new Error('There is not enough memory for the answer.');
    const length = new DataView(core.memory.buffer).getUint32(result, true);
    const text = decoder.decode(new Uint8Array(core.memory.buffer, result + 4, length));
    core.psoas_free(result);
    return text;
  };
}
