import writeExcelFile from 'write-excel-file/node';
import { columnsOf, type ImportKind } from '#lib/domain/plans/import/column.ts';
import type { Catalogues } from '#lib/domain/plans/import/ground.ts';
import type { NamedCode } from '#lib/domain/plans/import/name-finder.ts';
import {
  WORDS_OF_CELL_NUMBER,
  WORDS_OF_CERTAINTY,
  WORDS_OF_CHANGE,
  WORDS_OF_ENTRANCE,
  WORDS_OF_LANGUAGE,
  WORDS_OF_NATURE,
  WORDS_OF_PROVIDER,
  WORDS_OF_STATUS,
  WORDS_OF_SUBJECT
} from '#lib/domain/plans/import/words.ts';
import { EXAMPLES } from './template-examples.ts';

const HEADING = {
  fontWeight: 'bold',
  backgroundColor: '#dfe7ee',
  borderStyle: 'thin',
  wrap: true,
  alignVertical: 'top'
} as const;
const EXAMPLE = { fontStyle: 'italic', textColor: '#5a5a5a', wrap: true, alignVertical: 'top' } as const;

/** Names of the sheets in templates; the list of values is never read as data. */
const SHEET_NAMES: Record<ImportKind, string> = {
  measures: 'Opatrenia',
  services: 'Poskytovatelia',
  capacity: 'Kapacity'
};

/** A workbook to fill in: headings, one row marked as an example, and the allowed values on a second sheet. */
export function writeTemplate(kind: ImportKind, catalogues: Catalogues, firstYear: number): Promise<Buffer> {
  const columns = columnsOf(kind);
  const example = EXAMPLES[kind](firstYear);
  const headings = columns.map(([, { label }]) => ({ value: label, ...HEADING }));
  // The first cell marks the row, so that it is never taken for somebody's plan.
  const row = columns.map(([key], index) => ({
    value: index === 0 ? `PRÍKLAD: ${example[key] ?? ''}` : (example[key] ?? ''),
    ...EXAMPLE
  }));
  const lists = listsOf(kind, catalogues);
  return writeExcelFile([
    {
      sheet: SHEET_NAMES[kind],
      data: [headings, row],
      columns: columns.map(([, { label }]) => ({ width: Math.max(14, label.length + 4) })),
      stickyRowsCount: 1
    },
    {
      sheet: 'Zoznamy',
      data: [lists.map(({ title }) => ({ value: title, ...HEADING })), ...asRows(lists)],
      columns: lists.map(() => ({ width: 44 })),
      stickyRowsCount: 1
    }
  ]).toBuffer();
}

type ValueList = { title: string; values: readonly string[] };

const official = (list: readonly NamedCode[]) => list.map(({ code, names }) => names[0] ?? code);

/** The lists of allowed values that a kind of sheet points at. */
function listsOf(kind: ImportKind, { kinds, forms, groups, units, sources }: Catalogues): ValueList[] {
  const allowed = {
    kinds: { title: 'Povolené: druh služby', values: official(kinds) },
    forms: { title: 'Povolené: forma', values: official(forms) },
    groups: { title: 'Povolené: cieľová skupina', values: official(groups) },
    units: { title: 'Povolené: jednotka', values: official(units) },
    numbers: { title: 'Povolené: údaj', values: official(WORDS_OF_CELL_NUMBER) },
    providers: { title: 'Povolené: druh poskytovateľa', values: official(WORDS_OF_PROVIDER) },
    statuses: { title: 'Povolené: stav služby', values: official(WORDS_OF_STATUS) },
    entrances: { title: 'Povolené: bezbariérový vstup', values: official(WORDS_OF_ENTRANCE) },
    languages: { title: 'Povolené: jazyk', values: official(WORDS_OF_LANGUAGE) },
    changes: { title: 'Povolené: druh zmeny', values: official(WORDS_OF_CHANGE) },
    subjects: {
      title: 'Povolené: predmet opatrenia',
      values: [...official(WORDS_OF_SUBJECT), ...official(kinds)]
    },
    sources: { title: 'Povolené: zdroj financovania', values: official(sources) },
    certainties: { title: 'Povolené: istota', values: official(WORDS_OF_CERTAINTY) },
    natures: { title: 'Povolené: druh výdavku', values: official(WORDS_OF_NATURE) }
  };
  const { changes, subjects, certainties, natures, providers, numbers } = allowed;
  if (kind === 'measures') return [changes, subjects, allowed.groups, allowed.sources, certainties, natures];
  if (kind === 'services') {
    const { statuses, entrances, languages } = allowed;
    return [
      allowed.kinds,
      allowed.forms,
      allowed.groups,
      allowed.units,
      providers,
      statuses,
      entrances,
      languages
    ];
  }
  return [allowed.kinds, allowed.forms, allowed.groups, allowed.units, numbers];
}

function asRows(lists: readonly ValueList[]): (string | null)[][] {
  const longest = Math.max(...lists.map(({ values }) => values.length));
  return Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? null));
}
