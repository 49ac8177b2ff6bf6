import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEverydayNames } from './everyday-names.ts';
import { excerptOf, rangesOf } from './highlight.ts';
import { analyseQuery } from './query.ts';
import { smallAnalyser } from './small-language.fixture.ts';

const analyser = smallAnalyser();
const names = createEverydayNames({ services: [], groups: [], alike: [] }, analyser);
const query = (text: string) => analyseQuery(text, analyser, names);
const marked = (text: string, typed: string) =>
  rangesOf(text, query(typed), analyser).map(({ start, end }) => text.slice(start, end));

test('the words of the text are marked as they are written there', () => {
  const text = 'Nový denný stacionár; o službách denných stacionárov. <b>Služba</b>';
  expect(marked(text, 'denne sluzby')).toEqual(['denný', 'službách', 'denných', 'Služba']);
});

test('what does not answer is not marked', () => {
  expect(marked('Nový stacionár', 'služba')).toEqual([]);
});

test('the excerpt shows the place with the most different answers', () => {
  const filling = 'Iné slová bez významu. '.repeat(30);
  const text = `${filling}Služba. ${filling}Denný stacionár pre vás. ${filling}`;
  const excerpt = excerptOf(text, query('denný stacionár'), analyser, 100);
  expect(excerpt.text).toContain('Denný stacionár');
  expect(excerpt.ranges.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
    'Denný',
    'stacionár'
  ]);
  expect([excerpt.cutBefore, excerpt.cutAfter]).toEqual([true, true]);
  expect(excerpt.text.length).toBeLessThanOrEqual(100);
});

test('a text without an answer is shown from its beginning', () => {
  const text = 'Prvé slová textu. '.repeat(20);
  const excerpt = excerptOf(text, query('stacionár'), analyser, 60);
  expect(text.startsWith(excerpt.text)).toBe(true);
  expect(excerpt.ranges).toEqual([]);
});

test('an excerpt is a piece of the text and its ranges lie within', () => {
  const word = fc.constantFrom('denný', 'služby', 'stacionár', 'iné', 'x'.repeat(90), '–', 'žlté');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 80 }), fc.integer({ min: 20, max: 120 }), (words, length) => {
      const text = words.join(' ');
      const excerpt = excerptOf(text, query('denná služba'), analyser, length);
      expect(text).toContain(excerpt.text);
      expect(excerpt.text.length).toBeLessThanOrEqual(length);
      expect(excerpt.text === '').toBe(text === '');
      for (const { start, end } of excerpt.ranges) {
        expect(['denný', 'služby']).toContain(excerpt.text.slice(start, end));
      }
    })
  );
});

test('in a long text the place is found as well, without reading every word', () => {
  const filling = 'Iné slová bez významu. '.repeat(1_000);
  const text = `${filling}Služba. ${filling}V dennom STACIONÁRI či v dennom stacionári. ${filling}`;
  const excerpt = excerptOf(text, query('denny stacionar'), analyser, 100);
  expect(excerpt).toMatchObject({ cutBefore: true, cutAfter: true });
  expect(excerpt.ranges.map(({ start, end }) => excerpt.text.slice(start, end))).toContain('STACIONÁRI');
  expect(excerptOf(filling, query('denny'), analyser, 100)).toMatchObject({ cutBefore: false, ranges: [] });
  expect(excerptOf('a'.repeat(20_000), query('denny'), analyser, 100).text).not.toBe('');
});
