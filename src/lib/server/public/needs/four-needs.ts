import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import type { NeedByYear } from '#lib/domain/population/needs/needs-by-year.ts';
import type { PublishedPersonCount } from '#lib/domain/population/person-count.ts';
import type { DocumentFinding } from '#lib/domain/publishing/plan-document.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { estimate, type NeedWords } from './need-words.ts';
import type { OtherNeeds } from './other-needs.ts';

/** Bradshaw's four kinds of need in words: each by itself, never added together. Empty where nothing is known. */
export type FourNeeds = { normative: string; felt: string[]; expressed: string[]; comparative: string };

/** What the four kinds of need say of one kind of service, form and group, in the first of the years. */
export function fourNeeds(need: NeedByYear, others: OtherNeeds, words: NeedWords): FourNeeds {
  const { t, names } = words;
  const { model } = need;
  return {
    normative: normativeText(need, words),
    felt: findingLines(others.findings(model, 'felt'), words),
    expressed: [
      ...others
        .waiting(model)
        .map(({ service, people }) => t('needs.four.waiting', { service, people: countText(people, t) })),
      ...findingLines(others.findings(model, 'expressed'), words)
    ],
    comparative: comparativeText(others, model, { ...words, unit: names.unit(model.unitCode) })
  };
}

function normativeText({ model, years: [first] }: NeedByYear, { t, locale, names }: NeedWords): string {
  if (!first) return '';
  const say = (value: number) => estimate(value, locale);
  return t('needs.four.normative', {
    year: String(first.year),
    unit: names.unit(model.unitCode),
    middle: say(first.middle.capacity),
    low: say(first.low.capacity),
    high: say(first.high.capacity)
  });
}

function comparativeText(
  others: OtherNeeds,
  model: NeedModel,
  { t, locale, unit }: NeedWords & { unit: string }
): string {
  const { services, stating, capacity, here } = others.district(model);
  if (services === 0) return t('needs.four.noneInDistrict');
  if (capacity === null) return t('needs.four.unknownInDistrict', { count: services });
  if (here === null) return t('needs.four.nobody');
  const say = (value: number) => estimate(value, locale);
  const said = t('needs.four.comparative', { capacity: say(capacity), here: say(here), unit });
  return `${said}. ${t('needs.four.stating', { count: services, stating: String(stating) })}`;
}

/** Findings with their source and day; of a survey also how many answered. */
function findingLines(findings: readonly DocumentFinding[], { t, locale }: NeedWords): string[] {
  return findings.map(({ statement, source, asOf, sample }) => {
    const said = t('needs.four.finding', { statement, source, day: formats(locale).shortDay(asOf) });
    if (!sample) return said;
    const population = formats(locale).number(sample.population);
    return `${said} ${t('needs.four.sample', { answers: countText(sample.answers, t), population })}`;
  });
}

function countText(count: PublishedPersonCount, t: Translate): string {
  return 'fewerThan' in count ? t('public.fewerThanFive') : String(count.persons);
}
