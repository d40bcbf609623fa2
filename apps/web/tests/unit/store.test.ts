import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newEvent, type JournalEvent } from '../../src/journal/event';
import { JournalStore } from '../../src/journal/store';

let store: JournalStore;
beforeEach(async () => {
  store = await JournalStore.open('store-test');
});
afterEach(() => store.destroy());

const note = (text: string): JournalEvent => newEvent('note.added', { text });

describe('The journal of the device', () => {
  it('keeps events in the order they came', async () => {
    const events = [note('a'), note('b'), note('c')];
    await store.add(events, 'here');
    expect((await store.readAfter(0)).map((stored) => stored.event)).toEqual(events);
  });

  it('keeps the same event once', async () => {
    const event = note('a');
    await store.add([event], 'here');
    const again = await store.add([{ ...event, data: { ...event.data } }], 'server');
    expect(again).toEqual({ accepted: [], repeated: 1 });
    expect(await store.readAfter(0)).toHaveLength(1);
  });

  it('keeps both when an id comes back with other content', async () => {
    const event = note('a');
    await store.add([event], 'here');
    await store.add([{ ...event, data: { text: 'b' } }], 'server');
    expect((await store.readAfter(0)).map((stored) => stored.event.data['text'])).toEqual(['a', 'b']);
  });

  it('queues for the server only what was made here', async () => {
    await store.add([note('mine')], 'here');
    await store.add([note('theirs')], 'server');
    expect((await store.outbox(0, 10)).map((stored) => stored.event.data['text'])).toEqual(['mine']);
  });

  it('hands out the queue in pages and forgets what was sent', async () => {
    await store.add([note('a'), note('b'), note('c')], 'here');
    const first = await store.outbox(0, 2);
    const rest = await store.outbox(first[1]!.seq, 2);
    expect(rest.map((stored) => stored.event.data['text'])).toEqual(['c']);
    await store.sent(first.map((stored) => stored.seq));
    expect(await store.countOutbox()).toBe(1);
  });

  it('keeps nothing of a write that fails in the middle', async () => {
    const broken = { ...note('b'), data: { text: () => 'cannot be stored' } };
    await expect(store.add([note('a'), broken], 'here', { cursor: 'x' })).rejects.toThrow();
    expect(await store.readAfter(0)).toEqual([]);
    expect(await store.readMeta('cursor')).toBeUndefined();
  });

  it('gives a second tab everything and nothing twice', async () => {
    const other = await JournalStore.open('store-test');
    const shared = note('shared');
    await Promise.all([store.add([shared, note('a')], 'here'), other.add([shared, note('b')], 'here')]);
    const texts = (await other.readAfter(0)).map((stored) => String(stored.event.data['text'])).sort();
    expect(texts).toEqual(['a', 'b', 'shared']);
  });
});
