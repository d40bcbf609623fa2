// Answers given so far, kept on the device at every tap. A page that is closed in the middle of the
// screen must neither lose a yes nor lose the person's place.
import { newEvent, type JournalEvent } from '../../journal/event';
import type { Answers, ScreenKind } from './flow';

export interface Draft {
  kind: ScreenKind;
  answers: Answers;
  changedAt: string;
  stored: boolean; // these very answers are in the journal already
}

const key = 'psoas-screen-draft';
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readDraft(shelf: Shelf): Draft | undefined {
  try {
    const text = shelf.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

export function writeDraft(shelf: Shelf, draft: Draft): void {
  try {
    shelf.setItem(key, JSON.stringify(draft));
  } catch {
    // A full device: the answers are still on the page and go to the journal at its end.
  }
}

export const dropDraft = (shelf: Shelf): void => shelf.removeItem(key);

/// The event that keeps a draft's answers, or nothing when there is nothing new to keep.
export function eventOf(draft: Draft): JournalEvent | undefined {
  if (draft.stored || Object.keys(draft.answers).length === 0) return undefined;
  return newEvent('screen.answered', { answers: { ...draft.answers } }, new Date(draft.changedAt));
}

const freshHours = 12;

/// Answers from this sitting; what is older is asked again.
export function answersToResume(draft: Draft | undefined, now: Date): Answers {
  if (!draft || now.getTime() - Date.parse(draft.changedAt) > freshHours * 3_600_000) return {};
  return draft.answers;
}

/// A page that was closed in the middle left its answers here: they go to the journal now.
export async function recoverDraft(shelf: Shelf, record: (events: JournalEvent[]) => Promise<void>): Promise<void> {
  const draft = readDraft(shelf);
  const event = draft && eventOf(draft);
  if (!event) return;
  await record([event]);
  writeDraft(shelf, { ...draft, stored: true });
}
