// The journal on this device: append-only events in IndexedDB, with an outbox for the server.
//
// Each stored record has a `seq` in the order of arrival. An id that comes again with the same
// content is not stored again; with other content both are kept and the core names the conflict.
import { deleteDatabase, openDatabase, result, transact } from './database';
import { canonical, type JournalEvent } from './event';

export interface StoredEvent {
  seq: number;
  event: JournalEvent;
}

export interface Added {
  accepted: JournalEvent[];
  repeated: number;
}

export class JournalStore {
  private constructor(
    private readonly db: IDBDatabase,
    private readonly name: string,
  ) {}

  static async open(name = 'psoas'): Promise<JournalStore> {
    return new JournalStore(await openDatabase(name), name);
  }

  /// Events made here wait in the outbox until the server has them; events from the server do not.
  add(events: JournalEvent[], from: 'here' | 'server', meta: Record<string, unknown> = {}): Promise<Added> {
    return transact(this.db, 'readwrite', async (tx) => {
      const added: Added = { accepted: [], repeated: 0 };
      for (const event of events) {
        const known = (await result(tx.objectStore('events').index('id').getAll(event.id))) as StoredEvent[];
        if (known.some((stored) => canonical(stored.event) === canonical(event))) {
          ++added.repeated;
          continue;
        }
        const seq = (await result(tx.objectStore('events').add({ event }))) as number;
        if (from === 'here') await result(tx.objectStore('outbox').put({ seq }));
        added.accepted.push(event);
      }
      for (const [key, value] of Object.entries(meta)) await result(tx.objectStore('meta').put(value, key));
      return added;
    });
  }

  readAfter(seq: number): Promise<StoredEvent[]> {
    return transact(this.db, 'readonly', (tx) =>
      result(tx.objectStore('events').getAll(IDBKeyRange.lowerBound(seq, true)) as IDBRequest<StoredEvent[]>),
    );
  }

  /// What the server does not have yet, oldest first, after `seq`.
  outbox(seq: number, limit: number): Promise<StoredEvent[]> {
    return transact(this.db, 'readonly', async (tx) => {
      const keys = await result(tx.objectStore('outbox').getAllKeys(IDBKeyRange.lowerBound(seq, true), limit));
      const found: StoredEvent[] = [];
      for (const key of keys) found.push((await result(tx.objectStore('events').get(key))) as StoredEvent);
      return found;
    });
  }

  countOutbox(): Promise<number> {
    return transact(this.db, 'readonly', (tx) => result(tx.objectStore('outbox').count()));
  }

  sent(seqs: number[]): Promise<void> {
    return transact(this.db, 'readwrite', async (tx) => {
      for (const seq of seqs) await result(tx.objectStore('outbox').delete(seq));
    });
  }

  /// Queues everything again, for a server that has lost its copy.
  sendAllAgain(): Promise<void> {
    return transact(this.db, 'readwrite', async (tx) => {
      for (const seq of await result(tx.objectStore('events').getAllKeys())) {
        await result(tx.objectStore('outbox').put({ seq: seq as number }));
      }
      await result(tx.objectStore('meta').delete('server_restarted'));
    });
  }

  readMeta<T>(key: string): Promise<T | undefined> {
    return transact(this.db, 'readonly', (tx) => result(tx.objectStore('meta').get(key) as IDBRequest<T | undefined>));
  }

  async destroy(): Promise<void> {
    this.db.close();
    await deleteDatabase(this.name);
  }
}
