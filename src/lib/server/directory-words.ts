import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { hourInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import type { HsdsSaying } from './api/hsds/saying.ts';
import { hsdsCatalogue, type NamedTaxonomy } from './api/hsds/taxonomies.ts';
import type { PublicDb } from './db/db.ts';
import { lawStore } from './db/law.ts';
import { factLines } from './fact-lines.ts';

/** Slovak words and the catalogues of a day, for everything that leaves in the words of the standard. */
export async function directoryWords(db: PublicDb, day: CalendarDay): Promise<HsdsSaying> {
  return wordsOfDirectory(await readDirectoryLists(db, day), day);
}

/** The catalogues of the law on a day. */
export type DirectoryLists = Awaited<ReturnType<typeof readDirectoryLists>>;

export async function readDirectoryLists(db: PublicDb, day: CalendarDay) {
  const law = lawStore(db);
  const [kinds, forms, groups, units, sources] = await Promise.all([
    law.serviceTypesOn(day),
    law.serviceForms(),
    law.targetGroups(),
    law.capacityUnits(),
    law.financingSourcesOn(day)
  ]);
  return { kinds, forms, groups, units, sources };
}

export function wordsOfDirectory(
  { kinds, forms, groups, units, sources }: DirectoryLists,
  day: CalendarDay
): HsdsSaying {
  // Bound spaces are for lines that break; a program that compares texts stumbles over them.
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const words = messages('sk');
  const t: Translate = (key, ...params) => plain(words(key, ...params));
  const named: NamedTaxonomy[] = [
    {
      ...{ code: 'kind', name: t('hsds.taxonomy.kind'), description: t('hsds.taxonomy.kind.about') },
      version: day,
      terms: kinds.map(({ code, nameSk, section }) => ({
        ...{ code, name: nameSk, description: t('hsds.term.kind', { section }), parent: null }
      }))
    },
    {
      ...{ code: 'form', name: t('hsds.taxonomy.form'), description: t('hsds.taxonomy.form.about') },
      version: day,
      terms: forms.map(({ code, nameSk, parent }) => ({
        ...{ code, name: nameSk, description: t('hsds.term.form'), parent }
      }))
    },
    {
      ...{ code: 'group', name: t('hsds.taxonomy.group'), description: t('hsds.taxonomy.group.about') },
      version: day,
      terms: groups.map(({ code, nameSk }) => ({
        ...{ code, name: nameSk, description: t('hsds.term.group'), parent: null }
      }))
    }
  ];
  const nameIn = (rows: readonly { code: string; nameSk: string }[]) => {
    const names = new Map(rows.map(({ code, nameSk }) => [code, nameSk]));
    return (code: string) => names.get(code) ?? code;
  };
  const sourceName = nameIn(sources);
  return {
    ...{ day, t, sourceName, unitName: nameIn(units), catalogue: hsdsCatalogue(named) },
    utcOffset: hourInSlovakia(new Date(`${day}T12:00:00Z`)) - 12,
    linesOf: (fact) =>
      factLines(fact, { t, locale: 'sk', sourceName }).flatMap(({ lines }) =>
        lines.map(({ text }) => plain(text))
      )
  };
}
