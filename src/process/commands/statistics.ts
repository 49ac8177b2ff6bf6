import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { OFFICE_TABLES, type OfficeTable } from '#lib/domain/population/statistics/office-table.ts';
import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { announceReference } from '#lib/server/public/announce.ts';
import { type LoadAsked, loadTable } from '#lib/server/statistics/load-table.ts';
import type { Command } from '../command.ts';

const t = messages('sk');
const FIRST_YEAR = 1990;

/** `opora statistics import FILE [--table CODE] [--day DAY] [--from YEAR] [--without CODES] [--dry]`. */
export const statisticsCommand: Command = {
  paths: [1],
  async run([verb, ...words], { installation, out, error }) {
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
