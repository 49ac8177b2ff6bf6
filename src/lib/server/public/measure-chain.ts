import { goalAnchor } from '#lib/domain/publishing/compose-blocks.ts';
import type { MeasureView } from '#lib/domain/publishing/measure-view.ts';
import { type Formats, formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { ChainItem } from '#lib/ui/chain.ts';

export type MeasureChain = { evidence: ChainItem[]; measure: ChainItem[]; results: ChainItem[] };

type Finding = MeasureView['findings'][number];
type Indicator = MeasureView['indicators'][number];

/**
 * The chain of one measure as sentences: evidence and needs, what is done for which goal, and what shall be
 * measured. Results themselves come with yearly evaluations.
 * @param planHref path of the plan in the reader's language, for the link to the goal
 * @param languageOf the language of a text that people wrote
 */
export function measureChain(
  view: MeasureView,
  planHref: string,
  locale: Locale,
  languageOf: (text: string) => string = () => 'sk'
): MeasureChain {
  const t = messages(locale);
  const format = formats(locale);
  const written = (text: string) => {
    const lang = languageOf(text);
    return lang === locale ? {} : { lang };
  };
  return bound({
    evidence: [
      ...view.findings.map((finding) => ({
        ...findingItem(finding, t, format),
        ...written(finding.statement)
      })),
      ...view.needs.map(
        (need): ChainItem => ({ lead: t('public.chain.need'), text: need.title, ...written(need.title) })
      )
    ],
    measure: whatIsDone(view, planHref, { t, format, written }),
    results: view.indicators.map((indicator) => {
      const { lang } = written(indicator.title);
      return { ...indicatorItem(indicator, t, format), ...(lang === undefined ? {} : { leadLang: lang }) };
    })
  });
}

/** The sentences are Slovak whatever the page's language, and typed by people: their spaces are bound here. */
function bound({ evidence, measure, results }: MeasureChain): MeasureChain {
  const each = (item: ChainItem): ChainItem => ({
    ...item,
    text: bindSpaces(item.text),
    ...(item.note === undefined ? {} : { note: bindSpaces(item.note) })
  });
  return { evidence: evidence.map(each), measure: measure.map(each), results: results.map(each) };
}

function findingItem(finding: Finding, t: Translate, format: Formats): ChainItem {
  const said = [
    t(`planTerm.origin.${finding.origin}`),
    `${finding.source}, ${format.day(finding.asOf)}`,
    t(`planTerm.need-kind.${finding.kindOfNeed}`)
  ];
  const { sample, place, strength } = finding;
  const more = [
    ...(place === undefined ? [] : [t('public.chain.place', { place })]),
    ...(sample ? [sampleText(sample, t, format)] : []),
    ...(strength === undefined ? [] : [t(`document.findings.strength.${strength}`)])
  ];
  return { text: finding.statement, note: [...said, ...more].join(' · ') };
}

/** A tenth: below it nobody may say that residents think so (kpss 10-44). */
const WEAK_SHARE = 0.1;

function sampleText(sample: NonNullable<Finding['sample']>, t: Translate, format: Formats): string {
  const { answers, population } = sample;
  const counted = 'persons' in answers ? answers.persons : null;
  const said = t('public.chain.sample', {
    answers: counted === null ? t('public.fewerThanFive') : format.number(counted),
    population: format.number(population)
  });
  const isWeak = counted === null || counted < population * WEAK_SHARE;
  return isWeak ? `${said} ${t('public.chain.weak')}` : said;
}

type Saying = { t: Translate; format: Formats; written: (text: string) => { lang?: string } };

function whatIsDone(view: MeasureView, planHref: string, { t, format, written }: Saying): ChainItem[] {
  const { measure, goal, summary } = view;
  const subject =
    measure.subject.kind === 'service'
      ? (view.names.serviceTypes[measure.subject.serviceTypeCode]?.name ?? measure.subject.serviceTypeCode)
      : t(`planTerm.subject.${measure.subject.kind}`);
  const groups = measure.targetGroupCodes.map((code) => view.names.targetGroups[code] ?? code).join(', ');
  const item = (lead: string, text: string, language: { lang?: string } = {}): ChainItem[] =>
    text === '' ? [] : [{ lead, text, ...language }];
  return [
    ...(goal
      ? [
          {
            lead: t('public.chain.goal', { number: goal.number }),
            text: goal.title,
            ...written(goal.title),
            href: `${planHref}#${goalAnchor(goal.id)}`
          }
        ]
      : []),
    ...item(t('public.chain.change'), `${t(`planTerm.measure-change.${measure.change}`)}: ${subject}`),
    ...item(t('public.chain.for'), groups, written('')),
    ...item(t('public.chain.responsible'), summary.responsible.join(', '), written('')),
    ...item(t('public.chain.partners'), summary.partners.join(', '), written('')),
    ...item(t('public.chain.term'), termText(summary, t, format)),
    ...item(t('public.chain.cost'), costText(view, t, format))
  ];
}

export function termText(
  { from, to }: Pick<MeasureView['summary'], 'from' | 'to'>,
  t: Translate,
  format: Formats
): string {
  if (from && to) return format.days(from, to);
  if (from) return t('public.term.from', { day: format.day(from) });
  return to ? t('public.term.to', { day: format.day(to) }) : '';
}

function costText({ summary, names, budget }: MeasureView, t: Translate, format: Formats): string {
  if (summary.cents === 0) return t('public.cost.none');
  const sources = summary.sourceCodes.map((code) => names.sources[code] ?? code).join(', ');
  const uncovered = budget.reduce((sum, year) => sum + year.uncoveredCents, 0);
  const said = sources === '' ? format.euro(summary.cents) : `${format.euro(summary.cents)} (${sources})`;
  return uncovered === 0 ? said : `${said}. ${t('public.cost.uncovered', { euro: format.euro(uncovered) })}`;
}

function indicatorItem(indicator: Indicator, t: Translate, format: Formats): ChainItem {
  const { title, baseline, unit, source } = indicator;
  const last = indicator.targets.at(-1);
  // A typed unit has one form and cannot agree with its number; beside the title it need not.
  const [lead, after] =
    unit === '%' || unit === '' ? [title, unit && `\u00a0${unit}`] : [`${title} (${unit})`, ''];
  const said = (value: number) => `${format.number(value)}${after}`;
  const wanted = last
    ? t('public.chain.target', { value: said(last.value), year: last.year })
    : t('public.chain.noTarget');
  const now = baseline
    ? t('public.chain.baseline', { value: said(baseline.value), day: format.asOf(baseline.asOf) })
    : t('public.chain.noBaseline');
  return { lead: `${lead}:`, text: wanted, note: source === '' ? now : `${now} · ${source}` };
}
