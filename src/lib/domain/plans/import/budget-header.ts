import { AMOUNTS } from '../../population/spending/spending.ts';
import { HEADER_LINES } from './header.ts';
import { nameKey } from './name-finder.ts';
import { cellText, type Sheet } from './sheet.ts';

/** Levels of the functional classification where each has a column. */
export const LEVELS = ['division', 'group', 'class', 'subclass'] as const;
/** Columns that tell rows of the same function apart. */
export const KEYS = ['source', 'programme', 'item', 'subitem'] as const;
export const BUDGET_COLUMNS = ['year', 'function', ...LEVELS, ...KEYS, ...AMOUNTS] as const;
export type BudgetColumn = (typeof BUDGET_COLUMNS)[number];

/**
 * Headings of the quarterly statement FIN 1-12 (part II, expenditure) and of tables that people make by themselves. The
 * layout of the statement as the state's system exports it is unverified.
 */
const HEADINGS: Readonly<Record<BudgetColumn, readonly string[]>> = {
  year: ['rok', 'obdobie', 'rozpočtový rok', 'účtovný rok'],
  function: [
    ...[
      'funkčná klasifikácia',
      'funkčná klasifikácia výdavkov',
      'kód funkčnej klasifikácie',
      'fk',
      'funkcia'
    ],
    ...['cofog', 'sk cofog', 'kód cofog', 'funkčná', 'kód fk']
  ],
  division: ['oddiel', 'oddiel fk'],
  group: ['skupina', 'skupina fk'],
  class: ['trieda', 'trieda fk'],
  subclass: ['podtrieda', 'podtrieda fk'],
  source: ['zdroj', 'kód zdroja', 'zdroj financovania'],
  programme: ['program', 'kód programu', 'programová štruktúra'],
  item: ['položka', 'ekonomická klasifikácia', 'ek', 'položka ek', 'kód ekonomickej klasifikácie'],
  subitem: ['podpoložka', 'podpoložka ek'],
  approvedCents: ['schválený rozpočet', 'schválený', 'rozpočet schválený', 'rozpočet'],
  amendedCents: ['rozpočet po zmenách', 'upravený rozpočet', 'rozpočet upravený', 'po zmenách'],
  drawnCents: [
    ...['skutočnosť', 'čerpanie', 'plnenie', 'skutočné čerpanie', 'skutočnosť od začiatku roka'],
    ...['čerpanie rozpočtu', 'skutočné výdavky']
  ]
};

/** On which line (from 1) the headings stand, and which column is which. */
export type BudgetHeader = { line: number; columns: ReadonlyMap<BudgetColumn, number> };

/** The headings of a table of expenditure: a function and at least one amount; null where none of the first lines has them. */
export function budgetHeader(sheet: Sheet): BudgetHeader | null {
  for (const [index, row] of sheet.rows.slice(0, HEADER_LINES).entries()) {
    const columns = new Map<BudgetColumn, number>();
    for (const [at, cell] of row.entries()) {
      const said = cellText(cell);
      // Amounts in thousands would be read as euros: such a column is not known.
      const heading = IN_THOUSANDS.test(said) ? '' : nameKey(withoutUnit(said));
      const column = BUDGET_COLUMNS.find((one) => HEADINGS[one].some((name) => nameKey(name) === heading));
      if (column && !columns.has(column)) columns.set(column, at);
    }
    const hasFunction = columns.has('function') || columns.has('division');
    if (hasFunction && AMOUNTS.some((amount) => columns.has(amount))) return { line: index + 1, columns };
  }
  return null;
}

const IN_THOUSANDS = /(^|[^\p{L}])(tis|tisíc\p{L}*|mil|milión\p{L}*)([^\p{L}]|$)/iu;

/** *Schválený rozpočet (v EUR)*, *Skutočnosť k 31. 12. 2025*: the unit and the day say nothing about which column it is. */
function withoutUnit(heading: string): string {
  return heading
    .replace(/\s*[([].*$/u, '')
    .replace(/\s+(v\s+(eur|eurách|€)|k\s+\d.*)$/iu, '')
    .trim();
}
