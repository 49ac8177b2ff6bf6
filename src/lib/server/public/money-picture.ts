import type { Resources } from '#lib/domain/directory/resources.ts';
import type { MoneyByYear } from '#lib/domain/publishing/chart.ts';
import { chartFigures } from '#lib/domain/publishing/chart-figures.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { drawChart } from '../documents/charts.ts';

export type MoneyPicture = {
  /** What the last year cost, as a sentence. */
  title: string;
  source: string;
  /** Two layouts of the same picture as SVG; the style sheet shows one. */
  svg: { wide: string; narrow: string };
  /** The figures that are drawn, in whole euro. */
  header: string[];
  rows: string[][];
};

/** Money of the services by year and source as the plan draws it; null where nobody said any. */
export function moneyPicture(
  money: Resources['money'],
  { t, locale, sourceName }: { t: Translate; locale: Locale; sourceName(code: string): string }
): MoneyPicture | null {
  const last = money.at(-1);
  if (!last) return null;
  const codes = [...new Set(money.flatMap(({ sources }) => sources.map(({ sourceCode }) => sourceCode)))];
  const chart: MoneyByYear = {
    chart: 'money-by-year',
    sources: codes.map((code) => ({ name: sourceName(code), covered: true })),
    years: money.map(({ year, sources }) => ({
      year,
      cents: codes.map((code) => sources.find(({ sourceCode }) => sourceCode === code)?.cents ?? 0)
    })),
    words: { year: t('document.year'), source: t('document.source'), total: t('document.total') }
  };
  const draw = (layout: 'wide' | 'narrow') =>
    drawChart(chart, t('document.services.moneyAlternative'), {
      ...{ theme: 'web', layout, language: locale, id: `money-${layout}` }
    });
  return {
    title: t('document.services.money', { year: String(last.year), total: formats(locale).euro(last.cents) }),
    source: t('document.services.moneySource', { known: last.services, year: String(last.year) }),
    svg: { wide: draw('wide'), narrow: draw('narrow') },
    ...chartFigures(chart, locale)
  };
}
