#!/usr/bin/env node
// The body engine natively and as WebAssembly: equal lengths, batches, figure; bad models refused.
//
//   node tests/wasm/body.mjs BUILD
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { openBody } from './body_module.mjs';
import { ALLOWED_IMPORTS } from './core.mjs';

const folder = process.argv[2] ?? 'build/release';
const path = join(folder, 'wasm/apps/wasm/psoas_body.wasm');
const outcome = { passed: 0, failed: 0 };
function check(name, holds) {
  outcome[holds ? 'passed' : 'failed'] += 1;
  if (!holds) console.log(`not so: ${name}`);
}
const RAD = Math.PI / 180;
const body = openBody(path);
const setPose = (angles) => {
  body.pose().fill(0);
  for (const [name, deg] of Object.entries(angles)) {
    body.pose()[body.layout.coordinates.indexOf(name)] = deg * RAD;
  }
};

check('the module imports nothing but three calls', body.imports.every((name) => ALLOWED_IMPORTS.includes(name)));

const POSES = [
  { hip_flexion_r: -20, lumbar_bending: -10 },
  { hip_flexion_l: 95, knee_angle_l: 110, lumbar_extension: -30 },
  { hip_flexion_r: 40, hip_adduction_r: -25, hip_rotation_r: 30, lumbar_rotation: 20 },
];
for (const angles of POSES) {
  const words = Object.entries(angles).map(([name, deg]) => `${name}=${deg}`).join(',');
  const native = JSON.parse(execFileSync(join(folder, 'psoas'), ['muscles', '--pose', words, '--all', '--json'], { encoding: 'utf8' }));
  setPose(angles);
  body.exports.psoas_body_evaluate();
  body.layout.muscles.forEach((name, m) => {
    // What the program prints is rounded to 0.1 mm.
    check(`${name} at ${words}`, Math.abs(native[name].length_mm - 1000 * body.lengths()[m]) < 0.0501);
  });
}

const single = Float64Array.from(body.lengths());
body.exports.psoas_body_batch(5);
for (const f32 of [0, 1]) {
  const Numbers = f32 ? Float32Array : Float64Array;
  const buffer = () => body.exports.memory.buffer;
  const poses = new Numbers(buffer(), body.exports.psoas_body_batch_poses(f32), 5 * body.layout.coordinates.length);
  poses.forEach((_, i) => { poses[i] = body.pose()[Math.floor(i / 5)]; });
  body.exports.psoas_body_run_batch(f32);
  const lengths = new Numbers(buffer(), body.exports.psoas_body_batch_lengths(f32), 5 * single.length);
  check(`a batch agrees with single poses, f${f32 ? 32 : 64}`, lengths.every((l, i) => Math.abs(l - single[Math.floor(i / 5)]) < (f32 ? 5e-6 : 1e-12)));
}
check('a batch of none is refused', body.exports.psoas_body_batch(0) === 0);

body.exports.psoas_body_draw();
check('the figure is finite', body.figure().every(Number.isFinite));
check('the figure has every point', body.figure().length === body.layout.size);

// docs/body/stretch.md: thigh 20 back, trunk upright, each tilt and angle known to 2 degrees.
const errors = (deg) => ({ side: 'r', pelvis_sd_deg: deg, trunk_sd_deg: deg, thigh_sd_deg: deg, shank_sd_deg: deg, others_sd_deg: deg });
const lunge = (deg) => ({ group: 'psoas_r', angles_deg: { hip_flexion_r: -20 }, errors: errors(deg) });
const near = (a, b) => Math.abs(a - b) < 0.011;
const two = body.stretch(lunge(2)), five = body.stretch(lunge(5));
check('the band of the documents', two.ok && near(two.value.share.least, 0.22) && near(two.value.share.most, 0.42));
check('worse angles, wider band', near(five.value.share.least, 0.07) && near(five.value.share.most, 0.57));
check('the band is in order', two.value.share.least < two.value.share.likely && two.value.share.likely < two.value.share.most);
const again = body.stretch(lunge(2));
check('the same question has the same answer', JSON.stringify(again) === JSON.stringify(two));
const narrow = body.stretch({ ...lunge(2), range_deg: { hip_flexion_r: [-20, 120] } });
check('a shorter range uses more of it', narrow.ok && narrow.value.share.likely > two.value.share.likely);
const folded = body.stretch({ ...lunge(2), angles_deg: { hip_flexion_r: 60 } });
check('a folded hip is slack', folded.value.share.most === 0 && folded.value.slack_mm.least > 0);
const refusals = {
  'an angle nobody knows': { ...lunge(2), errors: { side: 'r', pelvis_sd_deg: 2 } },
  'a group that is none': { ...lunge(2), group: 'tail_r' },
  'a joint that is none': { ...lunge(2), angles_deg: { wing: 3 } },
  'a range of one end': { ...lunge(2), range_deg: { hip_flexion_r: [3] } },
  'a range of no joint': { ...lunge(2), range_deg: { wing: [0, 1] } },
  'no side': { ...lunge(2), errors: { ...errors(2), side: 'both' } },
  'a coverage of all': { ...lunge(2), coverage: 1 },
  'a field that is none': { ...lunge(2), speed: 1 },
  'no JSON': '{',
  'no object': '3',
};
for (const [name, request] of Object.entries(refusals)) {
  const refused = body.stretch(request);
  check(`refused: ${name}`, !refused.ok && refused.error.message.length > 5 && refused.error.mend.length > 5);
}
check('it goes on after a refusal', body.stretch(lunge(2)).ok);

for (const bad of ['{', '{"format":"psoas-body","version":2}', 'null']) {
  let refused = false;
  try { openBody(path, bad); } catch (problem) { refused = problem.message.length > 10; }
  check(`a model that is none is refused: ${bad}`, refused);
}

console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exitCode = outcome.failed ? 1 : 0;
