// A session on this page: the coach, the signals, the display and the keys tied together. It owns what
// must be given back at the end; the components only draw it and call `act`.
import type { App } from '../../app/app.svelte';
import { readSettings, writeSettings, type Settings } from '../../app/settings';
import type { StopReason, Swap } from '../../generated/api';
import { newEvent, type JournalEvent } from '../../journal/event';
import { t } from '../../text/text';
import { claimSession } from './claim';
import { Coach, type Door, type Refused } from './coach';
import type { SessionEvent, SessionFrame, SessionView } from './frame';
import { actionOf, type Action } from './keys';
import { openMediaKeys, type MediaKeys } from './media-keys';
import { way_ms } from './motion';
import { openShelf, type Kept } from './shelf';
import { openSignals } from './signals';
import type { TiltSource, TiltTie } from './tilt';
import { keepAwake, type Awake } from './wake-lock';
import type { VoiceState } from './voice';
import { placeOf, whereAmI } from './words';

type Aside = 'none' | 'stopping' | 'swapping';
/// The display goes dark a little after one has settled, not under the eyes of who still looks.
const dimAfter_ms = 8000;

export class Run {
  view: SessionView | undefined = $state.raw();
  entries: JournalEvent[] = $state.raw([]);
  since_ms = $state(0);
  cameFrom = $state('');
  aside: Aside = $state('none');
  failures: Record<Refused, string> = $state({ core: '', journal: '' });
  voice: VoiceState = $state('off');
  awake: Awake = $state('asking');
  stopped: StopReason | '' = $state('');
  elsewhere = $state(false);
  settings: Settings = $state.raw(readSettings(localStorage));
  kept: Kept | undefined = $state.raw();
  flashes = $state(0);
  private dimChoice: boolean | undefined = $state();

  readonly dim = $derived.by(() => {
    const view = this.view;
    if (!view?.breath || view.paused || this.aside !== 'none') return false;
    return this.dimChoice ?? (this.settings.dim && view.total_ms - view.left_ms + this.since_ms > dimAfter_ms);
  });

  private readonly shelf = openShelf();
  private readonly coach: Coach;
  private readonly signals = openSignals({
    settings: () => this.settings,
    flash: () => (this.flashes += 1),
    voiceIs: (state) => (this.voice = state),
  });
  private giveBack: (() => void)[] = [];
  private media: MediaKeys | undefined;
  private beats = 0;
  private pending = 0;
  private tilt: { source: TiltSource; tie: TiltTie } | undefined;

  constructor(private readonly app: App, door: Door) {
    this.coach = new Coach(door, {
      shown: (frame, before) => this.shown(frame, before),
      record: (events) => this.app.record(events),
      failed: (what, reason) => (this.failures[what] = reason),
      place: placeOf,
    }, this.shelf);
    this.kept = this.shelf.read();
  }

  /// The sensor to use when the person has switched it on; before the start tap.
  useTilt(source: TiltSource, tie: TiltTie): void {
    this.tilt = { source, tie };
  }

  private openTilt(): void {
    const { tilt } = this;
    if (!tilt || !this.settings.waistband) return;
    this.giveBack.push(tilt.source.hear(() => tilt.tie.heard()), () => tilt.source.close());
    void tilt.source.open();
  }

  /// Inside the start tap: that is what lets a browser sound and keep the display on.
  async start(kept?: Kept): Promise<void> {
    this.signals.unlock();
    this.openTilt();
    this.media = openMediaKeys((action) => this.act(action));
    this.giveBack.push(keepAwake((state) => (this.awake = state)), () => this.media?.close(), this.draw());
    const free = await claimSession();
    if (!free) {
      this.elsewhere = true;
      return this.end();
    }
    this.giveBack.push(free);
    await (kept ? this.coach.resume(kept) : this.coach.begin());
    this.kept = undefined;
  }

  /// What was kept of a session that is not gone on with: it ends, and what it did stays.
  async dismiss(kept: Kept): Promise<void> {
    this.kept = undefined;
    this.shelf.clear();
    const hasEnded = kept.entries.some((event) => event.type === 'session.ended');
    await this.app.record([...kept.unwritten, ...(hasEnded ? [] : [newEvent('session.ended', {})])]).catch((error: unknown) => (this.failures.journal = String(error)));
  }

  send(event: SessionEvent): void {
    this.pending += 1;
    void this.coach.send(event).finally(() => {
      this.pending -= 1;
      if (this.pending === 0) this.beat();
    });
  }

  /// Moves when all that was asked of the core is answered, so that a walk knows when it has come.
  private beat(): void {
    document.documentElement.dataset['beat'] = String((this.beats += 1));
  }

  act(action: Action): void {
    const view = this.view;
    if (!view || this.coach.isOver) return;
    if (action === 'open_stop') return this.turnAside(this.aside === 'stopping' ? 'none' : 'stopping');
    if (action === 'swap') return this.turnAside('swapping');
    if (action === 'pain') this.signals.hush();
    if (action === 'toggle') return this.send({ type: view.paused ? 'resume' : 'pause' });
    if (action === 'slower' || action === 'faster') return this.pace(action === 'slower' ? -1 : 1);
    if (action === 'dim') return void (this.dimChoice = !this.dim);
    if (this.aside === 'none' || action === 'pain') {
      this.aside = 'none';
      this.send({ type: action });
    }
  }

  key(event: KeyboardEvent): void {
    if (!this.view || this.coach.isOver) return;
    if (this.view.phase === 'ask' && /^[0-9]$/.test(event.key)) return this.send({ type: 'answer', level: Number(event.key) });
    const onControl = event.target instanceof Element && event.target.closest('button, a, input, select, summary') !== null;
    const action = actionOf(event, { onControl, rightToLeft: document.documentElement.dir === 'rtl' });
    if (!action) return;
    if (this.aside !== 'none' && action === 'toggle') return;
    event.preventDefault();
    if (this.aside === 'swapping' && action === 'open_stop') this.goOn();
    else this.act(action);
  }

  /// Breaths a minute, up or down; the core keeps them within the protocol's bounds.
  private pace(step: number): void {
    const breath = this.view?.breath;
    if (breath) this.send({ type: 'pace', level: Math.round(60 / (breath.in_s + breath.out_s)) + step });
  }

  private turnAside(aside: Aside): void {
    if (aside === 'none') return this.goOn();
    this.signals.hush();
    this.aside = aside;
    if (this.view && !this.view.paused) this.send({ type: 'pause' });
  }

  goOn(): void {
    this.aside = 'none';
    this.send({ type: 'resume' });
  }

  stop(reason: StopReason): void {
    this.signals.hush();
    this.aside = 'none';
    this.stopped = reason;
    this.send({ type: 'stop', reason });
  }

  swap(swap: Swap): void {
    this.aside = 'none';
    this.send({ type: 'swap', exercise: swap.exercise, variant: swap.variant });
    this.send({ type: 'resume' });
  }

  switch(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    writeSettings(localStorage, this.settings);
  }

  keep(): void {
    this.coach.keep();
  }

  tryAgain(): void {
    if (this.failures.journal) void this.coach.writeAgain();
    else if (this.view) this.send({ type: 'tick' });
    else void this.start();
  }

  leave(): void {
    this.coach.leave();
    this.end();
  }

  private shown(frame: SessionFrame, before: SessionView | undefined): void {
    const { view } = frame;
    const isNewPhase = before?.phase !== view.phase || before.item !== view.item || before.side !== view.side;
    if (isNewPhase) this.dimChoice = undefined;
    if (before && before.posture !== view.posture && !view.tempo) this.cameFrom = before.item === view.item ? before.posture : '';
    this.view = view;
    this.entries = this.coach.entries;
    this.since_ms = 0;
    if (this.pending === 0) this.beat();
    this.signals.give(frame.cues, isNewPhase || before.set !== view.set || before.rep !== view.rep);
    if (this.settings.waistband) this.tilt?.tie.shown(view);
    this.media?.show([view.title, whereAmI(view)].filter(Boolean).join(' · '), view.paused);
    if (view.phase === 'stopped' && this.stopped === '') this.stopped = 'other';
    if (this.coach.isOver) this.finish();
  }

  /// The voice may say its last sentence and the last tone ring out before everything is given back.
  private finish(): void {
    this.entries = this.coach.entries;
    setTimeout(() => this.end(), 6000);
  }

  /// The countdown is drawn between two answers of the core; more often only while something moves.
  private draw(): () => void {
    let frame = 0;
    let last = 0;
    const step = (now: number) => {
      frame = requestAnimationFrame(step);
      const view = this.view;
      const lively = view && (view.breath !== null || view.tempo !== null || view.total_ms - view.left_ms + this.since_ms < way_ms);
      if (!lively && now - last < 100) return;
      last = now;
      this.since_ms = Math.max(0, performance.now() - this.coach.countedAt);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }

  private end(): void {
    this.giveBack.splice(0).forEach((give) => give());
    if (!this.elsewhere) this.signals.close();
    this.elsewhere ||= false;
  }

  get remarks(): string[] {
    const remarks = [];
    if (this.voice === 'silent') remarks.push(t('session.no_voice'));
    if (this.awake === 'missing' || this.awake === 'refused') remarks.push(t(`session.awake_${this.awake}`));
    if (this.app.storageFailure) remarks.push(t('session.not_kept'));
    return remarks;
  }
}
