import {
  COST_PERIODS,
  timesAYear,
  type UnitCost,
  type UnitCostRefusal
} from '#lib/domain/plans/unit-cost.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { type FormContext, wordOptions } from './form-context.ts';
import { choice, day, type Fields, money, text, tick } from './form-field.ts';

export type UnitCostValues = Pick<UnitCost, 'period' | 'cents' | 'asOf' | 'source' | 'verified'> & {
  /** Kind and unit, as `kindAndUnit` writes them. */
  of: string;
};

export const UNIT_COST_REFUSED_AT: Readonly<Record<UnitCostRefusal, keyof UnitCostValues>> = {
  'no-cost': 'cents',
  'no-source': 'source',
  'impossible-day': 'asOf',
  'unknown-unit': 'of'
};

/** The fields of a unit cost: of what, how much, for what, of which day, from where. */
export function unitCostFields(context: FormContext): Fields<UnitCostValues> {
  const { t } = context;
  return {
    of: choice({ label: 'unitCost.of', options: unitCostOptions(context) }),
    cents: money({ label: 'unitCost.cents' }),
    period: choice({
      label: 'unitCost.period',
      control: 'radios',
      options: wordOptions(t, 'unitCost.period', COST_PERIODS)
    }),
    asOf: day({ label: 'unitCost.asOf', hint: 'unitCost.asOf.hint' }),
    source: text({ label: 'unitCost.source', hint: 'unitCost.source.hint' }),
    verified: tick({
      label: 'unitCost.verified',
      option: { value: 'ano', label: t('unitCost.verified.option') }
    })
  };
}

/** Every kind in each unit in which its capacity is counted. */
function unitCostOptions({ names }: FormContext) {
  return names.kinds.flatMap(({ code, name, capacityUnits }) =>
    capacityUnits.map((unit) => ({
      value: kindAndUnit({ serviceTypeCode: code, unitCode: unit }),
      label: `${name} (${names.unit(unit)})`
    }))
  );
}

export const kindAndUnit = ({ serviceTypeCode, unitCode }: Pick<UnitCost, 'serviceTypeCode' | 'unitCode'>) =>
  `${serviceTypeCode}/${unitCode}`;

/** The other way round; two empty words where it names nothing. */
export function readKindAndUnit(of: string): Pick<UnitCost, 'serviceTypeCode' | 'unitCode'> {
  const [serviceTypeCode = '', unitCode = ''] = of.split('/');
  return { serviceTypeCode, unitCode };
}

/** For what a cost is paid, and how often in a year where the capacity is not told for the year. */
export function periodWords(
  t: Translate,
  { period, unitCode }: Pick<UnitCost, 'period' | 'unitCode'>
): string {
  const times = timesAYear(unitCode);
  return period === 'piece' && times !== 1
    ? t('unitCost.period.pieceTimes', { times: String(times) })
    : t(`unitCost.period.${period}`);
}
