import { describe, expect, it } from 'vitest';
import type { Exercise, Pointer, ProfileField } from '../../src/generated/api';
import { newEvent } from '../../src/journal/event';
import { avoiding, before, preferring, wantingAgain } from '../../src/pages/plan/choices';
import { changes, draftOf, faultOf, ownActivities, profileOf } from '../../src/pages/profile/profile';
import { lastAnswers, noToTheRest, open } from '../../src/pages/where/answers';

const field = (id: string, kind: string, min: number | null = null, max: number | null = null) => ({ id, kind, min, max }) as ProfileField;
const fields = [field('height_cm', 'number', 120, 230), field('stress', 'choice'), field('equipment', 'choices'), field('goals', 'texts', 1, 3)];
const said = (data: object, at = 1) => newEvent('profile.set', data as Record<string, unknown>, new Date(at));

describe('A profile', () => {
  it('is what was said last, and writes only what changed', () => {
    const profile = profileOf([said({ height_cm: 170, stress: 'low' }), said({ height_cm: 171 }, 2)]);
    const draft = draftOf(profile, fields);
    expect(draft).toEqual({ height_cm: '171', stress: 'low', equipment: [], goals: [] });
    expect(changes(fields, draft, { ...draft, height_cm: '171,5', goals: [' stairs ', ''] })).toEqual({ height_cm: 171.5, goals: ['stairs'] });
    expect(changes(fields, draft, draft)).toEqual({});
  });

  it('asks again for a number that is none or out of range', () => {
    expect([faultOf(fields[0]!, 'tall'), faultOf(fields[0]!, '17'), faultOf(fields[0]!, '170'), faultOf(fields[0]!, '')]).toEqual(['number', 'range', undefined, undefined]);
  });

  it('gives its goals to the first check-in, and the scored activities to later ones', () => {
    expect(ownActivities([], { goals: ['stairs'] })).toEqual(['stairs']);
    expect(ownActivities(['running'], { goals: ['stairs'] })).toEqual(['running']);
  });
});

describe('A swap', () => {
  const exercises = [['lunge', 'front'], ['edge', 'front'], ['bridge', 'back']].map(([id, group]) => ({ id, group })) as Exercise[];

  it('replaces what was preferred in its group and keeps the rest', () => {
    const events = [said({ prefer: ['lunge/chair', 'bridge'] })];
    const choice = preferring(events, exercises, { prefer: 'edge', exercise: 'edge' });
    expect(choice).toEqual({ prefer: ['bridge', 'edge'] });
    expect(before(events, choice)).toEqual({ prefer: ['lunge/chair', 'bridge'] });
  });

  it('is taken back to nothing where nothing was preferred', () => {
    expect(before([], preferring([], exercises, { prefer: 'edge/bed', exercise: 'edge' }))).toEqual({ prefer: [] });
  });

  it('gives way when the exercise is not wanted, and that can be undone', () => {
    const events = [said({ prefer: ['lunge/chair', 'bridge'], avoid: ['edge'] })];
    expect(avoiding(events, 'lunge')).toEqual({ avoid: ['edge', 'lunge'], prefer: ['bridge'] });
    expect(wantingAgain(events, 'edge')).toEqual({ avoid: [] });
  });
});

describe('Where and when it hurts', () => {
  const pointers = [{ id: 'groin' }, { id: 'snap' }] as Pointer[];

  it('counts what is left open as a no only when the person says so', () => {
    expect(open(pointers, { groin: 'unsure' }).map((pointer) => pointer.id)).toEqual(['snap']);
    expect(noToTheRest(pointers, { groin: 'unsure' })).toEqual({ groin: 'unsure', snap: 'no' });
  });

  it('starts from what was described last', () => {
    const events = [2, 1].map((at) => newEvent('complaint.described', { answers: { groin: at === 2 ? 'yes' : 'no' } }, new Date(at)));
    expect(lastAnswers(events)).toEqual({ groin: 'yes' });
    expect(lastAnswers([])).toEqual({});
  });
});
