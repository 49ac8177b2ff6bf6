import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { writeTemplate } from '#lib/server/spreadsheets/write-template.ts';
import { readCatalogues } from '#lib/server/use-cases/import/read-ground.ts';
import { readingOf } from '#lib/server/use-cases/import/readings.ts';
import { openDesk } from '../../../../desk.ts';
import type { RequestHandler } from './$types';

/** A workbook of providers and services to fill in. */
export const GET: RequestHandler = async (event) => {
  const { today } = event.locals;
  const { body } = await openDesk(event, 'import-tables');
  const work = openImport(theInstallation(), body, today);
  const content = await writeTemplate(
    'services',
    await readCatalogues(readingOf(work), today),
    yearOf(today)
  );
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="opora-services.xlsx"',
      'content-security-policy': 'sandbox'
    }
  });
};
