import type { WeighedPlan } from '#lib/domain/plans/choice/choice-of-plan.ts';
import { type ChoiceProblem, weightOf } from '#lib/domain/plans/choice/choice-problem.ts';
import { choiceReasons, type LeftReason } from '#lib/domain/plans/choice/choice-reasons.ts';
import type { Choice } from '#lib/domain/plans/choice/choose-measures.ts';
import { coverageOf, sumOf } from '#lib/domain/plans/choice/evaluate.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { chooseApart, type NoChoice } from '../solver/choose-apart.ts';
import type { AskedChoice } from './choice-form.ts';

/** What words of the page need. */
type Saying = {
  t: Translate;
  locale: Locale;
  names: { kind(code: string): string; group(code: string): string; unit(code: string): string };
  /** Address of a measure by its code, where there is one. */
  hrefOf(code: string): string | undefined;
};

type NamedMeasure = { title: string; href: string | undefined };

/** The suggestion as the page shows it. */
export type ShownChoice = {
  certainty: Choice['certainty'];
  points: string;
  taken: (NamedMeasure & { cents: string; points: string; covers: string })[];
  left: (NamedMeasure & { text: string })[];
  groups: { name: string; weight: string; covered: string }[];
  years: { year: string; limit: string; used: string; staffLimit: string; staffUsed: string }[];
  greedy: { isSame: boolean; points: string; titles: string[] };
  alternatives: { points: string; cents: string; titles: string[] }[];
};

/** Chooses measures of a plan and says why; nothing in the plan changes. */
export async function measureChoice(
  plan: WeighedPlan,
  asked: AskedChoice,
  saying: Saying
): Promise<ShownChoice | NoChoice> {
  const chosen = await chosenMeasures(plan, asked);
  return typeof chosen === 'string' ? chosen : shownChoice(chosen.problem, chosen.choice, saying);
}

/** The question with its answer, as both are kept. */
export async function chosenMeasures(
  { years, rows, measures }: WeighedPlan,
  { limits, weights }: AskedChoice
): Promise<{ problem: ChoiceProblem; choice: Choice } | NoChoice> {
  const problem: ChoiceProblem = { years, rows, measures, weights, limits };
  const choice = await chooseApart(problem);
  return typeof choice === 'string' ? choice : { problem, choice };
}

/** Says a choice of measures in a language; it may have been made long ago. */
export function shownChoice(problem: ChoiceProblem, choice: Choice, saying: Saying): ShownChoice {
  const { locale, names, hrefOf, t } = saying;
  const { number, euro, percent } = formats(locale);
  const of = (codes: readonly string[]) => problem.measures.filter(({ code }) => codes.includes(code));
  const chosen = of(choice.chosen);
  const { points, shares } = coverageOf(problem, chosen);
  const { taken, left } = choiceReasons(problem, choice.chosen);
  const pointsOf = (codes: readonly string[]) => number(coverageOf(problem, of(codes)).points);
  const titlesOf = (codes: readonly string[]) => of(codes).map(({ title }) => title);
  return {
    ...{ certainty: choice.certainty, points: number(points) },
    taken: taken.map((one) => ({
      ...{ title: one.title, href: hrefOf(one.code), cents: euro(one.cents), points: number(one.points) },
      covers: coversOf(problem, one.code, saying)
    })),
    left: left.map((one) => ({
      ...{ title: one.title, href: hrefOf(one.code) },
      text: [leftText(one, saying), bringsText(one, saying)].filter((text) => text !== '').join(' ')
    })),
    groups: [...shares].map(([group, share]) => ({
      name: names.group(group),
      weight: number(weightOf(problem, group), 2),
      covered: percent(share)
    })),
    years: problem.years.map((year, at) => {
      const posts = problem.limits.staff[at];
      return {
        ...{ year: String(year), limit: euro(problem.limits.cents[at] ?? 0) },
        used: euro(sumOf(chosen, (one) => one.cents[at] ?? 0)),
        staffLimit: posts === null || posts === undefined ? t('choice.noLimit') : number(posts, 2),
        staffUsed: number(
          sumOf(chosen, (one) => one.staff[at] ?? 0),
          2
        )
      };
    }),
    greedy: {
      isSame: choice.greedy.join() === choice.chosen.join(),
      ...{ points: pointsOf(choice.greedy), titles: titlesOf(choice.greedy) }
    },
    alternatives: choice.alternatives.map((codes) => ({
      ...{ points: pointsOf(codes), titles: titlesOf(codes) },
      cents: euro(sumOf(of(codes), (one) => sumOf(one.cents, (cents) => cents)))
    }))
  };
}

/** *jedáleň, seniori: 20 miest v roku 2028*: what a measure adds at the end of the plan. */
function coversOf({ measures, rows, years }: ChoiceProblem, code: string, { names, locale }: Saying): string {
  const measure = measures.find((one) => one.code === code);
  const last = years.length - 1;
  return (measure?.adds ?? [])
    .map(({ row, amounts }) => {
      const of = rows[row];
      const amount = formats(locale).number(amounts[last] ?? 0, 2);
      return of
        ? `${names.kind(of.serviceTypeCode)}, ${names.group(of.targetGroupCode)}: ${names.unit(of.unitCode)} ${amount}`
        : '';
    })
    .join('; ');
}

function leftText(reason: LeftReason, { t, locale }: Saying): string {
  const { euro, number } = formats(locale);
  switch (reason.why) {
    case 'too-dear':
    case 'money':
      return t(`choice.left.${reason.why}`, { year: reason.year, missing: euro(reason.missingCents) });
    case 'staff':
      return t('choice.left.staff', { year: reason.year, missing: number(reason.missingPosts, 2) });
    default:
      return t(`choice.left.${reason.why}`);
  }
}

function bringsText({ brings, why }: LeftReason, { t, locale }: Saying): string {
  return why === 'covered' ? '' : t('choice.left.brings', { points: formats(locale).number(brings) });
}
