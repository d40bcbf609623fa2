// Which moment of the movement the figure shows: it goes from one posture to the next when a phase
// begins, and out and back with the tempo of a repetition.
import { momentBetween, type Scene } from '../../figure/scene';
import type { SessionView } from './frame';

/// A still posture, or a moment on the way between two.
export type Shown = { frame: number } | { at: number };

/// Long enough to follow with the eyes.
export const way_ms = 1600;

interface Part {
  posture: string;
  /** The one that was shown before. */
  from: string;
  tempo: SessionView['tempo'];
}

/// How far out a repetition is: 0 at its start, 1 where it is held.
function wayOut({ lift_s, hold_s, lower_s }: NonNullable<SessionView['tempo']>, second: number): number {
  if (second < lift_s) return second / lift_s;
  const back = second - lift_s - hold_s;
  return back <= 0 ? 1 : Math.max(0, 1 - back / Math.max(0.1, lower_s));
}

export function shownAt({ names }: Pick<Scene, 'names'>, { posture, from, tempo }: Part, elapsed_ms: number, still: boolean): Shown {
  const to = Math.max(0, names.indexOf(posture));
  const was = names.indexOf(from);
  const first = Math.min(to, was);
  // Only neighbours: the way between others would sweep through what lies between them.
  if (still || was < 0 || Math.abs(to - was) !== 1) return { frame: to };
  if (tempo) return { at: momentBetween(first, wayOut(tempo, elapsed_ms / 1000)) };
  if (elapsed_ms >= way_ms) return { frame: to };
  const share = elapsed_ms / way_ms;
  return { at: momentBetween(first, was < to ? share : 1 - share) };
}
