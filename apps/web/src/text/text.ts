// The words of the shell, by message id. Clinical words come from the core, ready to show.
import en from '@locales/en.json';
import { applyPseudo, isPseudo, pseudo } from './pseudo';

type Catalogue = typeof en;
type Keys<Group extends keyof Catalogue> = Exclude<keyof Catalogue[Group], '_note'> & string;
export type MessageId = { [Group in keyof Catalogue & string]: `${Group}.${Keys<Group>}` }[keyof Catalogue & string];
export type Places = Record<string, string | number>;

type Message = string | { one: string; other: string };
const plurals = new Intl.PluralRules('en');
const asPseudo = isPseudo(globalThis.location?.search ?? '');
if (asPseudo) applyPseudo(document.documentElement);

export function fill(template: string, places: Places): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

/// The message with its {places} filled; {n} picks the plural form where there are two.
export function t(id: MessageId, places: Places = {}): string {
  const dot = id.indexOf('.');
  const groups = en as unknown as Record<string, Record<string, Message>>;
  const message = groups[id.slice(0, dot)]?.[id.slice(dot + 1)];
  if (message === undefined) return id;
  const chosen = typeof message === 'string' ? message : plurals.select(Number(places['n'] ?? 0)) === 'one' ? message.one : message.other;
  return fill(asPseudo ? pseudo(chosen) : chosen, places);
}

const dateLong = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const dateShort = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayUtc = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const longDate = (date: Date): string => dateLong.format(date);
export const shortDate = (iso: string): string => dateShort.format(new Date(iso));
const chartDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
/// A tick of a time axis, in seconds.
export const chartDay = (seconds: number): string => chartDate.format(new Date(seconds * 1000));

/// A day the core names (YYYY-MM-DD), the same in every time zone.
export const dayName = (day: string): string => dayUtc.format(new Date(day.slice(0, 10) + 'T00:00:00Z'));

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });
export const listOf = (parts: string[]): string => and.format(parts);

/// Degrees as they are spoken of: a real minus sign, one decimal at most.
export const degrees = (value: number): string => (value < 0 ? '−' : '') + Math.abs(Math.round(value * 10) / 10) + '°';
