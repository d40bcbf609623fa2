// Pages by hash: one static file serves them all, online and offline. What follows a page's name is
// its own: #/learn/myths is the lesson `myths`.
export const pages = [
  'today', 'screen', 'test', 'answer', 'plan', 'session', 'checkin', 'progress', 'report', 'letter', 'learn', 'where', 'profile',
  'settings', 'release', 'more', 'phone',
] as const;

export type PageId = (typeof pages)[number];

const partsOf = (hash: string) => hash.replace(/^#\/?/, '').split('?')[0]!.split('/');

export function pageOf(hash: string): PageId {
  const id = partsOf(hash)[0];
  return pages.find((page) => page === id) ?? 'today';
}

/// What follows the page's name; empty when nothing does.
export const partOf = (hash: string): string => decodeURIComponent(partsOf(hash)[1] ?? '');

export const linkTo = (page: PageId, part = ''): string => `#/${page}` + (part ? `/${encodeURIComponent(part)}` : '');

export function go(page: PageId): void {
  location.hash = linkTo(page);
}

/// One decision per screen: these pages show no menu, only a way out.
export const isFocused = (page: PageId): boolean => page === 'screen' || page === 'test' || page === 'session' || page === 'where' || page === 'phone';
