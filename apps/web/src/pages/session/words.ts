// What is said and shown at a step. Exercise names, steps and cues are the core's.
import type { Exercise, Item } from '../../generated/api';
import { t, type MessageId } from '../../text/text';
import type { Cue } from './clock';
import type { SessionStep } from './sequence';

const sideWords = (step: SessionStep) => (step.side === 'both' ? '' : t(`session.side_${step.side}` as MessageId));

export function headline(step: SessionStep): string {
  return t(`session.${step.kind}` as MessageId);
}

/// "Set 2 of 3, 4 of 10, left side": only what there is more than one of.
export function whereAmI(step: SessionStep): string {
  const parts = [
    step.sets > 1 ? t('session.set', { n: step.set, of: step.sets }) : '',
    step.reps > 1 ? t('session.rep_count', { n: step.rep, of: step.reps }) : '',
    sideWords(step),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function spoken(cue: Cue, item: Item | undefined, exercise: Exercise | undefined): string {
  if (cue.type === 'done') return t('session.said_done');
  if (cue.type === 'halfway') return t('session.said_halfway');
  if (cue.type === 'count') return '';
  const { step } = cue;
  const side = sideWords(step);
  switch (step.kind) {
    case 'ready':
      return [item?.title, side, t('session.said_ready')].filter(Boolean).join('. ');
    case 'contract':
      return t('session.said_contract');
    case 'let_go':
      return t('session.said_let_go');
    case 'hold':
    case 'stay':
      return [t(step.kind === 'hold' ? 'session.said_hold' : 'session.said_stay'), exercise?.cues[(step.set + step.rep) % Math.max(1, exercise.cues.length)] ?? ''].join(' ');
    case 'rep':
      return String(step.rep);
    case 'rest':
      return t('session.said_rest');
    case 'ask':
      return t('session.said_ask');
  }
}
