import { capacityByKindOn, resourcesOn } from '#lib/domain/directory/resources.ts';
import { formats } from '#lib/i18n/format.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { moneyPicture } from '#lib/server/public/money-picture.ts';
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
  const { number, shortDay, asOf } = formats(locale);
  const { staff, money, ...resources } = resourcesOn(services, today);
  const sumOf = (pick: (row: (typeof staff)[number]) => number) =>
    staff.reduce((sum, row) => sum + pick(row), 0);
  const posts = sumOf(({ fullTime }) => fullTime);
  const most = staff[0];
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
      fullTime: number(row.fullTime, 2),
      posts: row.fullTime
    })),
    posts,
    staffTitle: most
      ? t('resources.staffTitle', {
          ...{
            qualification: most.qualification,
            fullTime: number(most.fullTime, 2),
            total: number(posts, 2)
          }
        })
      : '',
    staffSource: t('document.services.source', {
      ...{ day: asOf(today), known: resources.staffKnownOf, services: resources.services }
    }),
    staffTotals: [t('fact.money.total'), number(sumOf(({ people }) => people)), number(posts, 2)],
    capacity: capacityByKindOn(services, today)
      .map(({ serviceTypeCode, unitCode, value, services: known, confirmedOn }) => ({
        kind: names.kind(serviceTypeCode),
        held: `${names.unit(unitCode)}: ${number(value, 2)}`,
        services: number(known),
        confirmed: shortDay(confirmedOn)
      }))
      .toSorted((one, other) => one.kind.localeCompare(other.kind, locale)),
    money: moneyPicture(money, { t, locale, sourceName: names.source })
  };
};
