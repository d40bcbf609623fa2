// The same questions as guide_bench.cpp, put to the WebAssembly core.
//
//   node bench/guide_wasm.mjs PSOAS.WASM YEAR.JSONL
import { readFileSync } from 'node:fs';
import { compileCore, startCore } from '../tests/wasm/core.mjs';

const NOW = '2027-01-04T18:00:00Z';
const ROUNDS = 50;
const [wasm, year] = process.argv.slice(2);
const request = (op, rest) => Buffer.from(JSON.stringify({ op, ...rest }));

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function timed(work, rounds = ROUNDS) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const module = compileCore(wasm);
console.log(`instantiate ${timed(() => startCore(module), 10).toFixed(2)} ms`);
const call = startCore(module);
const open = request('open', { journal: readFileSync(year, 'utf8') });
console.log(`open ${timed(() => call(open), 10).toFixed(2)} ms`);
for (const op of ['guide', 'progress', 'report']) {
  const bytes = request(op, { now: NOW });
  console.log(`${op} ${timed(() => call(bytes)).toFixed(2)} ms`);
}
