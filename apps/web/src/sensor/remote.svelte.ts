// A phone beside this computer as the sensor. The server in between hands its messages on and keeps
// nothing; a pair holds until one of the two ends it.
import type { SensorSample } from '../generated/api';
import { OtherClock } from './clock';
import { fromText } from './message';
import { batch_ms, type Batch, type Hindrance, type SampleSource } from './source';

export interface Offer {
  ticket: string;
  url: string;
  expires_in_s: number;
  secure: boolean;
  qr: { size: number; path: string };
}

export type Pair = 'none' | 'offered' | 'here' | 'gone' | 'failed';

export interface Net {
  fetch(path: string, method: 'GET' | 'POST'): Promise<unknown>;
  socket(path: string): WebSocket;
  now(): number;
  every(ms: number, run: () => void): () => void;
}

const browserNet: Net = {
  async fetch(path, method) {
    const answer = await fetch(path, { method, cache: 'no-store', ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  },
  socket: (path) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws').split('#')[0])),
  now: () => performance.now(),
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

/// Whether the server may take a phone: only when a person has switched it on there.
export async function mayPair(net: Net = browserNet): Promise<boolean> {
  try {
    const status = (await net.fetch('api/sensor', 'GET')) as { on?: unknown };
    return status.on === true;
  } catch {
    return false; // no server, or an old one
  }
}

export class Remote implements SampleSource {
  pair: Pair = $state('none');
  offer: Offer | undefined = $state.raw();

  private socket: WebSocket | undefined;
  private clock = new OtherClock();
  private waiting: SensorSample[] = [];
  private points_down = false;
  private listener: ((batch: Batch) => void) | undefined;
  private stop = () => {};

  constructor(private readonly net: Net = browserNet) {}

  /// A new code; it ends the pair before it.
  async begin(): Promise<void> {
    this.end();
    try {
      this.offer = (await this.net.fetch('api/sensor/pair', 'POST')) as Offer;
    } catch {
      this.pair = 'failed';
      return;
    }
    this.pair = 'offered';
    const socket = this.net.socket(`api/sensor/stream?ticket=${encodeURIComponent(this.offer.ticket)}`);
    this.socket = socket;
    socket.onmessage = ({ data }) => this.take(String(data));
    socket.onclose = () => {
      if (socket === this.socket) this.lose('failed');
    };
    this.stop = this.net.every(batch_ms, () => this.give());
  }

  end(): void {
    this.stop();
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
    this.offer = undefined;
    this.pair = 'none';
    this.waiting = [];
  }

  /// There is nothing to ask for here: the phone has asked its person.
  open(): Promise<Hindrance> {
    return Promise.resolve(this.pair === 'here' ? '' : 'unpaired');
  }

  hear(listen: (batch: Batch) => void): () => void {
    this.listener = listen;
    return () => {
      if (this.listener === listen) this.listener = undefined;
    };
  }

  /// One measurement ends; the phone stays for the next.
  close(): void {
    this.listener = undefined;
  }

  private lose(pair: Pair): void {
    this.pair = pair;
    this.waiting = [];
  }

  private take(text: string): void {
    const message = fromText(text);
    if (!message) return;
    if (message.type === 'phone') {
      this.clock = new OtherClock();
      if (message.here) return this.lose('here');
      if (this.pair === 'here') this.lose('gone'); // before, it has only not come yet
      return;
    }
    this.clock.see(message.sent_ms, this.net.now());
    this.points_down = message.accel_points_down;
    this.waiting.push(...message.samples.map((sample) => ({ ...sample, t_ms: this.clock.here(sample.t_ms!) })));
  }

  /// Empty ones too: silence has to be noticed.
  private give(): void {
    const samples = this.waiting;
    this.waiting = [];
    this.listener?.({ samples, now_ms: this.net.now(), accel_points_down: this.points_down });
  }
}

let shared: Remote | undefined;
/// One phone for the whole app: paired for the test, it is there for the session.
export const theRemote = (): Remote => (shared ??= new Remote());
