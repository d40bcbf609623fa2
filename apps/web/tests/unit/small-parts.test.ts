import { describe, expect, it } from 'vitest';
import { linkTo, pageOf, partOf } from '../../src/app/route';
import type { AngleSeries, Guidance, QuestionGroup, ScorePoint } from '../../src/generated/api';
import { newEvent } from '../../src/journal/event';
import { answersOf } from '../../src/pages/checkin/taps';
import { angleColumns, scoreColumns, timeRange } from '../../src/pages/progress/series';
import { flagged, scopeOf } from '../../src/pages/release/scope';
import { largestFitting } from '../../src/pages/report/fit';
import { baselineEvent, lastActivities } from '../../src/pages/test/baseline';
import { nextOf } from '../../src/pages/today/next';

describe('An address', () => {
  it('leads to its page, and any other to today', () => {
    expect([pageOf('#/plan'), pageOf('#/test?x'), pageOf(''), pageOf('#/nowhere')]).toEqual(['plan', 'test', 'today', 'today']);
  });
});

describe('What follows a page in an address', () => {
  it('comes back as it was given', () => {
    expect(partOf(linkTo('learn', 'a/b ä'))).toBe('a/b ä');
    expect(partOf('#/plan')).toBe('');
  });
});

describe('The next step', () => {
  it('is a page for what the core says, and none when a person is sent away', () => {
    expect(nextOf('screen', 0)?.page).toBe('screen');
    expect(nextOf('refer', 0)).toBeUndefined();
    expect(nextOf('refer', 1)?.page).toBe('session');
  });
});

describe('A tap', () => {
  it('says nothing about what it does not speak of', () => {
    expect(answersOf('worse')).toEqual({ worse_next_day: 'yes' });
    expect(answersOf('new_symptom')).toEqual({ new_symptom: 'yes' });
    expect(answersOf('as_usual')).toEqual({ worse_next_day: 'no', new_symptom: 'no' });
  });
});

describe('A baseline', () => {
  it('is no event when nothing was said', () => {
    expect(baselineEvent({}, [{ activity: ' ', score: 3 }, { activity: 'stairs', score: undefined }])).toBeUndefined();
  });

  it('offers the activities of the last time again', () => {
    const first = newEvent('checkin.recorded', { psfs: [{ activity: 'stairs', score: 4 }] }, new Date(1));
    const second = newEvent('checkin.recorded', { pain_now: 2 }, new Date(2));
    expect(lastActivities([second, first])).toEqual(['stairs']);
  });
});

describe('A chart', () => {
  it('draws the band of no real change about the first value', () => {
    const series = { mdc95_deg: 7, points: [{ at: '2026-11-01T00:00:00Z', thigh_deg: 4, knee_flexion_deg: null }] } as AngleSeries;
    expect(angleColumns(series).band).toEqual([-3, 11]);
  });

  it('leaves out scores that were never given', () => {
    const point = { at: '2026-11-01T00:00:00Z', pain_now: 0, pain_worst: null, tightness: 3, stiffness: null, psfs_mean: null } as ScorePoint;
    expect(scoreColumns([point]).keys).toEqual(['pain_now', 'tightness']);
  });

  it('gives one point room on both sides', () => {
    const [low, high] = timeRange([1000]);
    expect([low < 1000, high > 1000]).toEqual([true, true]);
  });
});

describe('A report', () => {
  it('takes the largest type that fits the sheet', () => {
    expect(largestFitting((pt) => pt * 100, 850)).toBe(8.5);
    expect(largestFitting(() => 9999, 850)).toBe(6.5);
  });
});

describe('A release', () => {
  it('can name the questions behind the reasons in force', () => {
    const groups = [{ questions: [{ id: 'thr', label: 'hip surgery', follow_ups: [] }, { id: 'knee', label: 'knee', follow_ups: [] }] }] as unknown as QuestionGroup[];
    const guidance = { reasons: [{ disposition: 'see_clinician', questions: ['thr'] }, { disposition: 'limits', questions: ['knee'] }] } as unknown as Guidance;
    expect(flagged(guidance, groups)).toEqual([{ id: 'thr', label: 'hip surgery' }]);
    expect(scopeOf(['thr', 'preg'])).toBe('thr,preg');
  });
});
