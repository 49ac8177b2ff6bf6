import { error } from '@sveltejs/kit';
import { IMPORT_KINDS } from '#lib/domain/plans/import/column.ts';
import { writeSheets } from '#lib/server/spreadsheets/write-sheets.ts';
import { sheetsOf, tablesFor } from '#lib/server/use-cases/old-plan/stage-rows.ts';
import { openDesk } from '../../../../../../../desk.ts';
import { rowsNames } from '../../rows-names.ts';
import type { RequestHandler } from './$types';

/** The tables of an old plan that the import can read, as a workbook to mend and send. */
export const GET: RequestHandler = async (event) => {
  const { params, locals } = event;
  const { inBody } = await openDesk(event, 'import-tables');
  const kind = IMPORT_KINDS.find((one) => one === params.kind);
  const pieces = await inBody(async ({ oldPlans }) => {
    const found = await oldPlans.find(params.subor);
    return found?.planId === params.plan ? oldPlans.listPieces(params.subor) : [];
  });
  const tables = kind ? tablesFor(pieces, kind) : [];
  if (tables.length === 0) error(404, locals.t('error.404.title'));
  const content = await writeSheets(sheetsOf(tables, rowsNames(locals.t)));
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="stary-plan-${kind}.xlsx"`,
      'content-security-policy': 'sandbox'
    }
  });
};
