import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type CatalogueNames, readCatalogueNames } from '../catalogue-names.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { readReferenceRevision } from '../db/reference-revision.ts';

type Known = { revision: number; day: CalendarDay; names: Map<Locale, Promise<CatalogueNames>> };

const kept = new WeakMap<object, Known>();

/**
 * The names of the catalogue of the law, kept until the catalogue or the day changes: reading them takes longer than most
 * questions about services. One short query says whether they still hold.
 */
export async function knownNames(db: PublicDb, day: CalendarDay, locale: Locale): Promise<CatalogueNames> {
  const revision = await readReferenceRevision(db);
  let known = kept.get(db);
  if (known?.revision !== revision || known.day !== day) {
    known = { revision, day, names: new Map() };
    kept.set(db, known);
  }
  const { names } = known;
  const reading = names.get(locale) ?? readCatalogueNames(lawStore(db), day, locale);
  names.set(locale, reading);
  reading.catch(() => names.delete(locale));
  return reading;
}
