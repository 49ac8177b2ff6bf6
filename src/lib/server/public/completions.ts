import { join } from 'node:path';
import {
  COMPLETED_KINDS,
  type CompletedKind,
  type Completing,
  type Completion,
  createCompleting
} from '#lib/domain/publishing/search/completions.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import { slugOf } from '#lib/domain/tenancy/slug.ts';
import type { PublicDb } from '../db/db.ts';
import { type NamedPlace, type NamesRevision, namesToComplete } from '../db/names-to-complete.ts';
import { dataFolder } from '../reference/data-folder.ts';
import { readGroupNames, readServiceNames } from '../search/language.ts';
import { searchLanguage } from '../search/search-language.ts';

const MOST_COMPLETIONS = 8;

/** Where somebody types, and what is suggested there. */
const COMPLETED_WHERE = {
  vsetko: COMPLETED_KINDS,
  sluzby: ['service-type', 'everyday-name', 'service'],
  obec: ['municipality']
} as const satisfies Readonly<Record<string, readonly CompletedKind[]>>;
export type CompletedWhere = keyof typeof COMPLETED_WHERE;

export function isCompletedWhere(word: string): word is CompletedWhere {
  return Object.hasOwn(COMPLETED_WHERE, word);
}

/** What is known of names at one revision; the law and the territory change hardly ever, the directory every day. */
type Known = { revision: string; completing: Promise<Completing> };
type Part = 'places' | 'law' | 'services';

const kept = new WeakMap<object, Map<Part, Known>>();

/**
 * What may be meant by the beginning of a question, services last. The names are kept in memory (some 10 MB for 9,000
 * services) and read again when they changed; of the question nothing is kept.
 */
export async function completionsFor(
  db: PublicDb,
  text: string,
  where: CompletedWhere,
  day: CalendarDay
): Promise<Completion[]> {
  const known = knownNames(db, await namesToComplete(db).revision(), day);
  const kinds: readonly CompletedKind[] = COMPLETED_WHERE[where];
  if (where === 'obec') return (await known.places())(text, kinds, MOST_COMPLETIONS);
  const named = (await known.law())(text, kinds, MOST_COMPLETIONS);
  const services = (await known.services())(text, kinds, MOST_COMPLETIONS);
  return eachOnce([...named, ...services]).slice(0, MOST_COMPLETIONS);
}

/** Ways to the names as they are now; what changed is read once, however many ask. */
function knownNames(db: PublicDb, { directory, reference }: NamesRevision, day: CalendarDay) {
  const store = namesToComplete(db);
  const { analyser } = searchLanguage();
  const known = kept.get(db) ?? new Map<Part, Known>();
  kept.set(db, known);
  const current = (part: Part, revision: string, read: () => Promise<Completion[]>): Promise<Completing> => {
    const before = known.get(part);
    if (before?.revision === revision) return before.completing;
    const completing = read().then((names) => createCompleting(eachOnce(names), analyser));
    known.set(part, { revision, completing });
    completing.catch(() => known.delete(part));
    return completing;
  };
  return {
    places: () => current('places', `${reference}`, async () => (await store.places()).map(placeToType)),
    law: () =>
      current('law', `${reference}`, async () => [
        ...namesOfKinds(),
        ...placesToSearch(await store.places())
      ]),
    services: () =>
      current('services', `${directory} ${day}`, async () =>
        (await store.services(day)).map((text) => ({ kind: 'service', text, note: '' }))
      )
  };
}

/** The names of the act, and what people call the same. */
function namesOfKinds(): Completion[] {
  const folder = join(dataFolder(), 'language');
  const services = readServiceNames(folder);
  const official = services.map(({ names: [name = ''] }) => name);
  const everyday = [...services, ...readGroupNames(folder)].flatMap(({ names: [name = '', ...others] }) =>
    others.map((text) => ({ kind: 'everyday-name' as const, text, note: name }))
  );
  return [...official.map((text) => ({ kind: 'service-type' as const, text, note: '' })), ...everyday];
}

/** A search of everything finds all municipalities of a name. */
function placesToSearch(places: readonly NamedPlace[]): Completion[] {
  return places.map(({ name }) => ({ kind: 'municipality', text: name, note: '' }));
}

/** Where one municipality is meant, its name is told with the district if there are more of that name. */
function placeToType({ name, district, slug }: NamedPlace): Completion {
  const isOnly = slugOf(name) === slug || district === '';
  return {
    kind: 'municipality',
    text: isOnly ? name : `${name}, okres ${district}`,
    note: isOnly ? district : ''
  };
}

function eachOnce(completions: readonly Completion[]): Completion[] {
  const known = new Map<string, Completion>();
  for (const completion of completions) {
    const key = fold(completion.text);
    if (!known.has(key)) known.set(key, completion);
  }
  return [...known.values()];
}
