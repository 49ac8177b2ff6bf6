import {
  AUDIENCES,
  DOCUMENT_KINDS,
  type DocumentEntry,
  type EntryFault,
  LONGEST_ALTERNATIVE
} from '#lib/domain/publishing/body-document.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { readTypedDay } from './forms/typed-values.ts';

/** What stands in the fields of the form of a document, by their names. */
export type TypedDocument = {
  title: string;
  kind: string;
  day: string;
  year: string;
  groups: string[];
  services: string[];
  audience: string;
  alternative: string;
};

/** Where each fault is said. */
const FIELD_OF = {
  'title-missing': 'title',
  'title-too-long': 'title',
  'year-out-of-range': 'year',
  'year-not-of-day': 'year',
  'alternative-too-long': 'alternative',
  'alternative-too-short': 'alternative',
  'too-many-tags': 'groups'
} satisfies Record<EntryFault, keyof TypedDocument>;

const MOST_TICKED = 60;

/** A form as it was typed, whatever it holds. */
export function typedDocument(form: FormData): TypedDocument {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value).trim() : '';
  };
  const ticked = (name: string) =>
    form
      .getAll(name)
      .flatMap((value) => (typeof value === 'string' ? [value] : []))
      .slice(0, MOST_TICKED);
  return {
    ...{
      title: text('title').replaceAll('\n', ' '),
      kind: text('kind'),
      day: text('day'),
      year: text('year')
    },
    ...{ groups: ticked('groups'), services: ticked('services'), audience: text('audience') },
    alternative: text('alternative').slice(0, LONGEST_ALTERNATIVE + 1)
  };
}

/** The fields as they stand for a document that is kept. */
export function typedOf(entry: DocumentEntry): TypedDocument {
  const { title, kind, day, year, targetGroupCodes: groups, serviceTypeCodes: services } = entry;
  const { audience, alternative } = entry;
  return { title, kind, day: day ?? '', year: String(year), groups, services, audience, alternative };
}

/** What was typed as an entry; of codes only known ones. A day that is none is a fault of its own. */
export function entryOf(
  typed: TypedDocument,
  known: { groups: ReadonlySet<string>; services: ReadonlySet<string> }
): { entry: DocumentEntry; dayIsWrong: boolean } {
  const day = typed.day === '' ? null : readTypedDay(typed.day);
  const entry: DocumentEntry = {
    title: typed.title,
    kind: DOCUMENT_KINDS.find((kind) => kind === typed.kind) ?? 'other',
    day,
    // A document with a date needs no year of its own.
    year: typed.year === '' && day !== null ? Number(day.slice(0, 4)) : Number(typed.year || Number.NaN),
    targetGroupCodes: [...new Set(typed.groups)].filter((code) => known.groups.has(code)),
    serviceTypeCodes: [...new Set(typed.services)].filter((code) => known.services.has(code)),
    audience: AUDIENCES.find((one) => one === typed.audience) ?? 'desk',
    alternative: typed.alternative
  };
  return { entry, dayIsWrong: typed.day !== '' && day === null };
}

/** Faults as sentences at their fields. */
export function documentErrors(
  faults: readonly EntryFault[],
  t: Translate
): { field: string; text: string }[] {
  return faults.map((fault) => ({ field: FIELD_OF[fault], text: t(`documents.wrong.${fault}`) }));
}
