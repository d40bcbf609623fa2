import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newEvent, type JournalEvent } from '../../src/journal/event';
import { JournalStore } from '../../src/journal/store';
import { finishWipe, rememberWipe, syncOnce } from '../../src/journal/sync';

/// A server that keeps events as apps/server does: by id, in order of arrival, whole or not at all.
class Server {
  events: JournalEvent[] = [];
  posts = 0;
  away = false;
  refuses = '';
  generation = 'g1';

  fetch = (path: string, init?: RequestInit): Promise<Response> => {
    if (this.away) return Promise.reject(new TypeError('no connection'));
    if (init?.method === 'DELETE') {
      const deleted = this.events.splice(0).length;
      return Promise.resolve(Response.json({ deleted }));
    }
    return Promise.resolve(init?.method === 'POST' ? this.post(String(init.body)) : this.get(new URL(path, 'http://x')));
  };

  private post(body: string): Response {
    ++this.posts;
    const { events } = JSON.parse(body) as { events: JournalEvent[] };
    if (events.some((event) => event.id === this.refuses)) {
      return Response.json({ message: 'it is known with other content.', mend: 'Keep the first.' }, { status: 409 });
    }
    const fresh = events.filter((event) => !this.events.some((known) => known.id === event.id));
    this.events.push(...fresh);
    return Response.json({ accepted: fresh.length, repeated: events.length - fresh.length });
  }

  private get(url: URL): Response {
    const [generation, seq] = (url.searchParams.get('since') || `${this.generation}.0`).split('.');
    const restarted = generation !== this.generation;
    const from = restarted ? 0 : Number(seq);
    const events = this.events.slice(from, from + 2);
    const to = from + events.length;
    return Response.json({ events, cursor: `${this.generation}.${to}`, more: to < this.events.length, restarted });
  }
}

const note = (text: string) => newEvent('note.added', { text });
let store: JournalStore;
let server: Server;
beforeEach(async () => {
  store = await JournalStore.open('sync-test');
  server = new Server();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await store.destroy();
});

describe('A round of sync', () => {
  it('sends what waits and fetches what is new, page by page', async () => {
    server.events = [note('x'), note('y'), note('z')];
    await store.add([note('a')], 'here');
    const report = await syncOnce(store);
    expect(report).toEqual({ state: 'synced', waiting: 0, received: 3 });
    expect(server.events).toHaveLength(4);
    expect(await store.readAfter(0)).toHaveLength(4);
  });

  it('repeats nothing in the next round', async () => {
    await store.add([note('a')], 'here');
    await syncOnce(store);
    expect(await syncOnce(store)).toEqual({ state: 'synced', waiting: 0, received: 0 });
    expect(server.posts).toBe(1);
  });

  it('keeps everything waiting while the server is away, and delivers it later', async () => {
    server.away = true;
    await store.add([note('a'), note('b')], 'here');
    expect(await syncOnce(store)).toMatchObject({ state: 'waiting', waiting: 2 });
    server.away = false;
    expect(await syncOnce(store)).toMatchObject({ state: 'synced', waiting: 0 });
    expect(server.events).toHaveLength(2);
  });

  it('sends an event again when the answer to it was lost, and it is there once', async () => {
    await store.add([note('a')], 'here');
    const lossy = server.fetch;
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      await lossy(path, init);
      throw new TypeError('connection lost');
    });
    await syncOnce(store);
    vi.stubGlobal('fetch', lossy);
    await syncOnce(store);
    expect(server.events).toHaveLength(1);
    expect(await store.readAfter(0)).toHaveLength(1);
  });

  it('lets one refused event hold up no other, and says why', async () => {
    const bad = note('bad');
    server.refuses = bad.id;
    await store.add([note('a'), bad, note('b')], 'here');
    const report = await syncOnce(store);
    expect(report).toMatchObject({ state: 'refused', waiting: 1, reason: 'it is known with other content. Keep the first.' });
    expect(server.events).toHaveLength(2);
  });

  it('calls a server without journals local', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } })));
    expect(await syncOnce(store)).toMatchObject({ state: 'local' });
  });

  it('notes a server that began anew, loses nothing and can send all again', async () => {
    await store.add([note('a')], 'here');
    await syncOnce(store);
    Object.assign(server, { events: [], generation: 'g2' });
    await syncOnce(store);
    expect(await store.readMeta('server_restarted')).toBe(true);
    await store.sendAllAgain();
    await syncOnce(store);
    expect(server.events).toHaveLength(1);
  });
});

describe('A deletion that the server missed', () => {
  it('reaches it before anything is fetched again', async () => {
    const shelf = new Map<string, string>();
    const storage = {
      getItem: (key: string) => shelf.get(key) ?? null,
      setItem: (key: string, value: string) => void shelf.set(key, value),
      removeItem: (key: string) => void shelf.delete(key),
    };
    server.events = [note('x')];
    rememberWipe(storage);
    server.away = true;
    expect(await finishWipe(storage)).toBe(false);
    server.away = false;
    expect(await finishWipe(storage)).toBe(true);
    expect(server.events).toEqual([]);
    expect(shelf.size).toBe(0);
  });
});
