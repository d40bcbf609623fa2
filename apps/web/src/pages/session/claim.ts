// One session on a device: whoever holds it gives it back by calling what comes back.

/// Nothing when another tab holds it. Where a browser has no locks, everyone may.
export function claimSession(locks: LockManager | null = navigator.locks ?? null): Promise<(() => void) | undefined> {
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((done, failed) => {
    locks
      .request('psoas-session', { ifAvailable: true }, (lock) => (lock ? new Promise<void>((free) => done(() => free())) : done(undefined)))
      .catch(failed);
  });
}
