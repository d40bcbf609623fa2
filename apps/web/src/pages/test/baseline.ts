// What the person feels, in numbers of their own; the activities are remembered for the next time.
import { newEvent, type JournalEvent } from '../../journal/event';

export interface Feeling {
  pain_now?: number;
  pain_worst?: number;
  tightness?: number;
  stiffness?: number;
}

/// An activity while it is being filled in.
export interface ActivityDraft {
  activity: string;
  score: number | undefined;
}

export const maxActivities = 3;

/// The activities named last, so that the same ones are scored again.
export function lastActivities(events: JournalEvent[]): string[] {
  const named = events
    .filter((event) => event.type === 'checkin.recorded' && Array.isArray(event.data['psfs']) && event.data['psfs'].length > 0)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  const list = (named?.data['psfs'] ?? []) as { activity: string }[];
  return list.map((entry) => entry.activity).slice(0, maxActivities);
}

export function baselineEvent(feeling: Feeling, activities: ActivityDraft[]): JournalEvent | undefined {
  const psfs = activities.flatMap(({ activity, score }) =>
    activity.trim() === '' || score === undefined ? [] : [{ activity: activity.trim(), score }],
  );
  const data = { ...feeling, ...(psfs.length > 0 ? { psfs } : {}) };
  const given = Object.values(data).some((value) => value !== undefined);
  return given ? newEvent('checkin.recorded', data) : undefined;
}
