import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/app/route';
import type { AngleSeries, Guidance, QuestionGroup, ScorePoint } from '../../src/generated/api';
import { newEvent } from '../../src/journal/event';
import { answersOf } from '../../src/pages/checkin/taps';
import { angleColumns, scoreColumns, timeRange } from '../../src/pages/progress/series';
import { flagged, scopeOf } from '../../src/pages/release/scope';
import { largestFitting } from '../../src/pages/report/fit';
import { changes, fieldsOf, profileOf } from '../../src/pages/settings/profile';
import { baselineEvent, lastActivities } from '../../src/pages/test/baseline';
import { nextOf } from '../../src/pages/today/next';
import { draw, postures, thomas } from '../../src/ui/figure';

describe('An address', () => {
  it('leads to its page, and any other to today', () => {
    expect([pageOf('#/plan'), pageOf('#/test?x'), pageOf(''), pageOf('#/nowhere')]).toEqual(['plan', 'test', 'today', 'today']);
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

describe('A profile', () => {
  it('is what was said last, and writes only what changed', () => {
    const events = [newEvent('profile.set', { height_cm: 170, sport: 'running' }, new Date(1)), newEvent('profile.set', { height_cm: 171 }, new Date(2))];
    const before = fieldsOf(profileOf(events));
    expect(before.numbers.height_cm).toBe('171');
    const now = { ...before, numbers: { ...before.numbers, sitting_h_per_day: '9,5' } };
    expect(changes(before, now)).toEqual({ sitting_h_per_day: 9.5 });
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

describe('A figure', () => {
  it('hangs the thigh of the test at the angle asked for', () => {
    const [hip, knee] = draw(thomas(-10, 80)).near;
    expect((Math.atan2(knee!.y - hip!.y, knee!.x - hip!.x) * 180) / Math.PI).toBeCloseTo(-10);
  });

  it('keeps every posture above the floor', () => {
    for (const posture of Object.values(postures).flatMap((variants) => Object.values(variants))) {
      const { near, far, head } = draw(posture);
      for (const point of [...near, ...far, head]) expect(point.y).toBeGreaterThan(-8);
    }
  });
});
