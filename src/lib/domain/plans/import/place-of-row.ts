import type { CountedNote } from './fault.ts';
import type { ImportGround } from './ground.ts';
import type { RowReader } from './row-reader.ts';

/** Codes as the statistical office writes them too: `SK0234503045`. */
const UNIT_CODE = /^(?:SK[0-9A-Z]{4})?(\d{6})$/u;

/**
 * The code of the municipality in which the service of a row stands, empty where the row names none. Where only the
 * body's own territory is read, the row of another one, and one whose municipality nobody knows, is left out with a
 * note; otherwise (`note` null) an unknown municipality is a fault.
 */
export function placeOfRow(
  row: RowReader,
  { places }: Pick<ImportGround, 'places'>
): string | { note: CountedNote | null } {
  const code = row.text('territory').replace(/\s+/gu, '');
  const named = code === '' && row.has('municipality');
  const place = named ? unitNamed(row, places) : (UNIT_CODE.exec(code)?.[1] ?? code);
  if (place === null) return { note: places.own === null ? null : 'place-not-found' };
  const isElsewhere = places.own !== null && /^\d{6}$/u.test(place) && !places.own.has(place);
  return isElsewhere ? { note: 'stands-elsewhere' } : place;
}

function unitNamed(row: RowReader, { find }: ImportGround['places']): string | null {
  const found = find({
    municipality: row.text('municipality', 300),
    district: row.text('district', 300),
    postalCode: row.text('postalCode', 30).replace(/\s+/gu, '')
  });
  return found?.unitCode ?? null;
}
