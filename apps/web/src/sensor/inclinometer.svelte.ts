// The phone on the thigh, or at the pelvis, as a page shows it. What a reading is, is decided in the
// core; here its answers are shown and heard.
import type { InclineEvent, InclineSetup, InclineView, SensorCue } from '../generated/api';
import type { Engine } from '../engine/engine';
import { keepAwake } from '../pages/session/wake-lock';
import type { VoiceState } from '../pages/session/voice';
import { openEars, type Ears } from './ears';
import { Follow } from './follow';
import type { Hindrance, SampleSource } from './source';

export type Stage = 'idle' | 'asking' | 'hindered' | 'measuring';
type Tapped = Exclude<InclineEvent, 'none'>;

export class Inclinometer {
  stage: Stage = $state('idle');
  hindrance: Hindrance = $state('');
  view: InclineView | undefined = $state.raw();
  failure = $state('');
  voice: VoiceState = $state('off');

  private follow: Follow<InclineView, Tapped> | undefined;
  private ears: Ears | undefined;
  private giveBack: (() => void)[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly source: SampleSource,
  ) {}

  /// Inside a tap.
  async start(setup: InclineSetup): Promise<void> {
    this.end();
    this.ears = openEars((state) => (this.voice = state));
    this.ears.unlock();
    this.stage = 'asking';
    this.hindrance = await this.source.open();
    if (this.hindrance) {
      this.end();
      this.stage = 'hindered';
      return;
    }
    this.stage = 'measuring';
    this.failure = '';
    this.follow = new Follow(
      (step) => this.engine.call('incline_advance', { ...step, setup }),
      (view, cues) => this.told(view, cues),
      (reason) => (this.failure = reason),
    );
    this.giveBack.push(this.source.hear((batch) => this.follow?.take(batch)), keepAwake(() => undefined));
  }

  send(event: Tapped): void {
    this.follow?.send(event);
  }

  /// Gives everything back; what was read stays in sight.
  end(): void {
    this.giveBack.splice(0).forEach((give) => give());
    this.follow?.close();
    this.follow = undefined;
    const ears = this.ears;
    this.ears = undefined;
    // The last sentence and the last tone may end.
    if (ears && this.view?.phase === 'done') setTimeout(() => ears.close(), 6000);
    else ears?.close();
    this.source.close();
    if (this.view?.phase !== 'done') this.view = undefined;
    this.stage = 'idle';
  }

  private told(view: InclineView, cues: SensorCue[]): void {
    this.failure = '';
    this.view = view;
    this.ears?.give(cues);
  }
}
