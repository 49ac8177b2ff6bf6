import { existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { missedKinds, monthOf } from '#lib/domain/directory/help/expressed-need.ts';
import { returnedKinds } from '#lib/domain/directory/returns/returned-count.ts';
import type { Finding } from '#lib/domain/evidence/finding.ts';
import { figureChange, isSurveyFigure, type LivingFigure } from '#lib/domain/evidence/living-figure.ts';
import { type AgeBand, personsBetween } from '#lib/domain/population/age-structure.ts';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Stores } from '../stores.ts';
import type { WholePlan } from '../use-cases/plans/read-plan.ts';
import type { FormContext } from './forms/form-context.ts';

/** A figure with its name and number in words, as a choice reads. */
export type NamedFigure = LivingFigure & { label: string };

type Saying = Pick<FormContext, 't' | 'locale' | 'today' | 'names'>;

/** Ages that findings speak of: everybody, children, people of working age, the old and the oldest. */
const AGES: readonly AgeBand[] = [
  { from: 0, to: null },
  { from: 0, to: 17 },
  { from: 18, to: 64 },
  { from: 65, to: null },
  { from: 80, to: null }
];

/** Older needs say little of what people miss now. */
export const COUNTED_DAYS = 730;

/** Figures of the census and of the directory, which whoever opens a plan has read already. */
export function planFigures(
  { census, capacities }: WholePlan,
  { t, locale, today, names }: Saying
): NamedFigure[] {
  const format = formats(locale);
  const ages = census?.areas[0]?.ages;
  const residents = AGES.map((band): NamedFigure | null => {
    if (!ages || !census?.asOf) return null;
    const value = personsBetween(ages, band.from, band.to);
    const who =
      band.to === null
        ? t(band.from === 0 ? 'figure.residents' : 'figure.residents.over', { from: band.from })
        : t('figure.residents.between', { from: band.from, to: band.to });
    return {
      of: { figure: 'residents', from: band.from, to: band.to },
      value,
      label: `${who}: ${format.number(value)} (${format.day(census.asOf)})`
    };
  });
  const ofKind = Map.groupBy(existingCapacityOn(capacities, today), ({ serviceTypeCode, unitCode }) =>
    JSON.stringify([serviceTypeCode, unitCode])
  );
  const capacity = [...ofKind.values()].flatMap((rows): NamedFigure[] => {
    const [first] = rows;
    if (!first) return [];
    const { serviceTypeCode, unitCode } = first;
    const value = rows.reduce((sum, row) => sum + row.value, 0);
    const said = {
      kind: names.kind(serviceTypeCode),
      unit: names.unit(unitCode),
      value: format.number(value)
    };
    return [
      { of: { figure: 'capacity', serviceTypeCode, unitCode }, value, label: t('figure.capacity', said) }
    ];
  });
  return [...residents.filter((one) => one !== null), ...capacity];
}

/** Figures that are counted at the desk: what residents missed, and what they applied for (O05). */
export async function countedFigures(
  { expressedNeeds, returnedCounts }: Pick<Stores, 'expressedNeeds' | 'returnedCounts'>,
  { t, today, names }: Saying
): Promise<NamedFigure[]> {
  const missed = missedKinds(await expressedNeeds.list(monthOf(addDays(today, -COUNTED_DAYS))));
  const applied = returnedKinds(await returnedCounts.list(), 'O05');
  const named = (figure: 'missed' | 'applied', serviceTypeCode: string, value: number): NamedFigure => ({
    of: { figure, serviceTypeCode },
    value,
    label: t(`figure.${figure}`, { kind: names.kind(serviceTypeCode), count: value })
  });
  return [
    ...missed.map(({ serviceTypeCode, times }) => named('missed', serviceTypeCode, times)),
    ...applied.map(({ serviceTypeCode, times }) => named('applied', serviceTypeCode, times))
  ];
}

/** What a line of the list says where the figure under a finding is no longer what it was; null where it is. */
export function changedFigure(
  { living }: Pick<Finding, 'living'>,
  { figures, t, locale }: Pick<FormContext, 'figures' | 't' | 'locale'>
): string | null {
  if (!living) return null;
  const change = figureChange(living, figures);
  const format = formats(locale);
  if (change.outcome === 'same') return null;
  if (change.outcome === 'gone') return t('figure.gone', { day: format.day(living.readOn) });
  const said = isSurveyFigure(living.of)
    ? (value: number) => format.percent(value / 100)
    : (value: number) => format.number(value);
  return t('figure.changed', {
    ...{ before: said(living.value), now: said(change.now) },
    day: format.asOf(living.readOn)
  });
}
