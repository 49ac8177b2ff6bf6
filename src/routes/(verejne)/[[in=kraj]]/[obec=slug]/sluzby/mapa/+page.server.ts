import { error } from '@sveltejs/kit';
import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { servicesMap } from '#lib/server/public/services-map.ts';
import { reachAsked } from '../../reach-asked.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['boundaries', 'settlement-centres', REGISTER_SET];
const MOST_PAGES = 200;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale } = locals;
  const { body, frame } = await parent();
  const { sets, asked, isAsked, wrongKm } = await reachAsked({ locals, url }, body, SHOWN_SETS);
  const kind = url.searchParams.get('druh') ?? undefined;
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const found = await servicesMap(publicDb, { ...asked, kind, page }, { t, locale });
  if (!found) error(404, t('error.404.title'));
  const { draw, kinds, pages, ...list } = found;
  const path = `${body.home}/sluzby/mapa`;
  const hrefOf = (given: { kind?: string | undefined; page?: number }) => {
    const query = new URLSearchParams();
    if (given.kind) query.set('druh', given.kind);
    if (url.searchParams.has('km')) query.set('km', String(asked.reachKm));
    if ((given.page ?? 1) > 1) query.set('strana', String(given.page));
    return query.size === 0 ? path : `${path}?${query}`;
  };
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('servicesMap.title'), description: t('servicesMap.description', { inPlace }) },
    ...{ inPlace, path, reachKm: asked.reachKm, sets, page, isAsked, wrongKm, ...list },
    frame: { ...frame, ...(list.isInvented ? { demo: t('reach.invented') } : {}) },
    // Only a kind that is there: what somebody made up stands nowhere in the page.
    kind: kinds.find(({ code }) => code === kind) ?? null,
    kinds: kinds.map(({ code, ...one }) => ({
      ...one,
      current: code === kind,
      href: hrefOf({ kind: code === kind ? undefined : code })
    })),
    pageHrefs: Array.from({ length: pages }, (_, at) => hrefOf({ kind, page: at + 1 })),
    wide: draw('wide'),
    narrow: draw('narrow')
  };
};
