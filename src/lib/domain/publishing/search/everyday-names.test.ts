import { expect, test } from 'vitest';
import { contentOf, createEverydayNames } from './everyday-names.ts';
import { analyseQuery } from './query.ts';
import { smallAnalyser } from './small-language.fixture.ts';

const analyser = smallAnalyser();
const names = createEverydayNames(
  [
    { serviceType: 'jedalen', names: ['jedáleň', 'obedy', 'rozvoz obedov'] },
    { serviceType: 'denny-stacionar', names: ['denný stacionár', 'škôlka pre seniorov'] },
    { serviceType: 'jasle', names: ['jasle', 'škôlka'] }
  ],
  analyser
);
const serviceTypesOf = (text: string) =>
  analyseQuery(text, analyser, names).serviceTypes.map(({ serviceType }) => serviceType);

test.each([
  ['rozvoz obedov', ['jedalen']],
  ['obedov rozvoz v Rajci', ['jedalen']],
  ['škôlka', ['jasle']],
  ['skolka pre seniorov', ['denny-stacionar']],
  ['jasle a obedy', ['jedalen', 'jasle']],
  ['rozvoz', []]
])('„%s“ names %j', (typed, serviceTypes) => {
  expect(serviceTypesOf(typed)).toEqual(serviceTypes);
});

test('only the terms of the name may be answered by the kind of service', () => {
  const [lunch, town] = analyseQuery('obedy Bánov', analyser, names).terms;
  expect(lunch?.tokens).toContain('service=jedalen');
  expect(town?.tokens).not.toContain('service=jedalen');
});

test.each([
  ['Rozvoz obedov seniorom', ['jedalen']],
  ['Obedov rozvoz', []],
  ['Obedy varíme denne', []],
  ['Nová jedáleň a denný stacionár', ['jedalen', 'denny-stacionar']]
])('a text „%s“ is about %j', (text, serviceTypes) => {
  expect(names.namedIn(contentOf(text, analyser))).toEqual(serviceTypes);
});

test('stop words go unless there is nothing else', () => {
  const wordsIn = (text: string) =>
    analyseQuery(text, analyser, names).terms.map((term) => (term.optional ? `(${term.text})` : term.text));
  expect(wordsIn('pre nový byt')).toEqual(['nový', '(byt)']);
  expect(wordsIn('ktore byt')).toEqual(['ktore', 'byt']);
  expect(wordsIn('pre')).toEqual(['pre']);
  expect(wordsIn('  … ')).toEqual([]);
});
