// What is said and shown in a session: the coach's message ids in words.
import { t, type MessageId } from '../../text/text';
import type { SessionCue, SessionView } from './frame';
import type { Manner } from './voice';

export const sideWords = (side: string): string => (side === 'left' || side === 'right' ? t(`session.side_${side}` as MessageId) : '');

export function headline(view: SessionView): string {
  if (view.paused) return t('session.paused');
  return t(view.headline as MessageId);
}

/// "Right side, round 2 of 3": only what there is more than one of.
export function whereAmI(view: SessionView): string {
  const parts = [
    sideWords(view.side),
    view.sets > 1 ? t('session.set', { n: view.set, of: view.sets }) : '',
    view.reps > 1 ? t('session.rep_count', { n: view.rep, of: view.reps }) : '',
  ].filter((part) => part !== '');
  const words = parts.join(', ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/// Where the person is, for the offer to go on: "Hold, hip-flexor stretch, right side, round 2 of 3".
export const placeOf = (view: SessionView): string => [view.title, headline({ ...view, paused: false }), whereAmI(view).toLocaleLowerCase()].filter((part) => part !== '').join(', ');

export function wordsOf(cue: SessionCue): string {
  const places = { n: cue.n ?? '', side: sideWords(cue.side ?? ''), text: cue.text ?? '' };
  // A place that stays empty leaves no lonely full stop behind.
  return t(cue.id as MessageId, places).replace(/\s+/g, ' ').replace(/([.,]) [.,]/g, '$1').trim();
}

/// Said into silence or not at all: a moment later they would be wrong.
const ofTheMoment = new Set(['breathe_in', 'breathe_out', 'rep_hold', 'rep_lower', 'rep_rise', 'rep_let_go', 'tuck_good'].map((id) => `coach.${id}`));
/// They cut whatever is being said.
const atOnce = new Set(['pain', 'stopped', 'gap', 'paused', 'resumed', 'screen', 'tuck_arching', 'tuck_over'].map((id) => `coach.${id}`));

/// How the cues of one moment are said: together, and as what.
export function spoken(cues: SessionCue[], isNewPart: boolean): { text: string; manner: Manner } | undefined {
  const said = cues.filter((cue) => cue.type === 'say');
  if (said.length === 0) return undefined;
  const fleeting = said.every((cue) => ofTheMoment.has(cue.id));
  const cuts = isNewPart || said.some((cue) => atOnce.has(cue.id));
  return { text: said.map(wordsOf).filter(Boolean).join(' '), manner: fleeting ? 'count' : cuts ? 'phase' : 'line' };
}

/// Seconds alone while they fit two digits, so that they can be as large as the display.
export function clockFace(ms: number): { digits: string; unit: boolean } {
  const whole = Math.max(0, Math.ceil(ms / 1000));
  if (whole < 100) return { digits: String(whole), unit: true };
  return { digits: `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`, unit: false };
}
