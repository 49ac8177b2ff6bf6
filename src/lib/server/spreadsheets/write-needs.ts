import writeExcelFile from 'write-excel-file/node';
import { OLDEST_AGE } from '#lib/domain/population/age-structure.ts';
import {
  type NeedKey,
  type NeedModel,
  needKeyText,
  type ParameterName,
  parametersOf
} from '#lib/domain/population/needs/need-model.ts';
import { NEED_LEVELS, type NeedLevel } from '#lib/domain/population/needs/needed-in.ts';
import type { NeedByYear, PeopleInYear } from '#lib/domain/population/needs/needs-by-year.ts';
import { SEXES } from '#lib/domain/population/projection/life-table.ts';

/** Names of the sheets, heads of their columns, and names of what stands in the rows. */
export type NeedsSheetWords = {
  sheets: Readonly<Record<'reckoning' | 'ages' | 'assumptions' | 'people', string>>;
  heads: Readonly<Record<'reckoning' | 'ages' | 'assumptions' | 'people', readonly string[]>>;
  level(level: NeedLevel): string;
  sex(sex: 'males' | 'females' | null): string;
  names(key: NeedKey): [kind: string, form: string, group: string, unit: string];
  parameter(model: NeedModel, name: ParameterName): string;
  verified(unverified: boolean): string;
};

type Cell = string | number | { formula: string };
type Row = readonly Cell[];
/** Where something stands: the row of an assumption, of the recipients of a model. */
type Places = { assumptions: Map<string, number>; reckonings: Map<string, number> };

/** The column of an assumption at each level. */
const LEVEL_COLUMN: Readonly<Record<NeedLevel, string>> = { low: 'E', middle: 'F', high: 'G' };
const RECIPIENTS_COLUMN = 'K';

/**
 * The whole computation as a workbook with live formulas: whoever changes an assumption or a number of people sees what
 * follows. Nothing in it is a result that was written down; a spreadsheet reckons everything anew.
 */
export function writeNeeds(
  people: readonly PeopleInYear[],
  needs: readonly NeedByYear[],
  words: NeedsSheetWords
): Promise<Buffer> {
  const peopleRows = rowsOfPeople(people, words);
  const { rows: assumptionRows, places } = rowsOfAssumptions(needs, words);
  const { ages, reckonings } = rowsOfReckoning(needs, { words, places, peopleRows: peopleRows.length + 1 });
  const sheet = (name: keyof NeedsSheetWords['sheets'], rows: readonly Row[]) => {
    const heads = words.heads[name];
    return {
      sheet: words.sheets[name],
      data: [heads, ...rows].map((row, line) => row.map((cell) => written(cell, line === 0))),
      columns: heads.map((_, at) => ({ width: at === 0 ? 36 : 16 })),
      stickyRowsCount: 1
    };
  };
  return writeExcelFile([
    sheet('reckoning', reckonings),
    sheet('ages', ages),
    sheet('assumptions', assumptionRows),
    sheet('people', peopleRows)
  ]).toBuffer();
}

function written(cell: Cell, isHead: boolean) {
  if (typeof cell === 'object') return { type: 'Formula' as const, value: cell.formula };
  return { value: cell, ...(isHead ? { fontWeight: 'bold' as const } : {}) };
}

function rowsOfPeople(people: readonly PeopleInYear[], words: NeedsSheetWords): Row[] {
  return people.flatMap(({ year, people: of }) =>
    NEED_LEVELS.flatMap((level) =>
      SEXES.flatMap((sex) =>
        Array.from(
          of[level][sex],
          (count, age): Row => [year, words.level(level), words.sex(sex), age, count]
        )
      )
    )
  );
}

const placeOf = (key: NeedKey, what: string) => `${needKeyText(key)} ${what}`;

function rowsOfAssumptions(
  needs: readonly NeedByYear[],
  words: NeedsSheetWords
): { rows: Row[]; places: Places } {
  const places: Places = { assumptions: new Map(), reckonings: new Map() };
  const rows: Row[] = [];
  for (const { model } of needs) {
    for (const { name, number } of parametersOf(model)) {
      const { low, value, high, source, asOf, unverified } = number;
      const [kind, form, group] = words.names(model);
      rows.push([
        ...[kind, form, group, words.parameter(model, name), low, value, high, source, asOf],
        words.verified(unverified)
      ]);
      places.assumptions.set(placeOf(model, name), rows.length + 1);
    }
  }
  return { rows, places };
}

type Ground = { words: NeedsSheetWords; places: Places; peopleRows: number };

function rowsOfReckoning(needs: readonly NeedByYear[], ground: Ground): { ages: Row[]; reckonings: Row[] } {
  // Where each model's recipients will stand is known before any row is written: models may refer forwards.
  let line = 1;
  for (const { model, years } of needs)
    for (const { year } of years)
      for (const level of NEED_LEVELS) {
        line++;
        ground.places.reckonings.set(placeOf(model, `${year} ${level}`), line);
      }
  const ages: Row[] = [];
  const reckonings: Row[] = [];
  for (const { model, years } of needs)
    for (const { year } of years)
      for (const level of NEED_LEVELS) {
        const at = { model, year, level };
        const begun = beginning(at, ages, ground);
        reckonings.push(reckoningRow(at, begun, reckonings.length + 2, ground));
      }
  return { ages, reckonings };
}

type At = { model: NeedModel; year: number; level: NeedLevel };

/** Formulas of the people who are counted and of those in the situation; writes the rows of their ages. */
function beginning({ model, year, level }: At, ages: Row[], ground: Ground): [Cell, Cell] {
  const { words } = ground;
  if (model.base.from === 'recipients') {
    const line = ground.places.reckonings.get(placeOf(model.base.of.model, `${year} ${level}`)) ?? 0;
    const share = assumption(model, 'prevalence.0', level, ground).formula;
    const recipients = `'${words.sheets.reckoning}'!${RECIPIENTS_COLUMN}${line}`;
    return [{ formula: recipients }, { formula: `${recipients}*${share}` }];
  }
  const first = ages.length + 2;
  const [kind, form, group] = words.names(model);
  model.base.bands.forEach(({ from, to, sex }, band) => {
    const line = ages.length + 2;
    ages.push([
      ...[kind, form, group, year, words.level(level), from, to ?? OLDEST_AGE, words.sex(sex)],
      { formula: peopleFormula(line, sex !== null, ground) },
      assumption(model, `prevalence.${band}`, level, ground),
      { formula: `I${line}*J${line}` }
    ]);
  });
  const sum = (column: string): Cell => ({
    formula: `SUM('${words.sheets.ages}'!${column}${first}:${column}${ages.length + 1})`
  });
  return [sum('I'), sum('K')];
}

function peopleFormula(line: number, bySex: boolean, { words, peopleRows }: Ground): string {
  const column = (name: string) => `'${words.sheets.people}'!$${name}$2:$${name}$${peopleRows}`;
  const conditions = [
    ...[`${column('A')},D${line}`, `${column('B')},E${line}`],
    ...(bySex ? [`${column('C')},H${line}`] : []),
    ...[`${column('D')},">="&F${line}`, `${column('D')},"<="&G${line}`]
  ];
  return `SUMIFS(${column('E')},${conditions.join(',')})`;
}

function assumption(
  model: NeedModel,
  name: ParameterName,
  level: NeedLevel,
  { words, places }: Ground
): { formula: string } {
  const line = places.assumptions.get(placeOf(model, name)) ?? 0;
  return { formula: `'${words.sheets.assumptions}'!$${LEVEL_COLUMN[level]}$${line}` };
}

function reckoningRow({ model, year, level }: At, begun: [Cell, Cell], line: number, ground: Ground): Row {
  const { words } = ground;
  const of = (name: ParameterName) => assumption(model, name, level, ground);
  const times = (formula: string): Cell => ({ formula });
  return [
    ...[...words.names(model), year, words.level(level)],
    ...begun,
    ...[of('using'), of('ofForm'), times(`H${line}*I${line}*J${line}`)],
    ...[of('unitsPerRecipient'), times(`K${line}*L${line}`)],
    ...(model.staffPerUnit ? [of('staffPerUnit'), times(`M${line}*N${line}`)] : ['', '']),
    ...(model.eurosPerUnitMonth ? [of('eurosPerUnitMonth'), times(`M${line}*P${line}`)] : ['', ''])
  ];
}
