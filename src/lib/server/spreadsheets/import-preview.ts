import { countChanges, type ImportChange, type ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { Proposal } from '#lib/domain/plans/import/propose.ts';
import type { Formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { differenceSentence, faultSentence, noteSentence } from './import-sentences.ts';

/** A page with thousands of rows helps nobody; the rest is counted. */
const MOST_FAULTS = 200;
const MOST_ROWS = 200;

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
  rows: { title: string; under: string; line: number; isNew: boolean; effects: string[] }[];
};

export function previewOf(proposal: Proposal, t: Translate, format: Formats): ImportPreview {
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
    groups: GROUPS.flatMap(([name, kind]) => groupOf(name, kind, changes, t, format)),
    ...countChanges(changes)
  };
}

function groupOf(
  name: PreviewGroup['name'],
  kind: ImportKind,
  changes: ImportChanges,
  t: Translate,
  format: Formats
): PreviewGroup[] {
  const own = changes[name] as ImportChange<unknown>[];
  if (own.length === 0) return [];
  const added = own.filter((one) => one.revision === null).length;
  const changed = own.length - added;
  // What changes is shown before what is new: it is what a person must look at.
  const sorted = own.toSorted((a, b) => Number(a.revision === null) - Number(b.revision === null));
  return [
    {
      name,
      title: t('import.group.count', { name: t(`import.group.${name}`), added, changed }),
      ...{ added, changed },
      rows: sorted.slice(0, MOST_ROWS).map((one) => ({
        ...{ title: one.title, under: one.under, line: one.line, isNew: one.revision === null },
        effects: one.differences.map((difference) => differenceSentence(difference, kind, t, format))
      }))
    }
  ];
}
