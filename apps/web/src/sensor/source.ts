// Where samples of a phone come from: its own sensor, or one that is paired. Batches come about ten
// times a second, empty ones too, so that whoever listens notices silence.
import type { SensorSample } from '../generated/api';

export interface Batch {
  samples: SensorSample[];
  /** On the clock of the samples. */
  now_ms: number;
  /** The family of phones whose accelerationIncludingGravity has the other sign. */
  accel_points_down: boolean;
}

/// Why nothing can be measured; '' when something can.
export type Hindrance = '' | 'insecure' | 'missing' | 'refused' | 'silent' | 'unpaired';

export interface SampleSource {
  /// Inside a tap: some browsers ask the person, and only then.
  open(): Promise<Hindrance>;
  /// One listener at a time; gives back the way to stop.
  hear(listen: (batch: Batch) => void): () => void;
  close(): void;
}

export const batch_ms = 100;
