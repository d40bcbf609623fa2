// What keyframes do not say: where the near hand goes and what lies under or before the body. By the
// position, and by exercise where that says more. It changes how a figure reads, never a posture.
import type { Variant } from '../generated/api';
import type { Reach } from './arm';

export interface Habit {
  reach: Reach;
  /// A ball or roller: under the right thigh, at the front of the belly, or under the hand.
  under?: 'thigh' | 'belly' | 'hand' | 'hip_side' | 'seat' | 'roll';
  wall?: 'before' | 'behind';
  strap?: boolean;
}

type Way = Pick<Variant, 'id' | 'position' | 'equipment'>;

const byPosition: Record<string, Habit> = {
  supine: { reach: 'beside' },
  side_lying: { reach: 'other_knee' },
  sitting: { reach: 'own_knee' },
  kneeling: { reach: 'other_knee' },
  standing: { reach: 'ahead' },
  bed_edge: { reach: 'other_knee' },
  prone: { reach: 'floor' },
};

function special(exercise: string, { id, position, equipment }: Way): Partial<Habit> {
  const rolls = equipment.includes('massage_ball') || equipment.includes('roller');
  if (rolls && position === 'sitting') return id === 'massage_ball' ? { under: 'seat' } : { reach: 'thigh', under: 'hand' };
  if (equipment.includes('roller')) return { under: 'thigh' };
  if (rolls) return exercise === 'roll_tfl' ? { reach: 'hips', under: 'hip_side' } : { reach: 'hips', wall: 'before' };
  if (equipment.includes('ball')) return { under: 'belly' };
  if (exercise === 'quad_kneeling_stretch') return { reach: 'foot', strap: equipment.includes('strap') };
  if (exercise === 'tfl_stretch') return position === 'standing' ? { reach: 'foot' } : {};
  if (exercise === 'sitting_breaks' && !equipment.includes('chair')) return { reach: 'hips' };
  if (position === 'bed_edge' && equipment.includes('towel')) return { under: 'roll' };
  if (equipment.includes('wall')) return { wall: 'behind', reach: 'hips' };
  if (exercise === 'pelvic_tuck' || exercise === 'hip_flexor_strength') return position === 'supine' ? {} : { reach: 'hips' };
  const lies = position === 'supine' || (position === 'sitting' && equipment.includes('bed'));
  return exercise === 'paced_breathing' && lies ? { reach: 'belly' } : {};
}

export const habitOf = (exercise: string, way: Way): Habit => ({ ...(byPosition[way.position] ?? { reach: 'beside' }), ...special(exercise, way) });
