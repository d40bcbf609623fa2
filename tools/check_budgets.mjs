#!/usr/bin/env node
// Fails when a file or function grew too long, or the web app too heavy (tools/budgets.json).
//
//   node tools/check_budgets.mjs [ROOT] [WASM] [DIST]
// The sizes of the wasm core and the first load are checked when their paths are given.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesUnder, isMain, report } from './source_files.mjs';

const CODE = /\.(h|cpp|mjs|ts|svelte)$/;
const FOLDERS = ['src', 'apps', 'tools', 'tests', 'bench', 'fuzz'];
const PACKED = /\.(woff2|png|jpg|webp)$/;

const HEAD = /^( {0,2})[A-Za-z~].*\(/;
const NOT_A_HEAD = /^\s*(if|for|while|switch|return|else|do|using|public|private|protected|INSTANTIATE_\w+)\b/;

/// The line that ends the statement begun at `from`: with "{" for a body, else with ";" or "}".
function statementEnd(lines, from) {
  let at = from;
  while (at < lines.length && !/[{;}]$/.test(lines[at])) at += 1;
  return at;
}

/// Functions of Google-formatted C++: a head at column 0 or 2, to "}" at the same column.
export function functionsIn(text) {
  const found = [];
  const lines = text.split('\n').map((line) => line.replace(/\s*\/\/.*/, ''));
  for (let at = 0; at < lines.length; at += 1) {
    const head = lines[at].match(HEAD);
    if (!head || NOT_A_HEAD.test(lines[at])) continue;
    const opened = statementEnd(lines, at);
    if (!/\{$/.test(lines[opened] ?? '')) continue;
    const closing = `${head[1]}}`;
    let closed = opened + 1;
    while (closed < lines.length && !lines[closed].startsWith(closing)) closed += 1;
    found.push({ head: lines[at].trim(), line: at + 1, lines: closed - at + 1 });
    at = closed;
  }
  return found;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor(sorted.length / 2)] : 0;
}

export function checkLengths(root, budgets) {
  const problems = [];
  const lengths = [];
  for (const file of filesUnder(root, FOLDERS, CODE)) {
    const text = readFileSync(join(root, file), 'utf8');
    const lines = text.split('\n').length - 1;
    lengths.push(lines);
    if (lines > budgets.lines_per_file && !(file in budgets.larger_files)) {
      problems.push(`${file}: ${lines} lines, the limit is ${budgets.lines_per_file}`);
    }
    if (!/\.(h|cpp)$/.test(file)) continue;
    for (const found of functionsIn(text)) {
      if (found.lines <= budgets.lines_per_function) continue;
      if (`${file}:${found.head}` in budgets.longer_functions) continue;
      problems.push(`${file}:${found.line}: a function of ${found.lines} lines, the limit is ${budgets.lines_per_function}`);
    }
  }
  if (median(lengths) > budgets.lines_median) {
    problems.push(`the median file has ${median(lengths)} lines, the limit is ${budgets.lines_median}`);
  }
  return problems;
}

const gzBytes = (path) =>
  PACKED.test(path) ? readFileSync(path).length : gzipSync(readFileSync(path), { level: 9 }).length;

const NAMED = {
  html: /(?:src|href)="\.\/([^"]+)"/g,
  js: /(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g, // a chunk behind import("./...") comes later
  css: /url\(["']?\.?\/?([^"')]+)["']?\)/g,
};

/// What the page asks for before it can be used: what its HTML names, what that imports at once, its
/// fonts, and the worker that runs the core. The core itself is counted apart.
function firstLoadBytes(dist) {
  const all = filesUnder(dist, ['.'], /./);
  const pending = ['index.html', ...all.map((file) => basename(file)).filter((name) => /^worker-.*\.js$/.test(name))];
  const counted = new Set();
  while (pending.length > 0) {
    const name = basename(pending.pop());
    const file = all.find((candidate) => basename(candidate) === name);
    if (!file || counted.has(file)) continue;
    counted.add(file);
    const named = NAMED[name.split('.').pop()];
    if (named) pending.push(...[...readFileSync(join(dist, file), 'utf8').matchAll(named)].map((match) => match[1]));
  }
  return [...counted].reduce((sum, file) => sum + gzBytes(join(dist, file)), 0);
}

export function checkSizes(budgets, wasm, dist) {
  const problems = [];
  const judge = (what, bytes, limit) => {
    console.log(`${what}: ${bytes} bytes compressed, the limit is ${limit}`);
    if (bytes > limit) problems.push(`${what} is over its limit by ${bytes - limit} bytes`);
  };
  if (wasm) judge('wasm core', gzBytes(wasm), budgets.wasm_gz_bytes);
  if (dist) judge('first load', firstLoadBytes(dist), budgets.first_load_gz_bytes);
  return problems;
}

if (isMain(import.meta.url)) {
  const [root = '.', wasm, dist] = process.argv.slice(2);
  const budgets = JSON.parse(readFileSync(join(root, 'tools/budgets.json'), 'utf8'));
  report([...checkLengths(root, budgets), ...checkSizes(budgets, wasm, dist)]);
}
