import type { Locale } from '#lib/i18n/locale.ts';
import type { PublicDb } from '../db/db.ts';
import { territoryStore } from '../db/territory.ts';
import { agePicture } from './age-picture.ts';
import { type PeopleFigures, peopleFigures } from './census.ts';

/** The census of a municipality: its picture, and its figures before those of what surrounds it. */
export async function readPeople(db: PublicDb, unitCode: string, locale: Locale) {
  const profile = await territoryStore(db).profileOf(unitCode);
  const [own] = profile?.areas ?? [];
  if (!profile || !own) throw new Error(`The census has no people of the unit ${unitCode}.`);
  const figures = profile.areas.map(({ areaKind, name, ages }) =>
    peopleFigures(areaName(areaKind, name, locale), ages)
  ) as [PeopleFigures, ...PeopleFigures[]];
  return { profile, own, figures, picture: agePicture(own.name, own.ages, locale) };
}

/** "okres Žilina" beside Žilina itself; the country by the name it has in the reader's language. */
export function areaName(kind: string, name: string, locale: Locale): string {
  if (kind === 'country') return locale === 'sk' ? 'Slovensko' : 'Slovakia';
  if (kind === 'district') return locale === 'sk' ? `okres ${name}` : `${name} district`;
  return name;
}
