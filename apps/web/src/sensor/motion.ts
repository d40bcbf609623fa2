// The sensor of the phone that shows this page. Orientation is taken where the browser tells it, else
// the acceleration with gravity in it; never both mixed, since their noise and delay differ.
import type { SensorSample } from '../generated/api';
import { batch_ms, type Batch, type Hindrance, type SampleSource } from './source';

/// No event with a figure in it for so long: there is no sensor.
export const firstEvent_ms = 1500;

type Asking = { requestPermission?: () => Promise<PermissionState> };

export interface Device {
  isSecure: boolean;
  userAgent: string;
  orientation: Asking | undefined;
  motion: Asking | undefined;
  events: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  now(): number;
  every(ms: number, run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

export function thisDevice(): Device {
  const global = globalThis as unknown as { DeviceOrientationEvent?: Asking; DeviceMotionEvent?: Asking };
  return {
    isSecure: globalThis.isSecureContext,
    userAgent: navigator.userAgent,
    orientation: global.DeviceOrientationEvent,
    motion: global.DeviceMotionEvent,
    events: window,
    now: () => performance.now(),
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/// Every browser on these phones is the same engine with the other sign.
const isApple = (userAgent: string) => /iPhone|iPad|iPod|Macintosh/.test(userAgent);

/// When it was measured. Some browsers count event times from another beginning than the page's clock.
function timeOf(event: Event, now: number): number {
  return Math.abs(now - event.timeStamp) < 10_000 ? Math.min(event.timeStamp, now) : now;
}

function ofOrientation({ beta, gamma }: DeviceOrientationEvent): Partial<SensorSample> | undefined {
  return beta === null || gamma === null ? undefined : { beta, gamma };
}

function ofMotion({ accelerationIncludingGravity: pull }: DeviceMotionEvent): Partial<SensorSample> | undefined {
  if (!pull || pull.x === null || pull.y === null || pull.z === null) return undefined;
  return { accel_x: pull.x, accel_y: pull.y, accel_z: pull.z };
}

type Direction = [number, number, number];

function between_deg(a: Direction, b: Direction): number {
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return (Math.acos(Math.min(1, Math.max(-1, dot / (Math.hypot(...a) * Math.hypot(...b))))) * 180) / Math.PI;
}

/// Which way is down by the orientation, in the axes of the phone.
function downOf(beta: number, gamma: number): Direction {
  const [b, g] = [(beta * Math.PI) / 180, (gamma * Math.PI) / 180];
  return [Math.cos(b) * Math.sin(g), -Math.sin(b), -Math.cos(b) * Math.cos(g)];
}

/// Some browsers tell the orientation only when it changes, and a phone on a table does not. While the
/// acceleration goes on and points the same way, the last orientation is the one of now.
const quiet_ms = 150;
const agree_deg = 5;

function isStillSo(last: Partial<SensorSample>, motion: Partial<SensorSample>, pointsDown: boolean): boolean {
  const sign = pointsDown ? 1 : -1;
  const pull: Direction = [sign * motion.accel_x!, sign * motion.accel_y!, sign * motion.accel_z!];
  return between_deg(downOf(last.beta!, last.gamma!), pull) <= agree_deg;
}

async function mayListen(device: Device): Promise<Hindrance> {
  if (!device.isSecure) return 'insecure';
  const kinds = [device.orientation, device.motion].filter((kind) => kind !== undefined);
  if (kinds.length === 0) return 'missing';
  try {
    // Asked for at once, not one after the other: a tap is good for one moment only.
    const answers = await Promise.all(kinds.map((kind) => kind.requestPermission?.() ?? 'granted'));
    return answers.includes('granted') ? '' : 'refused';
  } catch {
    return 'refused';
  }
}

export function openMotion(device: Device = thisDevice()): SampleSource {
  let waiting: SensorSample[] = [];
  let kind: 'orientation' | 'motion' | undefined;
  let listener: ((batch: Batch) => void) | undefined;
  let came = () => {};
  let stops: (() => void)[] = [];
  const accel_points_down = isApple(device.userAgent);

  let last: Partial<SensorSample> = {}; // orientation
  let told_ms = 0;

  function take(from: 'orientation' | 'motion', event: Event, figures: Partial<SensorSample> | undefined): void {
    if (!figures) return;
    if (from === 'motion' && kind === 'orientation') {
      if (device.now() - told_ms > quiet_ms && isStillSo(last, figures, accel_points_down)) waiting.push({ ...last, t_ms: timeOf(event, device.now()) } as SensorSample);
      return;
    }
    if (from === 'orientation') {
      last = figures;
      told_ms = device.now();
    }
    if (from !== kind) waiting = [];
    kind = from;
    waiting.push({ ...figures, t_ms: timeOf(event, device.now()) } as SensorSample);
    came();
  }
  const turned = (event: Event) => take('orientation', event, ofOrientation(event as DeviceOrientationEvent));
  const moved = (event: Event) => take('motion', event, ofMotion(event as DeviceMotionEvent));

  function give(): void {
    const samples = waiting;
    waiting = [];
    listener?.({ samples, now_ms: device.now(), accel_points_down });
  }

  function listenTo(): void {
    device.events.addEventListener('deviceorientation', turned);
    device.events.addEventListener('devicemotion', moved);
    stops.push(
      () => device.events.removeEventListener('deviceorientation', turned),
      () => device.events.removeEventListener('devicemotion', moved),
      device.every(batch_ms, give),
    );
  }

  function close(): void {
    stops.splice(0).forEach((stop) => stop());
    waiting = [];
    kind = undefined;
  }

  return {
    async open() {
      const hindrance = await mayListen(device);
      if (hindrance) return hindrance;
      close();
      listenTo();
      const told = await new Promise<Hindrance>((done) => {
        const stop = device.after(firstEvent_ms, () => done('silent'));
        came = () => {
          stop();
          done('');
        };
      });
      came = () => {};
      if (told) close();
      return told;
    },
    hear(listen) {
      listener = listen;
      return () => {
        if (listener === listen) listener = undefined;
      };
    },
    close,
  };
}
