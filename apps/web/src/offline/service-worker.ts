// Keeps the whole app on the device after the first load. A new version is fetched in the
// background and takes over when the last open page closes, so a page never meets files of another
// version.
/// <reference lib="webworker" />
import { routeOf, type PrecacheList } from './precache';

declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: PrecacheList;

const prefix = 'psoas-';
const cacheName = prefix + __PRECACHE__.version;

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(__PRECACHE__.urls.map((url) => new Request(url, { cache: 'reload' })));
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request: Request, kept: Request | string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(kept, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('fetch', (event) => {
  const route = routeOf(event.request, self.registration.scope);
  if (route === 'leave') return;
  event.respondWith(answer(event.request, route === 'page' ? self.registration.scope : event.request));
});
