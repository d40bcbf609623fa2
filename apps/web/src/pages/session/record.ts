// What a session leaves in the journal.
import type { Item, StopReason } from '../../generated/api';
import { newEvent, type JournalEvent } from '../../journal/event';
import type { ClockState } from './clock';
import type { SessionStep } from './sequence';

type Side = SessionStep['side'];

/// Rounds finished on each side of an item so far; a skipped repetition leaves its round unfinished.
export function roundsDone(clock: ClockState, item: number): Map<Side, number> {
  const rounds = new Map<Side, number>();
  clock.steps.forEach((step, index) => {
    if (step.item !== item || step.kind === 'ask') return;
    rounds.set(step.side, rounds.get(step.side) ?? 0);
    const work = step.kind === 'hold' || step.kind === 'rep' || step.kind === 'stay';
    if (!work || step.rep !== step.reps || index >= clock.index) return;
    const round = clock.steps.flatMap((other, at) =>
      other.item === item && other.side === step.side && other.set === step.set ? [at] : [],
    );
    if (!round.some((at) => clock.skipped.includes(at) && clock.steps[at]!.kind === step.kind)) {
      rounds.set(step.side, rounds.get(step.side)! + 1);
    }
  });
  return rounds;
}

interface Ending {
  pain?: number;
  stopped_because?: StopReason;
}

/// One event an exercise; one a side when the sides came out differently.
export function exerciseDone(clock: ClockState, items: Item[], item: number, ending: Ending): JournalEvent[] {
  const planned = items[item]!;
  const rounds = [...roundsDone(clock, item)];
  const { reps, hold_s } = planned.dose;
  const event = (side: string, sets: number) =>
    newEvent('exercise.done', { exercise: planned.exercise, variant: planned.variant, side, sets, reps, hold_s, ...ending });
  const sets = rounds.map(([, count]) => count);
  if (new Set(sets).size <= 1) return [event(planned.side, sets[0] ?? 0)];
  return rounds.map(([side, count]) => event(side, count));
}
