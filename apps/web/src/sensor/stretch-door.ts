// The stretch meter of the body module as a function, text in, text out.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  psoas_body_alloc(size: number): number;
  psoas_body_free(address: number): void;
  psoas_body_open(json: number, size: number): number;
  psoas_body_stretch(json: number, size: number): number;
}

const noFile = () => 8;

export async function openStretchDoor(module: BufferSource): Promise<(request: string) => string> {
  const wasi = { fd_close: noFile, fd_seek: noFile, fd_write: noFile };
  const { instance } = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi });
  const body = instance.exports as unknown as Exports;
  body._initialize();
  if (!body.psoas_body_open(0, 0)) throw new Error('The body could not be opened.');
  return (request) => {
    const bytes = new TextEncoder().encode(request);
    const input = body.psoas_body_alloc(bytes.length);
    if (input === 0) throw new Error('There is not enough memory for this request.');
    new Uint8Array(body.memory.buffer, input, bytes.length).set(bytes);
    const address = body.psoas_body_stretch(input, bytes.length);
    body.psoas_body_free(input);
    const all = new Uint8Array(body.memory.buffer, address);
    return new TextDecoder().decode(all.slice(0, all.indexOf(0)));
  };
}
