import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyseQuery } from '#lib/domain/publishing/search/query.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import { openAnalyser, openEverydayNames, readNames } from './language.ts';

const analyser = openAnalyser();
const names = openEverydayNames(analyser);
const lists = readNames();
const serviceTypesOf = (text: string) =>
  analyseQuery(text, analyser, names).serviceTypes.map(({ serviceType }) => serviceType);

type ServiceType = { code: string; nameSk: string };
const catalogue: ServiceType[] = JSON.parse(readFileSync('data/law/service-types.json', 'utf8'));

test('every kind of service of the law has its list, which begins with the name in the law', () => {
  const known = new Map(lists.map(({ serviceType, names }) => [serviceType, names[0]]));
  expect([...known.keys()].sort()).toEqual([...new Set(catalogue.map(({ code }) => code))].sort());
  for (const { code, nameSk } of catalogue) expect(known.get(code)).toBe(nameSk);
});

const every = lists.flatMap(({ serviceType, names }) => names.map((name) => ({ serviceType, name })));

test.each(every)('„$name“ means $serviceType, with and without diacritics', ({ serviceType, name }) => {
  expect(serviceTypesOf(name)).toContain(serviceType);
  expect(serviceTypesOf(fold(name))).toContain(serviceType);
});

test('no name is listed twice', () => {
  const seen = every.map(({ name }) => fold(name));
  expect(seen.filter((name, at) => seen.indexOf(name) !== at)).toEqual([]);
});

test.each([
  ['domovy dôchodcov', ['zariadenie-pre-seniorov']],
  ['miesto v domove dochodcov v Rajci', ['zariadenie-pre-seniorov']],
  ['škôlky pre najmenších', ['zariadenie-deti-do-troch-rokov']],
  ['v jasliach', ['zariadenie-deti-do-troch-rokov']],
  ['opatrovateliek', ['opatrovatelska-sluzba']],
  ['opatrovateľku', ['opatrovatelska-sluzba']],
  ['obed pre dôchodcov', ['jedalen']],
  ['rozvozom obedov', ['jedalen']],
  ['tlacidlom sos', ['monitorovanie-a-signalizacia']],
  ['škôlku pre seniorov', ['denny-stacionar']],
  ['cesta', []],
  ['obecný úrad', []]
])('„%s“ means %j', (typed, serviceTypes) => {
  expect(serviceTypesOf(typed)).toEqual(serviceTypes);
});
