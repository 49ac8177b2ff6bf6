import type { ImportChange, ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { Formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { countKinds, type WrittenProposal } from '../use-cases/import/written-proposal.ts';
import { differenceSentence, faultSentence, noteSentence } from './import-sentences.ts';

/** A page with thousands of rows helps nobody. */
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
  /** Others see some of what changes before all of it is written. */
  inSteps: boolean;
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
export async function previewOf(
  proposal: WrittenProposal,
  t: Translate,
  format: Formats,
  wanted?: WantedRows
): Promise<ImportPreview> {
  const { faults, faultCount, notes, rows, steps } = proposal;
  return {
    ...{ rows, faultCount },
    faults: faults.map((fault) => ({
      sheet: fault.sheet,
      line: fault.line === null ? '–' : String(fault.line),
      column: fault.column ?? '–',
      value: fault.value,
      text: faultSentence(fault, t)
    })),
    notes: notes.map((note) => noteSentence(note, t)),
    groups: await Promise.all(partsShown(proposal, wanted).map((part) => groupOf(proposal, part, t, format))),
    ...countKinds(proposal),
    inSteps: steps.length > 1
  };
}

/** Of a file that was too much to be compared: that, and nothing of what is in it. */
export function previewNotCompared(fileName: string, t: Translate): ImportPreview {
  const fault = { sheet: '–', line: '–', column: '–', value: fileName, text: t('import.notCompared') };
  const nothing = { notes: [], groups: [], added: 0, changed: 0, inSteps: false };
  return { rows: 0, faults: [fault], faultCount: 1, ...nothing };
}

/** A page of a group; null where its rows are left for a page of their own. */
type Part = { name: PreviewGroup['name']; kind: ImportKind; page: number | null; perPage: number };

function partsShown({ kinds }: WrittenProposal, wanted: WantedRows | undefined): Part[] {
  const sizeOf = (name: keyof ImportChanges) => kinds[name].added + kinds[name].changed;
  const filled = GROUPS.filter(([name]) => sizeOf(name) > 0);
  const all = filled.reduce((sum, [name]) => sum + sizeOf(name), 0);
  if (!wanted || all <= MOST_ROWS)
    return filled.map(([name, kind]) => ({ name, kind, page: 1, perPage: MOST_ROWS }));
  const shown = filled.find(([name]) => name === wanted.group) ?? filled[0];
  return filled.map(([name, kind]) => ({
    ...{ name, kind, page: name === shown?.[0] ? wanted.page : null, perPage: ROWS_PER_PAGE }
  }));
}

async function groupOf(
  proposal: WrittenProposal,
  { name, kind, page: asked, perPage }: Part,
  t: Translate,
  format: Formats
): Promise<PreviewGroup> {
  const { added, changed } = proposal.kinds[name];
  const pages = perPage === MOST_ROWS ? 1 : Math.max(1, Math.ceil((added + changed) / perPage));
  // A page beyond the end is the last one.
  const page = asked && Math.min(asked, pages);
  // What changes is shown before what is new, as it is kept: it is what a person must look at.
  const from = page === null ? 0 : (page - 1) * perPage;
  const to = page === null ? 0 : Math.min(from + perPage, added + changed);
  const shown: readonly ImportChange<unknown>[] = await proposal.changes(name, from, to);
  return {
    name,
    title: t('import.group.count', {
      name: t(`import.group.${name}`),
      added: format.number(added),
      changed: format.number(changed)
    }),
    ...{ added, changed, pages, page },
    rows: shown.map((one) => ({
      ...{ title: one.title, under: one.under, line: one.line, isNew: one.revision === null },
      effects: one.differences.map((difference) => differenceSentence(difference, kind, t, format))
    }))
  };
}
