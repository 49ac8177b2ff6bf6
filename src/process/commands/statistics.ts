import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { OFFICE_TABLES, type OfficeTable } from '#lib/domain/population/statistics/office-table.ts';
import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { announceReference } from '#lib/server/public/announce.ts';
import {
  type DemographyAsked,
  loadLifeTables,
  loadOtherProjection
} from '#lib/server/statistics/load-demography.ts';
import { type LoadAsked, loadTable } from '#lib/server/statistics/load-table.ts';
import type { Command } from '../command.ts';

const t = messages('sk');
const FIRST_YEAR = 1990;

/** `opora statistics import FILE …`, `opora statistics life-tables FILE …`, `opora statistics projection FILE …`. */
export const statisticsCommand: Command = {
  paths: [1],
  async run([verb, ...words], console) {
    const { installation, out, error } = console;
    if (verb === 'life-tables' || verb === 'projection') return loadDemography(verb, words, console);
    const asked = verb === 'import' ? wordsGiven(words) : null;
    if (!asked) {
      error(t('console.statistics.usage'));
      return 2;
    }
    const file = basename(asked.file);
    const found = await loadTable(installation.database.bulkDb, asked, new Date());
    if (found.outcome === 'loaded') await announceReference(installation);
    switch (found.outcome) {
      case 'refused':
        error(t(`statistics.refused.${found.refusal}`, { file }));
        return 1;
      case 'nothing':
        error(t('statistics.nothing', { file }));
        return 1;
      case 'faulty':
        for (const { reason, at, area, year } of found.faults)
          error(t(`statistics.fault.${reason}`, { file, at, area, year: year ?? '' }));
        error(t('statistics.unchanged', { file }));
        return 1;
      default: {
        const { table, asOf, rows, units } = found;
        const { number, day } = formats('sk');
        const said = { file, table, day: day(asOf), rows: number(rows), units: number(units) };
        out(t(found.outcome === 'loaded' ? 'statistics.loaded' : 'statistics.judged', said));
        return 0;
      }
    }
  }
};

/** Life tables and projections of others, which say in a CSV file what is in them. */
async function loadDemography(
  what: 'life-tables' | 'projection',
  words: readonly string[],
  { installation, out, error }: Parameters<Command['run']>[1]
): Promise<number> {
  const asked = demographyGiven(words);
  if (!asked || (what === 'life-tables' && asked.source === '')) {
    error(t('console.statistics.usage'));
    return 2;
  }
  const file = basename(asked.file);
  const load = what === 'life-tables' ? loadLifeTables : loadOtherProjection;
  const found = await load(installation.database.bulkDb, asked, new Date());
  if (found.outcome === 'loaded') await announceReference(installation);
  switch (found.outcome) {
    case 'refused':
      error(t(`statistics.refused.${found.refusal}`, { file }));
      return 1;
    case 'nothing':
      error(t('statistics.demography.nothing', { file }));
      return 1;
    case 'faulty':
      for (const { reason, at, area } of found.faults)
        error(t(`statistics.demography.${reason}`, { file, at, area }));
      error(t('statistics.unchanged', { file }));
      return 1;
    default: {
      const { number } = formats('sk');
      const said = { file, areas: number(found.areas), rows: number(found.rows) };
      out(t(`statistics.demography.${found.outcome}`, said));
      return 0;
    }
  }
}

function demographyGiven(words: readonly string[]): DemographyAsked | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        dry: { type: 'boolean' },
        ...{ source: { type: 'string' }, licence: { type: 'string' }, day: { type: 'string' } }
      }
    });
    const [file, more] = positionals;
    const day = parseCalendarDay(values.day ?? '');
    if (!file || more !== undefined || !day) return null;
    const { source = '', licence = '', dry = false } = values;
    return { file, source: source.trim(), licence: licence.trim(), day, dry };
  } catch {
    return null;
  }
}

function wordsGiven(words: readonly string[]): LoadAsked | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        dry: { type: 'boolean' },
        ...{ table: { type: 'string' }, day: { type: 'string' } },
        ...{ from: { type: 'string' }, without: { type: 'string' } }
      }
    });
    const [file, more] = positionals;
    const { table: code, day: said, from, without } = values;
    const table = (Object.keys(OFFICE_TABLES) as OfficeTable[]).find((one) => one === code) ?? null;
    const day = said === undefined ? null : parseCalendarDay(said);
    const fromYear = from === undefined ? FIRST_YEAR : Number(from);
    const isWrong =
      !file || more !== undefined || (code && !table) || (said && !day) || !Number.isInteger(fromYear);
    if (isWrong) return null;
    const left = new Set(without?.split(',').map((one) => one.trim()));
    return { file, table, day, fromYear, without: left, dry: values.dry ?? false };
  } catch {
    return null;
  }
}
