// The same bytes natively and as WebAssembly: every vignette, whole sessions, and requests that make
// no sense.
//
//   node tests/wasm/run.mjs BUILD_FOLDER
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALLOWED_IMPORTS, compileCore, startCore } from './core.mjs';
import { garbledRequests, plainRequests, vignetteRequests } from './requests.mjs';
import { playedRequests } from './sessions.mjs';

const GARBLED = 2000;
const FEWEST_EXERCISES = 12;
const LOCALE = new URL('../../locales/en.json', import.meta.url);
const folder = process.argv[2];
const outcome = { passed: 0, failed: 0 };

function check(name, holds, detail = () => '') {
  outcome[holds ? 'passed' : 'failed'] += 1;
  if (!holds) console.log(`FAILED ${name}\n${detail()}`);
}

/// All requests through one native process: a line in, a line out.
function nativeAnswers(requests) {
  const lines = Buffer.concat(requests.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]));
  const done = spawnSync(join(folder, 'tests/wasm/psoas-call'), { input: lines, maxBuffer: 2 ** 30 });
  if (done.status !== 0) throw new Error(`psoas-call ended with ${done.status ?? done.signal}: ${done.stderr}`);
  return done.stdout.toString('latin1').split('\n').slice(0, -1);
}

/// A trap inside the module is an answer too: one that nothing native equals.
function wasmAnswer(call, bytes) {
  try {
    return call(bytes).toString('latin1');
  } catch (trap) {
    return `trapped: ${trap.message}`;
  }
}

const firstDifference = (a, b) => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const part = (text) => text.slice(Math.max(0, at - 60), at + 60);
  return `  at byte ${at}\n  native ${part(a)}\n  wasm   ${part(b)}`;
};

const module = compileCore(join(folder, 'wasm/apps/wasm/psoas.wasm'));
const imports = WebAssembly.Module.imports(module).map(({ name }) => name).sort();
check('the module imports nothing but three calls', imports.every((name) => ALLOWED_IMPORTS.includes(name)), () => imports.join());

const vignettes = JSON.parse(readFileSync(join(folder, 'generated/vignettes.json'), 'utf8'));
check('there are at least 30 vignettes', vignettes.length >= 30, () => `${vignettes.length}`);

/// Whole sessions of the worked cases, as many as it takes for every exercise that they have.
function sessionRequests() {
  const play = startCore(module);
  const exercises = new Set();
  const played = vignettes.map((vignette) => playedRequests(play, vignette, exercises));
  check(`at least ${FEWEST_EXERCISES} exercises are played`, exercises.size >= FEWEST_EXERCISES, () => [...exercises].join());
  const words = JSON.parse(readFileSync(LOCALE, 'utf8'));
  const wordless = played.flatMap(({ ids }) => ids).filter((id) => typeof words.coach[id.replace('coach.', '')] !== 'string');
  check('everything that the coach says and shows has words', wordless.length === 0, () => wordless.join());
  return played.flatMap(({ requests }) => requests);
}

const requests = [...plainRequests(), ...vignettes.flatMap(vignetteRequests), ...sessionRequests(), ...garbledRequests(vignettes, GARBLED)];
const native = nativeAnswers(requests);
check('every request has one answer', native.length === requests.length, () => `${native.length} of ${requests.length}`);

const call = startCore(module);
requests.forEach(({ name, bytes }, index) => {
  const wasm = wasmAnswer(call, bytes);
  check(name, wasm === native[index], () => firstDifference(native[index] ?? '', wasm));
});

console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exitCode = outcome.failed ? 1 : 0;
