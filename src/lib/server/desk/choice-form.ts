import type { WeighedPlan } from '#lib/domain/plans/choice/choice-of-plan.ts';
import { type ChoiceLimits, neededGroups } from '#lib/domain/plans/choice/choice-problem.ts';
import { readCents, readNumber } from '#lib/domain/plans/import/cell-number.ts';
import type { Cents } from '#lib/domain/shared/euro.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** What somebody asks of the choice in the address: money and posts by year, weights by group. */
export type AskedChoice = {
  limits: ChoiceLimits;
  weights: Map<string, number>;
};

export type ChoiceField = { name: string; label: string; value: string; error?: string };

/** The fields of the form with what stands in the address, else with what the plan knows. */
export type ChoiceForm = {
  money: ChoiceField[];
  staff: ChoiceField[];
  weights: ChoiceField[];
  /** What is asked; null while nothing was sent, or something of it cannot be read. */
  asked: AskedChoice | null;
};

/** More than this no municipality plans with, and a weight above ten hides all others. */
const MOST_CENTS: Cents = 1e12;
const MOST_POSTS = 10_000;
const MOST_WEIGHT = 10;

/** Reads the form from an address. */
export function choiceForm(
  query: URLSearchParams,
  plan: WeighedPlan,
  { t, locale, groupName }: { t: Translate; locale: Locale; groupName(code: string): string }
): ChoiceForm {
  const groups = neededGroups(plan);
  const isSent = plan.years.some((year) => query.has(moneyName(year)));
  const field = (
    name: string,
    label: string,
    usual: string,
    isWrong: (text: string) => boolean,
    error: string
  ) => {
    const value = isSent ? (query.get(name) ?? '').trim() : usual;
    return { name, label, value, ...(isSent && isWrong(value) ? { error } : {}) };
  };
  const euro = (cents: Cents | undefined) => (cents ? formats(locale).number(cents / 100, 2) : '');
  const money = plan.years.map((year, at) =>
    field(
      moneyName(year),
      t('choice.moneyIn', { year }),
      euro(plan.covered[at]),
      (text) => centsOf(text) === null,
      t('choice.money.error')
    )
  );
  const staff = plan.years.map((year) =>
    field(
      staffName(year),
      t('choice.staffIn', { year }),
      '',
      (text) => postsOf(text) === 'wrong',
      t('choice.staff.error')
    )
  );
  const weights = groups.map((group) =>
    field(
      weightName(group),
      groupName(group),
      '1',
      (text) => weightOf(text) === null,
      t('choice.weight.error')
    )
  );
  const isSound = [...money, ...staff, ...weights].every((one) => !('error' in one));
  const textAt = (of: readonly ChoiceField[], at: number) => of[at]?.value ?? '';
  return {
    ...{ money, staff, weights },
    asked:
      isSent && isSound
        ? {
            limits: {
              cents: plan.years.map((_, at) => centsOf(textAt(money, at)) ?? 0),
              staff: plan.years.map((_, at) => {
                const posts = postsOf(textAt(staff, at));
                return posts === 'wrong' ? null : posts;
              })
            },
            weights: new Map(groups.map((group, at) => [group, weightOf(textAt(weights, at)) ?? 1]))
          }
        : null
  };
}

const moneyName = (year: number) => `peniaze-${year}`;
const staffName = (year: number) => `uvazky-${year}`;
const weightName = (group: string) => `vaha-${group}`;

/** Nothing written is no money. */
function centsOf(text: string): Cents | null {
  if (text === '') return 0;
  const cents = readCents(text);
  return cents !== null && cents >= 0 && cents <= MOST_CENTS ? cents : null;
}

/** Nothing written is no limit. */
function postsOf(text: string): number | null | 'wrong' {
  if (text === '') return null;
  const posts = readNumber(text);
  return posts !== null && posts >= 0 && posts <= MOST_POSTS ? posts : 'wrong';
}

function weightOf(text: string): number | null {
  const weight = text === '' ? 1 : readNumber(text);
  return weight !== null && weight >= 0 && weight <= MOST_WEIGHT ? weight : null;
}
