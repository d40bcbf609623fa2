/// Starts the service worker; the app works without it, only not offline.
export function registerOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('./sw.js', { scope: './' }).catch(() => undefined);
}
