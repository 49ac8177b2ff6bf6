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
const TELLS_OF_VIOLENCE: ReadonlySet<string> = new Set([
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
