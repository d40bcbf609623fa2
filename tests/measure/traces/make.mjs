#!/usr/bin/env node
// Writes the traces beside it, and what was true in them (expected.json). The same bytes each time.
//
//   node tests/measure/traces/make.mjs
//
// A trace is what a phone's `accelerationIncludingGravity` would say, in cm/s2, in the order in which
// the events arrive: with white noise, tremor, breathing, the acceleration of the swing itself,
// quantisation, jitter of the clock, and what the piece asks for (losses, repeats, stalls, faults).
// It is made from rotation matrices of its own, not from the code under test.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const RAD = Math.PI / 180;
const GRAVITY = 980.665;
const LEVER_CM = 25; // from the joint to the phone

let seed = 1;
const chance = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return (seed + 0.5) / 4294967296;
};
const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());

const times = (m, v) => m.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
const transposed = (m) => m[0].map((_, i) => m.map((row) => row[i]));
const product = (a, b) => transposed(transposed(b).map((column) => times(a, column)));
const about = {
  x: (d, c = Math.cos(d * RAD), s = Math.sin(d * RAD)) => [[1, 0, 0], [0, c, -s], [0, s, c]],
  y: (d, c = Math.cos(d * RAD), s = Math.sin(d * RAD)) => [[c, 0, s], [0, 1, 0], [-s, 0, c]],
  z: (d, c = Math.cos(d * RAD), s = Math.sin(d * RAD)) => [[c, -s, 0], [s, c, 0], [0, 0, 1]],
};
/** From the segment (x right, y to knee or head, z front) to the phone. */
const intoPhone = ({ roll = 0, end = 0, edge = 'long', askew = 0 }) =>
  transposed(product(product(about.y(roll), about.z(end)), about.z((edge === 'short' ? 90 : 0) + askew)));

/** Pieces: {ms, pitch, mount}: ease to that pitch in that time; a new mount holds from there on. */
function movement(begin, pieces) {
  const steps = [];
  let at = 0, pitch = begin.pitch, mount = begin.mount ?? {};
  for (const piece of pieces) {
    mount = piece.mount ?? mount;
    steps.push({ from: at, to: at + piece.ms, a: pitch, b: piece.pitch ?? pitch, mount });
    pitch = piece.pitch ?? pitch;
    at += piece.ms;
  }
  const pitchAt = (t) => {
    const step = steps.find((s) => t < s.to) ?? steps.at(-1);
    const share = Math.min(1, Math.max(0, (t - step.from) / (step.to - step.from)));
    return step.a + ((step.b - step.a) * (1 - Math.cos(Math.PI * share))) / 2;
  };
  return { length: at, pitchAt, mountAt: (t) => intoPhone((steps.find((s) => t < s.to) ?? steps.at(-1)).mount) };
}

function sampleAt(motion, t, noise) {
  const wobble = noise.tremor_deg * Math.sin(2 * Math.PI * 8.3 * t / 1000)
    + noise.breath_deg * Math.sin(2 * Math.PI * 0.22 * t / 1000);
  const segment = about.x(motion.pitchAt(t) + wobble + (noise.drift_deg_per_s * t) / 1000);
  const h = 20;
  const bend = (motion.pitchAt(t + h) - 2 * motion.pitchAt(t) + motion.pitchAt(t - h)) / (h * h * 1e-6);
  const force = times(transposed(segment), [0, 0, GRAVITY]);
  force[2] += LEVER_CM * bend * RAD;
  return times(motion.mountAt(t), force).map((each) => each + noise.white * normal());
}

const USUAL = { hz: 60, white: 5, tremor_deg: 0.2, breath_deg: 0.3, drift_deg_per_s: 0, jitter_ms: 3,
  lost: 0, twice: 0, swapped: 0, faulty: 0, stalls: [], bumps: [] };

function rowsOf(motion, options) {
  const noise = { ...USUAL, ...options };
  const rows = [];
  for (let n = 0; (n * 1000) / noise.hz < motion.length; n += 1) {
    const t = (n * 1000) / noise.hz + noise.jitter_ms * (chance() - 0.5);
    if (chance() < noise.lost || noise.stalls.some((s) => t >= s.at && t < s.at + s.ms)) continue;
    let force = sampleAt(motion, t, noise).map(Math.round);
    if (noise.bumps.some((b) => t >= b && t < b + 120)) force = force.map((f) => Math.round(f + 900 * normal()));
    if (chance() < noise.faulty) force = chance() < 0.5 ? ['NaN', 'NaN', 'NaN'] : [0, 0, 0];
    const row = [Math.max(0, Math.round(t)), ...force].join(',');
    rows.push(row);
    if (chance() < noise.twice) rows.push(row);
    if (chance() < noise.swapped && rows.length > 1) rows.splice(-2, 2, rows.at(-1), rows.at(-2));
  }
  return rows;
}

const still = { ms: 7200 };
const lift = (thigh, by = 16) => [{ ms: 900, pitch: thigh + by }, { ms: 400 }, { ms: 1000, pitch: thigh }, still];
const thigh = (deg, mount = {}, more = {}) => ({
  op: 'incline_advance',
  setup: { sideways: mount.edge === 'short' },
  begin: { pitch: deg, mount },
  pieces: [{ ms: 2600 }, ...lift(deg), ...lift(deg, 22), ...lift(deg, 14)],
  expected: { phase: 'done', readings: 3, thigh_deg: deg, within_deg: 0.7 },
  ...more,
});
const tuck = (mount, pieces, expected, options = {}, from = 90) => ({
  op: 'tuck_advance',
  begin: { pitch: from, mount },
  pieces: [{ ms: 2500 }, { ms: 900, pitch: from + 9 }, { ms: 2500 }, ...pieces],
  expected,
  options,
});

const TRACES = {
  thigh_plain: thigh(-8),
  thigh_upside_down: thigh(6, { roll: 180, end: 180 }, { options: { hz: 100 } }),
  thigh_on_its_edge: thigh(-14, { roll: 90 }, { options: { lost: 0.1, twice: 0.05, swapped: 0.05 } }),
  thigh_left_edge_to_hip: thigh(2, { roll: -80, end: 180 }, { options: { hz: 100, jitter_ms: 8 } }),
  thigh_sideways: thigh(-3, { edge: 'short', end: 180 }),
  thigh_bumped: thigh(-8, {}, { options: { bumps: [6000, 16000, 16300] },
    pieces: [{ ms: 2600 }, ...lift(-8), { ms: 5000 }, ...lift(-8), { ms: 5000 }, ...lift(-8)] }),
  thigh_faulty: thigh(11, { end: 180 }, { options: { faulty: 0.05, lost: 0.05 } }),
  thigh_sinking: thigh(-5, {}, { options: { drift_deg_per_s: -0.1 },
    expected: { phase: 'done', readings: 3, thigh_deg: -7, within_deg: 2.2 } }),
  thigh_stalls: thigh(-8, {}, { options: { stalls: [{ at: 4500, ms: 1500 }] },
    pieces: [{ ms: 2600 }, ...lift(-8), ...lift(-8), ...lift(-8), ...lift(-8)] }),
  thigh_turned_end_for_end: thigh(-9, {}, {
    pieces: [{ ms: 2600 }, ...lift(-9), { ms: 2000, mount: { end: 180 } }, still, ...lift(-9), ...lift(-9), ...lift(-9)] }),
  thigh_on_a_sloping_table: thigh(-8, {}, {
    setup: { table: true },
    begin: { pitch: 3 },
    pieces: [{ ms: 2500 }, { ms: 900, pitch: 50 }, { ms: 900, pitch: -5 }, { ms: 2600 }, ...lift(-5), ...lift(-5), ...lift(-5)] }),
  thigh_never_lifted: thigh(-8, {}, { pieces: [{ ms: 25000 }],
    expected: { phase: 'placing', readings: 0 } }),
  pelvis_stays: { op: 'incline_advance', setup: { pelvis: true },
    begin: { pitch: 2, mount: { roll: 180 } }, pieces: [{ ms: 8000 }, { ms: 2000, pitch: -1 }, { ms: 26000 }],
    expected: { phase: 'done', readings: 0, moved_deg: 3, within_deg: 0.7, pelvis_flat: 'yes' } },
  pelvis_moves: { op: 'incline_advance', setup: { pelvis: true },
    begin: { pitch: 2, mount: { edge: 'short' } }, pieces: [{ ms: 8000 }, { ms: 2000, pitch: -9 }, { ms: 26000 }],
    expected: { phase: 'done', readings: 0, moved_deg: 11, within_deg: 0.7, pelvis_flat: 'no' } },
  tuck_kneeling: tuck({ roll: 0 },
    [{ ms: 5000 }, { ms: 700, pitch: 86 }, { ms: 3000 }, { ms: 700, pitch: 98 }, { ms: 5000 }],
    { phase: 'live', states: ['unknown', 'in', 'arching', 'in'], tilt_deg: 8, within_deg: 0.8, in_tuck_s: 11, within_s: 1.5 }),
  tuck_upside_down_at_the_back: tuck({ roll: 180, end: 180, askew: 20 },
    [{ ms: 4000 }, { ms: 800, pitch: 112 }, { ms: 3000 }, { ms: 800, pitch: 97 }, { ms: 3000 }],
    { phase: 'live', states: ['unknown', 'in', 'over', 'in'], tilt_deg: 7, within_deg: 0.8, in_tuck_s: 8, within_s: 1.5 },
    { hz: 100, lost: 0.05, twice: 0.05, swapped: 0.05, faulty: 0.02 }),
  tuck_lying_sideways_in_the_band: tuck({ roll: 30, edge: 'short' },
    [{ ms: 6000 }], { phase: 'live', states: ['unknown', 'in'], tilt_deg: 9, within_deg: 0.8, in_tuck_s: 7, within_s: 1.5 },
    { jitter_ms: 10 }, 0),
  tuck_slips: tuck({ roll: 0 },
    [{ ms: 3000 }, { ms: 3000, mount: { askew: 50 } }, { ms: 3000, mount: {} }],
    { phase: 'live', states: ['unknown', 'in', 'unknown'], reason: 'sensor.moved' }),
  tuck_stalls: tuck({ roll: 0 }, [{ ms: 3000 }, { ms: 3000 }, { ms: 3000 }],
    { phase: 'live', states: ['unknown', 'in', 'unknown', 'in'], tilt_deg: 9, within_deg: 0.8, in_tuck_s: 7, within_s: 1.5 },
    { stalls: [{ at: 9000, ms: 2500 }] }),
};

const expected = [];
for (const [name, trace] of Object.entries(TRACES)) {
  seed = 20261125;
  const rows = rowsOf(movement(trace.begin, trace.pieces), trace.options);
  writeFileSync(join(FOLDER, `${name}.csv`), `t_ms,x,y,z\n${rows.join('\n')}\n`);
  expected.push({ file: `${name}.csv`, op: trace.op, ...(trace.setup && { setup: trace.setup }), ...trace.expected });
}
writeFileSync(join(FOLDER, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
