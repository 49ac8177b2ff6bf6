import {
  type FunctionCode,
  joinFunctionCode,
  readFunctionCode
} from '../../population/spending/function-code.ts';
import {
  AMOUNTS,
  type Amount,
  type SpendingLine,
  type StatedMonth
} from '../../population/spending/spending.ts';
import type { Cents } from '../../shared/euro.ts';
import { type BudgetColumn, type BudgetHeader, budgetHeader, KEYS, LEVELS } from './budget-header.ts';
import { readYear } from './cell-day.ts';
import { readCents } from './cell-number.ts';
import { cellText, isBlankRow, type Sheet, type SheetCell } from './sheet.ts';

export const BUDGET_FAULTS = [
  'function-missing',
  'function-unknown',
  'year-missing',
  'not-a-year',
  'year-in-future',
  'not-money',
  'row-twice',
  'sum-beside-parts',
  'negative-sum'
] as const;

/** Why a row cannot be counted; `value` is what stands in the cell. */
export type BudgetFault = {
  line: number;
  column: BudgetColumn;
  value: string;
  reason: (typeof BUDGET_FAULTS)[number];
};

export type ReadBudget =
  | { outcome: 'read'; social: number; rows: number; lines: SpendingLine[]; faults: BudgetFault[] }
  | { outcome: 'no-header' | 'no-rows' | 'no-year' };

/** What of a file somebody says beside it. */
export type BudgetAsked = {
  /** The year of a file that has no column of years. */
  year: number | null;
  /** To the end of which month the youngest year of the file is counted. */
  throughMonth: StatedMonth;
  thisYear: number;
};

type Row = { line: number; key: string; item: string; year: number; code: FunctionCode } & Record<
  Amount,
  Cents | null
>;

/**
 * Sums the expenditure of division 10 by year and function. Rows of other divisions, income and financial operations
 * (economic categories 100 to 500 and 800) are left out; sums that a program wrote beneath a table are too.
 */
export function readBudget(sheets: readonly Sheet[], asked: BudgetAsked): ReadBudget {
  for (const sheet of sheets) {
    const header = budgetHeader(sheet);
    if (!header) continue;
    if (!header.columns.has('year') && asked.year === null) return { outcome: 'no-year' };
    return summed(sheet, header, asked);
  }
  return { outcome: 'no-header' };
}

function summed(sheet: Sheet, header: BudgetHeader, asked: BudgetAsked): ReadBudget {
  const faults: BudgetFault[] = [];
  const rows: Row[] = [];
  let seen = 0;
  for (const [index, cells] of sheet.rows.entries()) {
    if (index < header.line || isBlankRow(cells)) continue;
    const read = rowReader(cells, index + 1, header.columns);
    const code = read.code();
    if (code === 'no-expenditure' || read.saysNothing()) continue;
    seen += 1;
    if (code === 'other') continue;
    const [year, amounts] = [read.year(asked), read.amounts()];
    const found = [code, year, ...Object.values(amounts)].filter(
      (one) => typeof one === 'object' && one !== null
    );
    faults.push(...(found as BudgetFault[]));
    if (found.length > 0) continue;
    rows.push({ line: index + 1, ...read.key(), year, code, ...amounts } as Row);
  }
  if (seen === 0) return { outcome: 'no-rows' };
  faults.push(...countedTwice(rows), ...sumsBesideParts(rows));
  const lines = linesOf(rows, asked);
  faults.push(...negativeSums(rows, lines));
  return {
    outcome: 'read',
    ...{ rows: seen, social: rows.length, lines },
    faults: faults.toSorted((one, other) => one.line - other.line)
  };
}

const SUM_WORDS = /(spolu|súčet|celkom|úhrn)/iu;
/** Economic categories of income, and of financial operations: no expenditure. */
const NO_EXPENDITURE = /^[1-58]/u;

function rowReader(cells: readonly SheetCell[], line: number, columns: BudgetHeader['columns']) {
  const cell = (column: BudgetColumn): SheetCell => {
    const at = columns.get(column);
    return at === undefined ? null : (cells[at] ?? null);
  };
  const text = (column: BudgetColumn) => cellText(cell(column));
  const fault = (column: BudgetColumn, reason: BudgetFault['reason']): BudgetFault => ({
    ...{ line, column, reason },
    value: text(column)
  });
  return {
    saysNothing: () => AMOUNTS.every((amount) => text(amount) === ''),
    key: () => ({ key: KEYS.map(text).join('|'), item: text('item') }),
    code: (): FunctionCode | 'other' | 'no-expenditure' | BudgetFault => {
      if (NO_EXPENDITURE.test(text('item'))) return 'no-expenditure';
      const column = columns.has('function') ? 'function' : 'division';
      const said = text(column);
      if (said === '') {
        const isSum = cells.some((one) => SUM_WORDS.test(cellText(one)));
        return isSum ? 'no-expenditure' : fault(column, 'function-missing');
      }
      if (SUM_WORDS.test(said) && !/^\d/u.test(said)) return 'no-expenditure';
      const code = column === 'function' ? readFunctionCode(said) : joinFunctionCode(LEVELS.map(text));
      return code ?? fault(column, 'function-unknown');
    },
    year: ({ year, thisYear }: BudgetAsked): number | BudgetFault => {
      if (!columns.has('year')) return year ?? thisYear;
      if (text('year') === '') return fault('year', 'year-missing');
      const read = readYear(cell('year'));
      if (read === null || read < FIRST_YEAR) return fault('year', 'not-a-year');
      return read > thisYear ? fault('year', 'year-in-future') : read;
    },
    amounts: () =>
      Object.fromEntries(
        AMOUNTS.map((amount) => {
          if (text(amount) === '') return [amount, null];
          return [amount, readCents(cell(amount)) ?? fault(amount, 'not-money')];
        })
      ) as Record<Amount, Cents | null | BudgetFault>
  };
}

/** Before it the classification was another one. */
export const FIRST_YEAR = 2005;

function countedTwice(rows: readonly Row[]): BudgetFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, key, year, code }) => {
    const whole = `${year} ${code} ${key}`;
    const isTwice = seen.has(whole);
    seen.add(whole);
    return isTwice ? [{ line, column: 'function', value: code, reason: 'row-twice' }] : [];
  });
}

/** A row of 10.2 beside rows of 10.2.0, or of the category 610 beside the item 611, would count their money twice. */
function sumsBesideParts(rows: readonly Row[]): BudgetFault[] {
  const finer = new Set<string>();
  for (const { year, code, key, item } of rows) {
    const levels = code.split('.');
    for (let count = 1; count < levels.length; count += 1)
      finer.add(`${year} ${levels.slice(0, count).join('.')}`);
    for (const start of [item.slice(0, 1), item.slice(0, 2)]) {
      const category = start.padEnd(3, '0');
      if (item.length >= 3 && !item.startsWith(category))
        finer.add(`${year} ${code} ${keyAt(key, category)}`);
    }
  }
  return rows.flatMap(({ line, year, code, key, item }): BudgetFault[] => {
    if (finer.has(`${year} ${code}`)) {
      return [{ line, column: 'function', value: code, reason: 'sum-beside-parts' }];
    }
    const isCategory = /^\d\d0$/u.test(item) && finer.has(`${year} ${code} ${keyAt(key, item)}`);
    return isCategory ? [{ line, column: 'item', value: item, reason: 'sum-beside-parts' }] : [];
  });
}

/** The source and programme of a row with another economic code. */
function keyAt(key: string, item: string): string {
  const [source = '', programme = ''] = key.split('|');
  return [source, programme, item].join('|');
}

function linesOf(rows: readonly Row[], { throughMonth }: BudgetAsked): SpendingLine[] {
  const lastYear = Math.max(...rows.map(({ year }) => year));
  const groups = Map.groupBy(rows, ({ year, code }) => `${year} ${code}`);
  return [...groups.values()].flatMap((own): SpendingLine[] => {
    const [first] = own;
    if (!first) return [];
    const sum = (amount: Amount) => {
      const said = own.map((row) => row[amount]).filter((cents) => cents !== null);
      return said.length === 0 ? null : said.reduce((total, cents) => total + cents, 0);
    };
    return [
      {
        ...{ year: first.year, functionCode: first.code },
        throughMonth: first.year === lastYear ? throughMonth : 12,
        ...{ approvedCents: sum('approvedCents'), amendedCents: sum('amendedCents') },
        drawnCents: sum('drawnCents')
      }
    ];
  });
}

/** Single rows may take back money; a whole function cannot have cost less than nothing. */
function negativeSums(rows: readonly Row[], lines: readonly SpendingLine[]): BudgetFault[] {
  return lines.flatMap((line) =>
    AMOUNTS.filter((amount) => (line[amount] ?? 0) < 0).map((amount): BudgetFault => {
      const own = rows.filter(({ year, code }) => year === line.year && code === line.functionCode);
      const worst = own.find((row) => (row[amount] ?? 0) < 0) ?? own[0];
      return {
        ...{ line: worst?.line ?? 0, column: amount, reason: 'negative-sum' },
        value: String((line[amount] ?? 0) / 100).replace('.', ',')
      };
    })
  );
}
