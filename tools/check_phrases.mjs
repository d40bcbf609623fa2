#!/usr/bin/env node
// Fails when a text that a person may read holds a phrase of tools/forbidden_phrases.txt.
//
//   node tools/check_phrases.mjs [ROOT]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, isMain, listLines, report } from './source_files.mjs';

const FOLDERS = ['protocol', 'locales', 'apps'];
const TEXTS = /\.(toml|json|svelte|html|ts|webmanifest|cpp|h)$/;
const NOT_SHOWN = /(\.test\.ts|package(-lock)?\.json)$|(^|\/)(tests?|e2e)\//;

export function readPhrases(text) {
  const regex = (source) => new RegExp(source.slice(1, source.lastIndexOf('/')), 'gi');
  const lines = listLines(text);
  return {
    allowed: lines.filter((line) => line.startsWith('+')).map((line) => regex(line.slice(1).trim())),
    refused: lines.filter((line) => line.startsWith('/')).map(regex),
  };
}

/// The forbidden phrases of one text, each with its line. Comments of code are not shown to anyone.
export function phrasesIn(text, phrases, isCode) {
  const found = [];
  text.split('\n').forEach((line, index) => {
    let shown = isCode ? line.replace(/(^|\s)(\/\/|\/?\*).*/, '') : line.replace(/^\s*#.*/, '');
    phrases.allowed.forEach((allowed) => (shown = shown.replace(allowed, '')));
    for (const refused of phrases.refused) {
      const match = shown.match(refused);
      if (match) found.push({ line: index + 1, phrase: match[0] });
    }
  });
  return found;
}

export function checkPhrases(root) {
  const phrases = readPhrases(readFileSync(join(root, 'tools/forbidden_phrases.txt'), 'utf8'));
  const problems = [];
  for (const file of filesUnder(root, FOLDERS, TEXTS)) {
    if (NOT_SHOWN.test(file)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    for (const { line, phrase } of phrasesIn(text, phrases, /\.(ts|cpp|h)$/.test(file))) {
      problems.push(`${file}:${line}: says "${phrase}", which Psoas never says`);
    }
  }
  return problems;
}

if (isMain(import.meta.url)) report(checkPhrases(process.argv[2] ?? '.'));
