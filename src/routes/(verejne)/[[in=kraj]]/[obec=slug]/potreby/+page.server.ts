import { AGE_BANDS, personsByBand } from '#lib/domain/population/age-structure.ts';
import { bandLabel } from '#lib/server/public/age-picture.ts';
import { educationComparison, educationCounts } from '#lib/server/public/census.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { areaName, readPeople } from '#lib/server/public/municipality-people.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'census-2021-education'];

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, locale, t } = locals;
  const { body } = await parent();
  const { profile, own, figures, picture } = await readPeople(publicDb, body.unitCode, locale);
  const areas = profile.areas.map((area) => ({ ...area, name: areaName(area.areaKind, area.name, locale) }));
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  return {
    title: t('public.needs.title'),
    description: t('public.needs.description', { name: body.name }),
    inPlace: placeOf(body, t, locale),
    figures,
    picture,
    bands: personsByBand(own.ages, AGE_BANDS).map((band) => ({ ...band, label: bandLabel(band, locale) })),
    education: own.education && educationCounts(own.education),
    educationBeside: educationComparison(areas),
    sets: reference.sets
  };
};
