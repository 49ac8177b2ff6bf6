import { COUNT_HEADINGS, type CountColumn } from '#lib/domain/plans/import/read-administrative-counts.ts';
import {
  type AdministrativeCount,
  type CountingOffice,
  figuresOf
} from '#lib/domain/population/statistics/administrative-count.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { writeSheets } from './write-sheets.ts';

/** A table for one office to fill in for one year, with what is known already; in Slovak, as offices write. */
export function writeCountsTemplate(
  office: CountingOffice,
  year: number,
  known: readonly AdministrativeCount[]
): Promise<Buffer> {
  const t = messages('sk');
  const headings = (Object.keys(COUNT_HEADINGS) as CountColumn[]).map((column) =>
    t(`counts.column.${column}`)
  );
  const rows = figuresOf(office).map((figure) => {
    const count = known.find((one) => one.figure === figure && one.year === year);
    const said = count
      ? [String(count.persons), formats('sk').shortDay(count.asOf), count.source]
      : ['', '', ''];
    return [t(`counts.figure.${figure}`), String(year), ...said];
  });
  return writeSheets([{ name: t('counts.title'), rows: [headings, ...rows] }]);
}
