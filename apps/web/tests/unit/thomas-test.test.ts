import { describe, expect, it } from 'vitest';
import { emptySide, emptyTyped, measuredEvent, missingFields, nextStep, numberOf, rawReading, steps } from '../../src/pages/test/flow';

describe('A typed reading', () => {
  it('takes its sign from the words, not from the number', () => {
    expect(rawReading('phone', { ...emptyTyped(), level: 'above', amount: '4' })).toEqual({ method: 'phone', angle_deg: 4 });
    expect(rawReading('phone', { ...emptyTyped(), level: 'below', amount: '4' })).toEqual({ method: 'phone', angle_deg: -4 });
  });

  it('sends height and length for the tape', () => {
    const typed = { ...emptyTyped(), level: 'above' as const, amount: '3,5', length: '41' };
    expect(rawReading('tape', typed)).toEqual({ method: 'tape', height_cm: 3.5, length_cm: 41 });
  });

  it('keeps the two conventions of the knee apart', () => {
    const typed = { ...emptyTyped(), amount: '0', knee: '100' };
    expect(rawReading('goniometer', typed)).toMatchObject({ knee_flexion_deg: 100 });
    const inner = rawReading('goniometer', { ...typed, kneeScale: 'straight_is_180' });
    expect(inner).toMatchObject({ knee_interior_deg: 100 });
    expect(inner).not.toHaveProperty('knee_flexion_deg');
  });

  it('names the fields that are not numbers', () => {
    expect(missingFields('tape', { ...emptyTyped(), amount: 'x', knee: 'bent' })).toEqual(['amount', 'length', 'knee']);
    expect(missingFields('phone', { ...emptyTyped(), amount: '5' })).toEqual([]);
  });

  it('reads commas and real minus signs, and refuses the rest', () => {
    expect([numberOf('12,5'), numberOf('−3'), numberOf(' 7 ')]).toEqual([12.5, -3, 7]);
    expect([numberOf(''), numberOf('1e5'), numberOf('NaN'), numberOf('Infinity'), numberOf('1.')]).toEqual([null, null, null, null, null]);
  });

  it('keeps the length of the thigh and the knee scale for the next reading', () => {
    const next = emptyTyped({ ...emptyTyped(), amount: '5', length: '41', kneeScale: 'straight_is_180' });
    expect(next).toMatchObject({ amount: '', length: '41', kneeScale: 'straight_is_180' });
  });
});

describe('The steps of the test', () => {
  it('do the right leg, then the left, then the baseline', () => {
    expect(steps.map((step) => ('side' in step ? `${step.side} ${step.kind}` : step.kind))).toEqual([
      'prepare', 'right position', 'right readings', 'right helper', 'left position', 'left readings', 'left helper', 'baseline',
    ]);
  });

  it('leave a side at once when the joint hurts', () => {
    expect(steps[nextStep(1, 'joint')]).toEqual({ kind: 'position', side: 'left' });
    expect(steps[nextStep(4, 'joint')]).toEqual({ kind: 'baseline' });
    expect(steps[nextStep(1, 'stretch')]).toEqual({ kind: 'readings', side: 'right' });
  });
});

describe('A side that hurts in the joint before it is read', () => {
  it('is recorded as that, never with a made-up reading', () => {
    expect(measuredEvent('left', 'phone', { ...emptySide(), pain: 'joint' }).data).toMatchObject({ pain: 'joint', readings: [] });
  });
});

describe('A measured side', () => {
  it('is one event, with unsure where nothing was said about the pelvis', () => {
    const draft = { ...emptySide(), readings: [{ thigh_deg: -4, knee_flexion_deg: null, instrument_error_deg: 1 }] };
    expect(measuredEvent('left', 'tape', draft).data).toEqual({
      side: 'left', method: 'tape', pelvis_flat: 'unsure', pain: 'none', readings: [{ thigh_deg: -4 }],
      drop_on_knee_straight: 'untested', drop_on_abduction: 'untested',
    });
  });
});
