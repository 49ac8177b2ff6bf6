import type { GoalFinding } from '#lib/domain/monitoring/next-plan.ts';
import type { EndedMeasure, MeasureEnding } from '#lib/domain/monitoring/plan-ending.ts';
import type { Parts } from '#lib/domain/monitoring/roll-up.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import type { State } from '#lib/ui/state.ts';

const MARKS: Readonly<Record<MeasureEnding, State>> = {
  ...{ done: 'done', lasting: 'going', unfinished: 'missing' },
  ...{ 'given-up': 'later', untold: 'unverified' }
};

/** The mark and the word of how a measure came out. */
export function endingMark(ending: MeasureEnding, t: Translate): { state: State; text: string } {
  return { state: MARKS[ending], text: t(`nextPlan.ending.${ending}`) };
}

/** How much of a measure was done in each year that asked about it; rounded down, so that only all done is 100 %. */
export function historyText(
  { history }: Pick<EndedMeasure, 'history'>,
  t: Translate,
  locale: Locale
): string {
  const { percent } = formats(locale);
  const said = history.flatMap(({ year, rollUp: { share } }) =>
    share === null ? [] : [`${year}: ${percent(Math.floor(share * 100) / 100, 0)}`]
  );
  return said.length > 0 ? said.join(', ') : t('nextPlan.noHistory');
}

const PARTS = ['done', 'partly', 'ongoing', 'notDone', 'untold'] as const satisfies (keyof Parts)[];

/** What the next plan knows of how a goal came out; a plan is Slovak whatever language its clerk reads. */
export function goalFindingOf(old: Pick<Plan, 'validFrom' | 'validTo'>, today: CalendarDay): GoalFinding {
  const t = messages('sk');
  const { percent, years } = formats('sk');
  return ({ title }, { share, parts }) => {
    if (share === null) return null;
    const counts = PARTS.filter((part) => parts[part] > 0).map((part) =>
      t(`nextPlan.part.${part}`, { number: parts[part] })
    );
    const said = { goal: title, share: percent(Math.floor(share * 100) / 100, 0) };
    return {
      statement: t('nextPlan.goalCame', { ...said, due: parts.due, parts: counts.join(', ') }),
      asOf: today,
      source: t('nextPlan.goalSource', { years: years(yearOf(old.validFrom), yearOf(old.validTo)) })
    };
  };
}
