import { sheetSyntax } from '#lib/server/desk/sheet-export.ts';
import { sheetsAt } from '../read-sheets.ts';
import type { RequestHandler } from './$types';

/** The code book of the sheets as commands of SPSS, to lie beside the CSV. */
export const GET: RequestHandler = async (event) => {
  const { code, content, weight } = await sheetsAt(event);
  const given = { file: `odpovede-${code}.csv`, weighted: weight !== null };
  return new Response(sheetSyntax(content, given, event.locals.t), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="odpovede-${code}.sps"`,
      'cache-control': 'no-store'
    }
  });
};
