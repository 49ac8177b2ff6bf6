import { expect, test } from 'vitest';
import { HELPED_SECTIONS } from '#lib/domain/law/part-help.ts';
import { PLAN_PARTS } from '#lib/domain/plans/plan.ts';
import { LOCALES } from '../locale.ts';
import { GLOSSARY, glossaryByLetter, glossaryTermsOf } from './glossary.ts';

test('every term has an anchor of its own and a sentence in each language', () => {
  expect(new Set(GLOSSARY.map((one) => one.code)).size).toBe(GLOSSARY.length);
  expect(GLOSSARY.filter((one) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(one.code))).toEqual([]);
  for (const { term, text } of GLOSSARY)
    for (const locale of LOCALES) {
      expect(term[locale].trim()).not.toBe('');
      expect(text[locale]).toMatch(/^\p{Lu}.*\.$/u);
    }
});

test('each mandatory part of a plan, and each with help, has words explained', () => {
  const needed = [...PLAN_PARTS.map((part) => part.code), ...HELPED_SECTIONS];
  expect(needed.filter((section) => glossaryTermsOf(section).length === 0)).toEqual([]);
});

test('the page holds every term once under its letter, in the order of the language', () => {
  for (const locale of LOCALES) {
    const groups = glossaryByLetter(locale);
    expect(groups.flatMap((group) => group.terms).length).toBe(GLOSSARY.length);
    expect(new Set(groups.map((group) => group.letter)).size).toBe(groups.length);
  }
  const letters = glossaryByLetter('sk').map((group) => group.letter);
  // In Slovak Č follows C, and Ú stands with U.
  expect(letters.indexOf('Č')).toBe(letters.indexOf('C') + 1);
  expect(letters).not.toContain('Ú');
});
