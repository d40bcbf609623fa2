// What the checks share: walking the project's own files, and ending with a verdict.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'generated', '.git', '.node', 'test-results']);

/// Paths below `root` (relative to it, sorted) of the files in `folders` that match `pattern`.
export function filesUnder(root, folders, pattern) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(path);
      else if (entry.isFile() && pattern.test(path)) found.push(path);
    }
  };
  folders.filter((folder) => existsSync(join(root, folder))).forEach(walk);
  return found.sort();
}

/// Lines of a list file, without comments and blanks.
export function listLines(text) {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter(Boolean);
}

/// True when the module at `url` is the program that node was started with.
export function isMain(url) {
  return process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(url);
}

/// Prints what was found; the exit code says whether it was nothing.
export function report(problems) {
  problems.forEach((problem) => console.error(problem));
  process.exitCode = problems.length ? 1 : 0;
}
