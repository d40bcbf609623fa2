// What the service worker keeps, decided at build time.

export interface BuiltFile {
  path: string; // relative to the web root, "/" between folders
  hash: string; // of its content
}

export interface PrecacheList {
  version: string; // changes whenever a file does
  urls: string[]; // "./" first: the page itself
}

const skipped = (path: string) => path === 'sw.js' || path.endsWith('.map');

export function precacheList(files: BuiltFile[]): PrecacheList {
  const kept = files
    .filter((file) => !skipped(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const urls = kept.filter((file) => file.path !== 'index.html').map((file) => './' + file.path);
  return { version: fingerprint(kept.map((file) => `${file.path} ${file.hash}`).join('\n')), urls: ['./', ...urls] };
}

/// FNV-1a, 2 x 32 bits: a name for a cache, not a security check.
function fingerprint(text: string): string {
  const run = (seed: number) => {
    let hash = seed;
    for (let i = 0; i < text.length; ++i) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return run(0x811c9dc5) + run(0x1b873593);
}

/// What to do with a request: the page from the kept copy, a file from the kept copy, or leave it.
export function routeOf(request: { method: string; mode: string; url: string }, scope: string): 'page' | 'file' | 'leave' {
  const url = new URL(request.url);
  const root = new URL(scope);
  if (request.method !== 'GET' || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return 'leave';
  if (url.pathname.slice(root.pathname.length).startsWith('api/')) return 'leave';
  return request.mode === 'navigate' ? 'page' : 'file';
}
