import { CSV_START, csvLine } from '#lib/server/csv.ts';
import { tablesAt } from '../read-results.ts';
import type { RequestHandler } from './$types';

/** The tables of results for a spreadsheet. */
export const GET: RequestHandler = async (event) => {
  const { rows, code } = await tablesAt(event);
  return new Response(CSV_START + rows.map(csvLine).join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="vysledky-${code}.csv"`,
      'cache-control': 'no-store'
    }
  });
};
