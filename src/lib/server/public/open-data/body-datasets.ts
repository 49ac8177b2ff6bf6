import { planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { evaluationPath, publicHome } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type MessageKey, messages, type Translate } from '#lib/i18n/messages.ts';
import type { Bilingual, DataFile, DataPublisher, Dataset } from '../../api/open-data/dcat.ts';
import type { CataloguedBody } from '../../db/catalogued-bodies.ts';
import { chosenVersion, versionOfYear } from '../chosen-version.ts';
import { type OwnerKind, ownerKindOf, ownerName } from '../municipality.ts';

/** What all datasets of the catalogue are made with. */
export type CatalogueGiven = {
  today: CalendarDay;
  /** Who runs the installation, and so answers for what it reckons of everybody. */
  operator: DataPublisher;
  /** Whether the directory holds rows of the national register. */
  hasRegister: boolean;
  /** When the reference data was last loaded. */
  referenceLoadedAt: Date | null;
};

type Owner = CataloguedBody & { ownerKind: OwnerKind; home: string; publisher: DataPublisher };
type Keyword = Extract<MessageKey, `openData.keyword.${string}`>;

const words = (say: (t: Translate, locale: Locale) => string): Bilingual => ({
  sk: say(messages('sk'), 'sk'),
  en: say(messages('en'), 'en')
});

const keywords = (...keys: readonly Keyword[]): Bilingual[] =>
  ['openData.keyword.services' as const, ...keys].map((key) => words((t) => t(key)));
const KEYWORDS = {
  plan: keywords('openData.keyword.plan'),
  progress: keywords('openData.keyword.plan', 'openData.keyword.progress'),
  evaluation: keywords('openData.keyword.plan', 'openData.keyword.evaluation'),
  spending: keywords('openData.keyword.spending'),
  discussion: keywords('openData.keyword.plan', 'openData.keyword.discussion'),
  projection: keywords('openData.keyword.people', 'openData.keyword.projection'),
  needs: keywords('openData.keyword.needs'),
  reach: keywords('openData.keyword.reach'),
  gaps: keywords('openData.keyword.needs', 'openData.keyword.gaps')
};

/** Who publishes in the name of a body, and its datasets: those of what it really shows, and nothing else. */
export function datasetsOfBody(
  body: CataloguedBody,
  given: CatalogueGiven
): { publisher: DataPublisher; datasets: Dataset[] } | null {
  const ownerKind = ownerKindOf(body.kind, body.unitKind);
  if (ownerKind === null) return null;
  const publisher = { code: codeOf(body), name: words((t) => ownerName({ ownerKind, name: body.name }, t)) };
  const owner: Owner = { ...body, ownerKind, home: publicHome(body), publisher };
  const own = [
    ...plansOf(owner, given),
    ...progressOf(owner, given),
    ...evaluationsOf(owner),
    ...spendingOf(owner),
    ...discussionsOf(owner)
  ];
  const datasets = [...own, ...reckonedOf(owner, given)];
  const isInvented = body.versions.some(({ demonstration }) => demonstration);
  return { publisher, datasets: isInvented ? datasets.map(marked) : datasets };
}

/** The code of a municipality among territorial units (LAU 2), of a region NUTS 3; a whole city has only its own. */
function codeOf({ unitCode, districtCode }: CataloguedBody): string {
  return districtCode === null ? unitCode : `${districtCode}${unitCode}`;
}

/** Addresses of territory that the national catalogue knows; a whole city has none and stands in its region. */
function spatialOf({ kind, unitCode, districtCode, regionCode }: CataloguedBody): string {
  if (kind === 'region') return `https://data.gov.sk/id/nuts3/${unitCode}`;
  return districtCode === null
    ? `https://data.gov.sk/id/nuts3/${regionCode}`
    : `https://data.gov.sk/id/lau2/${districtCode}${unitCode}`;
}

function marked(dataset: Dataset): Dataset {
  const { description } = dataset;
  const mark = words((t) => t('openData.demonstration'));
  return {
    ...dataset,
    description: { sk: `${mark.sk} ${description.sk}`, en: `${mark.en} ${description.en}` }
  };
}

type Told = Pick<Dataset, 'key' | 'title' | 'description' | 'page' | 'terms' | 'files'> & Partial<Dataset>;

function dataset(owner: Owner, kind: keyof typeof KEYWORDS, told: Told): Dataset {
  return {
    ...{ publisher: owner.publisher, keywords: KEYWORDS[kind], themes: ['SOCI'], frequency: 'IRREG' },
    ...{ issued: null, modified: null, temporal: null, spatial: spatialOf(owner) },
    ...told,
    key: `${owner.bodyId}-${told.key}`
  };
}

/** The approved plan of each period, by the address that always gives its newest version. */
function plansOf(owner: Owner, { today }: CatalogueGiven): Dataset[] {
  const { versions, home } = owner;
  const standing = chosenVersion(versions, {}, today);
  return [...new Set(versions.map(({ period }) => period))].flatMap((period) => {
    const version = chosenVersion(versions, { period }, today);
    if (!version || !wasApproved(planStateOn(version.records, version, today))) return [];
    const { planId, number, validFrom, validTo, title } = version;
    const page = `${home}/plan/${period}`;
    const printed = owner.files.filter((file) => file.planId === planId && file.number === number);
    const files: DataFile[] = printed.map(({ format }) => ({
      format,
      path: format === 'archive-pdf' ? `${page}-archiv.pdf` : `${page}.${format}`
    }));
    if (version === standing && version.hasGoals)
      files.push({ format: 'stratml', path: `${home}/plan.stratml.xml` });
    if (files.length === 0) return [];
    const ofPlan = versions.filter((one) => one.planId === planId).map(({ publishedAt }) => publishedAt);
    return dataset(owner, 'plan', {
      title: words((t, locale) =>
        t('openData.plan.title', { owner: owner.publisher.name[locale], period: period.replace('-', ' – ') })
      ),
      description: words((t, locale) => {
        const { day } = formats(locale);
        return t('openData.plan.description', { title, from: day(validFrom), to: day(validTo) });
      }),
      ...{ key: `plan-${period}`, page, files, terms: 'free', themes: ['SOCI', 'GOVE'] },
      issued: earliest(ofPlan),
      modified: latest([version.publishedAt, ...printed.map((one) => one.publishedAt)]),
      temporal: { from: validFrom, to: validTo }
    });
  });
}

/** What became of a plan in a year, as far as anything was told of it. */
function progressOf(owner: Owner, { today }: CatalogueGiven): Dataset[] {
  return owner.toldYears.flatMap(({ planId, year, first, last }) => {
    const version = versionOfYear(owner.versions, year, today);
    if (version?.planId !== planId || !version.hasGoals || year > yearOf(today)) return [];
    return dataset(owner, 'progress', {
      title: words((t, locale) =>
        t('openData.progress.title', { owner: owner.publisher.name[locale], year: String(year) })
      ),
      description: words((t) => t('openData.progress.description', { year: String(year) })),
      ...{ key: `plnenie-${year}`, page: `${owner.home}/plnenie`, terms: 'free', themes: ['SOCI', 'GOVE'] },
      files: [{ format: 'stratml', path: `${owner.home}/vyhodnotenie/${year}.stratml.xml` }],
      ...{ issued: first, modified: last, temporal: yearsOf(year, year) }
    });
  });
}

/** The evaluation that stands for a year, by the addresses that give it for ever. */
function evaluationsOf(owner: Owner): Dataset[] {
  return owner.evaluations.map(({ year, number, publishedAt }) => {
    const page = evaluationPath(owner.home, year);
    return dataset(owner, 'evaluation', {
      title: words((t, locale) =>
        t('openData.evaluation.title', { owner: owner.publisher.name[locale], year: String(year) })
      ),
      description: words((t) => t('openData.evaluation.description', { year: String(year) })),
      ...{ key: `vyhodnotenie-${year}`, page, terms: 'free', themes: ['SOCI', 'GOVE'] },
      files: (['json', 'pdf', 'docx'] as const).map((format) => ({
        format,
        path: `${page}/v${number}.${format}`
      })),
      ...{ modified: publishedAt, temporal: yearsOf(year, year) }
    });
  });
}

function spendingOf(owner: Owner): Dataset[] {
  const { spending, home } = owner;
  if (!spending) return [];
  const { from, to } = spending;
  return [
    dataset(owner, 'spending', {
      title: words((t, locale) => t('openData.spending.title', { owner: owner.publisher.name[locale] })),
      description: words((t) => t('openData.spending.description')),
      ...{ key: 'vydavky', page: `${home}/zdroje`, terms: 'free', themes: ['SOCI', 'GOVE'] },
      files: [{ format: 'csv', path: `${home}/zdroje/vydavky.csv` }],
      temporal: yearsOf(from, to)
    })
  ];
}

function discussionsOf(owner: Owner): Dataset[] {
  return owner.discussions.map(({ code, title, opensOn, closesOn, last }) => {
    const page = `${owner.home}/verejna-diskusia/${code}`;
    return dataset(owner, 'discussion', {
      title: words((t, locale) =>
        t('openData.discussion.title', { owner: owner.publisher.name[locale], title })
      ),
      description: words((t) => t('openData.discussion.description')),
      ...{ key: `diskusia-${code}`, page, terms: 'free-with-names', themes: ['SOCI', 'GOVE'] },
      files: [{ format: 'csv', path: `${page}/vyhodnotenie.csv` }],
      ...{ modified: last, temporal: { from: opensOn, to: closesOn } }
    });
  });
}

/** What the program reckons of everybody from open data: its operator publishes it, not the municipality. */
function reckonedOf(owner: Owner, { operator, hasRegister, referenceLoadedAt }: CatalogueGiven): Dataset[] {
  const { ownerKind, inhabitants, home } = owner;
  const page = `${home}/potreby`;
  const at = { publisher: operator, modified: referenceLoadedAt };
  const { name } = owner.publisher;
  const reached = hasRegister ? 'distances-and-register' : 'distances';
  const daily = { publisher: operator, frequency: 'DAILY', terms: reached } as const;
  const gaps = dataset(owner, 'gaps', {
    title: words((t, locale) => t('openData.gaps.title', { owner: name[locale] })),
    description: words((t) => t('openData.gaps.description')),
    ...{ key: 'medzery', page: `${page}/medzery`, ...daily },
    files: [{ format: 'csv', path: `${page}/medzery.csv` }]
  });
  if (ownerKind === 'region') return [gaps];
  // Nobody lives there: pages and files say so, too.
  if (inhabitants === 0) return [];
  return [
    dataset(owner, 'projection', {
      title: words((t, locale) => t('openData.projection.title', { owner: name[locale] })),
      description: words((t) => t('openData.projection.description')),
      ...{ key: 'projekcia', page: `${page}/projekcia`, terms: 'projection', ...at },
      files: [{ format: 'csv', path: `${page}/projekcia.csv` }]
    }),
    dataset(owner, 'needs', {
      title: words((t, locale) => t('openData.needs.title', { owner: name[locale] })),
      description: words((t) => t('openData.needs.description')),
      ...{ key: 'kapacity', page: `${page}/kapacity`, terms: 'projection', ...at },
      files: (['csv', 'json', 'xlsx'] as const).map((format) => ({
        format,
        path: `${page}/kapacity.${format}`
      }))
    }),
    dataset(owner, 'reach', {
      title: words((t, locale) => t('openData.reach.title', { owner: name[locale] })),
      description: words((t) => t('openData.reach.description')),
      ...{ key: 'dostupnost', page: `${page}/dostupnost`, ...daily },
      files: [{ format: 'csv', path: `${page}/dostupnost.csv` }]
    }),
    gaps
  ];
}

const yearsOf = (from: number, to: number) => ({ from: `${from}-01-01`, to: `${to}-12-31` }) as const;
const earliest = (moments: readonly Date[]) => new Date(Math.min(...moments.map((at) => at.getTime())));
const latest = (moments: readonly Date[]) => new Date(Math.max(...moments.map((at) => at.getTime())));
