// What the pages share: the journal of this device, the core's guidance from it, and how the two
// are kept. Pages read; `record` is the only way to add something.
import type { About, Catalogue, Guidance } from '../generated/api';
import type { Engine } from '../engine/engine';
import { toLines, type JournalEvent } from '../journal/event';
import { JournalStore } from '../journal/store';
import { finishWipe, syncOnce, type SyncReport } from '../journal/sync';
import { joinTabs, onlyOneTab, type Tabs } from '../journal/tabs';

export type Phase = 'loading' | 'ready' | 'failed';

export class App {
  phase: Phase = $state('loading');
  failure = $state('');
  events: JournalEvent[] = $state.raw([]);
  guidance: Guidance | undefined = $state.raw();
  catalogue: Catalogue | undefined = $state.raw();
  about: About | undefined = $state.raw();
  sync: SyncReport | undefined = $state.raw();
  serverRestarted = $state(false);
  /** Events the device would not keep; they live only in this tab until it does. */
  unsaved: JournalEvent[] = $state.raw([]);
  storageFailure = $state('');
  deletedElsewhere = $state(false);

  private store: JournalStore | undefined;
  private tabs: Tabs | undefined;
  private lastSeq = 0;
  private reading: Promise<void> = Promise.resolve();

  constructor(readonly engine: Engine) {}

  async start(): Promise<void> {
    try {
      [this.about, this.catalogue] = await Promise.all([this.engine.call('about', {}), this.engine.call('protocol', {})]);
      await this.openStore();
      await this.readNew();
      await this.refresh();
      this.phase = 'ready';
    } catch (error) {
      this.failure = String(error instanceof Error ? error.message : error);
      this.phase = 'failed';
      return;
    }
    this.listen();
    void this.syncNow();
  }

  private async openStore(): Promise<void> {
    try {
      this.store = await JournalStore.open();
      this.serverRestarted = (await this.store.readMeta<boolean>('server_restarted')) ?? false;
    } catch (error) {
      this.storageFailure = String(error instanceof Error ? error.message : error);
    }
  }

  private listen(): void {
    this.tabs = joinTabs((message) => {
      if (message === 'deleted') this.deletedElsewhere = true;
      else void this.catchUp();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.catchUp().then(() => this.syncNow());
    });
    addEventListener('online', () => void this.syncNow());
    setInterval(() => void this.refresh().then(() => this.syncNow()), 60_000);
  }

  private async catchUp(): Promise<void> {
    await this.readNew();
    await this.refresh();
  }

  /// Takes over what this device keeps and this tab has not seen. One reader at a time.
  private readNew(): Promise<void> {
    const read = async () => {
      const fresh = (await this.store?.readAfter(this.lastSeq)) ?? [];
      if (fresh.length === 0) return;
      this.lastSeq = fresh[fresh.length - 1]!.seq;
      await this.hold(fresh.map((stored) => stored.event));
    };
    this.reading = this.reading.then(read, read);
    return this.reading;
  }

  /// Gives events to the core and to the pages. The core takes a list whole or not at all; as a
  /// journal's text it takes every event it can and names the others.
  private async hold(events: JournalEvent[]): Promise<void> {
    this.events = [...this.events, ...events];
    const { problems } = await this.engine.call('append', { events });
    if (problems.length > 0) await this.engine.call('open', { journal: toLines(this.events) });
  }

  async refresh(): Promise<void> {
    this.guidance = await this.engine.call('guide', { now: new Date().toISOString() });
  }

  /// Appends events: checked by the core, durable on this device, then sent on. Throws the core's
  /// refusal; a device that cannot keep them is told to the person instead.
  async record(events: JournalEvent[]): Promise<void> {
    for (const event of events) await this.refuseFaulty(event);
    try {
      if (!this.store) throw new Error(this.storageFailure);
      await this.store.add(events, 'here');
      void navigator.storage?.persist?.(); // ask the browser not to clear it when space gets short
      this.tabs?.tell('changed');
      await this.readNew();
    } catch (error) {
      this.storageFailure = String(error instanceof Error ? error.message : error);
      this.unsaved = [...this.unsaved, ...events];
      await this.hold(events);
    }
    await this.refresh();
    void this.syncNow();
  }

  private async refuseFaulty(event: JournalEvent): Promise<void> {
    const { problems } = await this.engine.call('check', { event });
    const first = problems[0];
    if (first) throw new Error(`${first.place}: ${first.message} ${first.mend}`);
  }

  async saveAgain(): Promise<void> {
    const waiting = this.unsaved;
    try {
      this.store ??= await JournalStore.open();
      await this.store.add(waiting, 'here');
      // This tab holds them already: skip them when reading what is new.
      const all = await this.store.readAfter(this.lastSeq);
      const held = new Set(this.events.map((event) => event.id));
      this.lastSeq = all[all.length - 1]?.seq ?? this.lastSeq;
      await this.hold(all.map((stored) => stored.event).filter((event) => !held.has(event.id)));
      this.unsaved = [];
      this.storageFailure = '';
      this.tabs?.tell('changed');
      await this.refresh();
      void this.syncNow();
    } catch (error) {
      this.storageFailure = String(error instanceof Error ? error.message : error);
    }
  }

  /// What the core would say if these events were added; nothing is kept.
  preview(events: JournalEvent[]): Promise<Guidance> {
    return this.engine.call('guide', { now: new Date().toISOString(), journal: toLines([...this.events, ...events]) });
  }

  async syncNow(): Promise<void> {
    const store = this.store;
    if (!store) return;
    const round = async () => ((await finishWipe(localStorage)) ? syncOnce(store) : undefined);
    const report = await onlyOneTab('psoas-sync', round).catch(() => undefined);
    if (!report) return;
    this.sync = report;
    this.serverRestarted = (await store.readMeta<boolean>('server_restarted')) ?? false;
    if (report.received > 0) {
      this.tabs?.tell('changed');
      await this.catchUp();
    }
  }

  async sendAllAgain(): Promise<void> {
    await this.store?.sendAllAgain();
    this.serverRestarted = false;
    await this.syncNow();
  }

  /// Removes the journal from this device and tells the other tabs.
  async destroyLocal(): Promise<void> {
    await this.store?.destroy();
    this.store = undefined;
    this.tabs?.tell('deleted');
  }
}
