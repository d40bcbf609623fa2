// What a person chooses about the plan, as the data of a profile.set: swapped in, or not wanted.
import type { Exercise, ProfileSet, Swap } from '../../generated/api';
import { profileOf } from '../profile/profile';
import type { JournalEvent } from '../../journal/event';

type Choices = Pick<ProfileSet, 'prefer' | 'avoid'>;

const exerciseOf = (entry: string) => entry.split('/')[0]!;

/// One exercise of a group is preferred at a time; what was said of other groups stays.
export function preferring(events: JournalEvent[], exercises: Exercise[], swap: Pick<Swap, 'prefer' | 'exercise'>): Choices {
  const groupOf = (id: string) => exercises.find((known) => known.id === id)?.group ?? id;
  const group = groupOf(swap.exercise);
  const others = (profileOf(events).prefer ?? []).filter((entry) => groupOf(exerciseOf(entry)) !== group);
  return { prefer: [...others, swap.prefer] };
}

/// Someone who does not want an exercise does not prefer it either.
export function avoiding(events: JournalEvent[], exercise: string): Choices {
  const { prefer, avoid } = profileOf(events);
  const kept = (prefer ?? []).filter((entry) => exerciseOf(entry) !== exercise);
  const out: Choices = { avoid: [...(avoid ?? []).filter((id) => id !== exercise), exercise] };
  return kept.length === (prefer ?? []).length ? out : { ...out, prefer: kept };
}

export const wantingAgain = (events: JournalEvent[], exercise: string): Choices => ({
  avoid: (profileOf(events).avoid ?? []).filter((id) => id !== exercise),
});

/// What puts the profile back to how it was for the fields that a choice changed.
export function before(events: JournalEvent[], changed: Choices): Choices {
  const said = profileOf(events);
  return {
    ...(changed.prefer ? { prefer: said.prefer ?? [] } : {}),
    ...(changed.avoid ? { avoid: said.avoid ?? [] } : {}),
  };
}
