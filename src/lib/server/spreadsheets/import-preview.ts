import { countChanges, type ImportChange, type ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { Proposal } from '#lib/domain/plans/import/propose.ts';
import type { Formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { differenceSentence, faultSentence, noteSentence } from './import-sentences.ts';

/** A page with thousands of rows helps nobody; the rest is counted. */
const MOST_FAULTS = 200;
const MOST_ROWS = 200;
const ROWS_PER_PAGE = 50;

const GROUPS = [
  ['priorities', 'measures'],
  ['goals', 'measures'],
  ['measures', 'measures'],
  ['activities', 'measures'],
  ['indicators', 'measures'],
  ['providers', 'services'],
  ['services', 'services'],
  ['capacities', 'services'],
  ['facts', 'services'],
  ['cells', 'capacity']
] as const satisfies readonly (readonly [keyof ImportChanges, ImportKind])[];

/** A proposal in words, as pages and the console show it. */
export type ImportPreview = {
  rows: number;
  faults: FaultRow[];
  /** All of them, also those that are not shown. */
  faultCount: number;
  notes: string[];
  groups: PreviewGroup[];
  added: number;
  changed: number;
};

export type FaultRow = { sheet: string; line: string; column: string; value: string; text: string };

export type PreviewGroup = {
  name: (typeof GROUPS)[number][0];
  title: string;
  added: number;
  changed: number;
  /** Pages of its rows, and which of them this is; null where its rows are left for a page of their own. */
  pages: number;
  page: number | null;
  rows: { title: string; under: string; line: number; isNew: boolean; effects: string[] }[];
};

/** Which rows are wanted where there are more than one page holds: of a group, from page 1. */
export type WantedRows = { group: string | null; page: number };

/** @param wanted parts the rows of a large file into pages; without it the first ones of each group are given */
export function previewOf(
  proposal: Proposal,
  t: Translate,
  format: Formats,
  wanted?: WantedRows
): ImportPreview {
  const { faults, notes, changes, rows } = proposal;
  return {
    rows,
    faults: faults.slice(0, MOST_FAULTS).map((fault) => ({
      sheet: fault.sheet,
      line: fault.line === null ? '–' : String(fault.line),
      column: fault.column ?? '–',
      value: fault.value,
      text: faultSentence(fault, t)
    })),
    faultCount: faults.length,
    notes: notes.map((note) => noteSentence(note, t)),
    groups: groupsOf(changes, t, format, wanted),
    ...countChanges(changes)
  };
}

function groupsOf(
  changes: ImportChanges,
  t: Translate,
  format: Formats,
  wanted: WantedRows | undefined
): PreviewGroup[] {
  const filled = GROUPS.filter(([name]) => changes[name].length > 0);
  const all = filled.reduce((sum, [name]) => sum + changes[name].length, 0);
  if (!wanted || all <= MOST_ROWS) {
    const first = { page: 1, perPage: MOST_ROWS };
    return filled.map(([name, kind]) => ({ ...groupOf(name, kind, changes, t, format, first), pages: 1 }));
  }
  const shown = filled.find(([name]) => name === wanted.group) ?? filled[0];
  return filled.map(([name, kind]) => {
    const page = name === shown?.[0] ? wanted.page : null;
    return groupOf(name, kind, changes, t, format, { page, perPage: ROWS_PER_PAGE });
  });
}

type Part = { page: number | null; perPage: number };

function groupOf(
  name: PreviewGroup['name'],
  kind: ImportKind,
  changes: ImportChanges,
  t: Translate,
  format: Formats,
  part: Part
): PreviewGroup {
  const own = changes[name] as ImportChange<unknown>[];
  const pages = Math.max(1, Math.ceil(own.length / part.perPage));
  // A page beyond the end is the last one.
  const page = part.page && Math.min(part.page, pages);
  const added = own.filter((one) => one.revision === null).length;
  const changed = own.length - added;
  // What changes is shown before what is new: it is what a person must look at.
  const sorted = own.toSorted((a, b) => Number(a.revision === null) - Number(b.revision === null));
  const shown = page === null ? [] : sorted.slice((page - 1) * part.perPage, page * part.perPage);
  return {
    name,
    title: t('import.group.count', { name: t(`import.group.${name}`), added, changed }),
    ...{ added, changed, pages, page },
    rows: shown.map((one) => ({
      ...{ title: one.title, under: one.under, line: one.line, isNew: one.revision === null },
      effects: one.differences.map((difference) => differenceSentence(difference, kind, t, format))
    }))
  };
}
