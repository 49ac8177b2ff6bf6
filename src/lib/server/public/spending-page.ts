import { type SimilarSpending, similarSpending } from '#lib/domain/population/spending/similar-spending.ts';
import {
  type Amount,
  lastWholeYear,
  perResident,
  type SpendingYear,
  spendingByYear
} from '#lib/domain/population/spending/spending.ts';
import type { MoneyByYear } from '#lib/domain/publishing/chart.ts';
import type { Cents } from '#lib/domain/shared/euro.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { publishedSpending } from '../db/published-spending.ts';
import { drawChart } from '../documents/charts.ts';
import { statedTo } from './spending-words.ts';

export type SpendingPage = {
  /** The last year that is stated to its end; null while there is none. */
  last: { year: number; drawnCents: Cents; perResident: Cents | null } | null;
  /** Years that are whole, and in their order the cents for each resident by group; null where nothing was said. */
  wholeYears: number[];
  groups: { name: string; perResident: (Cents | null)[] }[];
  totals: (Cents | null)[];
  /** Two layouts of the same picture as SVG; null where there are not two years to draw. */
  svg: { wide: string; narrow: string } | null;
  /** Every year with what the statement says of it. */
  years: ({ year: number; statedTo: string; isWhole: boolean } & Record<Amount, Cents | null>)[];
  similar: SimilarSpending | null;
};

/** What a public page says of the social spending of a body with so many residents; null where nothing was loaded. */
export async function spendingPage(
  db: PublicDb,
  { bodyId, residents, compares }: { bodyId: BodyId; residents: number; compares: boolean },
  locale: Locale
): Promise<SpendingPage | null> {
  const spending = publishedSpending(db);
  const years = spendingByYear(await spending.list(bodyId));
  if (years.length === 0) return null;
  const t = messages(locale);
  const whole = years.filter(isWhole);
  const last = lastWholeYear(years);
  const drawn = (year: SpendingYear, group: Group) =>
    year.groups.find((one) => one.group === group)?.drawnCents ?? null;
  const named = [...new Set(whole.flatMap(({ groups }) => groups.map(({ group }) => group)))]
    .filter((group) => whole.some((year) => drawn(year, group) !== null))
    .toSorted((one, other) => ((one ?? '10') < (other ?? '10') ? -1 : 1));
  const groups = named.map((group) => ({
    name: t(`spending.group.${group ?? '10'}`),
    perResident: whole.map((year) => perResident(drawn(year, group), residents))
  }));
  const similar =
    compares && last ? similarSpending(residents, await spending.elsewhere(bodyId, last.year)) : null;
  return {
    last: last
      ? {
          ...{ year: last.year, drawnCents: last.drawnCents ?? 0 },
          perResident: perResident(last.drawnCents, residents)
        }
      : null,
    ...{ wholeYears: whole.map(({ year }) => year), groups },
    totals: whole.map(({ drawnCents }) => perResident(drawnCents, residents)),
    svg: drawnBy(groups, whole, { t, locale, residents }),
    years: years.map((year) => ({
      ...{ year: year.year, statedTo: statedTo(year.year, year.throughMonth, locale) },
      ...{ isWhole: isWhole(year), approvedCents: year.approvedCents },
      ...{ amendedCents: year.amendedCents, drawnCents: year.drawnCents }
    })),
    similar
  };
}

type Group = SpendingYear['groups'][number]['group'];

function isWhole({ throughMonth, drawnCents }: SpendingYear): boolean {
  return throughMonth === 12 && drawnCents !== null;
}

function drawnBy(
  groups: SpendingPage['groups'],
  whole: readonly SpendingYear[],
  { t, locale, residents }: { t: Translate; locale: Locale; residents: number }
): SpendingPage['svg'] {
  if (groups.length === 0 || residents <= 0 || whole.length < 2) return null;
  const chart: MoneyByYear = {
    chart: 'money-by-year',
    sources: groups.map(({ name }) => ({ name, covered: true })),
    years: whole.map(({ year }, at) => ({
      year,
      cents: groups.map((group) => group.perResident[at] ?? 0)
    })),
    words: { year: t('document.year'), source: t('spending.function'), total: t('document.total') }
  };
  const draw = (layout: 'wide' | 'narrow') =>
    drawChart(chart, t('spending.alternative'), {
      ...{ theme: 'web', layout, language: locale, id: `spending-${layout}` }
    });
  return { wide: draw('wide'), narrow: draw('narrow') };
}
