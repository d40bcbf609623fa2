// From the measured tilt of the pelvis to the pose that the stretch meter is asked about: the posture as
// it is drawn, with the pelvis where the phone says. What the phone does not see is taken as drawn, and
// the errors say how well that is known.
import type { Keyframe, PhoneFigure } from '../generated/api';

export interface Band {
  least: number;
  likely: number;
  most: number;
}

export interface StretchRequest {
  group: string;
  angles_deg: Record<string, number>;
  errors: Record<string, number | string>;
}

export interface StretchReading {
  group: string;
  coverage: number;
  share: Band | null;
}

/// The pelvis turned by `more_deg` backwards while trunk and thighs stay where they are.
export function withPelvis(angles: Record<string, number>, more_deg: number): Record<string, number> {
  const moved = { ...angles };
  moved['pelvis_tilt'] = (angles['pelvis_tilt'] ?? 0) + more_deg;
  for (const joint of ['hip_flexion_r', 'hip_flexion_l', 'lumbar_extension']) moved[joint] = (angles[joint] ?? 0) - more_deg;
  return moved;
}

/// The baseline is the posture before the tuck, as the first keyframe draws it.
export function poseOf(keyframes: Keyframe[], posture: string, tilt_deg: number): Record<string, number> | undefined {
  const first = keyframes[0]?.angles;
  const shown = keyframes.find((frame) => frame.at === posture)?.angles;
  if (!first || !shown) return undefined;
  const measured = (first['pelvis_tilt'] ?? 0) + tilt_deg;
  return withPelvis(shown, measured - (shown['pelvis_tilt'] ?? 0));
}

const figure = (figures: PhoneFigure[], id: string): number => {
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`The protocol has no ${id}.`);
  return found.value;
};

/// The worked side is the right one in every drawing; a left one is its mirror image.
export function requestOf(group: string, angles_deg: Record<string, number>, figures: PhoneFigure[]): StretchRequest {
  const errors: StretchRequest['errors'] = { side: 'r' };
  for (const part of ['pelvis', 'trunk', 'thigh', 'shank', 'others']) errors[`${part}_sd_deg`] = figure(figures, `stretch_${part}_sd_deg`);
  // The body engine ends at the shank: no muscle of the hip goes further.
  const known = Object.fromEntries(Object.entries(angles_deg).filter(([name]) => !name.startsWith('ankle_angle')));
  return { group: `${group}_r`, angles_deg: known, errors };
}
