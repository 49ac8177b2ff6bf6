import { expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { testDatabase } from '#tests/database.ts';
import { indexMunicipalities } from '../use-cases/publishing/index-municipalities.ts';
import { answer, askedBy } from './answer.ts';
import { municipalityIndex } from './municipality-index.ts';

const { publicDb, bulkDb } = await testDatabase();
await indexMunicipalities(municipalityIndex(bulkDb));
const ask = (query: string) => answer(publicDb, askedBy(new URLSearchParams(query)), messages('sk'), 'sk');

test('a municipality is shown with its district and region', async () => {
  const [first] = (await ask('q=Lipovec')).results;
  expect(first?.place).toMatch(/^okres \S+.*, \S+ kraj$/);
});

test('a page behind the last one has no results, and says how many pages there are', async () => {
  const found = await ask('q=Nové Mesto&strana=20');
  expect(found.results).toEqual([]);
  expect(found.pageHrefs.length).toBeGreaterThan(0);
  expect(found.pageHrefs.length).toBeLessThan(20);
  expect(found.pageHrefs[0]).toBe('/hladat?q=Nov%C3%A9+Mesto');
});

test('too many results are narrowed by links that keep the question and count nothing', async () => {
  const found = await ask('q=obec');
  expect(found).toMatchObject({ more: true });
  expect(found.filters.regions).toHaveLength(8);
  for (const filter of [...found.filters.kinds, ...found.filters.regions]) {
    expect(filter.matches).toBeNull();
    expect(filter.href).toMatch(/^\/hladat\?q=obec&(druh|kraj)=/);
  }
  const narrowed = await ask(found.filters.regions[0]?.href.split('?')[1] ?? '');
  expect(narrowed.total).toBeGreaterThan(0);
  expect(new Set(narrowed.results.map(({ place }) => place.split(', ').at(-1)))).toEqual(
    new Set(['Bratislavský kraj'])
  );
});

test.each([
  ['q=pre a ktorý', 'only-stop-words'],
  ['q=😀😀', 'no-words'],
  [`q=${'slovo '.repeat(2_000)}`, 'too-long'],
  ['q=stacionár', null]
])('%.20s is remarked on: %s', async (query, remark) => {
  expect((await ask(query)).remark).toBe(remark);
});

test.each([
  ['half an emoji', `${'a'.repeat(249)}😀`, `${'a'.repeat(249)}\ufffd`],
  ['signs that are no text', 'a\u0000\u0001b\tc', 'a b c'],
  ['only spaces', ' \t ', '']
])('%s is cut from what was typed', (_, typed, text) => {
  expect(askedBy(new URLSearchParams({ q: typed })).text).toBe(text);
});

test.each(["' OR 1=1; --", '<script>alert(1)</script>', 'دار المسنين', '\\', '&|!():*', 'a'.repeat(10_000)])(
  'whatever is typed has an answer: %.20s',
  async (typed) => {
    const found = await ask(new URLSearchParams({ q: typed, druh: 'x', kraj: "'", strana: '-1' }).toString());
    expect(found.page).toBe(1);
  }
);
