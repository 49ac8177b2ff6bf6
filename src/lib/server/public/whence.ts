import { type RawBuilder, sql } from 'kysely';
import { slugOf } from '#lib/domain/tenancy/slug.ts';
import type { Place } from '#lib/domain/tenancy/territory-distance.ts';
import type { PublicDb } from '../db/db.ts';

const MOST_SHOWN = 12;

/** A municipality from which distances are told; `place` is null where its settlement centre is not known. */
export type WhenceMunicipality = {
  unitCode: string;
  slug: string;
  name: string;
  district: string;
  place: Place | null;
};

type Row = Omit<WhenceMunicipality, 'place'> & Record<'latitude' | 'longitude', number | null>;

/** What somebody meant by the name of a municipality: one, several of that name, or none. */
export type Whence = { municipality: WhenceMunicipality | null; choices: WhenceMunicipality[] };

/**
 * The municipality that is meant by an address (`lipovec-martin`), a name without regard to diacritics (*Zilina*), or a
 * name with its district (*Lipovec, okres Martin*). A whole city is where the middle of its districts is.
 */
export async function whenceOf(db: PublicDb, typed: string): Promise<Whence> {
  const asked = slugOf(typed.replace(/\b(okres|district)\b/giu, ' '));
  if (asked === '') return { municipality: null, choices: [] };
  const [exact] = await municipalitiesAt(db, sql`body.slug = ${asked}`);
  if (exact) return { municipality: exact, choices: [] };
  // A slug is the folded name, with the district behind it where the name repeats.
  const rows = await municipalitiesAt(db, sql`body.slug like ${`${asked}%`}`);
  const named = rows.filter(({ name }) => slugOf(name) === asked);
  const meant = named.length > 0 ? named : rows;
  const [municipality] = meant;
  return municipality && meant.length === 1
    ? { municipality, choices: [] }
    : { municipality: null, choices: meant };
}

/** The name as it can be typed again and means the same municipality. */
export function typedName({ slug, name, district }: WhenceMunicipality, inDistrict: string): string {
  return slugOf(name) === slug || district === '' ? name : `${name}, ${inDistrict}`;
}

async function municipalitiesAt(db: PublicDb, fits: RawBuilder<unknown>): Promise<WhenceMunicipality[]> {
  const { rows } = await sql<Row>`
    select unit.code as unit_code, body.slug, body.name, coalesce(district.name, '') as district,
      coalesce(centre.latitude, (select avg(part.latitude) from settlement_centre as part
        where part.unit_code in (select code from territory_unit where city_code = unit.code))) as latitude,
      coalesce(centre.longitude, (select avg(part.longitude) from settlement_centre as part
        where part.unit_code in (select code from territory_unit where city_code = unit.code))) as longitude
    from planning_body as body
    join territory_unit as unit on unit.code = body.unit_code
    left join territory_district as district on district.code = unit.district_code
    left join settlement_centre as centre on centre.unit_code = unit.code
    where ${fits}
    order by body.sort_key limit ${MOST_SHOWN}`.execute(db);
  return rows.map(({ latitude, longitude, ...row }) => ({
    ...row,
    place: latitude === null || longitude === null ? null : { latitude, longitude }
  }));
}
