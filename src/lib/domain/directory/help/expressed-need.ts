import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { LifeSituation } from './life-situation.ts';

/** A need that residents expressed (vyjadrená potreba): a kind of service that somebody missed, told without a name. */
export type ExpressedNeed = {
  serviceTypeCode: string;
  situationCode: string;
  /** The first day of the month: nothing more exact is kept. */
  month: `${number}-${number}-01`;
  /** How many times it was told; at least 1. Not a number of people. */
  times: number;
};

/** Told by its name alone, it would say that somebody is hurt at home. */
export const TELLS_OF_VIOLENCE: ReadonlySet<string> = new Set([
  'zariadenie-nudzoveho-byvania',
  'krizova-pomoc-na-dialku'
]);

/** The kinds of services that may be recorded as missing in a situation; none on violence, debt or addiction. */
export function recordableKinds({
  sensitive,
  kinds,
  questions
}: Pick<LifeSituation, 'sensitive' | 'kinds' | 'questions'>): string[] {
  if (sensitive) return [];
  const offered = questions.flatMap(({ answers }) => answers.flatMap((answer) => answer.kinds));
  return [...new Set([...kinds, ...offered])].filter((kind) => !TELLS_OF_VIOLENCE.has(kind));
}

/** The month of a day as it is kept. */
export function monthOf(day: CalendarDay): ExpressedNeed['month'] {
  return `${day.slice(0, 7)}-01` as ExpressedNeed['month'];
}

/** What was missed of one kind of service over some months. */
export type MissedKind = {
  serviceTypeCode: string;
  times: number;
  /** The first and the last month in which it was told. */
  from: ExpressedNeed['month'];
  to: ExpressedNeed['month'];
  situations: readonly { code: string; times: number }[];
};

/** The kinds that residents missed, the most often missed first. */
export function missedKinds(needs: readonly ExpressedNeed[]): MissedKind[] {
  const ofKind = Map.groupBy(needs, ({ serviceTypeCode }) => serviceTypeCode);
  return [...ofKind]
    .map(([serviceTypeCode, told]): MissedKind => {
      const months = told.map(({ month }) => month).toSorted();
      const first = months[0] ?? '1970-01-01';
      return {
        ...{ serviceTypeCode, times: sumOf(told), from: first, to: months.at(-1) ?? first },
        situations: [...Map.groupBy(told, ({ situationCode }) => situationCode)]
          .map(([code, of]) => ({ code, times: sumOf(of) }))
          .toSorted((one, other) => other.times - one.times || (one.code < other.code ? -1 : 1))
      };
    })
    .toSorted(
      (one, other) => other.times - one.times || (one.serviceTypeCode < other.serviceTypeCode ? -1 : 1)
    );
}

function sumOf(needs: readonly ExpressedNeed[]): number {
  return needs.reduce((sum, { times }) => sum + times, 0);
}
