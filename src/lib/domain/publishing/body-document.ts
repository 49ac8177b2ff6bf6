import type { CalendarDay } from '../shared/calendar-day.ts';

/** What a document of a body is; the order is the order in which people choose. */
export const DOCUMENT_KINDS = [
  'minutes',
  'resolution',
  'analysis',
  'earlier-plan',
  'evaluation',
  'ordinance',
  'contract',
  'other'
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Formats that are taken, by their content. */
export const DOCUMENT_FORMATS = ['pdf', 'docx', 'xlsx', 'odt'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Who may read it: everybody, or only the people of the body's desk. */
export const AUDIENCES = ['public', 'desk'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How far the reading of its text is; `scan` and `failed` have no text of their own. */
export type DocumentReading = 'waiting' | 'reading' | 'read' | 'scan' | 'failed';

/** What people say of a document. */
export type DocumentEntry = {
  /** 1 to 300 characters. */
  title: string;
  kind: DocumentKind;
  /** The day written on it. */
  day: CalendarDay | null;
  /** The year it belongs to, 1900 to 2200. */
  year: number;
  targetGroupCodes: string[];
  serviceTypeCodes: string[];
  audience: Audience;
  /** What it says, in words, where its own cannot be read: a scan. At most 20,000 characters. */
  alternative: string;
};

export const LONGEST_TITLE = 300;
export const LONGEST_ALTERNATIVE = 20_000;
/** Fewer characters than this say nothing of a document. */
export const SHORTEST_ALTERNATIVE = 50;
export const MOST_TAGS = 20;
const [EARLIEST_YEAR, LATEST_YEAR] = [1900, 2200];

export type EntryFault =
  | 'title-missing'
  | 'title-too-long'
  | 'year-out-of-range'
  | 'year-not-of-day'
  | 'alternative-too-long'
  | 'alternative-too-short'
  | 'too-many-tags';

/** What is wrong with what was said of a document; nothing when it can be kept. */
export function faultsOfEntry(entry: DocumentEntry): EntryFault[] {
  const { title, day, year, alternative, targetGroupCodes, serviceTypeCodes } = entry;
  const faults: EntryFault[] = [];
  if (title.trim() === '') faults.push('title-missing');
  if (title.length > LONGEST_TITLE) faults.push('title-too-long');
  if (!Number.isInteger(year) || year < EARLIEST_YEAR || year > LATEST_YEAR) faults.push('year-out-of-range');
  // Minutes of January may belong to the year before; a slip of the finger is further away.
  else if (day !== null && Math.abs(Number(day.slice(0, 4)) - year) > 10) faults.push('year-not-of-day');
  if (alternative.length > LONGEST_ALTERNATIVE) faults.push('alternative-too-long');
  if (alternative !== '' && alternative.length < SHORTEST_ALTERNATIVE) faults.push('alternative-too-short');
  if (targetGroupCodes.length > MOST_TAGS || serviceTypeCodes.length > MOST_TAGS)
    faults.push('too-many-tags');
  return faults;
}

type Standing = Pick<DocumentEntry, 'audience' | 'alternative'> & { reading: DocumentReading };

/** Whether its text was looked for: only then is it known whether everybody can read it. */
export function isReadingOver({ reading }: Pick<Standing, 'reading'>): boolean {
  return reading === 'read' || reading === 'scan' || reading === 'failed';
}

/** Whether it has no text of its own and nobody has written one: not everybody could learn what it says. */
export function lacksAlternative({ reading, alternative }: Omit<Standing, 'audience'>): boolean {
  return (reading === 'scan' || reading === 'failed') && alternative.length < SHORTEST_ALTERNATIVE;
}

/** Whether everybody may read it now: it is meant for the public, was looked at, and says something in text. */
export function isForEverybody(document: Standing): boolean {
  return document.audience === 'public' && isReadingOver(document) && !lacksAlternative(document);
}
