import type { MatrixRow } from '../plans/capacity-figures.ts';
import { type MatrixTotal, matrixTotals } from '../plans/capacity-totals.ts';
import { planYears } from '../plans/plan.ts';
import type { CapacityByYear } from './chart.ts';
import { chartFigures, plainRows } from './chart-figures.ts';
import { type Composing, capitalised, column, tableOf, textRow } from './composing.ts';
import { type Column, type FlowElement, type Row, textRuns } from './document.ts';

/** Beyond so many years a row no longer fits the width of a page; the years go on in a second table. */
const YEARS_IN_ONE_TABLE = 5;

/**
 * The matrix § 83 letters d and e ask for: each kind and form, by target group and year, existing capacity and
 * the quantified need of its increase, beside what the measures add. Choices and differences follow it.
 */
export function capacityMatrix(to: Composing, id: string): FlowElement[] {
  const years = planYears(to.document.plan);
  const tables = chunks(years, YEARS_IN_ONE_TABLE).flatMap((some, at) =>
    matrixTable(to, at === 0 ? id : `${id}-${at + 1}`, some)
  );
  return [...tables, ...choices(to, `${id}-druhy`), ...differences(to, `${id}-rozdiely`)];
}

function matrixTable(to: Composing, id: string, years: readonly number[]): FlowElement[] {
  const { rows } = to.document.matrix;
  const kinds = [
    ...Map.groupBy(rows, (row) => `${row.serviceTypeCode}/${row.formCode}/${row.unitCode}`).values()
  ];
  const body = kinds.flatMap((own) => kindRows(own, years, to));
  const columns: Column[] = [
    column(to.say('matrix.row'), 2.6),
    ...years.flatMap(() => [
      column(to.say('matrix.existing'), 0.7, 'end'),
      column(to.say('matrix.increase'), 0.8, 'end'),
      column(to.say('matrix.planned'), 0.75, 'end')
    ])
  ];
  const note = to.say('matrix.note', { day: to.words.asOf(to.document.plan.capacityDay) });
  const groups = [{ title: '', columns: 1 }, ...years.map((year) => ({ title: String(year), columns: 3 }))];
  return tableOf(id, to.say('matrix.caption'), columns, body).map((table) => ({
    ...table,
    columnGroups: groups,
    note
  }));
}

function kindRows(rows: readonly MatrixRow[], years: readonly number[], to: Composing): Row[] {
  const first = rows[0];
  if (!first) return [];
  const group = {
    group: `${to.kind(first.serviceTypeCode)}, ${to.form(first.formCode)} (${to.unit(first.unitCode)})`
  };
  const lines = rows.map((row) =>
    textRow(to.group(row.targetGroupCode), ...years.flatMap((year) => cells(row, year, to)))
  );
  return [group, ...lines, ...(rows.length > 1 ? [totalRow(rows, years, to)] : [])];
}

function cells(row: MatrixRow, year: number, to: Composing): string[] {
  const figures = row.years.find((one) => one.year === year)?.figures;
  // A year nobody gave a value for is shown as a question, never as a nought.
  if (!figures) return [to.say('matrix.missing'), to.say('matrix.missing'), to.say('matrix.missing')];
  return [figures.existing, figures.statutoryIncrease, figures.plannedIncrease].map(to.number);
}

function totalRow(rows: readonly MatrixRow[], years: readonly number[], to: Composing): Row {
  const totals = matrixTotals(rows);
  const sums = years.flatMap((year) => {
    const total = totals.find((one) => one.year === year);
    if (!total || total.incomplete) return ['?', '?', '?'].map(() => to.say('matrix.missing'));
    return [total.figures.existing, total.figures.statutoryIncrease, total.figures.plannedIncrease].map(
      to.number
    );
  });
  return { ...textRow(to.say('total'), ...sums), total: true };
}

/**
 * What a village says of its services by its choices alone: what it provides and what it secures, and where. The check
 * takes that for an analysis (product.md, "A village can finish"), so the plan must show it as one.
 */
export function servicesByChoice(to: Composing, id: string): FlowElement[] {
  const { choices } = to.document.matrix;
  const running = choices.filter((one) => one.choice !== 'not-needed');
  const rows = running.map((one) =>
    textRow(to.kind(one.serviceTypeCode), to.say(`choice.${one.choice}`), one.securedAt)
  );
  const columns = [
    column(to.say('choices.kind'), 2.4),
    column(to.say('choices.choice'), 1.4),
    column(to.say('choices.where'), 2)
  ];
  const rest: FlowElement[] =
    running.length < choices.length
      ? [{ element: 'paragraph', runs: textRuns(to.say('choices.others')) }]
      : [];
  return [...tableOf(id, to.say('choices.running'), columns, rows), ...rest];
}

function choices(to: Composing, id: string): FlowElement[] {
  const rows = to.document.matrix.choices.map((one) =>
    textRow(
      to.kind(one.serviceTypeCode),
      to.say(`choice.${one.choice}`),
      [one.securedAt, one.reason].filter((text) => text !== '').join('; ')
    )
  );
  const columns = [
    column(to.say('choices.kind'), 2),
    column(to.say('choices.choice'), 1.4),
    column(to.say('choices.reason'), 2.4)
  ];
  return tableOf(id, to.say('choices.caption'), columns, rows);
}

function differences(to: Composing, id: string): FlowElement[] {
  const rows = to.document.matrix.differences.map((one) =>
    textRow(
      `${to.kind(one.serviceTypeCode)}, ${to.form(one.formCode)}, ${to.group(one.targetGroupCode)} (${one.year})`,
      to.number(one.typed),
      to.number(one.inDirectory),
      one.overrideReason ?? ''
    )
  );
  const columns = [
    column(to.say('differences.row'), 2.4),
    column(to.say('differences.typed'), 0.9, 'end'),
    column(to.say('differences.directory'), 0.9, 'end'),
    column(to.say('differences.reason'), 2)
  ];
  return tableOf(id, to.say('differences.caption'), columns, rows);
}

/** One chart for each kind, form and unit in which something is needed and no year is missing. */
export function capacityCharts(to: Composing, id: string): FlowElement[] {
  const kinds = Map.groupBy(
    to.document.matrix.totals,
    (one) => `${one.serviceTypeCode}-${one.formCode}-${one.unitCode}`
  );
  return [...kinds].flatMap(([key, totals]) => capacityChart(to, `${id}-${key}`, totals));
}

function capacityChart(to: Composing, id: string, totals: readonly MatrixTotal[]): FlowElement[] {
  const last = totals.at(-1);
  const known = totals.every((one) => !one.incomplete);
  if (!last || !known || totals.every((one) => neededOf(one) === 0)) return [];
  const chart: CapacityByYear = {
    chart: 'capacity-by-year',
    unit: to.unit(last.unitCode),
    years: totals.map((one) => ({
      year: one.year,
      existing: one.figures.existing,
      planned: Math.max(0, one.figures.plannedIncrease),
      needed: neededOf(one)
    })),
    words: {
      year: to.say('year'),
      existing: to.say('capacity.existing'),
      planned: to.say('capacity.planned'),
      needed: to.say('capacity.needed')
    }
  };
  const secured = last.figures.existing + last.figures.plannedIncrease;
  const title = to.say('capacity.title', {
    kind: capitalised(to.kind(last.serviceTypeCode)),
    form: to.form(last.formCode),
    year: last.year,
    needed: to.amount(neededOf(last), last.unitCode),
    secured: to.number(secured)
  });
  const { header, rows } = chartFigures(chart, to.language);
  const columns = header.map(
    (word, at): Column => ({ title: textRuns(word), align: at === 0 ? 'start' : 'end', share: 1 })
  );
  return [
    {
      element: 'figure',
      id,
      title,
      alternative: to.say('capacity.alternative'),
      picture: { picture: 'chart', chart },
      source: to.say('capacity.source', {
        day: to.words.asOf(to.document.plan.capacityDay),
        unit: to.unit(last.unitCode)
      }),
      table: {
        element: 'table',
        id: `${id}-udaje`,
        caption: title,
        columns,
        headerColumn: true,
        rows: plainRows(rows)
      }
    }
  ];
}

/** What the territory must have so that nothing is missing: what exists and the statutory increase. */
function neededOf({ figures }: MatrixTotal): number {
  return figures.existing + figures.statutoryIncrease;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size)
  );
}
