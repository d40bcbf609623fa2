// IndexedDB with promises, and nothing more.

const version = 1;

export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const events = request.result.createObjectStore('events', { keyPath: 'seq', autoIncrement: true });
      events.createIndex('id', 'event.id');
      request.result.createObjectStore('outbox', { keyPath: 'seq' });
      request.result.createObjectStore('meta');
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('The browser gave no storage.'));
    request.onblocked = () => reject(new Error('Another tab holds the storage.'));
  });
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/// Runs `work` in one transaction; resolves when it is durable, rejects and undoes all of it otherwise.
export async function transact<T>(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  work: (tx: IDBTransaction) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(['events', 'outbox', 'meta'], mode, { durability: 'strict' });
  const finished = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new Error('The browser undid the write.'));
  });
  finished.catch(() => undefined); // reported below, once
  let value: T;
  try {
    value = await work(tx);
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // already undone by the browser, which is what we want
    }
    throw error;
  }
  await finished;
  return value;
}
