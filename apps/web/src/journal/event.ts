// One thing that happened. Appended, never changed (DESIGN section 5).

import type { EventData } from '../generated/api';

export interface JournalEvent {
  id: string;
  at: string;
  type: string;
  data: Record<string, unknown>;
}

/// UUIDv7: 48 bits of milliseconds, then 74 random bits.
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; ++i) bytes[i] = Math.floor(milliseconds / 2 ** (8 * (5 - i))) % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function newEvent<T extends keyof EventData>(type: T, data: EventData[T], at: Date = new Date()): JournalEvent {
  const random = crypto.getRandomValues(new Uint8Array(10));
  return { id: uuidV7(at.getTime(), random), at: at.toISOString(), type, data: withoutEmpty(data) };
}

function withoutEmpty(data: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null));
}

/// The same text for the same content, whatever the order of the keys.
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return '{' + entries.map(([key, item]) => JSON.stringify(key) + ':' + canonical(item)).join(',') + '}';
}

export const toLines = (events: JournalEvent[]): string => events.map((event) => JSON.stringify(event) + '\n').join('');
