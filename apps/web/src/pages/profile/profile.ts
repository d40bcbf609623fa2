// The profile as fields of a form, drawn from the protocol's own questions. Every field is optional;
// only what changed is written.
import type { ProfileField, ProfileSet } from '../../generated/api';
import type { JournalEvent } from '../../journal/event';
import { numberOf } from '../test/flow';

/// What stands in a field: text for one value, a list for several.
export type FieldValue = string | string[];
export type Draft = Record<string, FieldValue>;

export const isList = (field: ProfileField): boolean => field.kind === 'choices' || field.kind === 'texts';

/// What was said last about each field.
export function profileOf(events: JournalEvent[]): ProfileSet {
  const said = events.filter((event) => event.type === 'profile.set').sort((a, b) => (a.at < b.at ? -1 : 1));
  return Object.assign({}, ...said.map((event) => event.data)) as ProfileSet;
}

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

export function draftOf(profile: ProfileSet, fields: ProfileField[]): Draft {
  const said = profile as Record<string, unknown>;
  return Object.fromEntries(
    fields.map((field) => {
      const value = said[field.id];
      return [field.id, isList(field) ? (Array.isArray(value) ? value.map(String) : []) : textOf(value)];
    }),
  );
}

/// What is wrong with a number, as what to ask for; nothing when it can stand.
export function faultOf(field: ProfileField, value: FieldValue): 'number' | 'range' | undefined {
  if (field.kind !== 'number' || typeof value !== 'string' || value.trim() === '') return undefined;
  const number = numberOf(value);
  if (number === null) return 'number';
  return (field.min !== null && number < field.min) || (field.max !== null && number > field.max) ? 'range' : undefined;
}

const cleaned = (value: FieldValue): FieldValue =>
  typeof value === 'string' ? value.trim() : value.map((entry) => entry.trim()).filter((entry) => entry !== '');

/// The fields that differ from what was said before, as the data of a profile.set. An emptied number
/// is left as it was said: an event can add, not unsay.
export function changes(fields: ProfileField[], before: Draft, now: Draft): ProfileSet {
  const out: Record<string, unknown> = {};
  for (const field of fields) {
    const value = cleaned(now[field.id] ?? '');
    if (JSON.stringify(value) === JSON.stringify(cleaned(before[field.id] ?? ''))) continue;
    if (typeof value !== 'string') out[field.id] = value;
    else if (value !== '') out[field.id] = field.kind === 'number' ? numberOf(value) : value;
  }
  return out as ProfileSet;
}

/// The person's own activities: those scored last, else the goals.
export function ownActivities(scored: string[], profile: ProfileSet): string[] {
  return scored.length > 0 ? scored : (profile.goals ?? []);
}
