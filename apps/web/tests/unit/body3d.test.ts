// The body in space, with the real engine and the real skin.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isTooSlow, Pace } from '../../src/body3d/able';
import { missOf } from '../../src/body3d/arms';
import { bestLook, shotOf } from '../../src/body3d/camera';
import { changeOf, openEngine } from '../../src/body3d/engine';
import { axisOf, cross, dot, minus, size, unit, type Vec } from '../../src/body3d/frame';
import { tableHeight } from '../../src/body3d/ground';
import { armLength } from '../../src/body3d/limb';
import { inOrder, ordered } from '../../src/body3d/order';
import { Rig, sides, type Region } from '../../src/body3d/rig';
import { readSkin } from '../../src/body3d/skin';
import { stage, staged, thingsAt, type Staging } from '../../src/body3d/staging';
import { cycleSeconds, faulty, momentOf, sceneOf } from '../../src/figure/scene';
import { hanging, intoPosition, pictured } from '../../src/figure/thomas';
import { anglesOf, shows } from '../../src/pages/learn/explore';
import { everyWay, testPictures } from './exercises';

const built = resolve(import.meta.dirname, '../../../../build/release');
const fileOf = (path: string): ArrayBuffer => Uint8Array.from(readFileSync(path)).buffer;
const skinFile = fileOf(process.env['PSOAS_SKIN'] ?? `${built}/generated/body_skin.bin`);
const engineFile = fileOf(process.env['PSOAS_BODY_WASM'] ?? `${built}/wasm/apps/wasm/psoas_body.wasm`);
const everything: Region[] = ['trunk', 'head', 'thigh_r', 'thigh_l', 'knee_r', 'knee_l', 'shank_r', 'shank_l', 'foot_r', 'foot_l', 'arm_r', 'arm_l'];
const still = (frame: number) => ({ from: frame, to: frame, share: 0 });

let rig: Rig;
const stagings: { name: string; staging: Staging }[] = [];
beforeAll(async () => {
  rig = new Rig(await openEngine(engineFile), readSkin(skinFile));
  for (const { exercise, way } of everyWay()) stagings.push({ name: `${exercise}/${way.id}`, staging: stage(rig, sceneOf(exercise, way)!) });
}, 120_000);

const of = (name: string) => stagings.find((each) => each.name === name)!.staging;
function everyFrame(check: (staging: Staging, frame: number, name: string) => void): void {
  for (const { name, staging } of stagings) staging.scene.raw.forEach((_, frame) => check(staging, frame, `${name} ${staging.scene.names[frame]}`));
}

describe('The skin', () => {
  it('is carried wholly by its bones', () => {
    const { shares, carriers, bones, positions, triangles } = rig.skin;
    const sums = new Set<number>();
    for (let at = 0; at < shares.length; at += 4) sums.add(shares.subarray(at, at + 4).reduce((sum, share) => sum + share, 0));
    expect([...sums]).toEqual([255]);
    expect(Math.max(...carriers)).toBeLessThan(bones.length);
    expect(triangles.reduce((most, vertex) => Math.max(most, vertex), 0)).toBe(positions.length / 3 - 1);
  });

  it('is refused when it is cut short or is something else', () => {
    expect(() => readSkin(skinFile.slice(0, skinFile.byteLength - 100))).toThrow('cut short');
    expect(() => readSkin(new TextEncoder().encode('<!doctype html>').buffer as ArrayBuffer)).toThrow('not in a form');
  });

  it('stays where it was grown while no joint moves', () => {
    const skinning = rig.skinning(rig.withHalves(rig.pose({})));
    for (let vertex = 0; vertex < 3000; vertex += 37) {
      const [x, y, z] = rig.skinPoint(skinning, vertex);
      expect(Math.hypot(x - rig.skin.positions[3 * vertex]!, y - rig.skin.positions[3 * vertex + 1]!, z - rig.skin.positions[3 * vertex + 2]!)).toBeLessThan(1e-4);
    }
  });
});

describe('The order in which the skin is drawn', () => {
  it('keeps every triangle where it is', () => {
    const { triangles, positions } = rig.skin;
    const sorted = ordered(triangles, positions);
    const moved = inOrder(positions, 3, sorted.from);
    const corners = (list: Uint16Array, at: Float32Array) =>
      Array.from({ length: list.length / 3 }, (_, t) => [0, 1, 2].map((corner) => at.subarray(3 * list[3 * t + corner]!, 3 * list[3 * t + corner]! + 3).join()).join(' ')).sort();
    expect(corners(sorted.triangles, moved)).toEqual(corners(triangles, positions));
  });
});

describe('The explorer', () => {
  const psoas = (id: string) => {
    rig.engine.take(anglesOf(shows.find((each) => each.id === id)!.sliders));
    return changeOf(rig.engine, 'psoas_r').mm;
  };

  it('shows what the seeds say of the psoas', () => {
    expect(psoas('tucked') - psoas('arched')).toBeGreaterThan(5);
    expect(psoas('bent')).toBeGreaterThan(psoas('tucked') + 1);
    expect(psoas('knee')).toBeCloseTo(psoas('tucked'), 3);
    expect(psoas('slack')).toBeLessThan(-5);
  });

  it('lengthens the front of the thigh when the knee bends', () => {
    psoas('tucked');
    const before = changeOf(rig.engine, 'recfem_r').mm;
    psoas('knee');
    expect(changeOf(rig.engine, 'recfem_r').mm).toBeGreaterThan(before + 15);
  });
});

describe('The body of every exercise', () => {
  it('is nowhere under what carries it', () => {
    everyFrame((staging, frame, name) => {
      const { frames } = staged(rig, staging, still(frame));
      for (const region of everything) expect(rig.lowest(frames, [region]), `${name} ${region}`).toBeGreaterThan(-0.012);
      if (staging.support.ground === 'edge') expect(rig.lowest(frames, ['trunk', 'head']), name).toBeGreaterThan(tableHeight - 0.012);
    });
  });

  it('rests on something', () => {
    everyFrame((staging, frame, name) => {
      const low = rig.lowest(staged(rig, staging, still(frame)).frames, everything);
      if (staging.support.ground !== 'edge') expect(low, name).toBeLessThan(0.012);
    });
  });

  it('stands on the feet that stand', () => {
    everyFrame((staging, frame, name) => {
      const { frames } = staged(rig, staging, still(frame));
      for (const side of sides) {
        if (staging.settled[frame]!.feet[side]) expect(Math.abs(rig.lowest(frames, [`foot_${side}`])), `${name} ${side}`).toBeLessThan(0.012);
      }
    });
  });

  it('keeps its bones whole and its arms as long as they are', () => {
    everyFrame((staging, frame, name) => {
      const { frames } = staged(rig, staging, still(frame));
      frames.forEach((each, bone) => expect(dot(cross(axisOf(each, 0), axisOf(each, 1)), axisOf(each, 2)), `${name} ${rig.skin.bones[bone]}`).toBeCloseTo(1, 4));
      for (const side of sides) {
        const [shoulder, elbow, wrist] = ['upperarm', 'forearm', 'hand'].map((bone) => rig.joint(frames, `${bone}_${side}`)) as [Vec, Vec, Vec];
        expect(size(minus(elbow, shoulder)) + size(minus(wrist, elbow)), name).toBeCloseTo(armLength(rig), 3);
      }
    });
  });

  it('has its hands where they belong in the posture that is held', () => {
    for (const { name, staging } of stagings) {
      const frame = staging.scene.names.lastIndexOf('hold');
      if (frame < 0) continue;
      const { frames } = staged(rig, staging, still(frame));
      for (const side of sides) expect(missOf(rig, frames, staging.scene, staging.holds, side), `${name} ${side}`).toBeLessThan(0.13);
    }
  });

  it('moves without a jump', () => {
    for (const { name, staging } of stagings) {
      let before: Vec[] | undefined;
      for (let at = 0; at < cycleSeconds(staging.scene); at += 0.08) {
        const { frames } = staged(rig, staging, momentOf(staging.scene, at));
        const now = ['pelvis', 'head', 'hand_r', 'hand_l', 'foot_r', 'foot_l'].map((bone) => rig.joint(frames, bone));
        before?.forEach((place, index) => expect(size(minus(now[index]!, place)), `${name} at ${at.toFixed(2)}, ${index}`).toBeLessThan(0.2));
        before = now;
      }
    }
  }, 120_000);

  it('is wholly in the picture, with the things it needs', () => {
    for (const { name, staging } of stagings) {
      const { eye, target } = shotOf(staging.extent, bestLook(staging.scene), 4 / 3);
      const ahead = unit(minus(target, eye));
      const least = Math.cos((13 * Math.PI) / 180); // half of the picture's diagonal, and a little
      const outermost = staging.extent.reduce((low, point) => Math.min(low, dot(unit(minus(point, eye)), ahead)), 1);
      expect(outermost, name).toBeGreaterThan(least - 0.01);
      const things = staging.scene.raw.map((_, frame) => thingsAt(staging, staged(rig, staging, still(frame))).map(({ shape, tone }) => shape + tone).join());
      expect(new Set(things).size, name).toBe(1);
    }
  });
});

describe('A fault', () => {
  it('arches the back of who lies without lifting the chest', () => {
    const scene = hanging(testPictures());
    const arched = stage(rig, faulty(scene, { off_by: { lumbar_extension: 20 } }));
    const [right, wrong] = [0, 1].map((frame) => rig.slope(staged(rig, arched, still(frame)).frames, 'thorax', 0));
    expect(wrong).toBeCloseTo(right!, 0);
    expect(arched.scene.raw.map((angles) => angles['pelvis_tilt'])).toEqual([100, 80]);
  });

  it('shows a psoas less long than the right way does', () => {
    const { scene } = of('half_kneeling_stretch/floor');
    const pair = stage(rig, faulty(scene, { off_by: { pelvis_tilt: -20, lumbar_extension: 22, hip_flexion_r: 4, hip_flexion_l: 14 } }));
    const [right, wrong] = [0, 1].map((frame) => {
      rig.engine.take(staged(rig, pair, still(frame)).angles);
      return changeOf(rig.engine, 'psoas_r').mm;
    });
    expect(wrong).toBeLessThan(right! - 1);
  });
});

describe('The Thomas test in space', () => {
  it('sits at the edge, then lies on the table with one leg over it', () => {
    const staging = stage(rig, intoPosition(testPictures()));
    const [seated, , lying] = [0, 1, 2].map((frame) => staged(rig, staging, still(frame)).frames);
    expect(rig.lowest(seated!, ['trunk'])).toBeCloseTo(tableHeight, 2);
    expect(rig.joint(seated!, 'head')[1]).toBeGreaterThan(rig.joint(lying!, 'head')[1] + 0.4);
    expect(rig.lowest(lying!, ['foot_r'])).toBeLessThan(tableHeight - 0.2);
  });

  const withFaults = testPictures().flatMap((picture) => picture.faults.map((fault) => ({ step: picture.step, picture, fault })));
  it.each(withFaults)('shows how step $step goes wrong: $fault.sign', ({ picture, fault }) => {
    const staging = stage(rig, faulty(pictured(picture), fault));
    const [right, off] = [0, 1].map((frame) => staged(rig, staging, still(frame)).frames);
    const moved = Math.max(...['head', 'tibia_r', 'foot_r', 'foot_l', 'L3'].map((bone) => size(minus(rig.joint(right!, bone), rig.joint(off!, bone)))));
    expect(moved > 0.05 || (fault.table_m ?? 0) > 0.1).toBe(true);
    expect(rig.lowest(off!, ['trunk'])).toBeCloseTo(tableHeight, 2);
  });
});

describe('The pace of the drawing', () => {
  it('is told after two seconds of frames, and a standstill is no slow frame', () => {
    const pace = new Pace();
    const told: number[] = [];
    let now = 0;
    for (let frame = 0; frame < 60; ++frame) told.push(pace.frame((now += frame === 20 ? 1500 : 50)) ?? 0);
    const rates = told.filter((rate) => rate > 0);
    expect(rates.map(Math.round)).toEqual([20]);
    expect([isTooSlow(20), isTooSlow(30)]).toEqual([true, false]);
  });
});
