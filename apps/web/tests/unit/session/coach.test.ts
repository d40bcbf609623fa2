import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../src/journal/event';
import { Coach, type Door } from '../../../src/pages/session/coach';
import { openShelf, type Shelf } from '../../../src/pages/session/shelf';
import type { SessionState, SessionView } from '../../../src/pages/session/frame';
import { doorOf, frameOf, heartOf, settle } from './frames';

function places() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
}

function set(door: Door = doorOf(), shelf: Shelf = openShelf([places()])) {
  const heart = heartOf();
  const shown: SessionView[] = [];
  const written: JournalEvent[] = [];
  const failures: string[] = [];
  let refuses = false;
  const coach = new Coach(door, {
    shown: (frame) => shown.push(frame.view),
    record: async (events) => {
      if (refuses) throw new Error('The disk is full.');
      written.push(...events);
    },
    failed: (what, reason) => void (reason && failures.push(`${what}: ${reason}`)),
    place: (view) => view.title,
  }, shelf, heart);
  return { coach, heart, shown, written, failures, shelf, refuse: (on: boolean) => (refuses = on) };
}

describe('The driver of the coach', () => {
  it('ticks when a tick is due, with the time that passed', async () => {
    const door = doorOf(() => frameOf({ due_ms: 400 }));
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(1000);
    await heart.pass(400);
    expect(door.sent).toEqual([{ type: 'tick', elapsed_ms: 1000 }, { type: 'tick', elapsed_ms: 400 }]);
  });

  it('ticks every second at least, so that a sleeping device is found out', async () => {
    const door = doorOf(() => frameOf({ due_ms: 30_000 }));
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(999);
    expect(door.sent).toHaveLength(0);
    await heart.pass(1);
    expect(door.sent).toHaveLength(1);
  });

  it('counts the time until an event before the event', async () => {
    const door = doorOf();
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(700);
    await coach.send({ type: 'pause' });
    expect(door.sent).toEqual([{ type: 'tick', elapsed_ms: 700 }, { type: 'pause', elapsed_ms: 0 }]);
  });

  it('believes the wall clock when the device slept', async () => {
    const door = doorOf();
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(1000, 90_000);
    expect(door.sent[0]).toEqual({ type: 'tick', elapsed_ms: 91_000 });
  });

  it('does not go back in time with the wall clock', async () => {
    const door = doorOf();
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(1000, -3_600_000);
    expect(door.sent[0]).toEqual({ type: 'tick', elapsed_ms: 1000 });
  });

  it('does not skip the step that has just begun by itself', async () => {
    const door = doorOf(() => frameOf({ phase: 'rest' }));
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(500);
    await coach.send({ type: 'next' });
    expect(door.sent.map((event) => event.type)).toEqual(['tick']);
  });

  it('sends one event after the other', async () => {
    let running = 0;
    let most = 0;
    const door = doorOf();
    const slow: Door = {
      begin: door.begin,
      async advance(state, event) {
        most = Math.max(most, ++running);
        await settle();
        --running;
        return door.advance(state, event);
      },
    };
    const { coach } = set(slow);
    await coach.begin();
    await Promise.all([coach.send({ type: 'pause' }), coach.send({ type: 'resume' }), coach.send({ type: 'pain' })]);
    expect([most, door.sent.filter((event) => event.type !== 'tick').map((event) => event.type)]).toEqual([1, ['pause', 'resume', 'pain']]);
  });

  it('tells when the core refuses, and goes on ticking', async () => {
    const door = doorOf((_, times) => {
      if (times === 1) throw new Error('No.');
      return frameOf();
    });
    const { coach, heart, failures } = set(door);
    await coach.begin();
    await heart.pass(1000);
    await heart.pass(1000);
    expect([failures, door.sent.length]).toEqual([['core: No.'], 2]);
  });

  it('stops ticking when the session is over', async () => {
    const door = doorOf(() => frameOf({ phase: 'done' }));
    const { coach, heart } = set(door);
    await coach.begin();
    await heart.pass(1000);
    await heart.pass(60_000);
    expect(door.sent).toHaveLength(1);
  });
});

describe('What a session leaves in the journal', () => {
  const done = { type: 'exercise.done', data: { exercise: 'glute_bridge', sets: 2 } };

  it('is written as the coach tells it', async () => {
    const { coach, heart, written } = set(doorOf((_, times) => frameOf({}, { entries: times === 1 ? [done] : [] } as never)));
    await coach.begin();
    await heart.pass(1000);
    expect(written.map((event) => [event.type, event.data['exercise']])).toEqual([['exercise.done', 'glute_bridge']]);
  });

  it('waits when it cannot be written, and keeps its id', async () => {
    const { coach, heart, written, failures, refuse } = set(doorOf((_, times) => frameOf({}, { entries: times === 1 ? [done] : [] } as never)));
    await coach.begin();
    refuse(true);
    await heart.pass(1000);
    const [waiting] = coach.unwritten;
    refuse(false);
    await coach.writeAgain();
    expect([failures[0], written[0]?.id, coach.unwritten]).toEqual(['journal: The disk is full.', waiting?.id, []]);
  });
});

describe('A session that is left', () => {
  it('ends properly when the page goes elsewhere', async () => {
    const door = doorOf((event) => frameOf({ phase: event.type === 'stop' ? 'stopped' : 'hold' }));
    const { coach, shelf } = set(door);
    await coach.begin();
    coach.leave();
    await settle();
    await settle();
    expect(door.sent.at(-1)).toMatchObject({ type: 'stop', reason: 'other' });
    expect(shelf.read()).toBeUndefined();
  });

  it('waits when it was left for the safety questions', async () => {
    const { coach, heart, shelf } = set(doorOf(() => frameOf({ phase: 'screen' })));
    await coach.begin();
    await heart.pass(1000);
    coach.leave();
    expect(shelf.read()?.for_screen).toBe(true);
  });

  it('is taken up after a reload with the time that it was away', async () => {
    const shelf = openShelf([places()]);
    const first = set(doorOf(), shelf);
    await first.coach.begin();
    const kept = shelf.read()!;
    const door = doorOf(() => frameOf({ paused: true, paused_because: 'gap' }));
    const second = set(door, shelf);
    await second.heart.pass(180_000);
    await second.coach.resume(kept);
    expect([kept.place, door.sent[0]]).toEqual(['Hip-flexor stretch', { type: 'reopened', elapsed_ms: 180_000 }]);
  });

  it('is kept in the second place when the first is full', () => {
    const full = { ...places(), setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
    const shelf = openShelf([full, places()]);
    shelf.keep({ state: {} as SessionState, place: 'Rest', saved_at: '2026-11-25T08:00:00Z', entries: [], unwritten: [], for_screen: false });
    expect(shelf.read()?.place).toBe('Rest');
  });

  it('is not made up from what cannot be read', () => {
    const broken = { ...places(), getItem: () => '{"state":' };
    expect(openShelf([broken]).read()).toBeUndefined();
  });
});
