// Builds the service worker after the app and gives it the list of files to keep.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { precacheList, type BuiltFile } from '../src/offline/precache.ts';

async function builtFiles(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const hash = createHash('sha256').update(await readFile(path)).digest('hex');
      return { path: relative(folder, path).replaceAll('\\', '/'), hash };
    }),
  );
}

export function precache(workerSource: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'psoas-precache',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async writeBundle() {
      const outDir = resolve(config.root, config.build.outDir);
      const list = precacheList(await builtFiles(outDir));
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: 'warn',
        define: { __PRECACHE__: JSON.stringify(list) },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: { input: workerSource, output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      });
    },
  };
}
