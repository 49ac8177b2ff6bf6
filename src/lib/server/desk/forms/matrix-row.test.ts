import { expect, test } from 'vitest';
import type { DirectoryEntry } from '#lib/domain/directory/directory-entry.ts';
import { aCell } from '#tests/plan-fixtures.ts';
import { readMatrixRow, writeMatrixRow } from './matrix-row.ts';

const YEARS = [2027, 2028, 2029];
const today = '2026-11-21';
const { serviceTypeCode, formCode, targetGroupCode, unitCode } = aCell();
const key = { serviceTypeCode, formCode, targetGroupCode, unitCode };
const kept = (year: number, mentions = {}) => ({ ...aCell({ year, ...mentions }), revision: 3 });

const charity: DirectoryEntry = {
  ...{ kind: 'provider', id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Charita Martin' },
  ...{ providerName: null, ico: '35984708', stewardBodyId: 'martin', stewardName: 'Martin' }
};
const hospice: DirectoryEntry = {
  ...{
    kind: 'service',
    id: 'aaaaaaaa-0000-4000-8000-000000000002',
    name: 'Hospic',
    providerName: 'Žilinský kraj'
  },
  ...{ ico: null, stewardBodyId: 'kraj', stewardName: 'Žilinský kraj' }
};
const ENTRIES = [charity, hospice];

const read = (typed: Record<string, string>, cells: ReturnType<typeof kept>[] = [], inDirectory = 8) =>
  readMatrixRow({
    ...{ key, years: YEARS, typed, cells, today },
    revisions: new Map(cells.map((cell) => [cell.year, cell.revision])),
    newId: (year) => `new-${year}`,
    entries: ENTRIES,
    inDirectory
  });

test('a row sent back untouched changes nothing', () => {
  const cells = YEARS.map((year) => kept(year));
  expect(read(writeMatrixRow(cells, YEARS), cells)).toEqual({ keep: [], remove: [], faults: [] });
});

test('one number, day and source fill every year', () => {
  const { keep, faults } = read(
    {
      'ownNeed.all': '12',
      'ownNeed.2029': '14,5',
      'ownNeed.source': 'obecný úrad',
      'ownNeed.asOf': '1. 10. 2026',
      'existing.all': '0',
      'existing.source': 'adresár'
    },
    [],
    0
  );
  expect(faults).toEqual([]);
  expect(keep.map(({ cell }) => [cell.year, cell.ownNeed?.value, cell.existing?.value])).toEqual([
    [2027, 12, 0],
    [2028, 12, 0],
    [2029, 14.5, 0]
  ]);
  expect(keep[0]?.cell.ownNeed?.asOf).toBe('2026-10-01');
  expect(keep[0]?.cell.existing?.asOf).toBe(today);
});

test('only the year that was changed is written, at the revision it was opened with', () => {
  const cells = YEARS.map((year) => kept(year));
  const { keep } = read({ ...writeMatrixRow(cells, YEARS), 'ownNeed.2028': '20' }, cells);
  expect(keep.map(({ cell, revision }) => [cell.year, cell.ownNeed?.value, revision])).toEqual([
    [2028, 20, 3]
  ]);
});

test('years with different sources keep their own when a number changes', () => {
  const number = (source: string) => ({ value: 1, asOf: '2026-01-01' as const, source });
  const cells = [kept(2027, { ownNeed: number('prieskum') }), kept(2028, { ownNeed: number('register') })];
  const form = writeMatrixRow(cells, YEARS);
  expect(form['ownNeed.source']).toBe('');
  const { keep, faults } = read({ ...form, 'ownNeed.2028': '2' }, cells);
  expect(faults).toEqual([]);
  expect(keep.map(({ cell }) => cell.ownNeed?.source)).toEqual(['register']);
});

test('a year emptied of every number is removed', () => {
  const cells = [kept(2027), kept(2028)];
  const form = { ...writeMatrixRow(cells, YEARS), 'ownNeed.2028': '', 'existing.2028': '' };
  const { remove, keep } = read(form, cells);
  expect(remove).toEqual([{ id: cells[1]?.id, revision: 3 }]);
  expect(keep).toEqual([]);
});

test('what is missing or wrong is told once, at its field', () => {
  const typed = {
    'ownNeed.all': 'veľa',
    'existing.2027': '-1',
    'existing.source': 'adresár',
    'securedElsewhere.all': '2',
    'securedElsewhere.source': 'zmluva',
    'staff.all': '1',
    'staff.asOf': 'včera'
  };
  expect(read(typed).faults).toEqual([
    { field: 'ownNeed.all', word: 'not-a-number' },
    { field: 'ownNeed.source', word: 'no-source' },
    { field: 'existing.2027', word: 'negative' },
    { field: 'securedElsewhere.name', word: 'secured-without-name' },
    { field: 'staff.asOf', word: 'not-a-day' },
    { field: 'staff.source', word: 'no-source' }
  ]);
});

test('a number for all years that cannot be is told where it was typed, and words have their limit', () => {
  const typed = {
    'ownNeed.all': '-2',
    'ownNeed.source': 'x'.repeat(501),
    'existing.all': '99999999999999',
    'existing.source': 'adresár'
  };
  expect(read(typed).faults).toEqual([
    { field: 'ownNeed.all', word: 'negative' },
    { field: 'ownNeed.source', word: 'too-long' },
    { field: 'existing.all', word: 'too-large' }
  ]);
});

test('a figure that differs from the directory says why; the one that does not needs no reason', () => {
  const typed = { 'existing.all': '8', 'existing.2028': '10', 'existing.source': 'obecný úrad' };
  expect(read(typed).faults).toEqual([{ field: 'existing.overrideReason', word: 'override-without-reason' }]);
  const { keep, faults } = read({ ...typed, 'existing.overrideReason': 'Nové úväzky od júla.' });
  expect(faults).toEqual([]);
  expect(keep.map(({ cell }) => [cell.year, cell.existing?.value, cell.existing?.overrideReason])).toEqual([
    [2027, 8, null],
    [2028, 10, 'Nové úväzky od júla.'],
    [2029, 8, null]
  ]);
});

test('a figure that cannot be read is told alone, without asking why it differs', () => {
  expect(read({ 'existing.2027': 'veľa', 'existing.source': 'adresár' }).faults).toEqual([
    { field: 'existing.2027', word: 'not-a-number' }
  ]);
});

test('who secures it can be a row of the directory: its name is written, and another one takes its place', () => {
  const typed = {
    'securedElsewhere.all': '2',
    'securedElsewhere.source': 'zmluva',
    'securedElsewhere.at': `provider:${charity.id}`
  };
  const { keep, faults } = read(typed);
  expect(faults).toEqual([]);
  expect(keep[0]?.cell).toMatchObject({
    securedElsewhere: { value: 2, name: 'Charita Martin' },
    securedProviderId: charity.id,
    securedServiceId: null
  });

  const cells = keep.map(({ cell }) => ({ ...cell, revision: 3 }));
  const form = writeMatrixRow(cells, YEARS);
  expect(read(form, cells)).toEqual({ keep: [], remove: [], faults: [] });
  const changed = read({ ...form, 'securedElsewhere.at': `service:${hospice.id}` }, cells);
  expect(
    changed.keep.map(({ cell }) => [
      cell.securedElsewhere?.name,
      cell.securedProviderId,
      cell.securedServiceId
    ])
  ).toEqual(YEARS.map(() => ['Hospic, Žilinský kraj', null, hospice.id]));
  const typedOver = read(
    { ...form, 'securedElsewhere.at': '', 'securedElsewhere.name': 'Mesto Martin' },
    cells
  );
  expect(typedOver.keep[0]?.cell).toMatchObject({
    securedElsewhere: { name: 'Mesto Martin' },
    securedProviderId: null
  });
});

test('a row of the directory that is not offered names nobody', () => {
  const typed = {
    'securedElsewhere.all': '2',
    'securedElsewhere.source': 'zmluva',
    'securedElsewhere.at': 'provider:aaaaaaaa-0000-4000-8000-00000000000f'
  };
  expect(read(typed).faults).toEqual([{ field: 'securedElsewhere.name', word: 'secured-without-name' }]);
});
