// A device whose clock, sensor and permission the test holds in its hands.
import type { Device } from '../../../src/sensor/motion';

export function fakeDevice(given: Partial<Device> = {}) {
  const heard = new Map<string, (event: Event) => void>();
  const timers: { at: number; every: number; run: () => void; over: boolean }[] = [];
  let now = 1000;
  const arm = (at: number, every: number, run: () => void) => {
    const timer = { at, every, run, over: false };
    timers.push(timer);
    return () => void (timer.over = true);
  };
  const device: Device = {
    isSecure: true,
    userAgent: 'Mozilla/5.0 (Linux; Android 15)',
    orientation: {},
    motion: {},
    events: {
      addEventListener: (kind: string, listen: (event: Event) => void) => void heard.set(kind, listen),
      removeEventListener: (kind: string) => void heard.delete(kind),
    } as unknown as Device['events'],
    now: () => now,
    every: (ms, run) => arm(now + ms, ms, run),
    after: (ms, run) => arm(now + ms, 0, run),
    ...given,
  };
  return {
    device,
    listens: () => [...heard.keys()],
    /** Time goes by, and every timer that is due runs. */
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const due = timers.filter((timer) => !timer.over && timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        now = due.at;
        if (due.every > 0) due.at += due.every;
        else due.over = true;
        due.run();
      }
      now = until;
    },
    turn: (beta: number | null, gamma: number | null, timeStamp = now) =>
      heard.get('deviceorientation')?.({ beta, gamma, timeStamp } as unknown as Event),
    move: (x: number, y: number, z: number) =>
      heard.get('devicemotion')?.({ accelerationIncludingGravity: { x, y, z }, timeStamp: now } as unknown as Event),
  };
}

/// Lets promises that are settled be heard.
export const settled = () => new Promise<void>((done) => setTimeout(done, 0));
