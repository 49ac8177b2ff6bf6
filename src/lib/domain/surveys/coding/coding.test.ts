import { describe, expect, test } from 'vitest';
import { suggestThemes } from './suggest-themes.ts';
import { codingOf, MOST_THEMES, type TextCoding, themeFault } from './text-coding.ts';

const by = (actorId: string, themeIds: string[], settled = false): TextCoding => ({
  ...{ actorId, themeIds, settled }
});

describe('what people found in a text', () => {
  test.each([
    ['none', [], []],
    ['single', [by('a', ['x'])], ['x']],
    ['agreed', [by('a', ['x', 'y']), by('b', ['y', 'x'])], ['x', 'y']],
    ['differing', [by('a', ['x']), by('b', ['x', 'y'])], []],
    ['differing', [by('a', []), by('b', ['y'])], []],
    ['settled', [by('a', ['x']), by('b', ['y'], true)], ['y']]
  ] as const)('is %s', (state, codings, themeIds) => {
    expect(codingOf(codings)).toEqual({ state, themeIds });
  });

  test('a theme has a name of its own', () => {
    const others = [{ name: 'Doprava' }];
    expect(themeFault('', others)).toBe('no-name');
    expect(themeFault('doprava', others)).toBe('same-name');
    expect(themeFault('x'.repeat(81), others)).toBe('too-long');
    expect(themeFault('Lekár', others)).toBeNull();
    expect(themeFault('Lekár', Array(MOST_THEMES).fill({ name: 'x' }))).toBe('too-many');
  });
});

describe('suggested themes', () => {
  const set = (...tokens: string[]) => new Set(tokens);
  const THEMES = [
    { id: 'bus', name: set('autobus') },
    { id: 'doctor', name: set('lekar') }
  ];

  test('are those whose name the text says', () => {
    expect(suggestThemes(set('chyba', 'lekar'), THEMES, [])).toEqual(['doctor']);
    expect(suggestThemes(set('chyba'), THEMES, [])).toEqual([]);
  });

  test('are those whose words it says, once such texts were coded', () => {
    const coded = [
      ...Array.from({ length: 4 }, () => ({ tokens: set('spoj', 'vecer', 'chyba'), themeIds: ['bus'] })),
      ...Array.from({ length: 12 }, () => ({ tokens: set('ambulancia', 'chyba'), themeIds: ['doctor'] }))
    ];
    expect(suggestThemes(set('spoj', 'rano'), THEMES, coded)).toEqual(['bus']);
    // What stands in every text says nothing, and what stood in one may be chance.
    expect(suggestThemes(set('chyba'), THEMES, coded)).toEqual([]);
    const once = [...coded, { tokens: set('kino'), themeIds: ['bus'] }];
    expect(suggestThemes(set('kino'), THEMES, once)).toEqual([]);
  });
});
