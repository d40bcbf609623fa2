// The session's clock: a pure function from a state and an event to the next state and its cues.
// The page owns the real clock, the voice and the beeps.
import type { SessionStep } from './sequence';

export interface ClockState {
  steps: SessionStep[];
  index: number; // steps.length: done
  left: number; // seconds left in this step
  paused: boolean;
  skipped: number[]; // steps left before their time was over
}

export type ClockEvent = { type: 'tick'; seconds: number } | { type: 'pause' } | { type: 'resume' } | { type: 'next' } | { type: 'back' };
export type Cue = { type: 'begin'; step: SessionStep } | { type: 'count'; seconds: number } | { type: 'halfway' } | { type: 'done' };

export interface Advanced {
  state: ClockState;
  cues: Cue[];
}

export const begin = (steps: SessionStep[]): Advanced => enter({ steps, index: 0, left: 0, paused: false, skipped: [] }, 0);

export const current = (state: ClockState): SessionStep | undefined => state.steps[state.index];
export const isDone = (state: ClockState): boolean => state.index >= state.steps.length;

function enter(state: ClockState, index: number): Advanced {
  const step = state.steps[index];
  if (step === undefined) return { state: { ...state, index: state.steps.length, left: 0 }, cues: [{ type: 'done' }] };
  return { state: { ...state, index, left: step.seconds }, cues: [{ type: 'begin', step }] };
}

function countdown(step: SessionStep, before: number, after: number): Cue[] {
  const cues: Cue[] = [];
  const half = step.seconds / 2;
  if (step.seconds >= 30 && before > half && after <= half) cues.push({ type: 'halfway' });
  for (const seconds of [3, 2, 1]) {
    if (step.seconds > 6 && before > seconds && after <= seconds) cues.push({ type: 'count', seconds });
  }
  return cues;
}

function tick(state: ClockState, seconds: number): Advanced {
  const step = current(state);
  if (state.paused || step === undefined || step.seconds === 0) return { state, cues: [] };
  const left = state.left - seconds;
  if (left > 0) return { state: { ...state, left }, cues: countdown(step, state.left, left) };
  return enter(state, state.index + 1); // a late tick never eats into the next step
}

function next(state: ClockState): Advanced {
  const step = current(state);
  if (step === undefined) return { state, cues: [] };
  const skipped = step.seconds > 0 ? [...state.skipped, state.index] : state.skipped;
  return enter({ ...state, paused: false, skipped }, state.index + 1);
}

/// Back goes to the start of this step, or to the one before when it has just begun.
function back(state: ClockState): Advanced {
  const step = current(state);
  const justBegun = step === undefined || step.seconds === 0 || step.seconds - state.left < 2;
  return enter(state, Math.max(0, justBegun ? state.index - 1 : state.index));
}

export function advance(state: ClockState, event: ClockEvent): Advanced {
  switch (event.type) {
    case 'tick':
      return tick(state, event.seconds);
    case 'pause':
      return { state: { ...state, paused: true }, cues: [] };
    case 'resume':
      return { state: { ...state, paused: false }, cues: [] };
    case 'next':
      return next(state);
    case 'back':
      return back(state);
  }
}

/// "0:45", "12:05".
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
