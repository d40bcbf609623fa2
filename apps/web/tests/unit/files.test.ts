import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/generated/api';
import { newEvent, toLines } from '../../src/journal/event';
import { importEvents, planImport } from '../../src/pages/settings/files';

const note = (text: string) => newEvent('note.added', { text });
const problem = (line: number, couldHoldAnswer = false): Problem => ({
  line, code: 'malformed', place: `line ${line}`, message: 'it is not JSON.', mend: 'Mend it.', could_hold_answer: couldHoldAnswer,
});

describe('A file to import', () => {
  it('gives its good lines and leaves out the faulty ones', () => {
    const [a, b] = [note('a'), note('b')];
    const plan = planImport(toLines([a]) + '{broken\n\n' + toLines([b]), [problem(2)], []);
    expect(plan.good).toEqual([a, b]);
    expect(plan.problems).toHaveLength(1);
  });

  it('tells what is here already from what is here with other content', () => {
    const [a, b] = [note('a'), note('b')];
    const plan = planImport(toLines([a, { ...b, data: { text: 'other' } }]), [], [a, b]);
    expect(plan).toMatchObject({ good: [], known: 1, conflicts: [b.id] });
  });
});

describe('Imported events', () => {
  const plan = (problems: Problem[] = []) => ({ good: [note('a'), note('b')], known: 0, conflicts: [], problems });

  it('are named as imported where there is a journal already', () => {
    const given = plan();
    const [named, ...rest] = importEvents(given, false);
    expect(named).toMatchObject({ type: 'journal.imported', data: { ids: given.good.map((event) => event.id) } });
    expect(rest).toEqual(given.good);
  });

  it('are taken as they are on an empty device', () => {
    const given = plan();
    expect(importEvents(given, true)).toEqual(given.good);
  });

  it('ask for the screen again when a lost line may have been an answer', () => {
    expect(importEvents(plan([problem(1, true)]), true).at(-1)).toMatchObject({ type: 'checkin.recorded', data: { new_symptom: 'unsure' } });
    expect(importEvents(plan([problem(1)]), true)).toHaveLength(2);
  });
});
