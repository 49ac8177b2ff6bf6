import { randomUUID } from 'node:crypto';
import {
  type Activity,
  type ActivityCost,
  type ActivityRefusal,
  refuseActivity
} from '#lib/domain/plans/activity.ts';
import { type Cents, sumCents } from '#lib/domain/shared/euro.ts';
import type { FormContext } from '../forms/form-context.ts';
import type { ChangeOfCells, GridEdit, GridFaultAt, GridRow, OpenGrid } from './open-grid.ts';

type Kept = Activity & { revision: number };
type CostKind = Pick<ActivityCost, 'sourceCode' | 'certainty' | 'nature'>;

/** A row of the sheet: one activity's money from one source, of one certainty and nature. */
type CostRow = CostKind & {
  id: string;
  activity: Kept;
  /** The lines of each year that has any. */
  lines: ReadonlyMap<number, readonly ActivityCost[]>;
};

/** Where an activity without any costs begins: its first number says no more than how much and when. */
const BEGINNING: CostKind = { sourceCode: null, certainty: 'intention', nature: 'running' };

/** What activities cost as a sheet: a row for each source of each activity, a column for each year, in euro. */
export function costGrid(context: FormContext): OpenGrid {
  const { names, t, content } = context;
  const activities = (content.activities as readonly Kept[]).filter(
    (one) => !one.costsNothing || one.costs.length > 0
  );
  const rows = activities.flatMap(costRows);
  const years = [...new Set([...context.years, ...rows.flatMap((row) => [...row.lines.keys()])])].sort(
    (one, other) => one - other
  );
  const measureOf = new Map(content.measures.map((one) => [one.id, one.title]));
  return {
    number: 'money',
    years,
    sumsRows: true,
    emptyIsNothing: true,
    origin: [],
    groups: [{ key: 'all', label: t('grid.costs.all'), unit: '€' }],
    rows: rows.map(
      (row): GridRow => ({
        ...{ id: row.id, group: 'all', unit: '€', name: row.activity.title },
        note: [
          measureOf.get(row.activity.measureId),
          row.sourceCode === null ? t('plan.budget.noSource') : names.source(row.sourceCode),
          t(`planTerm.certainty.${row.certainty}`),
          t(`planTerm.cost.${row.nature}`)
        ]
          .filter(Boolean)
          .join(' · '),
        cells: years.map((year) => ({
          value: amountIn(row, year),
          revision: row.activity.revision
        }))
      })
    ),
    write: (edits) => {
      const byId = new Map(rows.map((row) => [row.id, row]));
      const placed = edits.flatMap((edit) => {
        const row = byId.get(edit.rowId);
        return row ? [{ edit, row }] : [];
      });
      const faults = placed.flatMap(({ edit, row }) => cellFault(edit, row));
      if (faults.length > 0) return { faults };
      const changes = [...Map.groupBy(placed, ({ row }) => row.activity)].map(
        ([activity, own]): ChangeOfCells<Activity> => {
          const { revision, ...before } = activity;
          const item = { ...before, costs: changedCosts(activity, own) };
          return { change: { change: 'change', item, revision }, cells: own.map(({ edit }) => edit) };
        }
      );
      return { kind: 'activities', changes };
    }
  };
}

/** Lines of one year that say the same otherwise are one amount; typed over, they become one line. */
function costRows(activity: Kept): CostRow[] {
  const idOf = ({ sourceCode, certainty, nature }: CostKind) =>
    JSON.stringify([activity.id, sourceCode, certainty, nature]);
  const byKind = [...Map.groupBy(activity.costs, idOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  const kinds = byKind.map(([id, costs]) => ({
    ...{ id, activity, lines: Map.groupBy(costs, (cost) => cost.year) },
    ...kindOf(costs[0] ?? BEGINNING)
  }));
  return kinds.length > 0 ? kinds : [{ ...BEGINNING, id: idOf(BEGINNING), activity, lines: new Map() }];
}

const kindOf = ({ sourceCode, certainty, nature }: CostKind): CostKind => ({ sourceCode, certainty, nature });

function amountIn({ lines }: CostRow, year: number): Cents | null {
  const own = lines.get(year);
  return own ? sumCents(own.map((cost) => cost.cents)) : null;
}

type PlacedEdit = { edit: GridEdit; row: CostRow };

function changedCosts(activity: Activity, edits: readonly PlacedEdit[]): ActivityCost[] {
  const costs = new Map(activity.costs.map((cost) => [cost.id, cost]));
  for (const { edit, row } of edits) {
    const lines = row.lines.get(edit.year) ?? [];
    for (const line of lines) costs.delete(line.id);
    if (edit.value === null) continue;
    const id = lines[0]?.id ?? randomUUID();
    costs.set(id, { ...kindOf(row), id, year: edit.year, cents: edit.value });
  }
  return [...costs.values()];
}

const OF_ONE_CELL: ReadonlySet<ActivityRefusal> = new Set([
  'cost-outside-term',
  'costs-though-costless',
  'negative-cost'
]);

/** The rules of an activity asked of one cell alone, so that the error stands where it was typed. */
function cellFault({ rowId, year, value }: GridEdit, row: CostRow): GridFaultAt[] {
  if (value === null) return [];
  const only = [{ ...kindOf(row), id: '', year, cents: value }];
  const word = refuseActivity({ ...row.activity, costs: only });
  return word && OF_ONE_CELL.has(word) ? [{ rowId, year, word }] : [];
}
