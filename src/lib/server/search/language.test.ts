import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fold } from '#lib/domain/shared/fold.ts';
import { openAnalyser, readLexicon } from './language.ts';

const analyser = openAnalyser();
const lexicon = readLexicon('data/language');

/** Answers of the program hunspell: a form and its dictionary forms. */
const sample = readFileSync('data/language/lemma-sample.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [form = '', lemmas = ''] = line.split(',');
    return { form, lemmas: lemmas.split('|') };
  });

const meets = (typed: string, published: string) => {
  const tokens = analyser.tokensOf(published);
  return analyser.queryTokensOf(typed).some((token) => tokens.includes(token));
};

test('the compact dictionary answers as hunspell does, but keeps ne-', () => {
  const differing = sample.filter(({ form, lemmas }) => {
    const ours = lexicon.lemmasOf(form);
    return !lemmas.some((lemma) => lemma === form || ours.includes(lemma));
  });
  expect(differing.map(({ form }) => form)).toEqual(['nezamestnaní', 'nezamestnaný', 'nezamestnaných']);
  expect(lexicon.lemmasOf('nezamestnaných')).toEqual(['nezamestnaný']);
});

test('every dictionary form of the sample finds its inflected form, with and without diacritics', () => {
  const missed = sample.filter(({ form, lemmas }) => {
    // The exceptions overrule the dictionary here: *cieľ* is the goal, not the imperative of *cieliť*.
    if (form === 'cieľ' || form.startsWith('nezamestnan') || analyser.stops(form) === 'yes') return false;
    return !lemmas.some((lemma) => meets(lemma, form) && meets(fold(lemma), form));
  });
  expect(missed).toEqual([]);
});

test.each([
  ['deti', 'dieťaťa'],
  ['ludia', 'človeka'],
  ['opatrovateľ', 'opatrovateliek'],
  ['skolky', 'škôlok'],
  ['Rajec', 'Rajci'],
  ['bánov', 'Bánove'],
  ['Banove', 'Bánov'],
  ['starých', 'starších'],
  ['najstarší', 'starého'],
  ['jedalen', 'jedální']
])('%s finds %s', (typed, published) => {
  expect(meets(typed, published)).toBe(true);
});

test.each([
  ['zamestnaný', 'nezamestnaný'],
  ['nezamestnaný', 'zamestnaný'],
  ['starosta', 'starostlivosť'],
  ['opatrenie', 'opatrovateľ'],
  ['práčovňa', 'pracovnej'],
  ['pracovný', 'práčovni'],
  ['súd', 'sud']
])('%s does not find %s', (typed, published) => {
  expect(meets(typed, published)).toBe(false);
});

test('a word typed without diacritics is not taken for a stop word that only looks like it', () => {
  expect(analyser.tokensOf('byť')).toEqual([]);
  expect(analyser.tokensOf('byt')).not.toEqual([]);
  expect(analyser.stops('byt')).toBe('perhaps');
});
