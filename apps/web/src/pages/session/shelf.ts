// The session that runs, kept for a reload or a crash. Two places, because either may be full.
import type { JournalEvent } from '../../journal/event';
import type { SessionState } from './frame';

export interface Kept {
  state: SessionState;
  /** Where the person was, in words. */
  place: string;
  saved_at: string;
  /** What this session has put into the journal, and the part of it that is not certainly there yet. */
  entries: JournalEvent[];
  unwritten: JournalEvent[];
  /** Left only to answer the safety questions: it goes on by itself when they are answered. */
  for_screen: boolean;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const key = 'psoas-session';

export interface Shelf {
  keep(kept: Kept): void;
  read(): Kept | undefined;
  clear(): void;
}

export function openShelf(places: Place[] = [localStorage, sessionStorage]): Shelf {
  const put = (place: Place, text: string): boolean => {
    try {
      place.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  };
  const readFrom = (place: Place): Kept | undefined => {
    try {
      const kept = JSON.parse(place.getItem(key) ?? 'null') as Kept | null;
      return kept?.state && Array.isArray(kept.entries) ? kept : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    keep: (kept) => void places.some((place) => put(place, JSON.stringify(kept))),
    read: () => places.flatMap((place) => readFrom(place) ?? []).sort((a, b) => (a.saved_at < b.saved_at ? 1 : -1))[0],
    clear: () => places.forEach((place) => place.removeItem(key)),
  };
}
