import type { Answers, Requests } from '../generated/api';
import { unwrap, type Engine, type Op } from './engine';

type Reply = { id: number; answer?: string; failure?: string };
type Waiting = { resolve(answer: string): void; reject(reason: Error): void };

/// The core in a worker. A worker that dies fails every request that waits for it.
export function startEngine(): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;

  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const entry = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.answer !== undefined) entry?.resolve(data.answer);
    else entry?.reject(new Error(data.failure ?? 'The core gave no answer.'));
  };
  worker.onerror = (event) => {
    for (const entry of waiting.values()) entry.reject(new Error(event.message || 'The core stopped.'));
    waiting.clear();
  };

  return {
    async call<O extends Op>(op: O, payload: Requests[O]): Promise<Answers[O]> {
      const id = nextId++;
      const answer = await new Promise<string>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, request: JSON.stringify({ ...payload, op }) });
      });
      return unwrap<Answers[O]>(answer);
    },
  };
}
