// Where the tilt of the pelvis comes from, if anything tells it: the phone in the waistband or one that
// is paired. A session works the same without.

export interface TiltNow {
  state: 'in' | 'arching' | 'over' | 'unknown';
  tilt_deg: number | null;
  in_tuck_s: number;
}

export interface TiltSource {
  /** Asks for the sensor, inside a tap; false when the person or the device says no. */
  open(): Promise<boolean>;
  /** Hears every change of state; gives back the way to stop. */
  hear(listen: (now: TiltNow) => void): () => void;
  close(): void;
}
