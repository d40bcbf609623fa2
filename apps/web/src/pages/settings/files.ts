// Files in and out. The core writes and judges them; this hands them over.
import type { App } from '../../app/app.svelte';
import type { Problem } from '../../generated/api';
import { canonical, newEvent, type JournalEvent } from '../../journal/event';

export type Format = 'jsonl' | 'csv';

export function download(name: string, text: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export async function exportJournal(app: App, format: Format): Promise<void> {
  const { text, media_type } = await app.engine.call('export', { format });
  download(`psoas-${new Date().toISOString().slice(0, 10)}.${format}`, text, media_type);
}

export const maxImportBytes = 20 * 1024 * 1024;

export interface ImportPlan {
  good: JournalEvent[]; // not in the journal yet
  known: number; // already here
  conflicts: string[]; // ids that are here with other content; what is here stands
  problems: Problem[];
}

/// Lines of a file that can be added, and what is wrong with the others. Nothing is stored yet.
export function planImport(text: string, problems: Problem[], here: JournalEvent[]): ImportPlan {
  const faulty = new Set(problems.map((problem) => problem.line));
  const content = new Map(here.map((event) => [event.id, canonical(event)]));
  const plan: ImportPlan = { good: [], known: 0, conflicts: [], problems };
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || faulty.has(index + 1)) return;
    const event = JSON.parse(line) as JournalEvent;
    const before = content.get(event.id);
    if (before === undefined) plan.good.push(event);
    else if (before === canonical(event)) ++plan.known;
    else plan.conflicts.push(event.id);
  });
  return plan;
}

export async function readImport(app: App, file: Blob): Promise<ImportPlan> {
  const text = (await file.text()).replace(/^\uFEFF/, '');
  const { problems } = await app.engine.call('guide', { now: new Date().toISOString(), journal: text });
  return planImport(text, problems, app.events);
}

const idsPerEvent = 1000; // an event holds at most 64 kB

/// What came from outside is named as such, so that it cannot clear what was raised here. A line
/// that was lost and may have been a safety answer asks for the screen again.
export function importEvents(plan: ImportPlan, journalIsEmpty: boolean): JournalEvent[] {
  const notes: JournalEvent[] = [];
  for (let i = 0; !journalIsEmpty && i < plan.good.length; i += idsPerEvent) {
    notes.push(newEvent('journal.imported', { ids: plan.good.slice(i, i + idsPerEvent).map((event) => event.id) }));
  }
  const answerLost = plan.problems.some((problem) => problem.could_hold_answer);
  const doubt = answerLost ? [newEvent('checkin.recorded', { new_symptom: 'unsure' })] : [];
  return [...notes, ...plan.good, ...doubt];
}
