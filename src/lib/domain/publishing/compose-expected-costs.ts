import type { ExpectedTotal } from '../plans/expected-cost.ts';
import { type UnitCost, unitCostKey } from '../plans/unit-cost.ts';
import { type Composing, column, tableOf, textRow } from './composing.ts';
import { type FlowElement, textRuns } from './document.ts';

/**
 * What running the planned capacities costs by year beside the running costs of the activities, and every unit cost it
 * was reckoned from with its day and source.
 */
export function expectedCostTables(to: Composing, id: string): FlowElement[] {
  const { expected } = to.document.budget;
  if (!expected) return [];
  const years = expected.totals.map(({ year }) => column(String(year), 1, 'end', '€'));
  const line = (title: string, cents: (total: ExpectedTotal) => number) =>
    textRow(
      title,
      // A year nobody gave a value for is shown as a question, never as a nought.
      ...expected.totals.map((total) => (total.incomplete ? to.say('matrix.missing') : to.euro(cents(total))))
    );
  const totals = tableOf(
    id,
    to.say('expected.caption'),
    [column(to.say('expected.what'), 2.4), ...years],
    [
      line(to.say('expected.all'), ({ cents }) => cents),
      line(to.say('expected.added'), ({ addedCents }) => addedCents),
      textRow(to.say('expected.running'), ...expected.totals.map(({ runningCents }) => to.euro(runningCents)))
    ]
  ).map((table) => ({ ...table, note: to.say('expected.note') }));
  return [...totals, ...basis(to, `${id}-jednotkove`), ...unknown(to)];
}

/** Each unit cost once, in the order of the rows that use it. */
function basis(to: Composing, id: string): FlowElement[] {
  const used = new Map(
    to.document.budget.expected?.rows.map(({ unitCost }) => [unitCostKey(unitCost), unitCost] as const)
  );
  const rows = [...used.values()].map((one) =>
    textRow(
      `${to.kind(one.serviceTypeCode)} (${to.unit(one.unitCode)})`,
      to.say(`expected.${one.period}`, { euros: to.number(one.cents / 100) }),
      sourceOf(one, to)
    )
  );
  const columns = [
    column(to.say('expected.kind'), 2),
    column(to.say('expected.cost'), 1.2),
    column(to.say('expected.source'), 2.8)
  ];
  return tableOf(id, to.say('expected.basis'), columns, rows);
}

function sourceOf({ source, asOf, verified }: UnitCost, to: Composing): string {
  const values = { source, day: to.words.day(asOf) };
  return verified ? to.say('expected.verified', values) : to.say('expected.unverified', values);
}

function unknown(to: Composing): FlowElement[] {
  const kinds = new Set(
    to.document.budget.expected?.unknown.map(
      (row) => `${to.kind(row.serviceTypeCode)} (${to.unit(row.unitCode)})`
    )
  );
  if (kinds.size === 0) return [];
  const text = to.say('expected.unknown', { kinds: [...kinds].join(', ') });
  return [{ element: 'paragraph', runs: textRuns(text) }];
}
