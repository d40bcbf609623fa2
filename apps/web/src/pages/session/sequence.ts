// A session's items as a flat list of steps with seconds. What to do and how much comes from the
// core's plan; this only lays it out in time.
import type { Exercise, Item } from '../../generated/api';

export type StepKind = 'ready' | 'contract' | 'let_go' | 'hold' | 'rep' | 'rest' | 'stay' | 'ask';

export interface SessionStep {
  kind: StepKind;
  item: number; // index into the items
  side: 'left' | 'right' | 'both';
  seconds: number; // 0: waits for the person
  set: number; // 1-based
  sets: number;
  rep: number;
  reps: number;
}

/// Time to get into a position, and between sides; a shell's courtesy, not a dose.
export const readySeconds = 12;
/// How fast repetitions without a stated hold are counted.
export const repSeconds = 5;
/// A breath between repetitions that are held.
export const betweenHoldsSeconds = 5;

type Place = Pick<SessionStep, 'item' | 'side'>;

function rounds(place: Place, item: Item): SessionStep[] {
  const { minutes, hold_s, rest_s, contract_s, relax_s } = item.dose;
  const sets = item.dose.sets ?? 1;
  const reps = item.dose.reps ?? 1;
  const step = (kind: StepKind, seconds: number, set: number, rep: number): SessionStep => ({
    ...place, kind, seconds, set, sets, rep, reps,
  });
  if (minutes !== null && hold_s === null && item.dose.reps === null) return [step('stay', minutes * 60, 1, 1)];
  const list: SessionStep[] = [];
  for (let set = 1; set <= sets; ++set) {
    for (let rep = 1; rep <= reps; ++rep) {
      if (contract_s !== null && contract_s > 0) {
        list.push(step('contract', contract_s, set, rep));
        if (relax_s !== null && relax_s > 0) list.push(step('let_go', relax_s, set, rep));
      }
      const held = hold_s !== null && hold_s > 0;
      list.push(step(held ? 'hold' : 'rep', held ? hold_s : repSeconds, set, rep));
      if (held && rep < reps) list.push(step('rest', betweenHoldsSeconds, set, rep));
    }
    if (set < sets && rest_s !== null && rest_s > 0) list.push(step('rest', rest_s, set, reps));
  }
  return list;
}

/// The sides in the order they are done; one pass for an exercise that has none.
export function sidesOf(item: Item, exercise: Exercise | undefined): SessionStep['side'][] {
  if (item.side !== 'both') return [item.side as 'left' | 'right'];
  return exercise?.per_side ? ['right', 'left'] : ['both'];
}

export function layOut(items: Item[], exercises: Exercise[]): SessionStep[] {
  return items.flatMap((item, index) => {
    const exercise = exercises.find((candidate) => candidate.id === item.exercise);
    const sides = sidesOf(item, exercise);
    const work = sides.flatMap((side) => {
      const place: Place = { item: index, side };
      const ready: SessionStep = { ...place, kind: 'ready', seconds: readySeconds, set: 1, sets: 1, rep: 1, reps: 1 };
      return [ready, ...rounds(place, item)];
    });
    const ask: SessionStep = { item: index, side: sides[0] ?? 'both', kind: 'ask', seconds: 0, set: 1, sets: 1, rep: 1, reps: 1 };
    return [...work, ask];
  });
}
