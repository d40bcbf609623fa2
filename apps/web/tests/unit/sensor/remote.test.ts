import { describe, expect, it } from 'vitest';
import { OtherClock } from '../../../src/sensor/clock';
import { fromText, toText } from '../../../src/sensor/message';
import { Remote, mayPair, type Net } from '../../../src/sensor/remote.svelte';
import { Sender } from '../../../src/sensor/sender.svelte';
import type { Batch, SampleSource } from '../../../src/sensor/source';
import { settled } from './device';

const offer = { ticket: 't', url: 'https://192.168.1.5:8138/#/phone?code=c', expires_in_s: 120, secure: true, qr: { size: 21, path: 'M0 0h1v1z' } };

function laptop(answers: Record<string, unknown> = { 'api/sensor/pair': offer }) {
  let now = 5000;
  let tick = () => {};
  const sockets: { path: string; socket: WebSocket }[] = [];
  const net: Net = {
    fetch: (path) => (path in answers ? Promise.resolve(answers[path]) : Promise.reject(new Error('404'))),
    socket: (path) => {
      const socket = { close: () => undefined } as unknown as WebSocket;
      sockets.push({ path, socket });
      return socket;
    },
    now: () => now,
    every: (_, run) => {
      tick = run;
      return () => (tick = () => {});
    },
  };
  const remote = new Remote(net);
  const batches: Batch[] = [];
  remote.hear((batch) => batches.push(batch));
  return {
    net, remote, batches, sockets,
    hear: (message: unknown) => sockets.at(-1)!.socket.onmessage!({ data: JSON.stringify(message) } as MessageEvent),
    pass(ms: number) {
      now += ms;
      tick();
    },
  };
}

const sample = (t_ms: number) => ({ t_ms, x: 0, y: 0, z: -1 });
const samples = (sent_ms: number, ...times: number[]) => ({ type: 'samples', sent_ms, accel_points_down: false, samples: times.map(sample) });

describe("another device's clock", () => {
  it('takes the quickest message for the truth', () => {
    const clock = new OtherClock();
    clock.see(100, 1140);
    clock.see(200, 1205);
    clock.see(300, 1390);
    expect(clock.here(300)).toBe(1305);
  });

  it('lets an old message go, since clocks drift', () => {
    const clock = new OtherClock();
    clock.see(0, 1000);
    for (let at = 1000; at <= 70_000; at += 1000) clock.see(at, at + 1010);
    expect(clock.here(70_000)).toBe(71_010);
  });
});

describe('a message between phone and laptop', () => {
  it('comes out as it went in', () => {
    const batch = { now_ms: 120.0004, accel_points_down: true, samples: [{ t_ms: 100, beta: 1.23456, gamma: -2 }] as never[] };
    expect(fromText(toText(batch))).toEqual({ type: 'samples', sent_ms: 120, accel_points_down: true, samples: [{ t_ms: 100, beta: 1.235, gamma: -2 }] });
  });

  it('stays within what the server takes, however much has piled up', () => {
    const samples = Array.from({ length: 500 }, (_, index) => ({ t_ms: 123_456_789.123 + index, accel_x: -9.123456, accel_y: -9.123456, accel_z: -9.123456 }));
    const text = toText({ now_ms: 123_457_289.5, accel_points_down: false, samples: samples as never[] });
    expect(text.length).toBeLessThan(4096);
    expect(text).toContain('123457288.123'); // the newest are kept
  });

  it('is nothing when it is not one of ours', () => {
    for (const text of ['', 'null', '[]', '{"type":"samples"}', '{"type":"samples","sent_ms":"1","samples":[]}', '{"type":"phone"}']) expect(fromText(text)).toBeUndefined();
  });
});

describe('a phone beside the computer', () => {
  it('is offered only where the server says that it is switched on', async () => {
    expect(await mayPair(laptop({ 'api/sensor': { on: true } }).net)).toBe(true);
    expect(await mayPair(laptop({ 'api/sensor': { on: false } }).net)).toBe(false);
    expect(await mayPair(laptop({}).net)).toBe(false);
  });

  it('listens with the ticket, and is there once the phone is', async () => {
    const { remote, sockets, hear } = laptop();
    await remote.begin();
    expect(sockets[0]!.path).toBe('api/sensor/stream?ticket=t');
    expect([remote.pair, await remote.open()]).toEqual(['offered', 'unpaired']);
    hear({ type: 'phone', here: false }); // what the server says until it comes
    expect(remote.pair).toBe('offered');
    hear({ type: 'phone', here: true });
    expect([remote.pair, await remote.open()]).toEqual(['here', '']);
  });

  it("puts the phone's samples onto this clock", async () => {
    const { remote, batches, hear, pass } = laptop();
    await remote.begin();
    hear({ type: 'phone', here: true });
    hear(samples(900, 880, 900));
    pass(100);
    expect(batches).toEqual([{ samples: [sample(4980), sample(5000)], now_ms: 5100, accel_points_down: false }]);
  });

  it('leaves what a slow network delayed as old as it is', async () => {
    const { remote, batches, hear, pass } = laptop();
    await remote.begin();
    hear({ type: 'phone', here: true });
    hear(samples(900, 900));
    pass(800);
    hear(samples(1000, 1000));
    pass(100);
    expect(batches[1]!.now_ms - batches[1]!.samples[0]!.t_ms!).toBe(800);
  });

  it('gives empty batches while the stream stalls', async () => {
    const { remote, batches, hear, pass } = laptop();
    await remote.begin();
    hear({ type: 'phone', here: true });
    pass(100);
    pass(100);
    expect(batches.map((batch) => batch.samples)).toEqual([[], []]);
  });

  it('says that the phone has gone, and keeps nothing of it', async () => {
    const { remote, batches, hear, pass } = laptop();
    await remote.begin();
    hear({ type: 'phone', here: true });
    hear(samples(900, 900));
    hear({ type: 'phone', here: false });
    pass(100);
    expect(remote.pair).toBe('gone');
    expect(batches[0]!.samples).toEqual([]);
  });

  it('says when the server gives no code', async () => {
    const { remote } = laptop({});
    await remote.begin();
    expect(remote.pair).toBe('failed');
  });
});

describe('the phone that measures for a computer', () => {
  function phone(open: SampleSource['open'] = () => Promise.resolve('')) {
    let listener: ((batch: Batch) => void) | undefined;
    const source: SampleSource = { open, hear: (listen) => ((listener = listen), () => (listener = undefined)), close: () => undefined };
    const sent: string[] = [];
    const sockets: { path: string; socket: { bufferedAmount: number; onopen?: () => void; onclose?: (() => void) | null } }[] = [];
    const sender = new Sender('c', source, (path) => {
      const socket = { OPEN: 1, readyState: 1, bufferedAmount: 0, send: (text: string) => sent.push(text), close: () => undefined };
      sockets.push({ path, socket });
      return socket as unknown as WebSocket;
    });
    return { sender, sent, sockets, give: () => listener?.({ samples: [], now_ms: 1, accel_points_down: false }) };
  }

  it('uses up the code only when there is something to measure', async () => {
    const { sender, sockets } = phone(() => Promise.resolve('refused'));
    await sender.start();
    expect([sender.state, sockets.length]).toEqual(['hindered', 0]);
  });

  it('sends while it is connected, and puts nothing behind what is late already', async () => {
    const { sender, sent, sockets, give } = phone();
    await sender.start();
    sockets[0]!.socket.onopen!();
    give();
    sockets[0]!.socket.bufferedAmount = 500;
    give();
    expect([sender.state, sockets[0]!.path, sent.length]).toEqual(['sending', 'api/sensor/stream?code=c', 1]);
  });

  it('tells a code that was refused from a connection that ended', async () => {
    const refused = phone();
    await refused.sender.start();
    refused.sockets[0]!.socket.onclose!();
    const ended = phone();
    await ended.sender.start();
    ended.sockets[0]!.socket.onopen!();
    ended.sockets[0]!.socket.onclose!();
    await settled();
    expect([refused.sender.state, ended.sender.state]).toEqual(['refused', 'ended']);
  });
});
