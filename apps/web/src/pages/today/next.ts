// Which page does the one thing the core says comes next.
import type { PageId } from '../../app/route';
import type { TodayKind } from '../../generated/api';
import type { MessageId } from '../../text/text';

interface Next {
  page: PageId;
  label: MessageId;
}

const pagesOf: Partial<Record<TodayKind, Next>> = {
  screen: { page: 'screen', label: 'today.start_screen' },
  test: { page: 'test', label: 'today.start_test' },
  session: { page: 'session', label: 'today.start_session' },
  rest: { page: 'checkin', label: 'today.start_checkin' },
  checkin: { page: 'checkin', label: 'today.start_checkin' },
};

/// Resting may come with something to do lying down; then that is the next step.
export function nextOf(kind: TodayKind, items: number): Next | undefined {
  if (items > 0 && (kind === 'refer' || kind === 'rest')) return { page: 'session', label: 'today.start_rest' };
  return pagesOf[kind];
}

/// The way from the door to the first plan, for someone who has not been here before.
export type Leg = { label: MessageId; done: boolean };

export const firstWay = (screenDone: boolean, testDone: boolean): Leg[] => [
  { label: 'today.way_screen', done: screenDone },
  { label: 'today.way_test', done: testDone },
  { label: 'today.way_plan', done: false },
];
