import { describe, expect, it } from 'vitest';
import type { Question, QuestionGroup } from '../../src/generated/api';
import { answersToResume, dropDraft, eventOf, readDraft, recoverDraft, writeDraft } from '../../src/pages/screen/draft';
import { groupsFor, isComplete, noToTheRest, openFollowUps, resumeAt, unanswered, withAnswer } from '../../src/pages/screen/flow';

const question = (id: string, short = false, followUps: string[] = []): Question => ({
  id, section: 'B1', in_short_set: short, text: id, help: '', label: id, sources: [],
  follow_ups: followUps.map((followUp) => ({ id: followUp, text: followUp, help: '' })),
});
const group = (id: string, order: number, questions: Question[]): QuestionGroup => ({ id, order, title: id, lead: '', questions });

const motor = question('motor', true, ['motor_worsening']);
const groups = [group('b', 2, [question('knee')]), group('a', 1, [motor, question('ces', true)])];

describe('The screen', () => {
  it('asks the groups in their order', () => {
    expect(groupsFor(groups, 'full').map((each) => each.id)).toEqual(['a', 'b']);
  });

  it('asks only the short set before a session, without empty groups', () => {
    const short = groupsFor(groups, 'short');
    expect(short.map((each) => each.id)).toEqual(['a']);
    expect(short[0]!.questions.map((each) => each.id)).toEqual(['motor', 'ces']);
  });

  it('opens follow-ups on yes and on not sure, never on no', () => {
    expect(openFollowUps(motor, { motor: 'yes' })).toHaveLength(1);
    expect(openFollowUps(motor, { motor: 'unsure' })).toHaveLength(1);
    expect(openFollowUps(motor, { motor: 'no' })).toEqual([]);
    expect(openFollowUps(motor, {})).toEqual([]);
  });

  it('forgets a follow-up when its question becomes no', () => {
    expect(withAnswer(motor, 'motor', 'no', { motor: 'yes', motor_worsening: 'yes' })).toEqual({ motor: 'no' });
  });

  it('fills only open questions with no, and leaves follow-ups open', () => {
    expect(noToTheRest(groups[1]!, { motor: 'unsure' })).toEqual({ motor: 'unsure', ces: 'no' });
  });

  it('is complete only when every question has an answer', () => {
    expect(isComplete(groups, { motor: 'yes', ces: 'no' })).toBe(false);
    expect(isComplete(groups, { motor: 'yes', ces: 'no', knee: 'unsure' })).toBe(true);
    expect(unanswered(groups[0]!, {})).toHaveLength(1);
  });

  it('goes on at the first open group', () => {
    expect(resumeAt(groupsFor(groups, 'full'), { motor: 'no', ces: 'no' })).toBe(1);
    expect(resumeAt(groupsFor(groups, 'full'), {})).toBe(0);
  });
});

describe('A draft of answers', () => {
  const shelf = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const draft = { kind: 'full' as const, answers: { ces: 'yes' as const }, changedAt: '2026-11-22T10:00:00.000Z', stored: false };

  it('survives a closed page and goes to the journal once', async () => {
    const storage = shelf();
    const recorded: unknown[] = [];
    writeDraft(storage, draft);
    await recoverDraft(storage, async (events) => void recorded.push(...events));
    await recoverDraft(storage, async (events) => void recorded.push(...events));
    expect(recorded).toHaveLength(1);
    expect(recorded[0]).toMatchObject({ type: 'screen.answered', at: draft.changedAt, data: { answers: { ces: 'yes' } } });
  });

  it('is offered to go on from, but not the next day', () => {
    expect(answersToResume(draft, new Date('2026-11-22T11:00:00Z'))).toEqual({ ces: 'yes' });
    expect(answersToResume(draft, new Date('2026-11-23T11:00:00Z'))).toEqual({});
  });

  it('makes no event when nothing was answered or all of it is kept', () => {
    expect(eventOf({ ...draft, answers: {} })).toBeUndefined();
    expect(eventOf({ ...draft, stored: true })).toBeUndefined();
  });

  it('is nothing when the shelf holds rubbish', () => {
    const storage = shelf();
    storage.setItem('psoas-screen-draft', '{');
    expect(readDraft(storage)).toBeUndefined();
    dropDraft(storage);
    expect(readDraft(storage)).toBeUndefined();
  });
});
