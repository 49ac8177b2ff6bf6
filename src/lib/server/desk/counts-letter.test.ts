import { expect, test } from 'vitest';
import type { PersonCount } from '#lib/domain/population/person-count.ts';
import {
  type AdministrativeCount,
  COUNTING_OFFICES,
  figuresOf
} from '#lib/domain/population/statistics/administrative-count.ts';
import { renderLetter } from '../documents/letter.ts';
import { readCounts } from '../spreadsheets/read-counts.ts';
import { countsAsText, countsFromText } from '../spreadsheets/sent-counts.ts';
import { unzip } from '../spreadsheets/unzip.ts';
import { writeCountsTemplate } from '../spreadsheets/write-counts.ts';
import { findingOfCount } from './counted-figure.ts';
import { ASKED_OFFICES, countsLetter } from './counts-letter.ts';

const today = '2026-11-22';

test.each(ASKED_OFFICES)(
  'the letter to %s names the act, the year and every figure of the office',
  async (office) => {
    const letter = countsLetter(office, { year: 2025, bodyName: 'Obec Bánov', today });
    expect(letter.table.rows).toHaveLength(figuresOf(office).length);
    const said = JSON.stringify(letter).replaceAll('\u00a0', ' ');
    expect(said).toContain('Obec Bánov pripravuje komunitný plán');
    expect(said).toContain('podľa stavu k 31. decembru 2025');
    const files = unzip(Buffer.from(await renderLetter(letter)));
    const xml = typeof files === 'string' ? '' : (files.get('word/document.xml')?.toString('utf8') ?? '');
    expect(xml).toContain('Obec Bánov');
    for (const [name] of letter.table.rows) expect(xml).toContain(name);
    // A header row that is repeated and read aloud.
    expect(xml).toContain('<w:tblHeader/>');
  }
);

test('a filled table comes back as it was filled', async () => {
  for (const office of COUNTING_OFFICES) {
    const counts = figuresOf(office).map((figure, at) => ({
      ...{ figure, year: 2025, persons: (7 * at) as PersonCount },
      ...{ asOf: '2025-12-31' as const, source: 'list úradu' }
    }));
    const read = await readCounts(await writeCountsTemplate(office, 2025, counts), today);
    expect(read).toEqual({ outcome: 'read', counts, faults: [] });
    expect(countsFromText(countsAsText(counts))).toEqual(counts);
    expect(await readCounts(await writeCountsTemplate(office, 2025, []), today)).toEqual({
      ...{ outcome: 'refused', refusal: 'no-rows' }
    });
  }
});

test.each(['', '[', '[["x",2025,1,"2025-12-31","a"]]', '[["job-seekers",2025,-1,"2025-12-31","a"]]'])(
  'a form that brings %j brings no counts',
  (text) => {
    expect(countsFromText(text)).toBeNull();
  }
);

test('a small count leaves the desk closed', () => {
  const count: AdministrativeCount = {
    figure: 'care-allowance',
    year: 2025,
    persons: 4 as PersonCount,
    asOf: '2025-12-31',
    source: 'ÚPSVR'
  };
  expect(findingOfCount(count).statement).toContain(': menej ako 5.');
  expect(findingOfCount({ ...count, persons: 5 as PersonCount }).statement).toContain(': 5.');
});
