import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { reckonWorkbook } from '#lib/server/spreadsheets/reckoned-workbook.fixture.ts';
import { writeNeeds } from '#lib/server/spreadsheets/write-needs.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { needsCsv, needsJson, needsWorkbook } from './needs-files.ts';

const ASKED = { unitCode: '517917', day: '2026-11-22' as CalendarDay, version: undefined };
const SAID = { t: messages('sk'), locale: 'sk' as const };
// Writer alone reads no workbook: the part that reckons is a library of its own.
const OFFICE = ['/usr/lib/libreoffice', '/usr/lib64/libreoffice', '/opt/libreoffice']
  .filter((folder) => existsSync(`${folder}/program/libsclo.so`))
  .map((folder) => `${folder}/program/soffice`)[0];

type Json = NonNullable<Awaited<ReturnType<typeof needsJson>>>;

describe.each(ENGINES)('the reckoning taken along, on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);
  const json = async () => {
    const found = await needsJson(publicDb, ASKED, SAID);
    if (!found) throw new Error('Nobody is known in Rajec.');
    // As it leaves: nothing may hang on what a machine elsewhere does not have.
    return JSON.parse(JSON.stringify(found)) as Json;
  };

  test('whoever reckons anew from the JSON gets the same figures', async () => {
    const file = await json();
    const results = new Map<string, number>();
    // Models may begin with the result of another, which then stands before them or after: go round until all are known.
    const keyOf = (of: { serviceTypeCode: string; formCode: string; targetGroupCode: string }) =>
      [of.serviceTypeCode, of.formCode, of.targetGroupCode].join('/');
    let compared = 0;
    for (let round = 0; round < 2; round++)
      for (const { model, years } of file.needs)
        for (const told of years)
          for (const level of ['low', 'middle', 'high'] as const) {
            const pick = (number: { low: number; value: number; high: number }) =>
              number[level === 'middle' ? 'value' : level];
            const people = file.people.find(({ year }) => year === told.year) as unknown as Record<
              typeof level,
              { males: number[]; females: number[] }
            >;
            let inSituation = 0;
            if (model.base.from === 'people') {
              for (const { from, to, sex, prevalence } of model.base.bands)
                for (const one of sex ? [sex] : (['males', 'females'] as const))
                  inSituation +=
                    people[level][one].slice(from, (to ?? 100) + 1).reduce((sum, count) => sum + count, 0) *
                    pick(prevalence);
            } else {
              const before = results.get(`${keyOf(model.base.of.model)} ${told.year} ${level}`);
              if (before === undefined) continue;
              inSituation = before * pick(model.base.of.prevalence);
            }
            const recipients = inSituation * pick(model.using) * pick(model.ofForm);
            results.set(`${keyOf(model)} ${told.year} ${level}`, recipients);
            const capacity = recipients * pick(model.unitsPerRecipient);
            expect(told[level].capacity).toBeCloseTo(capacity, 8);
            if (model.eurosPerUnitMonth)
              expect(told[level].eurosPerMonth).toBeCloseTo(capacity * pick(model.eurosPerUnitMonth), 6);
            if (round === 1) compared++;
          }
    const years = file.needs[0]?.years.length ?? 0;
    expect(compared).toBe(file.needs.length * years * 3);
    expect(years).toBeGreaterThan(5);
  });

  test('every line of the CSV is a kind, form, group and year', async () => {
    const file = await json();
    const lines = (await needsCsv(publicDb, ASKED, SAID))?.trimEnd().split('\r\n') ?? [];
    expect(lines).toHaveLength(1 + file.needs.reduce((sum, { years }) => sum + years.length, 0));
    expect(lines[0]).toMatch(/^\uFEFFDruh služby;Forma;Cieľová skupina;Jednotka;Rok;/);
  });

  /** Cells of the sheet of results, and what of the JSON stands in them. */
  const COLUMNS = [
    ...([
      ['G', 'people'],
      ['H', 'inSituation'],
      ['K', 'recipients'],
      ['M', 'capacity']
    ] as const),
    ...([
      ['O', 'staff'],
      ['Q', 'eurosPerMonth']
    ] as const)
  ] as const;
  const toldBy = (file: Json) =>
    file.needs.flatMap(({ years }) =>
      years.flatMap((year) => (['low', 'middle', 'high'] as const).map((level) => year[level]))
    );

  test('the formulas of the workbook give the same figures', async () => {
    const [file, book] = [await json(), await needsWorkbook(publicDb, ASKED, SAID)];
    if (!book) throw new Error('No workbook.');
    const reckoned = reckonWorkbook(await writeNeeds(book.people, book.needs, book.words));
    const told = toldBy(file);
    expect(reckoned.rows('Výpočet')).toBe(1 + told.length);
    told.forEach((steps, at) => {
      for (const [column, name] of COLUMNS)
        expect(Number(reckoned.value('Výpočet', `${column}${at + 2}`))).toBeCloseTo(
          steps[name] ?? Number.NaN,
          4
        );
    });
  });

  // The workbook is the same on both engines.
  if (engine !== 'pglite') return;
  test.runIf(OFFICE)('LibreOffice reckons the formulas of the workbook to the same figures', async () => {
    const [file, book] = [await json(), await needsWorkbook(publicDb, ASKED, SAID)];
    if (!book) throw new Error('No workbook.');
    const folder = mkdtempSync(join(tmpdir(), 'opora-needs-'));
    writeFileSync(join(folder, 'potreby.xlsx'), await writeNeeds(book.people, book.needs, book.words));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = join(folder, 'out');
    const words = ['--headless', '--convert-to', 'xlsx', '--outdir', out, join(folder, 'potreby.xlsx')];
    execFileSync(OFFICE ?? '', [profile, ...words], { stdio: 'ignore' });
    const sheets = await readXlsxFile(readFileSync(join(out, 'potreby.xlsx')));
    const rows = (sheets.find(({ sheet }) => sheet === 'Výpočet')?.data ?? []).slice(1);
    const told = toldBy(file);
    expect(rows).toHaveLength(told.length);
    told.forEach((steps, at) => {
      COLUMNS.forEach(([column, name]) => {
        const cell = rows[at]?.[column.charCodeAt(0) - 'A'.charCodeAt(0)];
        expect(Number(cell)).toBeCloseTo(steps[name] ?? Number.NaN, 4);
      });
    });
    rmSync(folder, { recursive: true });
  });
});
