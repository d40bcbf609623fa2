// Tells the other tabs of this browser that the journal changed; each reads what it has not seen.

export type TabMessage = 'changed' | 'deleted';

export interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
}

export function joinTabs(heard: (message: TabMessage) => void): Tabs {
  const channel = new BroadcastChannel('psoas-journal');
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => heard(data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

/// Runs `work` unless another tab is doing it already.
export async function onlyOneTab<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
