import { describe, expect, it } from 'vitest';
import type { Banding } from '../../src/generated/api';
import { cuts, frame, pointAt, ring, scaleFor, zones } from '../../src/pages/answer/gauge';

const open = { above: null, at_least: null, below: null, at_most: null };
const thigh: Banding = {
  id: 'thigh', unit: 'deg', sources: [], derived_because: null,
  bands: [{ ...open, name: 'adequate', at_most: -10 }, { ...open, name: 'borderline', above: -10, at_most: 0 }, { ...open, name: 'above', above: 0 }],
};

describe('The gauge', () => {
  it('draws an angle above the line above the line', () => {
    const scale = scaleFor(10, 7);
    expect(pointAt(scale, 10, 100).y).toBeLessThan(scale.hip.y);
    expect(pointAt(scale, -10, 100).y).toBeGreaterThan(scale.hip.y);
    expect(pointAt(scale, 0, 100)).toEqual({ x: scale.hip.x + 100, y: scale.hip.y });
  });

  it('takes its bands and cuts from the protocol', () => {
    const list = zones(scaleFor(-4, 7), thigh);
    expect(list.map((zone) => [zone.name, zone.from, zone.to])).toEqual([['adequate', -30, -10], ['borderline', -10, 0], ['above', 0, 30]]);
    expect(cuts(list)).toEqual([-10, 0]);
  });

  it('grows to hold a value with its error, and stays in a body’s range', () => {
    expect(scaleFor(38, 10)).toMatchObject({ low: -30, high: 52 });
    expect(scaleFor(-45, 40).low).toBe(-60);
    expect(scaleFor(null, null)).toMatchObject({ low: -30, high: 30 });
  });

  it('cuts an error band off at the end of the scale', () => {
    const scale = scaleFor(0, 5);
    expect(ring(scale, 20, 80, 50, 100)).toBe(ring(scale, 20, 30, 50, 100));
    expect(ring(scale, 30, 20, 50, 100)).toBe(ring(scale, 20, 30, 50, 100));
  });

  it('frames everything it draws', () => {
    const scale = scaleFor(-12, 7);
    const box = frame(scale);
    expect(box.y).toBeLessThan(pointAt(scale, scale.high, scale.radius).y);
    expect(box.y + box.height).toBeGreaterThan(pointAt(scale, scale.low, scale.radius).y);
  });

  it('has no bands when the protocol names none', () => {
    expect(zones(scaleFor(0, 7), undefined)).toEqual([]);
  });
});
