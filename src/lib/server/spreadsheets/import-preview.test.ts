import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ImportChange, noChanges } from '#lib/domain/plans/import/change.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { WrittenProposal } from '../use-cases/import/written-proposal.ts';
import { previewOf, type WantedRows } from './import-preview.ts';
import { openProposal, writeProposal } from './write-proposal.ts';

const change = (title: string, revision: number | null): ImportChange<never> => ({
  ...{ item: { id: title } as never, revision, title, under: '', line: 2, sheet: 'CSV' },
  differences: []
});

async function proposalOf(
  services: number,
  providers = 1,
  revision: number | null = null
): Promise<WrittenProposal> {
  const many = (count: number) => Array.from({ length: count }, (_, at) => change(String(at), revision));
  const changes = { ...noChanges(), providers: many(providers), services: many(services) };
  const proposal = { sheets: [], rows: services, faults: [], notes: [], changes, spoken: [] };
  const folder = mkdtempSync(join(tmpdir(), 'opora-preview-'));
  await writeProposal(folder, 'key', { proposal, gone: [], stamp: '', seen: '' });
  const written = await openProposal(folder, 'key');
  if (!written) throw new Error('It was written.');
  return written;
}

const shown = async (proposal: WrittenProposal, wanted?: WantedRows) =>
  (await previewOf(proposal, messages('sk'), formats('sk'), wanted)).groups.map(
    ({ name, page, pages, rows }) => [
      ...[name, page, pages],
      ...[rows.length, rows.at(0)?.title, rows.at(-1)?.title]
    ]
  );

test('a small file is shown whole, whatever page is asked for', async () => {
  const whole = [
    ['providers', 1, 1, 1, '0', '0'],
    ['services', 1, 1, 199, '0', '198']
  ];
  expect(await shown(await proposalOf(199), { group: null, page: 1 })).toEqual(whole);
  expect(await shown(await proposalOf(199), { group: 'services', page: 7 })).toEqual(whole);
});

test('of a large file one page of one group is shown; beyond the last page stands the last', async () => {
  const region = await proposalOf(3_000);
  expect(await shown(region, { group: null, page: 1 })).toEqual([
    ['providers', 1, 1, 1, '0', '0'],
    ['services', null, 60, 0, undefined, undefined]
  ]);
  for (const group of ['nothing such', 'cells']) {
    expect(await shown(region, { group, page: 1 })).toEqual(await shown(region, { group: null, page: 1 }));
  }
  expect((await shown(region, { group: 'services', page: 2 }))[1]).toEqual([
    'services',
    2,
    60,
    50,
    '50',
    '99'
  ]);
  expect((await shown(region, { group: 'services', page: 999 }))[1]).toEqual([
    'services',
    60,
    60,
    50,
    '2950',
    '2999'
  ]);
});

test('it is told that so many changes are written part by part; what is new appears at once', async () => {
  const told = async (proposal: WrittenProposal) => {
    const { inSteps, groups } = await previewOf(proposal, messages('sk'), formats('sk'));
    return [inSteps, groups.at(-1)?.title.replace(/\s/g, ' ')];
  };
  expect(await told(await proposalOf(3_000))).toEqual([false, 'Služby: 3 000 pridať, 0 zmeniť']);
  expect(await told(await proposalOf(3_000, 1, 4))).toEqual([true, 'Služby: 0 pridať, 3 000 zmeniť']);
  expect(await told(await proposalOf(999, 1, 4))).toEqual([false, 'Služby: 0 pridať, 999 zmeniť']);
});

test('the console gets the first rows of every group', async () => {
  expect((await shown(await proposalOf(3_000)))[1]).toEqual(['services', 1, 1, 200, '0', '199']);
});
