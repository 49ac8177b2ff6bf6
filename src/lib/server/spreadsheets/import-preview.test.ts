import { expect, test } from 'vitest';
import { type ImportChange, noChanges } from '#lib/domain/plans/import/change.ts';
import type { Proposal } from '#lib/domain/plans/import/propose.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { previewOf, type WantedRows } from './import-preview.ts';

const change = (title: string): ImportChange<never> => ({
  ...{ item: {} as never, revision: null, title, under: '', line: 2, sheet: 'CSV' },
  differences: []
});

function proposalOf(services: number, providers = 1): Proposal {
  const many = (count: number) => Array.from({ length: count }, (_, at) => change(String(at)));
  const changes = { ...noChanges(), providers: many(providers), services: many(services) };
  return { sheets: [], rows: services, faults: [], notes: [], changes, spoken: [] };
}

const shown = (proposal: Proposal, wanted?: WantedRows) =>
  previewOf(proposal, messages('sk'), formats('sk'), wanted).groups.map(({ name, page, pages, rows }) => [
    ...[name, page, pages],
    ...[rows.length, rows.at(0)?.title, rows.at(-1)?.title]
  ]);

test('a small file is shown whole, whatever page is asked for', () => {
  const whole = [
    ['providers', 1, 1, 1, '0', '0'],
    ['services', 1, 1, 199, '0', '198']
  ];
  expect(shown(proposalOf(199), { group: null, page: 1 })).toEqual(whole);
  expect(shown(proposalOf(199), { group: 'services', page: 7 })).toEqual(whole);
});

test('of a large file one page of one group is shown; beyond the last page stands the last', () => {
  const region = proposalOf(3_000);
  expect(shown(region, { group: null, page: 1 })).toEqual([
    ['providers', 1, 1, 1, '0', '0'],
    ['services', null, 60, 0, undefined, undefined]
  ]);
  for (const group of ['nothing such', 'cells']) {
    expect(shown(region, { group, page: 1 })).toEqual(shown(region, { group: null, page: 1 }));
  }
  expect(shown(region, { group: 'services', page: 2 })[1]).toEqual(['services', 2, 60, 50, '50', '99']);
  expect(shown(region, { group: 'services', page: 999 })[1]).toEqual([
    'services',
    60,
    60,
    50,
    '2950',
    '2999'
  ]);
});

test('the console gets the first rows of every group', () => {
  expect(shown(proposalOf(3_000))[1]).toEqual(['services', 1, 1, 200, '0', '199']);
});
