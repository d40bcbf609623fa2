// Delete everything: the server's copy first, so that a failure there leaves the device's whole.
import type { App } from '../../app/app.svelte';
import { rememberWipe, wipeServer, type Wiped } from '../../journal/sync';

export interface Receipt {
  at: string;
  events: number; // on this device
  server: Wiped;
}

export async function deleteEverything(app: App): Promise<Receipt> {
  const events = app.events.length;
  const server = await wipeServer();
  await app.destroyLocal();
  localStorage.clear();
  if (server.server === 'away') rememberWipe(localStorage);
  return { at: new Date().toISOString(), events, server };
}
