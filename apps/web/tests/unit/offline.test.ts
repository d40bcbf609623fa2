import { describe, expect, it } from 'vitest';
import { precacheList, routeOf } from '../../src/offline/precache';

const files = [
  { path: 'index.html', hash: '1' },
  { path: 'assets/app-1.js', hash: '2' },
  { path: 'assets/app-1.js.map', hash: '3' },
  { path: 'assets/psoas-1.wasm', hash: '4' },
  { path: 'sw.js', hash: '5' },
];

describe('The list of files kept offline', () => {
  it('holds the page and everything it loads, but not the worker itself', () => {
    expect(precacheList(files).urls).toEqual(['./', './assets/app-1.js', './assets/psoas-1.wasm']);
  });

  it('changes its version with any kept file, and only then', () => {
    const { version } = precacheList(files);
    expect(precacheList([...files].reverse()).version).toBe(version);
    expect(precacheList(files.map((file) => (file.path === 'sw.js' ? { ...file, hash: '9' } : file))).version).toBe(version);
    expect(precacheList(files.map((file) => (file.path === 'index.html' ? { ...file, hash: '9' } : file))).version).not.toBe(version);
  });
});

describe('A request', () => {
  const scope = 'http://127.0.0.1:8137/';
  const request = (url: string, mode = 'cors', method = 'GET') => routeOf({ url, mode, method }, scope);

  it('of a page or a file is answered from the kept copy', () => {
    expect(request(scope, 'navigate')).toBe('page');
    expect(request(scope + 'assets/app-1.js')).toBe('file');
  });

  it('to the server’s journal, to another site or with another method is left alone', () => {
    expect(request(scope + 'api/journal?since=')).toBe('leave');
    expect(request('http://example.org/x.js')).toBe('leave');
    expect(request(scope + 'assets/app-1.js', 'cors', 'POST')).toBe('leave');
  });
});
