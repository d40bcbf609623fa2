// What the sliders of the explorer mean for the joints, and the postures that its buttons show.
import type { Angles } from '../../figure/skeleton';

export interface Sliders {
  /// The thigh against the upright body; + is forwards.
  thigh: number;
  /// The pelvis: + is tucked, - is arched. The thigh and the chest stay where they are.
  pelvis: number;
  knee: number;
  /// The trunk to the side: + is away from the leg that is looked at.
  bend: number;
}

export const standing: Sliders = { thigh: 0, pelvis: 0, knee: 0, bend: 0 };

export const limits: Record<keyof Sliders, [number, number]> = { thigh: [-20, 60], pelvis: [-15, 15], knee: [0, 110], bend: [-20, 20] };

export const anglesOf = ({ thigh, pelvis, knee, bend }: Sliders): Angles => ({
  pelvis_tilt: pelvis,
  lumbar_extension: -pelvis,
  lumbar_bending: -bend,
  hip_flexion_r: thigh - pelvis,
  knee_angle_r: knee,
  hip_flexion_l: -pelvis,
});

/// The postures that the seeds speak of (docs/body-claims.md).
export const shows: { id: 'tucked' | 'arched' | 'bent' | 'knee' | 'slack'; sliders: Sliders }[] = [
  { id: 'tucked', sliders: { thigh: -10, pelvis: 10, knee: 20, bend: 0 } },
  { id: 'arched', sliders: { thigh: -10, pelvis: -15, knee: 20, bend: 0 } },
  { id: 'bent', sliders: { thigh: -10, pelvis: 10, knee: 20, bend: 15 } },
  { id: 'knee', sliders: { thigh: -10, pelvis: 10, knee: 100, bend: 0 } },
  { id: 'slack', sliders: { thigh: 50, pelvis: 0, knee: 100, bend: 0 } },
];
