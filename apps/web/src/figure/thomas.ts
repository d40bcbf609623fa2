// The Thomas test as scenes: what its steps look like and how they go wrong, as the protocol has them. The
// right leg is the one that is tested; a left one is its mirror image.
import type { TestPicture } from '../generated/api';
import { makeScene, type Scene } from './scene';

const onTable = { id: 'bed', position: 'bed_edge', equipment: ['bed'] };
const sits = ({ angles }: TestPicture) => (angles['pelvis_tilt'] ?? 0) < 45;

export function pictured(picture: TestPicture): Scene {
  const scene = makeScene('thomas', { ...onTable, keyframes: [{ at: 'hold', angles: picture.angles }] });
  return sits(picture) ? { ...scene, habit: { reach: 'beside' } } : scene;
}

function find(pictures: TestPicture[], id: string): TestPicture {
  const found = pictures.find((picture) => picture.id === id);
  if (!found) throw new Error(`The protocol has no picture ${id}.`);
  return found;
}

/// One knee held, the other leg hanging over the edge.
export const hanging = (pictures: TestPicture[]): Scene => pictured(find(pictures, 'hang'));

/// How one gets there: sit at the edge, roll back with both knees, let one leg hang.
export const intoPosition = (pictures: TestPicture[]): Scene =>
  makeScene('thomas', { ...onTable, keyframes: ['sit', 'roll_back', 'hang'].map((id) => ({ at: id, angles: find(pictures, id).angles })) });
