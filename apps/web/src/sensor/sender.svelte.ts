// The phone's side of a pair: what its sensor says goes out, nothing else, and nothing is kept.
import { toText } from './message';
import { openMotion } from './motion';
import type { Hindrance, SampleSource } from './source';

export type Sending = 'idle' | 'asking' | 'hindered' | 'joining' | 'sending' | 'refused' | 'ended';

export class Sender {
  state: Sending = $state('idle');
  hindrance: Hindrance = $state('');

  private socket: WebSocket | undefined;
  private deafen = () => {};

  constructor(
    private readonly code: string,
    private readonly source: SampleSource = openMotion(),
    private readonly connect: (path: string) => WebSocket = (path) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws').split('#')[0])),
  ) {}

  /// Inside a tap. The sensor first: a code is good for one use.
  async start(): Promise<void> {
    this.state = 'asking';
    this.hindrance = await this.source.open();
    if (this.hindrance) return void (this.state = 'hindered');
    this.state = 'joining';
    const socket = this.connect(`api/sensor/stream?code=${encodeURIComponent(this.code)}`);
    this.socket = socket;
    socket.onopen = () => {
      this.state = 'sending';
      this.deafen = this.source.hear((batch) => {
        // What a slow network has not taken yet is late already: no more is put behind it.
        if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) socket.send(toText(batch));
      });
    };
    socket.onclose = () => this.leave(this.state === 'sending' ? 'ended' : 'refused');
  }

  stop(): void {
    this.leave('ended');
  }

  private leave(state: Sending): void {
    this.deafen();
    this.source.close();
    const socket = this.socket;
    this.socket = undefined;
    if (socket) socket.onclose = null;
    socket?.close();
    this.state = state;
  }
}
