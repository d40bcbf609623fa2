import { describe, expect, it } from 'vitest';
import { Follow, type Step, type Told } from '../../../src/sensor/follow';
import { settled } from './device';

const batch = (now_ms: number, ...times: number[]) => ({ samples: times.map((t_ms) => ({ t_ms, x: 0, y: 0, z: -1 })) as never[], now_ms, accel_points_down: false });

function followed() {
  const steps: Step<'zero' | 'again'>[] = [];
  const answers: ((told: Told<string> | Error) => void)[] = [];
  const views: string[] = [];
  const failures: string[] = [];
  const follow = new Follow<string, 'zero' | 'again'>(
    (step) => {
      steps.push(step);
      return new Promise((done, fail) => answers.push((told) => (told instanceof Error ? fail(told) : done(told))));
    },
    (view) => views.push(view),
    (reason) => failures.push(reason),
  );
  return { follow, steps, views, failures, answer: (told: Told<string> | Error) => (answers.shift()!(told), settled()) };
}

const told = (view: string, ...state: number[]): Told<string> => ({ view, state, cues: [] });

describe('following a sensor', () => {
  it('gives the state of each answer back with the next batch', async () => {
    const { follow, steps, answer } = followed();
    follow.take(batch(100, 50));
    await answer(told('a', 7));
    follow.take(batch(200, 150));
    expect(steps.map((step) => step.state)).toEqual([[], [7]]);
  });

  it('asks once at a time, and then with everything that came meanwhile', async () => {
    const { follow, steps, answer } = followed();
    follow.take(batch(100, 50));
    follow.take(batch(200, 150));
    follow.take(batch(300, 250));
    expect(steps).toHaveLength(1);
    await answer(told('a', 1));
    expect(steps).toHaveLength(2);
    expect(steps[1]).toMatchObject({ now_ms: 300, samples: [{ t_ms: 150 }, { t_ms: 250 }] });
  });

  it('sends a tap once, with the next batch', async () => {
    const { follow, steps, answer } = followed();
    follow.send('again');
    follow.take(batch(100));
    await answer(told('a', 1));
    follow.take(batch(200));
    expect(steps.map((step) => step.event)).toEqual(['again', 'none']);
  });

  it('begins anew after the core has refused, and says why', async () => {
    const { follow, steps, failures, answer } = followed();
    follow.take(batch(100));
    await answer(new Error('this is not what an answer gave.'));
    follow.take(batch(200));
    expect(failures).toEqual(['this is not what an answer gave.']);
    expect(steps[1]!.state).toEqual([]);
  });

  it('shows nothing any more once it is closed', async () => {
    const { follow, views, answer } = followed();
    follow.take(batch(100));
    follow.close();
    await answer(told('late', 1));
    expect(views).toEqual([]);
  });
});
