import { error } from '@sveltejs/kit';
import { IMPORT_KINDS } from '#lib/domain/plans/import/column.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { writeTemplate } from '#lib/server/spreadsheets/write-template.ts';
import { readCatalogues } from '#lib/server/use-cases/import/read-ground.ts';
import { readingOf } from '#lib/server/use-cases/import/readings.ts';
import { openDesk } from '../../../../../../desk.ts';
import type { RequestHandler } from './$types';

/** A workbook to fill in for the plan of the address. */
export const GET: RequestHandler = async (event) => {
  const { params, locals } = event;
  const { body, inBody } = await openDesk(event, 'import-tables');
  const kind = IMPORT_KINDS.find((one) => one === params.kind);
  const plan = await inBody(({ plans }) => plans.find(params.plan));
  if (!kind || !plan) error(404, locals.t('error.404.title'));
  const work = openImport(theInstallation(), body, locals.today);
  const catalogues = await readCatalogues(readingOf(work), locals.today);
  const content = await writeTemplate(kind, catalogues, yearOf(plan.validFrom));
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="opora-${kind}.xlsx"`,
      'content-security-policy': 'sandbox'
    }
  });
};
