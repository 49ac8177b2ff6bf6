import { writeFigures } from '#lib/server/spreadsheets/write-figures.ts';
import { tablesAt } from '../read-results.ts';
import type { RequestHandler } from './$types';

/** The tables of results as a workbook, their numbers as numbers. */
export const GET: RequestHandler = async (event) => {
  const { rows, code } = await tablesAt(event);
  const file = await writeFigures(event.locals.t('results.answers'), rows);
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="vysledky-${code}.xlsx"`,
      'cache-control': 'no-store'
    }
  });
};
