import type { Indicator } from '../plans/indicator.ts';
import { planYears } from '../plans/plan.ts';
import { type Composing, column, tableOf, textRow } from './composing.ts';
import type { FlowElement } from './document.ts';

/** Indicators of one owner: baseline with its day, the target of each year that has one. */
export function indicatorsTable(
  to: Composing,
  id: string,
  belongs: (indicator: Pick<Indicator, 'owner'>) => boolean
): FlowElement[] {
  const own = to.document.indicators.filter(belongs);
  const years = planYears(to.document.plan).filter((year) =>
    own.some((one) => one.targets.some((target) => target.year === year))
  );
  const rows = own.map((one) =>
    textRow(
      `${one.title} (${one.unit})`,
      one.baseline === null
        ? to.say('none')
        : `${to.number(one.baseline.value)} (${one.baseline.asOf.slice(0, 4)})`,
      ...years.map((year) => {
        const target = one.targets.find((candidate) => candidate.year === year);
        return target ? to.number(target.value) : to.say('none');
      }),
      one.source
    )
  );
  const columns = [
    column(to.say('indicators.title'), 2.4),
    column(to.say('indicators.baseline'), 1.1, 'end'),
    ...years.map((year) => column(String(year), 0.7, 'end')),
    column(to.say('indicators.source'), 1.4)
  ];
  return tableOf(id, to.say('indicators.caption'), columns, rows);
}
