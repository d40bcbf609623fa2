import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLight } from '../../../src/pages/session/light';
import { openSound } from '../../../src/pages/session/sound';
import { attack_s, lengthOf, tones, type Tone } from '../../../src/pages/session/tones';
import { openTouch, patterns } from '../../../src/pages/session/touch';

const names = Object.keys(tones) as Tone[];

/// An audio context that keeps what it was asked to play.
function contextOf() {
  const ramps: { kind: string; value: number; at: number }[] = [];
  const played: number[] = [];
  const node = () => ({ connect: (next: unknown) => next });
  const param = () => {
    const keep = (kind: string) => (value: number, at: number) => void ramps.push({ kind, value, at });
    return { setValueAtTime: keep('set'), linearRampToValueAtTime: keep('ramp'), setTargetAtTime: keep('fade') };
  };
  const context = {
    currentTime: 0, state: 'running', destination: node(), close: () => Promise.resolve(), resume: () => Promise.resolve(),
    createOscillator: () => ({ ...node(), type: '', frequency: { set value(hz: number) { played.push(hz); } }, start: () => undefined, stop: () => undefined }),
    createGain: () => ({ ...node(), gain: param() }),
  };
  return { context: context as unknown as AudioContext, ramps, played };
}

describe('The tones', () => {
  it('are told apart by their notes', () => {
    const melodies = names.map((name) => tones[name].map(({ hz, at_s }) => `${hz}@${at_s}`).join(' '));
    expect(new Set(melodies).size).toBe(names.length);
  });

  it('go up to start and down to stop', () => {
    const contour = (name: Tone) => tones[name].at(-1)!.hz - tones[name][0]!.hz;
    expect([contour('start') > 0, contour('stop') < 0, contour('done') > 0]).toEqual([true, true, true]);
  });

  it('are short where they come often', () => {
    expect([lengthOf('count') < 0.3, lengthOf('good') < 0.5]).toEqual([true, true]);
  });

  it('swell from nothing and end in nothing, so that nothing clicks', () => {
    const { context, ramps } = contextOf();
    openSound(() => true, () => context).play('start');
    const first = ramps[0]!;
    expect([first.kind, first.value, ramps.at(-1)!.kind, ramps.at(-1)!.value, attack_s >= 0.008]).toEqual(['set', 0, 'ramp', 0, true]);
  });

  it('never add up to more than the full scale', () => {
    for (const name of names) {
      const together = tones[name].filter(({ at_s }) => at_s === 0).reduce((sum, { level }) => sum + level * 1.18, 0);
      expect(together).toBeLessThan(0.5);
    }
  });

  it('leave out a count that falls into another tone', () => {
    const { context, played } = contextOf();
    const sound = openSound(() => true, () => context);
    sound.play('start');
    const before = played.length;
    sound.play('count');
    expect(played.length).toBe(before);
  });

  it('are not played when they are off', () => {
    const { context, played } = contextOf();
    openSound(() => false, () => context).play('start');
    expect(played).toEqual([]);
  });

  it('do without a browser that cannot sound', () => {
    expect(() => openSound(() => true, () => undefined).play('done')).not.toThrow();
  });
});

describe('The flash', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const reduced = (matches: boolean) => vi.stubGlobal('matchMedia', () => ({ matches }));
  function flashes(times: number[], on = true): number {
    let count = 0;
    let now = 0;
    const light = openLight(() => on, () => void ++count, () => now);
    for (const at of times) {
      now = at;
      light.give('start');
    }
    return count;
  }

  it('comes once a second at most', () => {
    reduced(false);
    expect(flashes([0, 400, 999, 1000, 1500, 2000])).toBe(3);
  });
  it('never comes where less motion is wanted, or when it is off', () => {
    reduced(true);
    expect(flashes([0, 2000])).toBe(0);
    reduced(false);
    expect(flashes([0, 2000], false)).toBe(0);
  });
});

describe('The vibration', () => {
  it('has a pattern of its own for each tone, none longer than a second', () => {
    const all = names.map((name) => patterns[name].join());
    expect(new Set(all).size).toBe(names.length);
    for (const name of names) expect(patterns[name].reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(1000);
  });
  it('asks nothing of a device that cannot', () => {
    expect(() => openTouch(() => true, {}).give('start')).not.toThrow();
  });
  it('is still when it is off', () => {
    const vibrate = vi.fn(() => true);
    openTouch(() => false, { vibrate }).give('start');
    expect(vibrate).not.toHaveBeenCalled();
  });
});
