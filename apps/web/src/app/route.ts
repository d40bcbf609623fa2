// Pages by hash: one static file serves them all, online and offline.
export const pages = [
  'today', 'screen', 'test', 'answer', 'plan', 'session', 'checkin', 'progress', 'report', 'learn', 'settings', 'release', 'more',
] as const;

export type PageId = (typeof pages)[number];

export function pageOf(hash: string): PageId {
  const id = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return pages.find((page) => page === id) ?? 'today';
}

export const linkTo = (page: PageId): string => `#/${page}`;

export function go(page: PageId): void {
  location.hash = linkTo(page);
}

/// One decision per screen: these pages show no menu, only a way out.
export const isFocused = (page: PageId): boolean => page === 'screen' || page === 'test' || page === 'session';
