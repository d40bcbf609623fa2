import { describe, expect, it } from 'vitest';
import type { Dose, Exercise, Item } from '../../src/generated/api';
import { advance, begin, clockFace, current, isDone, type ClockState, type Cue } from '../../src/pages/session/clock';
import { exerciseDone, roundsDone } from '../../src/pages/session/record';
import { layOut, readySeconds } from '../../src/pages/session/sequence';

const dose = (given: Partial<Dose>): Dose => ({
  sets: null, reps: null, hold_s: null, rest_s: null, minutes: null, per_week: null, effort_max: null, contract_s: null, relax_s: null,
  breaths_per_min: null, text: '', ...given,
});
const item = (exercise: string, side: string, given: Partial<Dose>): Item => ({
  exercise, side, per_side: exercise === 'stretch', dose: dose(given), title: exercise, kind: 'stretch', variant: 'floor', variant_title: '', gentle: false, why: [], would_change: '', evidence: [],
  step: { number: 1, of: 1, title: '', steps: [], cut: false, text: '' }, swaps: [],
});
const exercises = [{ id: 'stretch', per_side: true }, { id: 'bridge', per_side: false }] as Exercise[];
const stretch = item('stretch', 'both', { sets: 2, hold_s: 30, rest_s: 10 });

const kinds = (items: Item[]) => layOut(items, exercises).map((step) => `${step.kind} ${step.seconds}`);
const run = (state: ClockState, seconds: number): { state: ClockState; cues: Cue[] } => {
  const cues: Cue[] = [];
  for (let i = 0; i < seconds * 10; ++i) {
    const next = advance(state, { type: 'tick', seconds: 0.1 });
    state = next.state;
    cues.push(...next.cues);
  }
  return { state, cues };
};

describe('A session laid out in time', () => {
  it('gets ready, holds and rests, side after side, then asks', () => {
    const side = [`ready ${readySeconds}`, 'hold 30', 'rest 10', 'hold 30'];
    expect(kinds([stretch])).toEqual([...side, ...side, 'ask 0']);
    expect(layOut([stretch], exercises).map((step) => step.side).slice(0, 5)).toEqual(['right', 'right', 'right', 'right', 'left']);
  });

  it('does one side only when the plan says so', () => {
    const steps = layOut([{ ...stretch, side: 'left' }], exercises);
    expect(new Set(steps.map((step) => step.side))).toEqual(new Set(['left']));
  });

  it('counts repetitions without a hold and stays for minutes', () => {
    expect(kinds([item('bridge', 'both', { sets: 1, reps: 3 })])).toEqual([`ready ${readySeconds}`, 'rep 5', 'rep 5', 'rep 5', 'ask 0']);
    expect(kinds([item('bridge', 'both', { minutes: 5 })])).toEqual([`ready ${readySeconds}`, 'stay 300', 'ask 0']);
  });
});

describe('The clock of a session', () => {
  const start = () => begin(layOut([stretch], exercises)).state;

  it('goes on by itself and counts the last three seconds', () => {
    const { state, cues } = run(start(), readySeconds + 1);
    expect(current(state)?.kind).toBe('hold');
    expect(cues.filter((cue) => cue.type === 'count').map((cue) => 'seconds' in cue && cue.seconds)).toEqual([3, 2, 1]);
  });

  it('stands still while paused', () => {
    const paused = advance(start(), { type: 'pause' }).state;
    expect(run(paused, 60).state.left).toBe(readySeconds);
    expect(advance(paused, { type: 'resume' }).state.paused).toBe(false);
  });

  it('waits for the answer at the end of an exercise', () => {
    const { state } = run(start(), 2 * (readySeconds + 70) + 200);
    expect(current(state)?.kind).toBe('ask');
    expect(isDone(advance(state, { type: 'next' }).state)).toBe(true);
  });

  it('never lets a long gap eat into the next step', () => {
    const { state } = advance(start(), { type: 'tick', seconds: 3600 });
    expect([state.index, state.left]).toEqual([1, 30]);
  });

  it('goes back to the start of a step, then to the one before', () => {
    const inHold = run(start(), readySeconds + 10).state;
    const restarted = advance(inHold, { type: 'back' }).state;
    expect([restarted.index, restarted.left]).toEqual([1, 30]);
    expect(advance(restarted, { type: 'back' }).state.index).toBe(0);
  });

  it('shows minutes and seconds', () => {
    expect([clockFace(45), clockFace(0.2), clockFace(725), clockFace(-1)]).toEqual(['0:45', '0:01', '12:05', '0:00']);
  });
});

describe('What a session leaves in the journal', () => {
  const items = [stretch];
  const at = (index: number, skipped: number[] = []): ClockState => ({ ...begin(layOut(items, exercises)).state, index, skipped });

  it('is one event when both sides are done alike', () => {
    const events = exerciseDone(at(8), items, 0, { pain: 2 });
    expect(events.map((event) => event.data)).toEqual([{ exercise: 'stretch', variant: 'floor', side: 'both', sets: 2, hold_s: 30, pain: 2 }]);
  });

  it('is one event a side when it stopped in the middle', () => {
    const events = exerciseDone(at(6), items, 0, { stopped_because: 'sharp_pain' });
    expect(events.map((event) => [event.data['side'], event.data['sets'], event.data['stopped_because']])).toEqual([
      ['right', 2, 'sharp_pain'], ['left', 1, 'sharp_pain'],
    ]);
  });

  it('does not count a round that was skipped', () => {
    expect(roundsDone(at(8, [1]), 0)).toEqual(new Map([['right', 1], ['left', 2]]));
  });
});

describe('Contract and relax', () => {
  it('presses, lets go and then takes the stretch, round by round', () => {
    const pressed = item('bridge', 'both', { sets: 2, hold_s: 20, contract_s: 6, relax_s: 3 });
    expect(kinds([pressed])).toEqual([`ready ${readySeconds}`, 'contract 6', 'let_go 3', 'hold 20', 'contract 6', 'let_go 3', 'hold 20', 'ask 0']);
  });
});
