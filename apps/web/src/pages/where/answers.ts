// Where and when it hurts, while it is being answered. Nothing here replaces the safety questions.
import type { Answer, Pointer } from '../../generated/api';
import type { JournalEvent } from '../../journal/event';

export type PointerAnswers = Record<string, Answer>;

/// What was said last; a later description replaces an earlier one whole.
export function lastAnswers(events: JournalEvent[]): PointerAnswers {
  const said = events.filter((event) => event.type === 'complaint.described').sort((a, b) => (a.at < b.at ? -1 : 1));
  return { ...((said.at(-1)?.data['answers'] ?? {}) as PointerAnswers) };
}

export const open = (pointers: Pointer[], answers: PointerAnswers): Pointer[] => pointers.filter((pointer) => answers[pointer.id] === undefined);

export const noToTheRest = (pointers: Pointer[], answers: PointerAnswers): PointerAnswers => ({
  ...answers,
  ...Object.fromEntries(open(pointers, answers).map((pointer) => [pointer.id, 'no' as const])),
});
