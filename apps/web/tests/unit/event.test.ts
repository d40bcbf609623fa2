import { describe, expect, it } from 'vitest';
import { canonical, newEvent, toLines, uuidV7 } from '../../src/journal/event';

describe('An event id', () => {
  it('is a UUID of version 7 that begins with the time', () => {
    const id = uuidV7(0x0192_3456_789a, new Uint8Array(10).fill(0xff));
    expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff');
  });

  it('sorts by time', () => {
    const random = new Uint8Array(10);
    const ids = [1, 999, 1_700_000_000_000, 1_700_000_000_001].map((at) => uuidV7(at, random));
    expect([...ids].sort()).toEqual(ids);
  });

  it('is another one each time', () => {
    const at = new Date(0);
    const ids = new Set(Array.from({ length: 500 }, () => newEvent('note.added', { text: 'x' }, at).id));
    expect(ids.size).toBe(500);
  });
});

describe('A new event', () => {
  it('leaves out what was not given', () => {
    expect(newEvent('checkin.recorded', { pain_now: 0, tightness: null }).data).toEqual({ pain_now: 0 });
  });
});

describe('Canonical text', () => {
  it('does not depend on the order of keys', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(canonical({ a: true, b: [1, { c: 'x', d: null }] }));
  });

  it('tells different content apart', () => {
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }));
  });
});

describe('A journal as text', () => {
  it('has one line an event', () => {
    const events = [newEvent('session.started', {}), newEvent('session.ended', {})];
    expect(toLines(events).trimEnd().split('\n').map((line) => JSON.parse(line))).toEqual(events);
  });
});
