// The checks themselves: each must fail on what it is there to refuse.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { functionsIn } from './check_budgets.mjs';
import { checkIncludes } from './check_includes.mjs';
import { hostsIn, looseVersions } from './check_lockfile.mjs';
import { phrasesIn, readPhrases } from './check_phrases.mjs';

const made = [];
after(() => made.forEach((root) => rmSync(root, { recursive: true })));

const law = readFileSync(new URL('include_law.txt', import.meta.url), 'utf8');
const phrases = readPhrases(readFileSync(new URL('forbidden_phrases.txt', import.meta.url), 'utf8'));

/// A small project: path -> text.
function project(files) {
  const root = mkdtempSync(join(tmpdir(), 'psoas-check-'));
  made.push(root);
  for (const [path, text] of Object.entries({ 'tools/include_law.txt': law, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test('a file may include its own folder and what the law allows', () => {
  const root = project({
    'src/base/result.h': '#pragma once\n',
    'src/rules/table.h': '#include "base/result.h"\n',
    'src/rules/table.cpp': '#include "rules/table.h"\n#include <vector>\n',
  });
  assert.deepEqual(checkIncludes(root), []);
});

test('an include against the law is refused with file and line', () => {
  const root = project({
    'src/rules/table.h': '#pragma once\n',
    'src/base/result.h': '#pragma once\n#include "rules/table.h"\n',
  });
  assert.deepEqual(checkIncludes(root), [
    'src/base/result.h:2: includes "rules/table.h" (src/rules), which src/base may not',
  ]);
});

test('a shell that goes around the api is refused', () => {
  const root = project({
    'src/guide/guide.h': '#pragma once\n',
    'apps/server/main.cpp': '#include "guide/guide.h"\n',
  });
  assert.equal(checkIncludes(root).length, 1);
});

test('a relative path does not get around the law', () => {
  const root = project({
    'src/guide/guide.h': '#pragma once\n',
    'src/base/ids.cpp': '#include "../guide/guide.h"\n',
  });
  assert.equal(checkIncludes(root).length, 1);
});

test('the core may not use chance or the clock, and native proofs may use threads', () => {
  const root = project({
    'src/base/ids.cpp': '#include <random>\n',
    'src/base/time.cpp': 'auto now = std::chrono::system_clock::now();\n',
    'src/proof/proof.cpp': '#include <thread>\n',
  });
  assert.deepEqual(checkIncludes(root), [
    'src/base/ids.cpp:1: includes <random>, which the core may not',
    'src/base/time.cpp: uses _clock::now, which the core may not',
  ]);
});

test('a folder that the law does not name is refused', () => {
  const root = project({ 'src/misc/a.cpp': '#include <vector>\n' });
  assert.match(checkIncludes(root)[0], /does not name/);
});

test('forbidden phrases are found in any case, with their line', () => {
  const text = 'title = "ok"\ntext = "Your psoas is tight and will be CURED."\n';
  assert.deepEqual(
    phrasesIn(text, phrases, false).map(({ line, phrase }) => [line, phrase]),
    [
      [2, 'Your psoas is tight'],
      [2, 'CURED'],
    ],
  );
});

test('the event clinician.released and comments are not phrases', () => {
  assert.deepEqual(phrasesIn('type = "clinician.released"', phrases, false), []);
  assert.deepEqual(phrasesIn('  // a released lock', phrases, true), []);
});

test('a function is measured from its head to its closing brace', () => {
  const body = Array.from({ length: 70 }, () => '  Step();').join('\n');
  const text = `namespace psoas {\nint Run(int a) {\n${body}\n}\n}  // namespace psoas\n`;
  assert.deepEqual(functionsIn(text), [{ head: 'int Run(int a) {', line: 2, lines: 72 }]);
});

test('members of a class are measured one by one', () => {
  const member = '  bool Put(int a,\n           int b) {\n    return a < b;\n  }\n';
  const text = `class Reader {\n public:\n${member}${member}};\n`;
  assert.deepEqual(functionsIn(text).map(({ lines }) => lines), [4, 4]);
});

test('a lockfile that names a host and a loose version are refused', () => {
  assert.equal(hostsIn({ packages: { 'node_modules/a': { resolved: 'x' } } }).length, 1);
  assert.deepEqual(looseVersions({ dependencies: { a: '^1.0.0', b: '1.2.3' } }), [
    '"a" is "^1.0.0", not one exact version',
  ]);
});
