// What a session did, from its entries: counted, never praised.
import type { Exercise, ExerciseDone } from '../../generated/api';
import type { JournalEvent } from '../../journal/event';
import { t } from '../../text/text';

type Done = ExerciseDone & { seconds?: number | null; tuck_s?: number | null; gained_deg?: number[] | null };

export interface Row {
  event: JournalEvent;
  title: string;
  side: string;
  sets: number;
  reps: number;
  seconds: number;
  tuck_s: number;
  gained_deg: number[];
  pain: number | undefined;
  stopped: boolean;
}

export interface Summary {
  rows: Row[];
  seconds: number;
  tuck_s: number;
  /** The latest level told before this session, and the last one told in it. */
  painBefore: number | undefined;
  painAfter: number | undefined;
}

function rowOf(event: JournalEvent, exercises: Exercise[]): Row {
  const done = event.data as unknown as Done;
  const sets = done.sets ?? 0;
  const reps = done.reps ?? 0;
  return {
    event,
    title: exercises.find((known) => known.id === done.exercise)?.title ?? done.exercise,
    side: done.side ?? 'both',
    sets,
    reps,
    seconds: done.seconds ?? sets * Math.max(1, reps) * (done.hold_s ?? 0),
    tuck_s: done.tuck_s ?? 0,
    gained_deg: done.gained_deg ?? [],
    pain: done.pain ?? undefined,
    stopped: done.stopped_because !== undefined && done.stopped_because !== null,
  };
}

const levelIn = (event: JournalEvent): unknown => (event.type === 'checkin.recorded' ? event.data['pain_now'] : event.type === 'exercise.done' ? event.data['pain'] : undefined);

/// `all`: the whole journal, oldest first; `entries`: what this session added to it.
export function summarise(entries: JournalEvent[], all: JournalEvent[], exercises: Exercise[]): Summary {
  const own = new Set(entries.map((event) => event.id));
  const withdrawn = new Set(all.filter((event) => event.type === 'entry.withdrawn').map((event) => event.data['event']));
  const rows = entries.filter((event) => event.type === 'exercise.done' && !withdrawn.has(event.id)).map((event) => rowOf(event, exercises));
  const before = all.filter((event) => !own.has(event.id)).map(levelIn).filter((level) => typeof level === 'number');
  const after = rows.map((row) => row.pain).filter((level) => level !== undefined);
  return {
    rows,
    seconds: rows.reduce((sum, row) => sum + row.seconds, 0),
    tuck_s: rows.reduce((sum, row) => sum + row.tuck_s, 0),
    painBefore: before.at(-1) as number | undefined,
    painAfter: after.at(-1),
  };
}

/// "2 min 40 s", "3 min", "45 s".
export function inWords(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return t('session.only_seconds', { n: whole });
  return whole % 60 === 0 ? t('session.only_minutes', { n: minutes }) : t('session.minutes_seconds', { min: minutes, s: whole % 60 });
}
