// Drives the coach of the core. It holds the state between two events, sends one event at a time, knows
// when the next tick is due, keeps the state for a reload and hands the entries to the journal. What
// happens in a session is the core's matter; nothing here decides it.
import { newEvent, type JournalEvent } from '../../journal/event';
import type { EventData } from '../../generated/api';
import type { SessionEvent, SessionFrame, SessionState, SessionView } from './frame';
import type { Kept, Shelf } from './shelf';

export interface Heart {
  /** Milliseconds that only go up; may stand still while the device sleeps. */
  now(): number;
  /** The clock on the wall, in milliseconds; may jump. */
  wall(): number;
  after(ms: number, run: () => void): () => void;
}

export const browserHeart: Heart = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface Door {
  begin(): Promise<SessionFrame>;
  advance(state: SessionState, event: SessionEvent): Promise<SessionFrame>;
}

export type Refused = 'core' | 'journal';

export interface Hooks {
  shown(frame: SessionFrame, before: SessionView | undefined): void;
  record(events: JournalEvent[]): Promise<void>;
  /** The core would not go on, or the journal would not take an entry; no reason: all is well again. */
  failed(what: Refused, reason: string): void;
  /** Where the person is, in words, for the offer to go on. */
  place(view: SessionView): string;
}

/// Ticks come at least this often, so that a device that slept is found out at once.
export const longestTick_ms = 1000;
/// The wall clock is believed over the other one when it says that the device slept.
const slept_ms = 5000;
const keepEvery_ms = 2000;

const isOver = (view: SessionView | undefined) => view?.phase === 'done' || view?.phase === 'stopped';
const samePlace = (a: SessionView, b: SessionView) =>
  a.phase === b.phase && a.item === b.item && a.set === b.set && a.rep === b.rep && a.side === b.side;

export class Coach {
  frame: SessionFrame | undefined;
  /** The moment up to which the core has counted; the countdown is drawn from here. */
  countedAt = 0;
  entries: JournalEvent[] = [];
  unwritten: JournalEvent[] = [];

  private wallAt = 0;
  private keptAt = -Infinity;
  private line: Promise<void> = Promise.resolve();
  private writing: Promise<void> = Promise.resolve();
  private cancelTick = () => {};
  private closed = false;

  constructor(
    private readonly door: Door,
    private readonly hooks: Hooks,
    private readonly shelf: Shelf,
    private readonly heart: Heart = browserHeart,
  ) {}

  get isOver(): boolean {
    return isOver(this.frame?.view);
  }

  begin(): Promise<void> {
    return this.queue(async () => this.take(await this.door.begin()));
  }

  /// Goes on from what was kept; the time since then counts as away, never as held.
  resume(kept: Kept): Promise<void> {
    this.entries = kept.entries;
    this.unwritten = kept.unwritten;
    const elapsed_ms = Math.max(0, Math.round(this.heart.wall() - Date.parse(kept.saved_at)));
    void this.write([]);
    return this.queue(async () => this.take(await this.door.advance(kept.state, { type: 'reopened', elapsed_ms })));
  }

  send(event: SessionEvent): Promise<void> {
    const seen = this.frame?.view;
    return this.queue(async () => {
      await this.advance({ type: 'tick' });
      // "Next" was meant for what the person saw: not for the step that has begun by itself meanwhile.
      const moved = seen !== undefined && this.frame !== undefined && !samePlace(seen, this.frame.view);
      if ((event.type === 'next' || event.type === 'skip') && moved) return;
      await this.advance(event);
    });
  }

  /// The page goes: what was done stays, the rest ends here. Only a session that waits for the safety
  /// questions is kept to go on.
  leave(): void {
    if (this.closed || !this.frame || this.isOver) return this.close();
    if (this.frame.view.phase === 'screen') {
      this.keep(true);
      return this.close();
    }
    void this.send({ type: 'stop', reason: 'other' }).finally(() => this.close());
  }

  close(): void {
    this.closed = true;
    this.cancelTick();
  }

  /// Writes down where we are now, as when the page is hidden.
  keep(forScreen = false): void {
    if (!this.frame || (this.isOver && this.unwritten.length === 0)) return;
    this.keptAt = this.heart.now();
    this.shelf.keep({
      state: this.frame.state,
      place: this.hooks.place(this.frame.view),
      saved_at: new Date(this.heart.wall()).toISOString(),
      entries: this.entries,
      unwritten: this.unwritten,
      for_screen: forScreen,
    });
  }

  writeAgain(): Promise<void> {
    return this.write([]);
  }

  private queue(work: () => Promise<void>): Promise<void> {
    const run = async () => {
      if (this.closed) return;
      try {
        await work();
        this.hooks.failed('core', '');
      } catch (error) {
        this.hooks.failed('core', String(error instanceof Error ? error.message : error));
        this.arrange();
      }
    };
    this.line = this.line.then(run);
    return this.line;
  }

  private async advance(event: SessionEvent): Promise<void> {
    if (!this.frame || this.isOver) return;
    const elapsed_ms = this.elapsed();
    this.take(await this.door.advance(this.frame.state, { ...event, elapsed_ms }));
  }

  private elapsed(): number {
    const now = this.heart.now();
    const wall = this.heart.wall();
    const passed = now - this.countedAt;
    const byWall = wall - this.wallAt;
    this.countedAt = now;
    this.wallAt = wall;
    return Math.round(byWall > passed + slept_ms ? byWall : passed);
  }

  private take(frame: SessionFrame): void {
    const before = this.frame?.view;
    if (!before) this.elapsed();
    this.frame = frame;
    if (frame.entries.length > 0 || this.isOver) void this.write(frame.entries.map((entry) => newEvent(entry.type as keyof EventData, entry.data as never)));
    this.hooks.shown(frame, before);
    const moved = !before || !samePlace(before, frame.view) || before.paused !== frame.view.paused;
    if (moved || this.heart.now() - this.keptAt > keepEvery_ms) this.keep();
    this.arrange();
  }

  private arrange(): void {
    this.cancelTick();
    if (this.closed || !this.frame || this.isOver) return;
    const due = Math.min(longestTick_ms, Math.max(20, this.frame.view.due_ms || longestTick_ms));
    this.cancelTick = this.heart.after(due, () => void this.queue(() => this.advance({ type: 'tick' })));
  }

  /// Entries get their ids before they are written, so that writing them twice is writing them once.
  private write(fresh: JournalEvent[]): Promise<void> {
    this.entries = [...this.entries, ...fresh];
    this.unwritten = [...this.unwritten, ...fresh];
    this.keep();
    this.writing = this.writing.then(async () => {
      const waiting = this.unwritten;
      if (waiting.length > 0) {
        try {
          await this.hooks.record(waiting);
          this.unwritten = this.unwritten.filter((event) => !waiting.includes(event));
          this.hooks.failed('journal', '');
        } catch (error) {
          this.hooks.failed('journal', String(error instanceof Error ? error.message : error));
        }
      }
      if (this.isOver && this.unwritten.length === 0) this.shelf.clear();
      else this.keep();
    });
    return this.writing;
  }
}
