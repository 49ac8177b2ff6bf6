import { expect, test } from 'vitest';
import { contentOf, createEverydayNames } from './everyday-names.ts';
import { analyseQuery } from './query.ts';
import { smallAnalyser } from './small-language.fixture.ts';

const analyser = smallAnalyser();
const names = createEverydayNames(
  {
    services: [
      { code: 'jedalen', names: ['jedáleň', 'obedy', 'rozvoz obedov'] },
      { code: 'denny-stacionar', names: ['denný stacionár', 'škôlka pre seniorov'] },
      { code: 'jasle', names: ['jasle', 'škôlka'] }
    ],
    groups: [{ code: 'seniori', names: ['seniori', 'starí rodičia'] }],
    alike: [
      ['rozvoz', 'donáška'],
      ['senior', 'seniori', 'seniorov', 'dôchodca']
    ]
  },
  analyser
);
const serviceTypesOf = (text: string) =>
  analyseQuery(text, analyser, names).serviceTypes.map(({ code }) => code);

test.each([
  ['rozvoz obedov', ['jedalen']],
  ['obedov rozvoz v Rajci', ['jedalen']],
  ['škôlka', ['jasle']],
  ['skolka pre seniorov', ['denny-stacionar']],
  ['jasle a obedy', ['jasle', 'jedalen']],
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
  expect(names.services.namedIn(contentOf(text, analyser))).toEqual(serviceTypes);
});

test('stop words go unless there is nothing else', () => {
  const wordsIn = (text: string) =>
    analyseQuery(text, analyser, names).terms.map((term) => (term.optional ? `(${term.text})` : term.text));
  expect(wordsIn('pre nový byt')).toEqual(['nový', '(byt)']);
  expect(wordsIn('ktore byt')).toEqual(['ktore', 'byt']);
  expect(wordsIn('pre')).toEqual(['pre']);
  expect(wordsIn('  … ')).toEqual([]);
});

test('words that name people only are answered by what is meant for them', () => {
  const [people] = analyseQuery('seniori', analyser, names).terms;
  expect(people?.tokens).toContain('group=seniori');
  // As a part of the name of a service they mean that service.
  const [, of] = analyseQuery('škôlka pre seniorov', analyser, names).terms;
  expect(of?.tokens).not.toContain('group=seniori');
});

test.each([
  ['donáška obedov', ['jedalen']],
  ['škôlka pre dôchodca', ['denny-stacionar', 'jasle']],
  ['cesta do Rajca', []],
  ['rozvoz obedov', []]
])('„%s“ resembles %j', (text, codes) => {
  expect(analyseQuery(text, analyser, names).likelyServiceTypes).toEqual(codes);
});
