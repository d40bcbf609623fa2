import { describe, expect, it } from 'vitest';
import { openMotion } from '../../../src/sensor/motion';
import type { Batch } from '../../../src/sensor/source';
import { fakeDevice, settled } from './device';

async function opened(hand = fakeDevice()) {
  const source = openMotion(hand.device);
  const batches: Batch[] = [];
  source.hear((batch) => batches.push(batch));
  const answer = source.open();
  await settled();
  hand.turn(1, 2);
  expect(await answer).toBe('');
  return { hand, source, batches };
}

describe('the sensor of this phone', () => {
  it('gives what came within a tenth of a second as one batch', async () => {
    const { hand, batches } = await opened();
    hand.pass(16);
    hand.turn(3, 4);
    hand.pass(84);
    expect(batches).toEqual([
      { samples: [{ beta: 1, gamma: 2, t_ms: 1000 }, { beta: 3, gamma: 4, t_ms: 1016 }], now_ms: 1100, accel_points_down: false },
    ]);
  });

  it('gives empty batches while nothing comes, so that silence is noticed', async () => {
    const { hand, batches } = await opened();
    hand.pass(700);
    expect(batches.slice(1).map((batch) => batch.samples.length)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(batches.at(-1)!.now_ms).toBe(1700);
  });

  it('keeps the time of the measurement, not of its arrival', async () => {
    const { hand, batches } = await opened();
    hand.pass(100);
    hand.turn(5, 6, 900);
    hand.pass(100);
    expect(batches[1]!.samples[0]!.t_ms).toBe(900);
  });

  it('takes the time of arrival where event times count from elsewhere', async () => {
    const { hand, batches } = await opened();
    hand.pass(100);
    hand.turn(5, 6, 1.7e12);
    hand.pass(100);
    expect(batches[1]!.samples[0]!.t_ms).toBe(1100);
  });

  it('leaves the acceleration out once it knows the orientation', async () => {
    const { hand, batches } = await opened();
    hand.move(0, 0, 9.8);
    hand.pass(100);
    expect(batches[0]!.samples).toEqual([{ beta: 1, gamma: 2, t_ms: 1000 }]);
  });

  it('takes a phone that tells no change for one that lies as it lay, while its acceleration says the same', async () => {
    const { hand, batches } = await opened();
    hand.pass(200);
    hand.move(-0.34, 0.17, 9.8);
    hand.pass(100);
    expect(batches.at(-1)!.samples).toEqual([{ beta: 1, gamma: 2, t_ms: 1200 }]);
  });

  it('takes no orientation for the one of now when the acceleration says otherwise', async () => {
    const { hand, batches } = await opened();
    hand.pass(200);
    hand.move(0, 9.8, 0);
    hand.pass(100);
    expect(batches.at(-1)!.samples).toEqual([]);
  });

  it('takes the acceleration where there is nothing else, with the sign of that family of phones', async () => {
    const hand = fakeDevice({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)' });
    const source = openMotion(hand.device);
    const batches: Batch[] = [];
    source.hear((batch) => batches.push(batch));
    const answer = source.open();
    await settled();
    hand.turn(null, null);
    hand.move(0, 1, -9.7);
    expect(await answer).toBe('');
    hand.pass(100);
    expect(batches[0]).toMatchObject({ samples: [{ accel_x: 0, accel_y: 1, accel_z: -9.7 }], accel_points_down: true });
  });

  it('says so when a sensor sends nothing for a second and a half, and listens no more', async () => {
    const hand = fakeDevice();
    const answer = openMotion(hand.device).open();
    await settled();
    hand.turn(null, null); // what a laptop says
    hand.pass(1500);
    expect(await answer).toBe('silent');
    expect(hand.listens()).toEqual([]);
  });

  it('says so when the page is not safe to measure', async () => {
    expect(await openMotion(fakeDevice({ isSecure: false }).device).open()).toBe('insecure');
  });

  it('says so when the browser knows no such sensor', async () => {
    expect(await openMotion(fakeDevice({ orientation: undefined, motion: undefined }).device).open()).toBe('missing');
  });

  it('asks where a browser wants to be asked, and takes no for an answer', async () => {
    const asked: string[] = [];
    const deny = (name: string) => ({ requestPermission: () => (asked.push(name), Promise.resolve('denied' as PermissionState)) });
    const hand = fakeDevice({ orientation: deny('orientation'), motion: deny('motion') });
    expect(await openMotion(hand.device).open()).toBe('refused');
    expect(asked).toEqual(['orientation', 'motion']);
    expect(hand.listens()).toEqual([]);
  });

  it('takes asking outside a tap for a no', async () => {
    const orientation = { requestPermission: () => Promise.reject(new Error('NotAllowedError')) };
    expect(await openMotion(fakeDevice({ orientation }).device).open()).toBe('refused');
  });

  it('stops listening when it is closed', async () => {
    const { hand, source, batches } = await opened();
    source.close();
    hand.pass(1000);
    expect(batches).toEqual([]);
    expect(hand.listens()).toEqual([]);
  });
});
