#!/usr/bin/env node
// Fails when a file includes what its folder may not (tools/include_law.txt).
//
//   node tools/check_includes.mjs [ROOT]
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesUnder, isMain, report } from './source_files.mjs';

const CORE = /^src\/(?!proof\/)/;

export function readLaw(text) {
  const law = { folders: new Map(), neverInCore: new Set() };
  for (const line of text.split('\n')) {
    const [head, ...rest] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!head) continue;
    if (head === 'never-in-core') rest.forEach((name) => law.neverInCore.add(name));
    else law.folders.set(head, new Set(rest));
  }
  return law;
}

export function includesOf(text) {
  const found = [];
  text.split('\n').forEach((line, index) => {
    const match = line.match(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/);
    if (match) found.push({ line: index + 1, angled: match[1] === '<', name: match[2] });
  });
  return found;
}

/// The folder of the law that a path lies in; the longest name wins.
function folderOf(path, law) {
  const names = [...law.folders.keys()].filter((name) => path.startsWith(`${name}/`));
  return names.sort((a, b) => b.length - a.length)[0];
}

/// Where a quoted include leads: beside the file, else in one of the include roots. A folder that
/// is a program or library of its own is a root too, for itself and for whoever may include it.
function resolve(root, law, folder, file, name) {
  const places = [dirname(file), folder, ...law.folders.get(folder), 'src', 'apps', 'tools', '.'];
  const paths = places.map((place) => normalize(join(place, name)));
  return paths.find((path) => existsSync(join(root, path)));
}

function judge(root, law, file, include) {
  const folder = folderOf(file, law);
  if (!folder) return 'lies in a folder that the include law does not name';
  if (include.angled) {
    const barred = CORE.test(file) && law.neverInCore.has(`<${include.name}>`);
    return barred ? `includes <${include.name}>, which the core may not` : null;
  }
  const target = resolve(root, law, folder, file, include.name);
  if (!target) return `includes "${include.name}", which is no file of the project`;
  const targetFolder = folderOf(target, law);
  if (targetFolder === folder || law.folders.get(folder).has(targetFolder)) return null;
  return `includes "${include.name}" (${targetFolder ?? dirname(target)}), which ${folder} may not`;
}

/// Ways to reach the clock, the environment or chance that need no barred header.
function barredCalls(text, law) {
  const code = text.replace(/\/\/.*/g, '');
  const barred = [...law.neverInCore].filter((name) => !name.startsWith('<'));
  return barred.filter((name) => code.includes(name)).map((name) => `uses ${name}, which the core may not`);
}

export function checkIncludes(root) {
  const law = readLaw(readFileSync(join(root, 'tools/include_law.txt'), 'utf8'));
  const problems = [];
  for (const file of filesUnder(root, ['src', 'apps', 'tools'], /\.(h|hpp|c|cc|cpp)$/)) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const include of includesOf(text)) {
      const problem = judge(root, law, file, include);
      if (problem) problems.push(`${file}:${include.line}: ${problem}`);
    }
    if (CORE.test(file)) problems.push(...barredCalls(text, law).map((call) => `${file}: ${call}`));
  }
  return problems;
}

if (isMain(import.meta.url)) report(checkIncludes(process.argv[2] ?? '.'));
