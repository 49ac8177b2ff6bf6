import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyseQuery } from '#lib/domain/publishing/search/query.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import { openAnalyser, openEverydayNames, readGroupNames, readServiceNames } from './language.ts';

const analyser = openAnalyser();
const names = openEverydayNames(analyser);
const lists = readServiceNames();
const groups = readGroupNames();
const serviceTypesOf = (text: string) =>
  analyseQuery(text, analyser, names).serviceTypes.map(({ code }) => code);
const groupsOf = (text: string) => analyseQuery(text, analyser, names).targetGroups.map(({ code }) => code);

type ServiceType = { code: string; nameSk: string };
const catalogue: ServiceType[] = JSON.parse(readFileSync('data/law/service-types.json', 'utf8'));

test('every kind of service of the law has its list, which begins with the name in the law', () => {
  const known = new Map(lists.map(({ code, names }) => [code, names[0]]));
  expect([...known.keys()].sort()).toEqual([...new Set(catalogue.map(({ code }) => code))].sort());
  for (const { code, nameSk } of catalogue) expect(known.get(code)).toBe(nameSk);
});

test('every target group has its list, which begins with its name', () => {
  const known: { code: string; nameSk: string }[] = JSON.parse(
    readFileSync('data/law/catalogue.json', 'utf8')
  ).targetGroups;
  expect(groups.map(({ code, names }) => [code, names[0]])).toEqual(
    known.map(({ code, nameSk }) => [code, nameSk])
  );
});

const every = lists.flatMap(({ code, names }) => names.map((name) => ({ code, name })));

test.each(every)('„$name“ means $code, with and without diacritics', ({ code, name }) => {
  expect(serviceTypesOf(name)).toContain(code);
  expect(serviceTypesOf(fold(name))).toContain(code);
});

const everyGroup = groups.flatMap(({ code, names }) => names.map((name) => ({ code, name })));

test.each(everyGroup)('„$name“ are $code, with and without diacritics', ({ code, name }) => {
  expect(groupsOf(name)).toContain(code);
  expect(groupsOf(fold(name))).toContain(code);
});

test.each([
  ['services', every],
  ['groups', everyGroup]
])('no name of %s is listed twice', (_, all) => {
  const seen = all.map(({ name }) => fold(name));
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

test.each([
  ['pani čo chodí k starkej domov', 'opatrovatelska-sluzba'],
  ['kto ma odvezie k doktorke', 'prepravna-sluzba'],
  ['teplé jedlo pre starých ľudí', 'jedalen'],
  ['zapožičanie barlí', 'pozicovanie-pomocok']
])('„%s“ resembles %s', (typed, code) => {
  expect(analyseQuery(typed, analyser, names).likelyServiceTypes).toContain(code);
});

test.each(['chodník', 'Nové Mesto', 'supervízia', 'plán rozvoja', 'zberný dvor'])(
  '„%s“ resembles no service',
  (typed) => {
    expect(analyseQuery(typed, analyser, names).likelyServiceTypes).toEqual([]);
  }
);

test.each([
  ['stacoinaroch', 'stacionároch'],
  ['opatrovatelkse', 'opatrovateľské'],
  ['senoirov', 'seniorov'],
  ['stacoinár', 'stacionár'],
  ['xyzw', null]
])('„%s“ is mended to %s', (typed, meant) => {
  expect(names.mend(typed)).toBe(meant);
});
