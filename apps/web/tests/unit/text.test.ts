import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../../../locales/en.json';
import { dayName, degrees, fill, t } from '../../src/text/text';
import { pseudo } from '../../src/text/pseudo';

const sourceText = readdirSync(join(__dirname, '../../src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .map((path) => readFileSync(join(__dirname, '../../src', path), 'utf8'))
  .join('\n');

/// The core says some of them itself: the coach and the sensors tell message ids.
const coreText = ['coach', 'measure']
  .map((folder) => join(__dirname, '../../../../src', folder))
  .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : []))
  .join('\n');

describe('The words', () => {
  it('have a note for the translator in every group', () => {
    for (const group of Object.values(en)) expect(group._note.length).toBeGreaterThan(10);
  });

  it('are all used', () => {
    // Ids put together from a value: t(`side.${side}`), t(`profile.${key}_${value}`).
    const built = [...sourceText.matchAll(/`(\w+)\.(\w*)\$\{/g)].map((match) => `${match[1]}.${match[2]}`);
    const unused = Object.entries(en).flatMap(([group, messages]) =>
      Object.keys(messages)
        .filter((key) => key !== '_note')
        .map((key) => `${group}.${key}`)
        .filter((id) => !sourceText.includes(`'${id}'`) && !coreText.includes(`"${id}"`) && !built.some((prefix) => id.startsWith(prefix))),
    );
    expect(unused).toEqual([]);
  });

  it('fill their places and pick the plural', () => {
    expect(fill('{a} of {b}, {c}', { a: 1, b: 2 })).toBe('1 of 2, {c}');
    expect(t('today.minutes', { n: 1 })).toBe('About 1 minute');
    expect(t('today.minutes', { n: 12 })).toBe('About 12 minutes');
  });

  it('write degrees with a real minus, and days the same in every time zone', () => {
    expect([degrees(-3.04), degrees(0), degrees(12.46)]).toEqual(['−3°', '0°', '12.5°']);
    expect(dayName('2026-12-13')).toBe('13 December 2026');
  });
});

describe('The pseudo-locale', () => {
  it('turns words round and leaves places and numbers alone', () => {
    const turned = pseudo('Round {n} of 3');
    expect(turned).toContain('{n}');
    expect(turned).toContain('\u202eof\u202c 3');
  });
});
