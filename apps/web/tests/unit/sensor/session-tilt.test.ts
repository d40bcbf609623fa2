import { describe, expect, it } from 'vitest';
import type { Exercise, Variant } from '../../../src/generated/api';
import type { SessionEvent, SessionView } from '../../../src/pages/session/frame';
import { SessionTilt } from '../../../src/sensor/session-tilt';
import type { WaistbandView } from '../../../src/sensor/waistband.svelte';

const way = (id: string, position: string) => ({ id, position }) as Variant;
const exercises: Record<string, Partial<Exercise>> = {
  kneel: { tuck: true, kind: 'stretch', variants: [way('usual', 'kneeling')] },
  bridge: { tuck: true, tuck_lifted: true, kind: 'strengthen', variants: [way('usual', 'supine'), way('chair', 'sitting')] },
  roll: { tuck: false, kind: 'roll', variants: [way('usual', 'prone')] },
  rest: { tuck: false, kind: 'rest', variants: [way('usual', 'supine'), way('side', 'side_lying')] },
};

function tied() {
  let now = 0;
  const asked: string[] = [];
  const sent: SessionEvent[] = [];
  const sensor = { view: undefined as WaistbandView | undefined, isCoached: false, learn: (from: string) => void asked.push(from), cancel: () => void asked.push('cancel') };
  const tie = new SessionTilt(sensor, (event) => sent.push(event), (id) => exercises[id] as Exercise, () => now);
  return {
    asked, sent,
    types: () => sent.map((event) => event.tilt ?? event.type),
    shown: (given: Partial<SessionView>) =>
      tie.shown({ item: 0, exercise: 'kneel', variant: 'usual', side: 'right', phase: 'position', total_ms: 12_000, left_ms: 12_000, paused: false, tuck: { wanted: false, counts: false, state: 'unknown', held_s: 0 }, ...given } as SessionView),
    told(phase: WaistbandView['phase'], state: WaistbandView['state'] = 'unknown', tilt_deg: number | null = null, reason = '') {
      sensor.view = { phase, state, tilt_deg, reason, in_tuck_s: 0, target_deg: 9 };
      tie.heard();
    },
    pass: (ms: number) => (now += ms),
  };
}

const held = { phase: 'hold', tuck: { wanted: true, counts: true, state: 'unknown', held_s: 0 } } as const;

describe('the waistband in a session', () => {
  it('learns the tuck when the position has been taken up, once a side', () => {
    const { shown, asked } = tied();
    shown({});
    expect(asked).toEqual([]);
    shown({ left_ms: 5000 });
    shown({ left_ms: 4000 });
    expect(asked).toEqual(['baseline']);
    shown({ side: 'left', left_ms: 5000 });
    expect(asked).toEqual(['baseline', 'baseline']);
  });

  it('lets the hold wait until the tuck is known', () => {
    const { shown, told, types } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    shown(held);
    told('target');
    expect(types()).toEqual(['unknown', 'pause']);
    told('live', 'in', 9);
    expect(types()).toEqual(['unknown', 'pause', 'resume', 'in']);
  });

  it('goes on without it when the person does', () => {
    const { shown, told, types, asked } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    shown(held);
    shown({ ...held, paused: true });
    shown({ ...held, paused: false });
    expect(asked).toEqual(['baseline', 'cancel']);
    expect(types().at(-1)).toBe('resume');
  });

  it('waits for no phone that tells nothing', () => {
    const { shown, told, types } = tied();
    shown({ left_ms: 5000 });
    shown(held);
    told('blank');
    shown(held);
    expect(types()).toEqual(['unknown']);
  });

  it('goes on without it after a while', () => {
    const { shown, told, pass, types } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    shown(held);
    pass(46_000);
    shown({ ...held, paused: true });
    expect(types().at(-1)).toBe('resume');
  });

  it('does not take an answer about the tuck before for the new one', () => {
    const { shown, told, types } = tied();
    shown({ left_ms: 5000 });
    told('live', 'in', 9);
    expect(types()).toEqual(['unknown']);
  });

  it('tells each change at once, and a creeping tilt once a second', () => {
    const { shown, told, pass, sent } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    told('live', 'in', 9);
    told('live', 'in', 11);
    pass(1000);
    told('live', 'in', 11);
    told('live', 'arching', 2);
    expect(sent.slice(1)).toEqual([
      { type: 'tilt', tilt: 'in', tilt_deg: 9 }, { type: 'tilt', tilt: 'in', tilt_deg: 11 }, { type: 'tilt', tilt: 'arching', tilt_deg: 2 },
    ]);
  });

  it('tells unknown when the stream stalls, never what was last', () => {
    const { shown, told, sent } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    told('live', 'in', 9);
    told('blank', 'unknown', null, 'sensor.no_signal');
    expect(sent.at(-1)).toEqual({ type: 'tilt', tilt: 'unknown' });
  });

  it('learns anew when the phone has slipped', () => {
    const { shown, told, asked, types } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    told('live', 'in', 9);
    told('live', 'unknown', null, 'sensor.moved');
    shown(held);
    expect(asked).toEqual(['baseline', 'baseline']);
    expect(types().at(-1)).toBe('pause');
  });

  it('learns the tuck of a bridge with the hips up, and waits until they are down again', () => {
    const { shown, told, pass, types, asked } = tied();
    const bridge = { exercise: 'bridge', side: 'both' } as const;
    shown({ ...bridge, left_ms: 5000 });
    expect(asked).toEqual(['lifted']);
    told('lying');
    shown({ ...bridge, ...held, phase: 'rep' });
    shown({ ...bridge, ...held, phase: 'rep', paused: true });
    told('lift');
    told('target');
    told('live', 'in', 8);
    shown({ ...bridge, ...held, phase: 'rep', paused: true });
    expect(types()).toEqual(['unknown', 'pause', 'in']);
    pass(3000);
    shown({ ...bridge, ...held, phase: 'rep', paused: true });
    expect(types()).toEqual(['unknown', 'pause', 'in', 'resume']);
  });

  it('asks for no tuck where the person no longer is, and anew after pain', () => {
    const { shown, told, asked } = tied();
    shown({ left_ms: 5000 });
    told('baseline');
    shown({ item: 1, exercise: 'roll' });
    expect(asked).toEqual(['baseline', 'cancel']);
    shown({ left_ms: 5000 });
    shown({ phase: 'pain' });
    shown({ left_ms: 5000 });
    expect(asked).toEqual(['baseline', 'cancel', 'baseline', 'cancel', 'baseline']);
  });

  it('learns a bridge that is done sitting where it is done', () => {
    const { shown, asked } = tied();
    shown({ exercise: 'bridge', variant: 'chair', left_ms: 5000 });
    expect(asked).toEqual(['baseline']);
  });

  it('only watches at rest: nobody waits, and the coach is told nothing', () => {
    const { shown, told, types, asked } = tied();
    const rest = { exercise: 'rest', side: 'both', phase: 'stay' } as const;
    shown(rest);
    told('baseline');
    shown(rest);
    told('live', 'arching', -3);
    expect(asked).toEqual(['resting']);
    expect(types()).toEqual(['unknown', 'unknown']);
  });

  it('stays out of exercises that want no tuck, and of rest on the side, where it is blind', () => {
    const { shown, asked, types } = tied();
    shown({ exercise: 'roll', left_ms: 1000 });
    shown({ exercise: 'rest', variant: 'side', phase: 'stay' });
    expect(asked).toEqual([]);
    expect(types()).toEqual(['unknown']);
  });
});
