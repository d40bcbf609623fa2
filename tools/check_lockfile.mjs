#!/usr/bin/env node
// Fails when a package-lock.json names a download host, or package.json a version that is not exact.
//
//   node tools/check_lockfile.mjs [ROOT]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, isMain, report } from './source_files.mjs';

export function hostsIn(lock) {
  const problems = [];
  for (const [name, entry] of Object.entries(lock.packages ?? {})) {
    if (entry.resolved && !entry.link) problems.push(`"${name}" names where it came from`);
  }
  return problems;
}

export function looseVersions(manifest) {
  const listed = { ...manifest.dependencies, ...manifest.devDependencies };
  return Object.entries(listed)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `"${name}" is "${version}", not one exact version`);
}

export function checkLockfiles(root) {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const at = (file) => (problem) => `${file}: ${problem}`;
  const files = (name) => filesUnder(root, ['apps', 'tests', 'bench'], new RegExp(`/${name}$`));
  return [
    ...files('package-lock\\.json').flatMap((file) => hostsIn(read(file)).map(at(file))),
    ...files('package\\.json').flatMap((file) => looseVersions(read(file)).map(at(file))),
  ];
}

if (isMain(import.meta.url)) report(checkLockfiles(process.argv[2] ?? '.'));
