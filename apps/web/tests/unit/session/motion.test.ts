import { describe, expect, it } from 'vitest';
import { momentBetween } from '../../../src/figure/scene';
import { shownAt, way_ms } from '../../../src/pages/session/motion';

const scene = { names: ['start', 'hold', 'end'] };
const part = { posture: 'hold', from: 'start', tempo: null };
const tempo = { lift_s: 2, hold_s: 3, lower_s: 2 };

describe('The figure of a session', () => {
  it('goes to the posture when a phase begins, and stays there', () => {
    expect(shownAt(scene, part, 800, false)).toEqual({ at: momentBetween(0, 0.5) });
    expect(shownAt(scene, part, way_ms, false)).toEqual({ frame: 1 });
  });
  it('goes back the way it came', () => {
    expect(shownAt(scene, { ...part, posture: 'start', from: 'hold' }, way_ms / 4, false)).toEqual({ at: momentBetween(0, 0.75) });
  });
  it('goes out, holds and comes back with the tempo', () => {
    const at = (second: number) => shownAt(scene, { ...part, tempo }, second * 1000, false);
    expect([at(1), at(3), at(6)]).toEqual([{ at: momentBetween(0, 0.5) }, { at: momentBetween(0, 1) }, { at: momentBetween(0, 0.5) }]);
  });
  it('stands still where less motion is wanted', () => {
    expect(shownAt(scene, { ...part, tempo }, 1000, true)).toEqual({ frame: 1 });
  });
  it('does not sweep through postures that lie between', () => {
    expect(shownAt(scene, { ...part, posture: 'end' }, 100, false)).toEqual({ frame: 2 });
  });
});
