// Ties the phone in the waistband to a session. Before the first hold of each exercise and side the
// baseline and the tuck are learned anew, since every position has its own; the coach waits for that.
// Then it hears how the pelvis is, in time and no more often than it needs.
import type { Exercise } from '../generated/api';
import type { SessionEvent, SessionView } from '../pages/session/frame';
import type { WaistbandView } from './waistband.svelte';

export interface TuckSensor {
  readonly view: WaistbandView | undefined;
  isCoached: boolean;
  baseline(): void;
  cancel(): void;
}

/// So long before the hold somebody has heard what to do and has taken the position up.
const takenUp_ms = 8000;
/// A person who does not find the tuck goes on without it.
const longest_ms = 45_000;
/// Between two reports of the same state; a slower tilt matters to nobody.
const report_ms = 1000;
const report_deg = 1;

/// Lifting the hips tilts the pelvis as a tuck does: in a movement the phone cannot tell them apart.
const isHeld = (exercise: Exercise | undefined) => exercise?.tuck === true && exercise.kind !== 'strengthen';

export class SessionTilt {
  private place = '';
  private learning_ms: number | undefined;
  private hasBegun = false;
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
    if (!isHeld(this.exerciseOf(view.exercise))) return;
    const place = `${view.item} ${view.exercise} ${view.side}`;
    const isThere = view.phase === 'position' && view.left_ms <= Math.min(takenUp_ms, view.total_ms / 2);
    if (place !== this.place && (isThere || view.tuck.wanted)) this.learn(place);
    if (this.learning_ms === undefined) return;
    const goesOnAnyway = this.waits === 'paused' && !view.paused;
    if (goesOnAnyway || this.now() - this.learning_ms > longest_ms) return this.giveUp();
    if (this.waits === 'asked' && view.paused) this.waits = 'paused';
    const tells = this.sensor.view !== undefined && this.sensor.view.phase !== 'blank';
    if (tells && view.tuck.wanted && !view.paused && this.waits === 'no') {
      this.waits = 'asked';
      this.send({ type: 'pause' });
    }
  }

  /// Each time the sensor has told.
  heard(): void {
    if (this.told.state === 'off') return; // no coach yet
    const view = this.sensor.view;
    if (this.learning_ms !== undefined) {
      this.hasBegun ||= view?.phase === 'baseline' || view?.phase === 'target';
      if (!this.hasBegun || view?.phase !== 'live') return this.report('unknown', null);
      this.learned();
    }
    if (view?.reason === 'sensor.moved' && this.place !== '') {
      this.report('unknown', null);
      return this.learn(this.place);
    }
    if (view?.phase === 'live') this.report(view.state, view.tilt_deg);
    else this.report('unknown', null);
  }

  /// From now on the coach is the one who speaks, and knows that there is a sensor.
  private begin(): void {
    this.sensor.isCoached = true;
    this.tell('unknown', null);
  }

  private learn(place: string): void {
    this.place = place;
    this.learning_ms = this.now();
    this.hasBegun = false; // answers that are still on their way are about the tuck before
    this.waits = 'no';
    this.sensor.baseline();
  }

  private learned(): void {
    this.learning_ms = undefined;
    if (this.waits !== 'no') this.send({ type: 'resume' });
    this.waits = 'no';
  }

  private giveUp(): void {
    this.sensor.cancel();
    this.learned();
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
