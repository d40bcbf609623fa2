// What the page shows large while the phone measures. The sentence below it is the core's.
import type { InclineView } from '../generated/api';
import { t, type MessageId } from '../text/text';

const lifting = new Set(['sensor.lift', 'sensor.straight', 'sensor.next']);

function headlineId({ phase, reason, readings, wanted, pelvis_flat }: InclineView, isPelvis: boolean): MessageId {
  if (isPelvis && phase === 'done') return pelvis_flat === 'yes' ? 'phone.pelvis_stayed' : 'phone.pelvis_tipped';
  switch (phase) {
    case 'placing':
      if (isPelvis) return 'phone.under_pelvis';
      return lifting.has(reason) ? 'phone.lift' : reason === 'sensor.turned' ? 'phone.turned' : 'phone.on_thigh';
    case 'settling':
      return isPelvis ? 'phone.let_hang' : 'phone.lie_still';
    case 'zeroing':
      return reason === 'sensor.not_level' ? 'phone.not_level' : 'phone.on_table';
    case 'read':
      return 'phone.taken';
    case 'done':
      return reason === 'sensor.spread' ? 'phone.apart' : readings.length >= wanted ? 'phone.all_taken' : 'phone.taken';
    case 'blank':
      return 'phone.no_reading';
    case 'waiting':
      return 'phone.waiting';
  }
}

export const headline = (view: InclineView, isPelvis: boolean): string => t(headlineId(view, isPelvis), { n: view.readings.length });

/// A sentence of the core with its number.
export const sentence = (view: InclineView): string => (view.reason ? t(view.reason as MessageId, { n: view.readings.length }) : '');
