import { describe, expect, it } from 'vitest';
import { boundsOf, draw } from '../../src/figure/drawing';
import { bodyAt, bodyIn, cycleSeconds, sceneOf, showsBest, stills, type Scene } from '../../src/figure/scene';
import { hanging } from '../../src/figure/thomas';
import { distance } from '../../src/figure/vector';
import { length, pose, type Body } from '../../src/figure/skeleton';
import { seatHeight, tableHeight } from '../../src/figure/contact';
import { reachFor } from '../../src/figure/arm';
import { everyWay, testPictures } from './exercises';

const ways = everyWay();
const scenes = ways.map(({ exercise, way }) => ({ name: `${exercise}/${way.id}`, way, scene: sceneOf(exercise, way)! }));
const of = (name: string) => scenes.find((each) => each.name === name)!.scene;
const degrees = (a: { x: number; y: number }, b: { x: number; y: number }) => (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
const lowest = ({ pelvis, neck, right, left }: Body) => Math.min(...[pelvis, neck, right.knee, right.ankle, left.knee, left.ankle].map((point) => point.y));
const everyFrame = (check: (scene: Scene, body: Body, name: string) => void) =>
  scenes.forEach(({ scene, name }) => scene.frames.forEach((_, index) => check(scene, bodyIn(scene, index), `${name} ${index}`)));

describe('A posture', () => {
  it('reads its angles as OpenSim does', () => {
    const standing = pose({});
    expect(degrees(standing.right.hip, standing.right.knee)).toBeCloseTo(-90);
    const lying = pose({ pelvis_tilt: 90, hip_flexion_r: 50, knee_angle_r: 100 });
    expect(degrees(lying.right.hip, lying.right.knee)).toBeCloseTo(50);
    expect(degrees(lying.right.knee, lying.right.ankle)).toBeCloseTo(-50);
    expect(lying.head.x).toBeLessThan(lying.pelvis.x);
  });

  it('keeps its limbs as long as they are', () => {
    everyFrame((_, { right, left }, name) => {
      for (const leg of [right, left]) {
        expect(distance(leg.hip, leg.knee), name).toBeCloseTo(length.thigh);
        expect(distance(leg.knee, leg.ankle), name).toBeCloseTo(length.shank);
      }
    });
  });

  it('takes adduction towards the middle on both sides', () => {
    const { right, left } = pose({ hip_adduction_r: 10, hip_adduction_l: 10 });
    expect(right.knee.z).toBeLessThan(right.hip.z);
    expect(left.knee.z).toBeGreaterThan(left.hip.z);
  });
});

describe('The Thomas test', () => {
  it('lies flat, with the thigh below the table', () => {
    const body = bodyIn(hanging(testPictures()), 0);
    expect(degrees(body.right.hip, body.right.knee)).toBeCloseTo(-9);
    expect(Math.abs(degrees(body.pelvis, body.neck))).toBeGreaterThan(175);
  });
});

describe('A figure of the protocol', () => {
  it('is there for every way of every exercise', () => {
    expect(ways.length).toBeGreaterThanOrEqual(20);
    for (const { name, scene, way } of scenes) expect([name, scene.frames.length]).toEqual([name, way.keyframes.length]);
  });

  it('is never under what carries it', () => {
    everyFrame((scene, body, name) => {
      const ground = scene.support.ground === 'edge' ? 20 : 0; // a leg over the edge hangs free
      if (scene.support.ground !== 'side') expect(lowest(body), name).toBeGreaterThan(ground);
    });
  });

  it('rests on something', () => {
    everyFrame((scene, body, name) => {
      const { ground } = scene.support;
      if (ground === 'floor') expect(lowest(body), name).toBeLessThan(24);
      if (ground === 'edge') expect(body.pelvis.y - tableHeight, name).toBeLessThan(14);
      if (ground === 'chair') expect(body.pelvis.y - seatHeight >= 9 && lowest(body) < 12, name).toBe(true);
    });
  });

  it('kneels with the knee and the front foot on the floor', () => {
    const { right, left } = bodyIn(of('half_kneeling_stretch/floor'), 1);
    expect([right.knee.y, left.ankle.y].map(Math.round)).toEqual([10, 5]);
    expect(left.knee.x).toBeGreaterThan(right.knee.x);
  });

  it('lifts the knee of a march off the floor, sitting too', () => {
    const { right, left } = bodyIn(of('hip_flexor_strength/sitting'), 1);
    expect(right.ankle.y - left.ankle.y).toBeGreaterThan(4);
  });

  it('lifts the pelvis in a bridge with head and feet down', () => {
    const [down, , up] = [0, 1, 2].map((frame) => bodyIn(of('glute_bridge/floor'), frame));
    expect(up!.pelvis.y - down!.pelvis.y).toBeGreaterThan(10);
    expect([up!.right.ankle.y < 6, up!.head.y < 12]).toEqual([true, true]);
  });

  it('stays inside its box for the whole movement', () => {
    for (const { name, scene } of scenes) {
      const { box, extent } = boundsOf(scene);
      for (let at = 0; at < cycleSeconds(scene); at += 0.7) {
        for (const { points } of draw(scene, bodyAt(scene, at), [], extent).limbs) {
          for (const { x, y } of points) expect(x > box.x - 6 && x < box.x + box.width + 6 && y > box.y - 6 && y < box.y + box.height + 6, `${name} at ${at}: ${x} ${y}`).toBe(true);
        }
      }
    }
  });

  it('moves without a jump and comes back to its start', () => {
    for (const { name, scene } of scenes) {
      for (let at = 0; at <= cycleSeconds(scene); at += 0.05) {
        expect(distance(bodyAt(scene, at).head, bodyAt(scene, at + 0.05).head), `${name} at ${at}`).toBeLessThan(14);
      }
      expect(bodyAt(scene, 0)).toEqual(bodyAt(scene, cycleSeconds(scene)));
    }
  });

  it('shows the hold where there is one, and no still twice', () => {
    const scene = of('half_kneeling_stretch/floor');
    expect([showsBest(scene), stills(scene)]).toEqual([1, [0, 1]]);
  });
});

describe('An arm', () => {
  it('reaches its goal, or as far as it is long', () => {
    const near = reachFor({ x: 0, y: 0 }, { x: 30, y: 10 }, 1).hand;
    expect([near.x, near.y].map(Math.round)).toEqual([30, 10]);
    const far = reachFor({ x: 0, y: 0 }, { x: 300, y: 0 }, 1).hand;
    expect(Math.abs(far.x - length.upper - length.fore)).toBeLessThan(1);
  });
});
