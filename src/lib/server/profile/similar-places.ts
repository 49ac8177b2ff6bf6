import { type LikenessSpace, likenessSpace, mostAlike } from '#lib/domain/population/profile/likeness.ts';
import type { PublicDb } from '../db/db.ts';
import { type ComparedPlace, placeTraits } from '../db/place-traits.ts';
import { readReferenceRevision } from '../db/reference-revision.ts';

/** So many municipalities stand beside one. */
export const SIMILAR_PLACES = 5;

export type SimilarPlace = ComparedPlace & { distance: number };

type Ground = { places: ReadonlyMap<string, ComparedPlace>; space: LikenessSpace };

let kept: { revision: number; ground: Promise<Ground> } | undefined;

/**
 * A municipality beside those most like it, nearest first; undefined for one without people. Neither the city a
 * district is a part of, nor a city's own districts, are compared with it.
 */
export async function similarPlaces(
  db: PublicDb,
  unitCode: string
): Promise<{ here: ComparedPlace; alike: SimilarPlace[] } | undefined> {
  const { places, space } = await groundOf(db);
  const here = places.get(unitCode);
  if (!here) return undefined;
  const alike = mostAlike(space, unitCode, places.size).flatMap(({ code, distance }) => {
    const place = places.get(code);
    return place && code !== here.cityCode && place.cityCode !== unitCode ? [{ ...place, distance }] : [];
  });
  return { here, alike: alike.slice(0, SIMILAR_PLACES) };
}

/** All municipalities in one space, once for each state of the reference data. */
async function groundOf(db: PublicDb): Promise<Ground> {
  const revision = await readReferenceRevision(db);
  if (kept?.revision !== revision) {
    const ground = reckon(db);
    kept = { revision, ground };
    // A failure must not be the answer for ever.
    ground.catch(() => {
      kept = undefined;
    });
  }
  return kept.ground;
}

async function reckon(db: PublicDb): Promise<Ground> {
  const places = await placeTraits(db).all();
  return { places: new Map(places.map((place) => [place.code, place])), space: likenessSpace(places) };
}
