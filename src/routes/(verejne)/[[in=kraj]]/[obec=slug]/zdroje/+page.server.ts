import { resourcesOn } from '#lib/domain/directory/resources.ts';
import { formats } from '#lib/i18n/format.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { ownerName, placeOf } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, frame, versions } = await parent();
  const [services, names, { revision }] = await Promise.all([
    publishedServices(publicDb).all(body.bodyId),
    readCatalogueNames(lawStore(publicDb), today, locale),
    readReference(publicDb, [])
  ]);
  locals.reads('reference', revision);
  const { euro, number, asOf } = formats(locale);
  const { staff, money, ...resources } = resourcesOn(services, today);
  const total = (pick: (row: (typeof staff)[number]) => number) =>
    number(
      staff.reduce((sum, row) => sum + pick(row), 0),
      2
    );
  return {
    title: t('resources.title'),
    description: t('resources.description', { owner: ownerName(body, t) }),
    frame: { ...frame, demo: versions.some(({ demonstration }) => demonstration) },
    inPlace: placeOf(body, t, locale),
    on: asOf(today),
    ...resources,
    staff: staff.map((row) => ({
      qualification: row.qualification,
      people: number(row.people),
      fullTime: number(row.fullTime, 2)
    })),
    staffTotals: [t('fact.money.total'), total(({ people }) => people), total(({ fullTime }) => fullTime)],
    money: money.map(({ year, services: known, sources, cents }) => ({
      ...{ year: String(year), known, total: euro(cents) },
      sources: sources.map((one) => ({ name: names.source(one.sourceCode), amount: euro(one.cents) }))
    }))
  };
};
