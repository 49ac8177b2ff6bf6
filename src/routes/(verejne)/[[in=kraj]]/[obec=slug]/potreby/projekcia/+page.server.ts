import { error } from '@sveltejs/kit';
import { totalOf } from '#lib/domain/population/age-structure.ts';
import { LIFE_TABLES, OTHER_PROJECTION } from '#lib/server/db/other-demography.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { readPeople } from '#lib/server/public/municipality-people.ts';
import { backTest } from '#lib/server/public/projection/back-test.ts';
import { comparedDistrict } from '#lib/server/public/projection/compared-district.ts';
import { FAR_YEAR, projectionPage } from '#lib/server/public/projection/projection-page.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = [
  'census-2021-ages',
  'un-projection-2019',
  'statistics-om7006rr',
  'statistics-om7105rr',
  LIFE_TABLES,
  OTHER_PROJECTION
];

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, locale, t } = locals;
  const { body } = await parent();
  if (body.ownerKind === 'region') error(404, t('error.404.title'));
  // Before the data: what is loaded in between makes this page old, not new.
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  const { own } = await readPeople(publicDb, body.unitCode, locale);
  const place = { unitCode: body.unitCode, name: body.name, ages: own.ages };
  return {
    title: t('projection.title'),
    description: t('projection.description', { name: body.name, year: FAR_YEAR }),
    inPlace: placeOf(body, t, locale),
    path: `${body.home}/potreby/projekcia`,
    future: totalOf(own.ages) === 0 ? null : await projectionPage(publicDb, place, locale),
    tested: totalOf(own.ages) === 0 ? null : await backTest(publicDb, body.unitCode, own.ages),
    compared: await comparedDistrict(publicDb, body.unitCode, locale),
    sets: reference.sets
  };
};
