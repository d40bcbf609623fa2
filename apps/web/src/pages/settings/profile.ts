// The profile as fields of a form. Every field is optional; only what changed is written.
import type { Catalogue, ProfileSet } from '../../generated/api';
import type { JournalEvent } from '../../journal/event';
import { numberOf } from '../test/flow';

export const numberKeys = [
  'year_of_birth', 'height_cm', 'sitting_h_per_day', 'minutes_per_day', 'sessions_per_week', 'pregnancy_weeks', 'weeks_since_birth',
] as const;
export const choiceKeys = ['sex', 'stress', 'recent_load_jump'] as const;
export type NumberKey = (typeof numberKeys)[number];
export type ChoiceKey = (typeof choiceKeys)[number];

export interface ProfileFields {
  numbers: Record<NumberKey, string>;
  choices: Record<ChoiceKey, string>;
  sport: string;
  equipment: string[];
}

/// What was said last about each field.
export function profileOf(events: JournalEvent[]): ProfileSet {
  const said = events.filter((event) => event.type === 'profile.set').sort((a, b) => (a.at < b.at ? -1 : 1));
  return Object.assign({}, ...said.map((event) => event.data)) as ProfileSet;
}

export function fieldsOf(profile: ProfileSet): ProfileFields {
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    numbers: Object.fromEntries(numberKeys.map((key) => [key, text(profile[key])])) as Record<NumberKey, string>,
    choices: Object.fromEntries(choiceKeys.map((key) => [key, text(profile[key])])) as Record<ChoiceKey, string>,
    sport: text(profile.sport),
    equipment: [...(profile.equipment ?? [])],
  };
}

export const faultyNumbers = (fields: ProfileFields): NumberKey[] =>
  numberKeys.filter((key) => fields.numbers[key].trim() !== '' && numberOf(fields.numbers[key]) === null);

/// The fields that differ from what was said before, as the data of a profile.set.
export function changes(before: ProfileFields, now: ProfileFields): ProfileSet {
  const out: Record<string, unknown> = {};
  for (const key of numberKeys) {
    const value = numberOf(now.numbers[key]);
    if (now.numbers[key] !== before.numbers[key] && value !== null) out[key] = value;
  }
  for (const key of choiceKeys) if (now.choices[key] !== before.choices[key] && now.choices[key] !== '') out[key] = now.choices[key];
  if (now.sport.trim() !== before.sport) out['sport'] = now.sport.trim();
  if (now.equipment.join() !== before.equipment.join()) out['equipment'] = now.equipment;
  return out as ProfileSet;
}

/// Everything some exercise needs; the person says what is at hand.
export const knownEquipment = (catalogue: Catalogue): string[] =>
  [...new Set(catalogue.exercises.flatMap((exercise) => exercise.variants.flatMap((variant) => variant.equipment)))].sort();
