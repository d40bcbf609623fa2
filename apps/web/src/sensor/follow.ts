// Feeds batches of samples to an operation of the core, one at a time and in order, and keeps its
// state between two answers. While one is on its way, what comes meanwhile is gathered.
import type { SensorCue, SensorSample } from '../generated/api';
import type { Batch } from './source';

export interface Told<View> {
  state: number[];
  view: View;
  cues: SensorCue[];
}

export interface Step<Event> extends Batch {
  state: number[];
  event: Event | 'none';
}

export class Follow<View, Event extends string> {
  private state: number[] = [];
  private samples: SensorSample[] = [];
  private events: Event[] = [];
  private last: Batch | undefined;
  private isBusy = false;
  private isOver = false;

  constructor(
    private readonly advance: (step: Step<Event>) => Promise<Told<View>>,
    private readonly told: (view: View, cues: SensorCue[]) => void,
    private readonly failed: (reason: string) => void,
  ) {}

  take(batch: Batch): void {
    this.samples.push(...batch.samples);
    this.last = batch;
    void this.run();
  }

  /// What was tapped; it goes with the next batch, a tenth of a second later at most.
  send(event: Event): void {
    this.events.push(event);
  }

  close(): void {
    this.isOver = true;
  }

  private async run(): Promise<void> {
    if (this.isBusy || this.isOver || !this.last) return;
    this.isBusy = true;
    const batch = { ...this.last, samples: this.samples.splice(0) };
    this.last = undefined;
    try {
      const answer = await this.advance({ ...batch, state: this.state, event: this.events.shift() ?? 'none' });
      this.state = answer.state;
      if (!this.isOver) this.told(answer.view, answer.cues);
    } catch (error) {
      this.state = [];
      if (!this.isOver) this.failed(String(error instanceof Error ? error.message : error));
    }
    this.isBusy = false;
    void this.run();
  }
}
