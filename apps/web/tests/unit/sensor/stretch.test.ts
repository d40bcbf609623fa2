import { describe, expect, it } from 'vitest';
import type { Keyframe, PhoneFigure } from '../../../src/generated/api';
import { poseOf, requestOf, withPelvis } from '../../../src/sensor/stretch';

const keyframes: Keyframe[] = [
  { at: 'start', angles: { hip_flexion_r: 0, hip_flexion_l: 80 } },
  { at: 'hold', angles: { pelvis_tilt: 10, lumbar_extension: -10, hip_flexion_r: -10, hip_flexion_l: 90 } },
];

const figures = ['pelvis', 'trunk', 'thigh', 'shank', 'others'].map((part, index): PhoneFigure => ({ id: `stretch_${part}_sd_deg`, value: index + 1, sources: [], derived_because: '' }));

describe('the pose behind the stretch meter', () => {
  it('is the drawn one when the pelvis is where it is drawn', () => {
    expect(poseOf(keyframes, 'hold', 10)).toEqual(keyframes[1]!.angles);
  });

  it('keeps trunk and thighs where they are when the pelvis tips back', () => {
    const before = keyframes[1]!.angles;
    const after = withPelvis(before, 6);
    expect(after['pelvis_tilt']! + after['lumbar_extension']!).toBe(before['pelvis_tilt']! + before['lumbar_extension']!);
    expect(after['pelvis_tilt']! + after['hip_flexion_r']!).toBe(before['pelvis_tilt']! + before['hip_flexion_r']!);
  });

  it('opens the hip less when the tuck is lost', () => {
    expect(poseOf(keyframes, 'hold', 2)!['hip_flexion_r']).toBe(-2);
  });

  it('is none for a posture that is not drawn', () => {
    expect(poseOf(keyframes, 'rest', 5)).toBeUndefined();
  });

  it('takes every error from the protocol', () => {
    expect(requestOf('psoas', { hip_flexion_r: -10, ankle_angle_r: -30 }, figures)).toEqual({
      group: 'psoas_r', angles_deg: { hip_flexion_r: -10 }, errors: { side: 'r', pelvis_sd_deg: 1, trunk_sd_deg: 2, thigh_sd_deg: 3, shank_sd_deg: 4, others_sd_deg: 5 },
    });
    expect(() => requestOf('psoas', {}, [])).toThrow('stretch_pelvis_sd_deg');
  });
});
