import { describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '../../../src/app/settings';
import { claimSession } from '../../../src/pages/session/claim';
import { actionOf } from '../../../src/pages/session/keys';
import { silence } from '../../../src/pages/session/media-keys';
import { inWords, summarise } from '../../../src/pages/session/summary';
import { keepAwake, type Awake } from '../../../src/pages/session/wake-lock';
import { clockFace, whereAmI } from '../../../src/pages/session/words';
import type { JournalEvent } from '../../../src/journal/event';
import { settle, viewOf } from './frames';

function pageOf() {
  const heard: (() => void)[] = [];
  const page = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_: string, listen: () => void) => void heard.push(listen),
    removeEventListener: () => void heard.splice(0),
    show(state: DocumentVisibilityState) {
      page.visibilityState = state;
      heard.forEach((listen) => listen());
    },
  };
  return page;
}

describe('The wake lock', () => {
  const device = (given: () => Promise<unknown>) => ({ wakeLock: { request: given as () => Promise<WakeLockSentinel> } });

  it('is asked for again when the page comes back', async () => {
    let asked = 0;
    const page = pageOf();
    keepAwake(() => undefined, device(() => Promise.resolve({ release: () => ++asked && undefined, n: ++asked })), page as unknown as Document);
    await settle();
    page.show('hidden');
    page.show('visible');
    await settle();
    expect(asked).toBe(2);
  });

  it('tells when the device says no, or has none', async () => {
    const states: Awake[] = [];
    keepAwake((state) => states.push(state), device(() => Promise.reject(new Error('battery'))), pageOf() as unknown as Document);
    await settle();
    keepAwake((state) => states.push(state), {}, pageOf() as unknown as Document);
    await settle();
    expect(states).toEqual(['refused', 'missing']);
  });

  it('is given back, even when it comes late', async () => {
    let given = 0;
    const stop = keepAwake(() => undefined, device(() => Promise.resolve({ release: () => void ++given })), pageOf() as unknown as Document);
    stop();
    await settle();
    expect(given).toBe(1);
  });
});

describe('The keys of a session', () => {
  const press = (key: string, given = {}) => actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false }, { onControl: false, rightToLeft: false, ...given });

  it('mean what they say', () => {
    expect([' ', 'Escape', 'S', 'p', 'ArrowUp', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'r', 'q'].map((key) => press(key))).toEqual([
      'toggle', 'open_stop', 'open_stop', 'pain', 'extend', 'shorten', 'next', 'back', 'repeat', undefined,
    ]);
  });
  it('follow the way the page reads', () => {
    expect(press('ArrowLeft', { rightToLeft: true })).toBe('next');
  });
  it('leave the space bar to a control that has the focus', () => {
    expect(press(' ', { onControl: true })).toBeUndefined();
  });
  it('leave the browser its own', () => {
    expect(actionOf({ key: 'r', ctrlKey: true, metaKey: false, altKey: false, repeat: false }, { onControl: false, rightToLeft: false })).toBeUndefined();
  });
});

describe('Settings of a session', () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  it('are remembered, and new ones start as they are meant', () => {
    kept.set('psoas-settings', '{"voice":false}');
    expect(readSettings(shelf)).toMatchObject({ voice: false, beeps: true, light: false, rate: 'usual' });
    writeSettings(shelf, { ...readSettings(shelf), light: true });
    expect(readSettings(shelf).light).toBe(true);
  });
});

describe('The silence behind the media keys', () => {
  it('is a sound file of more than five seconds', async () => {
    const bytes = new DataView(await silence().arrayBuffer());
    expect([bytes.getUint32(40, true) / bytes.getUint32(28, true) > 5, bytes.byteLength - 44]).toEqual([true, bytes.getUint32(40, true)]);
  });
});

describe('Words of a session', () => {
  it('show seconds while they fit two digits', () => {
    expect([clockFace(40_000), clockFace(200), clockFace(125_000), clockFace(-5)]).toEqual([
      { digits: '40', unit: true }, { digits: '1', unit: true }, { digits: '2:05', unit: false }, { digits: '0', unit: true },
    ]);
  });
  it('say only what there is more than one of', () => {
    expect([whereAmI(viewOf()), whereAmI(viewOf({ side: 'both', sets: 1 }))]).toEqual(['Right side, round 1 of 3', '']);
  });
});

describe('The sum of a session', () => {
  const event = (id: string, type: string, data: Record<string, unknown>): JournalEvent => ({ id, at: '2026-11-25T08:00:00Z', type, data });
  const bridge = event('b', 'exercise.done', { exercise: 'glute_bridge', side: 'both', sets: 2, reps: 10, hold_s: 3, pain: 1 });
  const before = event('a', 'checkin.recorded', { pain_now: 4 });

  it('counts what was held and tells pain before and after', () => {
    expect(summarise([bridge], [before, bridge], [])).toMatchObject({ seconds: 60, painBefore: 4, painAfter: 1 });
  });
  it('takes the seconds of the coach where it told them', () => {
    const told = event('c', 'exercise.done', { exercise: 'half_kneeling_stretch', sets: 3, hold_s: 40, seconds: 97, tuck_s: 80 });
    expect(summarise([told], [told], [])).toMatchObject({ seconds: 97, tuck_s: 80, painAfter: undefined });
  });
  it('tells a time as it is said', () => {
    expect([45, 180, 161.4].map(inWords)).toEqual(['45 s', '3 min', '2 min 41 s']);
  });
  it('leaves out what was taken back', () => {
    const taken = event('d', 'entry.withdrawn', { event: 'b' });
    expect(summarise([bridge], [bridge, taken], []).rows).toEqual([]);
  });
});

describe('The claim on the session of this device', () => {
  /// Locks as a browser gives them: one holder, who keeps it until its promise is done.
  function locksOf() {
    let held = false;
    const request = async (_: string, __: unknown, work: (lock: object | null) => unknown) => {
      if (held) return work(null);
      held = true;
      await work({});
      held = false;
    };
    return { request } as unknown as LockManager;
  }

  it('has one holder, until it is given back', async () => {
    const locks = locksOf();
    const first = await claimSession(locks);
    const second = await claimSession(locks);
    first?.();
    await settle();
    expect([first !== undefined, second, (await claimSession(locks)) !== undefined]).toEqual([true, undefined, true]);
  });
  it('is everyone’s where the browser has no locks', async () => {
    expect(await claimSession(null)).toBeTypeOf('function');
  });
});
