// Frames as the coach gives them, and a heart whose time the test moves.
import type { SessionCue, SessionEvent, SessionFrame, SessionView } from '../../../src/pages/session/frame';
import type { Door, Heart } from '../../../src/pages/session/coach';

const still: SessionView = {
  phase: 'hold', item: 0, exercise: 'half_kneeling_stretch', variant: 'floor', title: 'Hip-flexor stretch', side: 'right', set: 1, sets: 3, rep: 1, reps: 1,
  left_ms: 40_000, total_ms: 40_000, paused: false, paused_because: '', posture: 'hold', from_posture: 'start', headline: 'coach.hold', detail: '',
  breath: null, effort_max: 4, tempo: null, done_steps: 1, all_steps: 9, left_total_s: 300, next_title: '',
  tuck: { wanted: true, counts: true, state: 'off', held_s: 0 }, due_ms: 5000, can: ['pause', 'next', 'back', 'skip', 'stop', 'pain'],
} as unknown as SessionView;

export const viewOf = (given: Partial<SessionView> = {}): SessionView => ({ ...still, ...given });

export const frameOf = (view: Partial<SessionView> = {}, more: Partial<SessionFrame> = {}): SessionFrame =>
  ({ state: { step: 1 }, view: viewOf(view), cues: [] as SessionCue[], entries: [], ...more }) as SessionFrame;

/// Answers each event by a rule and remembers what was sent.
export function doorOf(answer: (event: SessionEvent, times: number) => SessionFrame = () => frameOf()): Door & { sent: SessionEvent[] } {
  const sent: SessionEvent[] = [];
  return {
    sent,
    begin: () => Promise.resolve(frameOf()),
    advance(_state, event) {
      sent.push(event);
      return Promise.resolve(answer(event, sent.length));
    },
  };
}

export interface TestHeart extends Heart {
  /** Moves both clocks, or the wall's alone by `jump_ms`, and runs what is due. */
  pass(ms: number, jump_ms?: number): Promise<void>;
}

export const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; ++i) await Promise.resolve();
};

export function heartOf(): TestHeart {
  let now = 0;
  let wall = Date.parse('2026-11-25T08:00:00Z');
  let due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    wall: () => wall,
    after(ms, run) {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => (due = due.filter((other) => other !== entry));
    },
    async pass(ms, jump_ms = 0) {
      now += ms;
      wall += ms + jump_ms;
      const ready = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      ready.forEach(({ run }) => run());
      await settle();
    },
  };
}
