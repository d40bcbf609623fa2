// What goes from the phone to the laptop: ten times a second, a list of samples on the phone's clock.
import type { SensorSample } from '../generated/api';
import type { Batch } from './source';

export interface Sent {
  type: 'samples';
  sent_ms: number;
  accel_points_down: boolean;
  samples: SensorSample[];
}

/// More than that has piled up while the page stood still, and is too old to be of use. The server
/// takes no longer message either.
const most = 24;

const short = (value: number): number => Math.round(value * 1000) / 1000;

export function toText({ samples, now_ms, accel_points_down }: Batch): string {
  const rounded = samples.slice(-most).map((sample) => Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, short(value as number)])));
  return JSON.stringify({ type: 'samples', sent_ms: short(now_ms), accel_points_down, samples: rounded });
}

export type Heard = Sent | { type: 'phone'; here: boolean };

/// Nothing when it is not one of ours: it came over a network.
export function fromText(text: string): Heard | undefined {
  try {
    const message = JSON.parse(text) as Partial<Sent> & { here?: unknown };
    if ((message.type as string) === 'phone' && typeof message.here === 'boolean') return { type: 'phone', here: message.here };
    if (message.type !== 'samples' || !Number.isFinite(message.sent_ms) || !Array.isArray(message.samples)) return undefined;
    const samples = message.samples.filter((sample) => sample !== null && typeof sample === 'object' && Number.isFinite(sample.t_ms));
    return { type: 'samples', sent_ms: message.sent_ms!, accel_points_down: message.accel_points_down === true, samples };
  } catch {
    return undefined;
  }
}
