// Keeps the display on while a session runs. A browser takes the lock away when the page goes to the
// back, so it is asked for again when the page returns; where it cannot be had, the page says so.

export type Awake = 'asking' | 'held' | 'refused' | 'missing';

interface Device {
  wakeLock?: { request(type: 'screen'): Promise<WakeLockSentinel> };
}
type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

export function keepAwake(tell: (state: Awake) => void, device: Device = navigator as Device, page: Page = document): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;

  async function ask(): Promise<void> {
    if (over || page.visibilityState !== 'visible') return;
    if (!device.wakeLock) return tell('missing');
    try {
      const given = await device.wakeLock.request('screen');
      if (over) return void given.release();
      lock = given;
      tell('held');
    } catch {
      tell('refused'); // a low battery, or the person's own setting
    }
  }

  const again = () => void ask();
  page.addEventListener('visibilitychange', again);
  again();
  return () => {
    over = true;
    page.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
