// The exercises as the protocol's files hold them, as far as a figure needs them. Those files are
// tables with one value a line, so a few expressions read them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPicture, Variant } from '../../src/generated/api';

const protocol = join(import.meta.dirname, '../../../../protocol');
const folder = join(protocol, 'exercises');

export type Way = Pick<Variant, 'id' | 'position' | 'equipment' | 'keyframes'>;

const valueOf = (text: string, key: string): string => text.match(new RegExp(`^${key} = "([^"]*)"`, 'm'))?.[1] ?? '';

const anglesIn = (text: string, key: string): Record<string, number> =>
  Object.fromEntries([...(text.match(new RegExp(`${key} = \\{([\\s\\S]*?)\\}`))?.[1] ?? '').matchAll(/(\w+) = (-?[\d.]+)/g)].map(([, name, deg]) => [name!, Number(deg)]));

function readVariant(text: string): Way {
  const keyframes = text.split('[[variants.keyframes]]').slice(1).map((frame) => ({
    at: valueOf(frame, 'at'),
    angles: anglesIn(frame, 'angles'),
  }));
  const equipment = [...(text.match(/^equipment = \[(.*)\]/m)?.[1] ?? '').matchAll(/"(\w+)"/g)].map(([, name]) => name!);
  return { id: valueOf(text, 'id'), position: valueOf(text, 'position'), equipment, keyframes };
}

/// Every way of doing every exercise.
export function everyWay(): { exercise: string; way: Way }[] {
  return readdirSync(folder).filter((name) => name.endsWith('.toml')).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const variants = text.split('[[variants]]').slice(1).map((part) => part.split(/^\[\[(?!variants\.)/m)[0]!);
    return variants.map((part) => ({ exercise: valueOf(text, 'id'), way: readVariant(part) }));
  });
}

/// What the steps of the Thomas test look like.
export function testPictures(): TestPicture[] {
  const text = readFileSync(join(protocol, 'assessment/thomas-test.toml'), 'utf8').split('[[methods]]')[0]!;
  return text.split('[[pictures]]').slice(1).map((part) => ({
    id: valueOf(part, 'id'),
    step: Number(part.match(/^step = (\d+)/m)?.[1]),
    angles: anglesIn(part, 'angles'),
    faults: part.split('[[pictures.faults]]').slice(1).map((fault) => ({
      sign: valueOf(fault, 'sign'), off_by: anglesIn(fault, 'off_by'), table_m: Number(fault.match(/^table_m = ([\d.]+)/m)?.[1]) || null,
    })),
  }));
}
