// Carries events to and from the server the page came from. The device's copy is the one that
// counts; a server that is away only makes the outbox longer.
import type { JournalEvent } from './event';
import type { JournalStore, StoredEvent } from './store';

export type SyncState = 'local' | 'synced' | 'waiting' | 'refused';

export interface SyncReport {
  state: SyncState; // local: the page's server keeps no journals
  waiting: number; // events only on this device
  received: number;
  reason?: string; // the server's own words when it refused
}

interface Page {
  events: JournalEvent[];
  cursor: string;
  more?: boolean;
  restarted?: boolean;
}

const batchSize = 200;

export class ServerAway extends Error {}
export class ServerRefused extends Error {}
export class NoJournalServer extends Error {}

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, cache: 'no-store' });
  } catch {
    throw new ServerAway();
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (response.status === 404 || response.status === 405 || (response.ok && !isJson)) throw new NoJournalServer();
  const body: unknown = await response.json().catch(() => null);
  if (response.status >= 500 || response.status === 429) throw new ServerAway(problemText(body));
  if (!response.ok) throw new ServerRefused(problemText(body));
  return body;
}

/// The server's own sentence for what went wrong, where it has one.
function problemText(body: unknown): string {
  const { message, mend } = (body ?? {}) as { message?: unknown; mend?: unknown };
  return [message, mend].filter((text) => typeof text === 'string').join(' ');
}

async function send(store: JournalStore, batch: StoredEvent[]): Promise<void> {
  await ask('./api/journal', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events: batch.map((stored) => stored.event) }),
  });
  await store.sent(batch.map((stored) => stored.seq));
}

/// A batch is kept whole or not at all, so one event the server refuses must not hold up the rest.
async function sendOneByOne(store: JournalStore, batch: StoredEvent[]): Promise<ServerRefused | undefined> {
  let refusal: ServerRefused | undefined;
  for (const stored of batch) {
    try {
      await send(store, [stored]);
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      refusal = error;
    }
  }
  return refusal;
}

async function push(store: JournalStore): Promise<ServerRefused | undefined> {
  let refusal: ServerRefused | undefined;
  let seq = 0;
  for (;;) {
    const batch = await store.outbox(seq, batchSize);
    if (batch.length === 0) return refusal;
    seq = batch[batch.length - 1]!.seq;
    try {
      await send(store, batch);
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      refusal = (await sendOneByOne(store, batch)) ?? refusal;
    }
  }
}

async function pull(store: JournalStore): Promise<number> {
  let received = 0;
  for (;;) {
    const cursor = (await store.readMeta<string>('cursor')) ?? '';
    const page = (await ask('./api/journal?since=' + encodeURIComponent(cursor))) as Page;
    const meta = { cursor: page.cursor, ...(page.restarted ? { server_restarted: true } : {}) };
    received += (await store.add(page.events, 'server', meta)).accepted.length;
    if (!page.more || page.events.length === 0) return received;
  }
}

/// One round: send what waits, then fetch what is new. Never throws for a server's sake.
export async function syncOnce(store: JournalStore): Promise<SyncReport> {
  const report = async (state: SyncState, received: number, reason?: string): Promise<SyncReport> => ({
    state,
    received,
    waiting: await store.countOutbox(),
    ...(reason ? { reason } : {}),
  });
  try {
    const refusal = await push(store);
    const received = await pull(store);
    return await (refusal ? report('refused', received, refusal.message) : report('synced', received));
  } catch (error) {
    if (error instanceof ServerAway) return report('waiting', 0, error.message);
    if (error instanceof NoJournalServer) return report('local', 0);
    if (error instanceof ServerRefused) return report('refused', 0, error.message);
    throw error;
  }
}

export type Wiped = { server: 'none' } | { server: 'away' } | { server: 'done'; deleted: number };

/// Asks the server to forget everything.
export async function wipeServer(): Promise<Wiped> {
  try {
    const answer = (await ask('./api/journal?confirm=everything', { method: 'DELETE' })) as { deleted?: number };
    return { server: 'done', deleted: answer.deleted ?? 0 };
  } catch (error) {
    return { server: error instanceof NoJournalServer ? 'none' : 'away' };
  }
}

const wipeKey = 'psoas-wipe-pending';

/// The server was away when everything was deleted: its copy goes before anything is fetched again.
export const rememberWipe = (shelf: Pick<Storage, 'setItem'>): void => shelf.setItem(wipeKey, 'yes');

export async function finishWipe(shelf: Pick<Storage, 'getItem' | 'removeItem'>): Promise<boolean> {
  if (shelf.getItem(wipeKey) === null) return true;
  if ((await wipeServer()).server === 'away') return false;
  shelf.removeItem(wipeKey);
  return true;
}
