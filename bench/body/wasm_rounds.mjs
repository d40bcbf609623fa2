// The rounds that compare this engine and MuJoCo as WebAssembly; the same in node and in a browser.
import { openCompiledBody } from '../../tests/wasm/body_exports.mjs';

const POSES = 256;
const ROUNDS = 21;

/// The same poses in every run: seeded, each coordinate even over its declared range.
function drawPoses(names, declared) {
  const range = new Map(declared.map((c) => [c.name, [c.least_deg, c.most_deg]]));
  let seed = 20260302;
  const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32; };
  return Array.from({ length: POSES }, () => names.map((name) => {
    const [least, most] = range.get(name);
    return ((least + random() * (most - least)) * Math.PI) / 180;
  }));
}

function ownContenders(body, poses) {
  const runs = {
    'one pose at a time, f64': () => poses.forEach((pose) => { body.pose().set(pose); body.exports.psoas_body_evaluate(); }),
    figure: () => poses.forEach((pose) => { body.pose().set(pose); body.exports.psoas_body_draw(); }),
  };
  body.exports.psoas_body_batch(POSES);
  for (const f32 of [0, 1]) {
    const Numbers = f32 ? Float32Array : Float64Array;
    const at = body.exports.psoas_body_batch_poses(f32);
    const room = new Numbers(body.exports.memory.buffer, at, POSES * poses[0].length);
    poses.forEach((pose, i) => pose.forEach((q, c) => { room[c * POSES + i] = q; }));
    runs[`batch, 128-bit, f${f32 ? 32 : 64}`] = () => body.exports.psoas_body_run_batch(f32);
  }
  return runs;
}

async function mujocoContender(loadMujoco, xml, names, poses) {
  const mujoco = await loadMujoco();
  mujoco.FS.writeFile('/model.xml', xml);
  const model = mujoco.MjModel.loadFromXML('/model.xml');
  const data = new mujoco.MjData(model);
  const joint = mujoco.mjtObj.mjOBJ_JOINT.value;
  const places = names.map((name) => model.jnt_qposadr[mujoco.mj_name2id(model, joint, name)]);
  return () => poses.forEach((pose) => {
    const qpos = data.qpos;
    places.forEach((at, c) => { qpos[at] = pose[c]; });
    mujoco.mj_kinematics(model, data);
    mujoco.mj_comPos(model, data);
    mujoco.mj_tendon(model, data);
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function microsecondsAPose(run) {
  const start = performance.now();
  run();
  return (1000 * (performance.now() - start)) / POSES;
}

/// Rounds in turn, so that a slow spell of the machine falls on both.
function alternate(contenders, peer) {
  const rows = Object.keys(contenders).map((name) => ({ name, times: [], ratios: [] }));
  const base = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const theirs = peer ? microsecondsAPose(peer) : NaN;
    base.push(theirs);
    for (const row of rows) {
      const own = microsecondsAPose(contenders[row.name]);
      row.times.push(own);
      row.ratios.push(theirs / own);
    }
  }
  return { base, rows };
}

/// The lines to print. Another program's turn lengthens long rounds more than short ones, which flatters the
/// quick contender: on a busy machine read the quickest rounds.
/// `loadMujoco` gives the peer's module; null measures this engine alone.
export async function compare({ module, json, xml, loadMujoco }) {
  const body = openCompiledBody(module, json);
  const names = body.layout.coordinates;
  const poses = drawPoses(names, JSON.parse(json).coordinates);
  const contenders = ownContenders(body, poses);
  const lines = [];
  let peer = null;
  if (loadMujoco) {
    peer = await mujocoContender(loadMujoco, xml, names, poses).catch((problem) => {
      lines.push(`MuJoCo's WebAssembly build could not be run (${problem.message}); times of this engine alone:`);
      return null;
    });
  }
  if (peer) peer();
  Object.values(contenders).forEach((run) => run());
  const { base, rows } = alternate(contenders, peer);
  if (peer) lines.push(`MuJoCo as WebAssembly        ${median(base).toFixed(2)} us a pose`);
  for (const { name, times, ratios } of rows) {
    const quickest = Math.min(...base) / Math.min(...times);
    const ratio = peer ? `   ${median(ratios).toFixed(1)} x MuJoCo, quickest rounds ${quickest.toFixed(1)} x` : '';
    lines.push(`${name.padEnd(28)} ${median(times).toFixed(2)} us a pose${ratio}`);
  }
  return lines;
}
