import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { STATEMENTS_PER_PAGE } from '#lib/server/db/published-statements.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { statementRoutes } from '#lib/server/reference/read-law.ts';
import { askedLine, datesLine, routeLines } from '#lib/server/statement-words.ts';
import type { PageServerLoad } from './$types';
import { openStatements } from './open-statements.ts';

const MOST_PAGES = 500;

/** The criteria by which this office judges, and the register of what it was asked for. */
export const load: PageServerLoad = async ({ locals, parent, url, setHeaders }) => {
  const { publicDb, t, today, locale } = locals;
  const { body } = await parent();
  const { published, criteria, earlier, path } = await openStatements(locals, body);
  const names = await readCatalogueNames(lawStore(publicDb), today, locale);
  const pages = Math.max(1, Math.ceil((await published.count(body.bodyId)) / STATEMENTS_PER_PAGE));
  const page = Math.min(pages, pageNumber(url.searchParams.get('strana'), MOST_PAGES));
  // An application or a decision makes no other page of the body anew, so this one is never kept.
  setHeaders({ 'cache-control': 'no-store' });
  return {
    title: t('statements.title'),
    description: t('statements.lead'),
    ...{ path, criteria, earlier, page, pages },
    routes: routeLines(
      statementRoutes().filter(({ validTo }) => validTo === null || validTo > today),
      names,
      t,
      locale
    ),
    register: (await published.list(body.bodyId, page)).map((one) => ({
      ...{ id: one.id, name: one.name, place: one.place, result: one.result, reason: one.reason },
      ...{ line: askedLine(one, names, t), dates: datesLine(one, t, locale) }
    }))
  };
};
