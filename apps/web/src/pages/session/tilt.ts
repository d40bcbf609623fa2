// Where the tilt of the pelvis comes from, if anything tells it: the phone in the waistband or one that
// is paired. A session works the same without.
import type { SessionView } from './frame';

export interface TiltNow {
  state: 'in' | 'arching' | 'over' | 'unknown';
  tilt_deg: number | null;
  in_tuck_s: number;
}

/// Ties the source to a session: hears the coach and the sensor, and sends what one has to tell the other.
export interface TiltTie {
  shown(view: SessionView): void;
  heard(): void;
}

export interface TiltSource {
  /** Asks for the sensor, inside a tap; false when the person or the device says no. */
  open(): Promise<boolean>;
  /** Hears every change of state; gives back the way to stop. */
  hear(listen: (now: TiltNow) => void): () => void;
  close(): void;
}
