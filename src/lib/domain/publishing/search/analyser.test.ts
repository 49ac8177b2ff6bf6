import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../shared/fold.ts';
import { smallAnalyser } from './small-language.fixture.ts';

const analyser = smallAnalyser();
const meets = (typed: string, published: string) => {
  const tokens = analyser.tokensOf(published);
  return analyser.queryTokensOf(typed).some((token) => tokens.includes(token));
};

test.each([
  ['službách', ['sluzb']],
  ['SLUŽIEB', ['sluzb', 'sluzieb']],
  ['denného', ['denn']],
  ['nezamestnaných', ['nezamestnan']],
  ['najnovších', ['nov']],
  ['v', []],
  ['nocľahárňach', ['noclaharn']],
  ['2026', ['2026']]
])('%s is kept as %j', (word, tokens) => {
  expect(analyser.tokensOf(word)).toEqual(tokens);
});

test('a rule whose condition does not hold makes no form', () => {
  expect(analyser.tokensOf('dobách')).toEqual(['dob']);
  expect(analyser.tokensOf('dieb')).toEqual(['dieb']);
});

test('without diacritics a word stands for everything it may mean, with them for one thing', () => {
  expect(analyser.queryTokensOf('rada')).toEqual(expect.arrayContaining(['rad']));
  expect(meets('sluzieb', 'služba')).toBe(true);
  expect(meets('služieb', 'služba')).toBe(true);
  expect(meets('novší', 'nového')).toBe(true);
});

test('words that differ in their diacritics only are told apart, unless they are typed without', () => {
  expect(meets('práčovňa', 'pracovná')).toBe(false);
  expect(meets('pracovný', 'práčovňa')).toBe(false);
  expect(meets('pracovna', 'pracovná') && meets('pracovna', 'práčovňa')).toBe(true);
  expect(meets('práčovňa', 'práčovňami') && meets('pracovná', 'pracovnými')).toBe(true);
});

test('who is employed is not who is not', () => {
  expect(meets('zamestnaný', 'nezamestnaných')).toBe(false);
});

test('a name that looks like an inflected word keeps itself', () => {
  expect(analyser.tokensOf('Stacionára')).toContain('stacionara');
  expect(analyser.tokensOf('stacionára')).toEqual(['stacionar']);
});

test('what looks like a stop word without its diacritics may be one', () => {
  expect([analyser.stops('byť'), analyser.stops('byt'), analyser.stops('bytu')]).toEqual([
    'yes',
    'perhaps',
    'no'
  ]);
});

test('whatever is published is found by its own word, with and without diacritics', () => {
  const letter = fc.constantFrom(...'aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž0123456789');
  const word = fc.array(letter, { minLength: 1, maxLength: 15 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, (published) => {
      fc.pre(analyser.stops(published) === 'no');
      expect(meets(published, published)).toBe(true);
      expect(meets(fold(published), published)).toBe(true);
      expect(meets(published.toUpperCase(), published)).toBe(true);
    })
  );
});
