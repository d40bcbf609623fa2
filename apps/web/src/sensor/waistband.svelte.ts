// The phone in the waistband: it learns where the pelvis is and what a tuck is, and then tells whether
// the tuck holds. Before a session it speaks for itself; in one the coach speaks.
import type { SensorCue, TuckAnswer, TuckEvent } from '../generated/api';
import type { Engine } from '../engine/engine';
import type { TiltNow, TiltSource } from '../pages/session/tilt';
import type { VoiceState } from '../pages/session/voice';
import { openEars, type Ears } from './ears';
import { Follow } from './follow';
import type { Stage } from './inclinometer.svelte';
import type { Hindrance, SampleSource } from './source';

export type WaistbandView = TuckAnswer['view'];
type Tapped = Exclude<TuckEvent, 'none'>;
/// In the posture itself, up in a bridge, or only where the pelvis lies.
export type Beginning = Extract<TuckEvent, 'baseline' | 'lifted' | 'resting'>;

/// What only the sensor knows to say; the coach says the rest.
const own = new Set(['stand_tall', 'tuck', 'tuck_less', 'moved', 'lie_down', 'lift_hips', 'tuck_up_there', 'come_down'].map((id) => `sensor.${id}`));

export class Waistband implements TiltSource {
  stage: Stage = $state('idle');
  hindrance: Hindrance = $state('');
  view: WaistbandView | undefined = $state.raw();
  failure = $state('');
  voice: VoiceState = $state('off');
  /// The coach speaks: "good" and "arching" are not said twice.
  isCoached = false;

  /// Nothing is asked for: it shows where the pelvis is, and that is all.
  rests = $state(false);

  /// It is being shown where the pelvis is and what a tuck is.
  readonly learns = $derived(!this.rests && ['lying', 'lift', 'baseline', 'target'].includes(this.view?.phase ?? ''));

  private follow: Follow<WaistbandView, Tapped> | undefined;
  private ears: Ears | undefined;
  private listener: ((now: TiltNow) => void) | undefined;
  private deafen = () => {};

  constructor(
    private readonly engine: Engine,
    private source: SampleSource,
  ) {}

  /// From now on the samples come from there, as from a phone that is paired.
  use(source: SampleSource): void {
    this.close();
    this.source = source;
  }

  /// Inside a tap. Begins with the baseline.
  async open(): Promise<boolean> {
    if (this.stage === 'measuring') return true;
    this.ears ??= openEars((state) => (this.voice = state));
    this.ears.unlock();
    this.stage = 'asking';
    this.hindrance = await this.source.open();
    if (this.hindrance) {
      this.close();
      this.stage = 'hindered';
      return false;
    }
    this.stage = 'measuring';
    this.follow = new Follow(
      (step) => this.engine.call('tuck_advance', step),
      (view, cues) => this.told(view, cues),
      (reason) => this.lost(reason),
    );
    this.deafen = this.source.hear((batch) => this.follow?.take(batch));
    return true;
  }

  learn(from: Beginning): void {
    this.rests = from === 'resting';
    this.follow?.send(from);
  }

  cancel(): void {
    this.follow?.send('cancel');
  }

  hear(listen: (now: TiltNow) => void): () => void {
    this.listener = listen;
    return () => {
      if (this.listener === listen) this.listener = undefined;
    };
  }

  close(): void {
    this.deafen();
    this.follow?.close();
    this.follow = undefined;
    this.ears?.close();
    this.ears = undefined;
    this.source.close();
    this.view = undefined;
    this.isCoached = false;
    this.stage = 'idle';
  }

  private told(view: WaistbandView, cues: SensorCue[]): void {
    this.failure = '';
    this.view = view;
    this.ears?.give(this.isCoached ? cues.filter((cue) => own.has(cue.id) || cue.id === 'sensor.read') : cues);
    this.listener?.(view);
  }

  private lost(reason: string): void {
    this.failure = reason;
    this.view = undefined;
    this.listener?.({ state: 'unknown', tilt_deg: null, in_tuck_s: 0 });
  }
}
