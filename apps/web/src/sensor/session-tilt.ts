// Ties the phone in the waistband to a session. Before each exercise and side the baseline and the tuck
// are learned anew, since every position has its own; the coach waits for that. Then it hears how the
// pelvis is, in time and no more often than it needs. At rest nothing is learned and nobody waits.
import type { Exercise } from '../generated/api';
import type { SessionEvent, SessionView } from '../pages/session/frame';
import type { Beginning, WaistbandView } from './waistband.svelte';

export interface TuckSensor {
  readonly view: WaistbandView | undefined;
  isCoached: boolean;
  learn(from: Beginning): void;
  cancel(): void;
}

/// So long before the hold somebody has heard what to do and has taken the position up.
const takenUp_ms = 8000;
/// A person who does not find the tuck goes on without it.
const longest_ms = 45_000;
/// Between two reports of the same state; a slower tilt matters to nobody.
const report_ms = 1000;
const report_deg = 1;

/// From the hips up to lying again, before the first repetition.
const comeDown_ms = 3000;

/// How the phone is shown this exercise, if it has anything to tell about it.
function beginningOf(exercise: Exercise | undefined, variant: string): Beginning | undefined {
  const position = exercise?.variants.find((known) => known.id === variant)?.position;
  if (exercise?.tuck) return exercise.tuck_lifted && position === 'supine' ? 'lifted' : 'baseline';
  const isQuiet = exercise?.kind === 'rest' || exercise?.kind === 'breathing';
  return isQuiet && position !== 'side_lying' ? 'resting' : undefined; // on the side it is blind
}

export class SessionTilt {
  private place = '';
  private learning_ms: number | undefined;
  private hasBegun = false;
  private from: Beginning = 'baseline';
  private goesOn_ms: number | undefined; // when the hips are down again
  private waits: 'no' | 'asked' | 'paused' = 'no'; // of the coach, for the tuck to be learned
  private told: { state: string; deg: number | null; at_ms: number } = { state: 'off', deg: null, at_ms: -Infinity };

  constructor(
    private readonly sensor: TuckSensor,
    private readonly send: (event: SessionEvent) => void,
    private readonly exerciseOf: (id: string) => Exercise | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /// Each time the coach has answered.
  shown(view: SessionView): void {
    if (this.told.state === 'off') this.begin();
    const from = beginningOf(this.exerciseOf(view.exercise), view.variant);
    const place = `${view.item} ${view.exercise} ${view.side}`;
    const isElsewhere = place !== this.place || view.phase === 'pain' || view.phase === 'screen';
    const isThere = view.phase === 'position' && view.left_ms <= Math.min(takenUp_ms, view.total_ms / 2);
    const isNew = place !== this.place && (isThere || view.tuck.wanted);
    if (this.learning_ms !== undefined && isElsewhere && !isNew) this.abandon();
    if (!from) return;
    if (from === 'resting') return this.rest(place, view);
    if (isNew) this.learn(place, from);
    if (this.goesOn_ms !== undefined) return this.comeDown(view);
    if (this.learning_ms === undefined) return;
    const goesOnAnyway = this.waits === 'paused' && !view.paused;
    if (goesOnAnyway || this.now() - this.learning_ms > longest_ms) return this.giveUp();
    if (this.waits === 'asked' && view.paused) this.waits = 'paused';
    const tells = this.sensor.view !== undefined && this.sensor.view.phase !== 'blank';
    if (tells && view.tuck.wanted && !view.paused && this.waits === 'no') {
      this.waits = 'asked';
      this.send({ type: 'pause', reason: 'sensor' });
    }
  }

  /// Each time the sensor has told.
  heard(): void {
    if (this.told.state === 'off' || this.from === 'resting') return; // no coach yet, or nothing to tell it
    const view = this.sensor.view;
    if (this.learning_ms !== undefined) {
      this.hasBegun ||= view?.phase === 'baseline' || view?.phase === 'target';
      if (!this.hasBegun || view?.phase !== 'live') return this.report('unknown', null);
      this.learned();
    }
    if (view?.reason === 'sensor.moved' && this.place !== '') {
      this.report('unknown', null);
      return this.learn(this.place, this.from);
    }
    if (view?.phase === 'live') this.report(view.state, view.tilt_deg);
    else this.report('unknown', null);
  }

  /// From now on the coach is the one who speaks, and knows that there is a sensor.
  private begin(): void {
    this.sensor.isCoached = true;
    this.tell('unknown', null);
  }

  private rest(place: string, view: SessionView): void {
    if (place === this.place || view.phase !== 'stay') return;
    this.place = place;
    this.from = 'resting';
    this.learning_ms = undefined;
    this.tell('unknown', null);
    this.sensor.learn('resting');
  }

  private learn(place: string, from: Beginning): void {
    this.place = place;
    this.from = from;
    this.goesOn_ms = undefined;
    this.learning_ms = this.now();
    this.hasBegun = false; // answers that are still on their way are about the tuck before
    this.waits = 'no';
    this.sensor.learn(from);
  }

  private learned(): void {
    this.learning_ms = undefined;
    if (this.waits !== 'no' && this.from === 'lifted') this.goesOn_ms = this.now() + comeDown_ms;
    else this.goOn();
  }

  private comeDown(view: SessionView): void {
    if (this.waits === 'asked' && view.paused) this.waits = 'paused';
    if (this.waits === 'paused' && !view.paused) this.waits = 'no'; // the person was quicker
    if (this.waits === 'no' || this.now() >= this.goesOn_ms!) this.goOn();
  }

  private goOn(): void {
    this.goesOn_ms = undefined;
    if (this.waits !== 'no') this.send({ type: 'resume' });
    this.waits = 'no';
  }

  /// The person is somewhere else, or hurts: nobody asks for a tuck there. It is learned anew.
  private abandon(): void {
    this.sensor.cancel();
    this.learning_ms = this.goesOn_ms = undefined;
    this.waits = 'no';
    this.place = '';
  }

  private giveUp(): void {
    this.sensor.cancel();
    this.learning_ms = undefined;
    this.goOn();
  }

  private report(state: 'in' | 'arching' | 'over' | 'unknown', deg: number | null): void {
    const isNew = state !== this.told.state;
    const hasMoved = deg !== null && Math.abs(deg - (this.told.deg ?? Infinity)) >= report_deg;
    if (isNew || (hasMoved && this.now() - this.told.at_ms >= report_ms)) this.tell(state, deg);
  }

  private tell(state: 'in' | 'arching' | 'over' | 'unknown', deg: number | null): void {
    this.told = { state, deg, at_ms: this.now() };
    this.send({ type: 'tilt', tilt: state, ...(deg === null ? {} : { tilt_deg: deg }) });
  }
}
