import { AGE_BANDS, personsByBand } from '#lib/domain/population/age-structure.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { PublicDb } from '#lib/server/db/db.ts';
import type { ComparedPlace } from '#lib/server/db/place-traits.ts';
import { profileText } from '#lib/server/profile/profile-text.ts';
import { similarPlaces } from '#lib/server/profile/similar-places.ts';
import { bandLabel } from '#lib/server/public/age-picture.ts';
import { educationComparison, educationCounts } from '#lib/server/public/census.ts';
import { type PublicOwner, placeOf } from '#lib/server/public/municipality.ts';
import { areaName, readPeople } from '#lib/server/public/municipality-people.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'census-2021-education', 'statistics-om7006rr'];

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, locale, t } = locals;
  const { body } = await parent();
  // Before the data: what is loaded in between makes this page old, not new.
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  const { profile, own, figures, picture } = await readPeople(publicDb, body.unitCode, locale);
  const areas = profile.areas.map((area) => ({ ...area, name: areaName(area.areaKind, area.name, locale) }));
  return {
    title: t('public.needs.title'),
    description: t('public.needs.description', { name: body.name }),
    inPlace: placeOf(body, t, locale),
    figures,
    picture,
    bands: personsByBand(own.ages, AGE_BANDS).map((band) => ({ ...band, label: bandLabel(band, locale) })),
    education: own.education && educationCounts(own.education),
    educationBeside: educationComparison(areas),
    ...(await describedPlace(publicDb, body, locale)),
    sets: reference.sets
  };
};

/** What only a municipality has: itself in sentences, and those like it. */
async function describedPlace(db: PublicDb, { ownerKind, unitCode, name }: PublicOwner, locale: Locale) {
  if (ownerKind === 'region') return { text: null, similar: null };
  const similar = await similarPlaces(db, unitCode);
  return {
    text: await profileText(db, unitCode, { name, unitKind: ownerKind }, locale),
    similar: similar ? [{ ...similar.here, distance: null }, ...similar.alike].map(shownPlace) : null
  };
}

/** A municipality in the table of those alike; the first of them is the one asked about. */
function shownPlace({ slug, name, districtName, ...place }: ComparedPlace & { distance: number | null }) {
  const { inhabitants, children, old, oldest, university, distance } = place;
  return { slug, name, districtName, inhabitants, children, old, oldest, university, distance };
}
