import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openAnalyser } from '#lib/server/search/language.ts';
import { COMPLETED_KINDS, type CompletedKind, type Completion, createCompleting } from './completions.ts';

const a = (kind: CompletedKind, text: string, note = ''): Completion => ({ kind, text, note });
const completions = [
  a('service-type', 'zariadenie pre seniorov'),
  a('service-type', 'jedáleň'),
  a('service-type', 'opatrovateľská služba'),
  a('everyday-name', 'domov dôchodcov', 'zariadenie pre seniorov'),
  a('everyday-name', 'opatrovateľka', 'opatrovateľská služba'),
  a('municipality', 'Domaňovce', 'okres Levoča'),
  a('municipality', 'Nové Mesto nad Váhom', 'okres Nové Mesto nad Váhom'),
  a('municipality', 'Rajec', 'okres Žilina'),
  a('service', 'Jedáleň Rajec'),
  a('service', 'Domov Žarnovica')
];
const analyser = openAnalyser();
const complete = createCompleting(completions, analyser);
const texts = (typed: string, kinds: readonly CompletedKind[] = COMPLETED_KINDS) =>
  complete(typed, kinds, 8).map(({ text }) => text);

test.each([
  ['do', ['domov dôchodcov', 'Domaňovce', 'Domov Žarnovica']],
  ['domov d', ['domov dôchodcov', 'Domov Žarnovica']],
  ['domova dochodcov', ['domov dôchodcov']],
  ['DÔCHODC', ['domov dôchodcov']],
  ['opatrovatelky', ['opatrovateľka']],
  ['v Rajci', ['Rajec', 'Jedáleň Rajec']],
  ['mesto', ['Nové Mesto nad Váhom']],
  ['nove mesto na', ['Nové Mesto nad Váhom']],
  ['jedalne', ['jedáleň', 'Jedáleň Rajec']],
  ['rajec jed', ['Jedáleň Rajec']],
  ['d', []],
  ['', []],
  ['…', []],
  ['xyz', []]
])('„%s“ may mean %j', (typed, expected) => {
  expect(texts(typed)).toEqual(expected);
});

test('only what was asked for is suggested, and no more of it', () => {
  expect(texts('do', ['municipality'])).toEqual(['Domaňovce']);
  expect(complete('do', COMPLETED_KINDS, 1)).toHaveLength(1);
});

test('the beginning of every name finds it, however it is typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...completions), fc.nat(30), fc.boolean(), ({ text }, more, bare) => {
      const typed = text.slice(0, 2 + more);
      const plain = typed.normalize('NFD').replace(/\p{M}/gu, '');
      if (typed.trim().length >= 2) expect(texts(bare ? plain : typed)).toContain(text);
    })
  );
});

test('whatever is typed, at most as many are suggested as were asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(8), (typed, most) => {
      expect(complete(typed, COMPLETED_KINDS, most).length).toBeLessThanOrEqual(most);
    })
  );
});
