#!/usr/bin/env node
// This engine and MuJoCo, both as WebAssembly in node, on the same model and poses.
//
//   node bench/body/body_wasm.mjs PSOAS_BODY.wasm MODEL.xml MODEL.json MUJOCO_JS_FOLDER
// The two files are those of psoas-bench-body MODEL.xml MODEL.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBody } from '../../tests/wasm/body_module.mjs';

const [wasm, xml, json, peers] = process.argv.slice(2);
const POSES = 256;
const ROUNDS = 21;

const body = openBody(wasm, readFileSync(json, 'utf8'));
const coordinates = body.layout.coordinates;
const ranges = Object.fromEntries(JSON.parse(readFileSync(json, 'utf8')).coordinates.map((c) => [c.name, [c.least_deg, c.most_deg]]));
let seed = 20260302;
const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32; };
const poses = Array.from({ length: POSES }, () => coordinates.map((name) => {
  const [least, most] = ranges[name];
  return ((least + random() * (most - least)) * Math.PI) / 180;
}));

function median(values) { return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]; }
function time(run) { const start = performance.now(); run(); return (1000 * (performance.now() - start)) / POSES; }

const contenders = {
  'one pose at a time, f64': () => poses.forEach((pose) => { body.pose().set(pose); body.exports.psoas_body_evaluate(); }),
  'figure': () => poses.forEach((pose) => { body.pose().set(pose); body.exports.psoas_body_draw(); }),
};
body.exports.psoas_body_batch(POSES);
for (const f32 of [0, 1]) {
  const Numbers = f32 ? Float32Array : Float64Array;
  const room = new Numbers(body.exports.memory.buffer, body.exports.psoas_body_batch_poses(f32), POSES * coordinates.length);
  poses.forEach((pose, i) => pose.forEach((q, c) => { room[c * POSES + i] = q; }));
  contenders[`batch, 128-bit, f${f32 ? 32 : 64}`] = () => body.exports.psoas_body_run_batch(f32);
}

async function mujocoRun() {
  if (!peers) return null;
  try {
    const entry = JSON.parse(readFileSync(join(peers, 'package.json'), 'utf8'));
    const load = (await import(pathToFileURL(join(peers, entry.module ?? entry.main)))).default;
    const mujoco = await load();
    mujoco.FS.writeFile('/model.xml', readFileSync(xml, 'utf8'));
    const model = mujoco.MjModel.loadFromXML('/model.xml');
    const data = new mujoco.MjData(model);
    const JOINT = mujoco.mjtObj.mjOBJ_JOINT.value;
    const names = coordinates.map((name) => model.jnt_qposadr[mujoco.mj_name2id(model, JOINT, name)]);
    return () => poses.forEach((pose) => {
      const qpos = data.qpos;
      names.forEach((at, c) => { qpos[at] = pose[c]; });
      mujoco.mj_kinematics(model, data);
      mujoco.mj_comPos(model, data);
      mujoco.mj_tendon(model, data);
    });
  } catch (problem) {
    console.log(`MuJoCo's WebAssembly build could not be run (${problem.message}); times of this engine alone:`);
    return null;
  }
}

const mujoco = await mujocoRun();
if (mujoco) mujoco();
Object.values(contenders).forEach((run) => run());
const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
const ratios = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
const base = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const peer = mujoco ? time(mujoco) : NaN;
  base.push(peer);
  for (const [name, run] of Object.entries(contenders)) {
    const own = time(run);
    times[name].push(own);
    ratios[name].push(peer / own);
  }
}
if (mujoco) console.log(`MuJoCo as WebAssembly        ${median(base).toFixed(2)} us a pose`);
for (const name of Object.keys(contenders)) {
  const ratio = mujoco ? `   ${median(ratios[name]).toFixed(1)} x MuJoCo` : '';
  console.log(`${name.padEnd(28)} ${median(times[name]).toFixed(2)} us a pose${ratio}`);
}
