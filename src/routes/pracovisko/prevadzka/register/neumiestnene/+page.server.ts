import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { registeredServiceStore } from '#lib/server/db/registered-services.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { openOperations } from '../../../desk.ts';
import { listedRow } from '../listed-row.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;
const MOST_PAGES = 400;

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, url } = event;
  const current = await registerImportStore(locals.db).findCurrent();
  const services = registeredServiceStore(locals.db);
  const names = await readCatalogueNames(lawStore(locals.publicDb), locals.today, locals.locale);
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const count = current ? await services.countUnplaced(current.id) : 0;
  const rows = current ? await services.listUnplaced(current.id, page, PER_PAGE) : [];
  return {
    title: locals.t('operations.register.unplaced'),
    ...{ count, page, pages: Math.max(1, Math.ceil(count / PER_PAGE)) },
    services: rows.map((service) => listedRow(service, names))
  };
};
