// The Thomas test as a sequence of steps for two sides, and what is typed on the way. Angles and
// their meaning are computed by the core.
import type { Answer, Drop, Measured, MeasureMethod, RawReading, Side, TestPain } from '../../generated/api';
import { newEvent, type JournalEvent } from '../../journal/event';

/// The instruments that are read by eye and typed in.
export type TypedMethod = 'tape' | 'phone' | 'goniometer';
export type Level = 'above' | 'below';
export type KneeScale = 'straight_is_0' | 'straight_is_180';

export const methods: TypedMethod[] = ['tape', 'phone', 'goniometer'];

export interface SideDraft {
  pelvis?: Answer;
  pain?: TestPain;
  readings: Measured[];
  dropKneeStraight: Drop;
  dropAbduction: Drop;
}

export const emptySide = (): SideDraft => ({ readings: [], dropKneeStraight: 'untested', dropAbduction: 'untested' });

/// The fields of one reading, as typed.
export interface Typed {
  level: Level; // of the knee against the hip
  amount: string; // centimetres for the tape, degrees otherwise
  length: string; // tape only
  knee: string;
  kneeScale: KneeScale;
}

export const emptyTyped = (before?: Typed): Typed => ({
  level: before?.level ?? 'below',
  amount: '',
  length: before?.length ?? '',
  knee: '',
  kneeScale: before?.kneeScale ?? 'straight_is_0',
});

/// A number as people type it, with a point or a comma; nothing when it is not one.
export function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.').replace('−', '-');
  if (!/^-?\d+(\.\d+)?$/.test(trimmed)) return null;
  return Number(trimmed);
}

export type Missing = 'amount' | 'length' | 'knee';

export function missingFields(method: TypedMethod, typed: Typed): Missing[] {
  const missing: Missing[] = [];
  if (numberOf(typed.amount) === null) missing.push('amount');
  if (method === 'tape' && numberOf(typed.length) === null) missing.push('length');
  if (typed.knee.trim() !== '' && numberOf(typed.knee) === null) missing.push('knee');
  return missing;
}

/// Above is plus, below is minus: the words on the page carry the sign, so nobody has to type one.
export function rawReading(method: TypedMethod, typed: Typed): RawReading {
  const amount = numberOf(typed.amount) ?? 0;
  const signed = typed.level === 'above' ? amount : -amount;
  const knee = numberOf(typed.knee);
  return {
    method,
    ...(method === 'tape' ? { height_cm: signed, length_cm: numberOf(typed.length) } : { angle_deg: signed }),
    ...(knee === null ? {} : typed.kneeScale === 'straight_is_0' ? { knee_flexion_deg: knee } : { knee_interior_deg: knee }),
  };
}

/// What the phone read by itself; how far the knee is bent it does not know.
export const phoneReadings = (thighs: number[], knee: number | null): RawReading[] =>
  thighs.map((angle_deg) => ({ method: 'phone', angle_deg, ...(knee === null ? {} : { knee_flexion_deg: knee }) }));

/// One event a side. A side that hurt in the joint is recorded with whatever was read before, if
/// anything was.
export function measuredEvent(side: Side, method: TypedMethod, draft: SideDraft): JournalEvent {
  return newEvent('thomas.measured', {
    side,
    method,
    pelvis_flat: draft.pelvis ?? 'unsure',
    pain: draft.pain ?? 'none',
    readings: draft.readings.map(({ thigh_deg, knee_flexion_deg }) =>
      knee_flexion_deg === null ? { thigh_deg } : { thigh_deg, knee_flexion_deg },
    ),
    drop_on_knee_straight: draft.dropKneeStraight,
    drop_on_abduction: draft.dropAbduction,
  });
}

export type Step = { kind: 'prepare' } | { kind: 'position' | 'readings' | 'helper'; side: Side } | { kind: 'baseline' };

const sideSteps = (side: Side): Step[] => [
  { kind: 'position', side },
  { kind: 'readings', side },
  { kind: 'helper', side },
];

export const steps: Step[] = [{ kind: 'prepare' }, ...sideSteps('right'), ...sideSteps('left'), { kind: 'baseline' }];

/// The step after this one; joint pain ends a side at once.
export function nextStep(index: number, painHere: TestPain | undefined): number {
  const step = steps[index];
  if (step && 'side' in step && painHere === 'joint') {
    return steps.findIndex((other, at) => at > index && !('side' in other && other.side === step.side));
  }
  return Math.min(index + 1, steps.length - 1);
}

/// The instruments this page can take, in its own order.
export const offered = (known: MeasureMethod[]): MeasureMethod[] =>
  methods.flatMap((id) => known.filter((method) => method.id === id));
