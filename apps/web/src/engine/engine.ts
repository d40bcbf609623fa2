// The one door to the core. Pages never compute anything clinical: they ask here.
import type { Answers, Requests } from '../generated/api';

export type Op = keyof Requests;

export interface Engine {
  call<O extends Op>(op: O, payload: Requests[O]): Promise<Answers[O]>;
}

/// What the core refuses, with the place and the mend, in the core's own words.
export class CoreError extends Error {
  constructor(
    readonly code: string,
    readonly place: string,
    message: string,
    readonly mend: string,
  ) {
    super(message);
    this.name = 'CoreError';
  }
}

type Envelope<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; place: string; message: string; mend: string } };

export function unwrap<T>(answer: string): T {
  const envelope = JSON.parse(answer) as Envelope<T>;
  if (envelope.ok) return envelope.value;
  const { code, place, message, mend } = envelope.error;
  throw new CoreError(code, place, message, mend);
}
