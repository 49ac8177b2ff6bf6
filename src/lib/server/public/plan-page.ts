import { CONTENT_LANGUAGES, type ContentLanguageCode } from '#lib/domain/plans/content-language.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { PlanOutline } from '#lib/domain/publishing/plan-outline.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { measurePath } from '#lib/domain/tenancy/body-address.ts';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PublicDb } from '../db/db.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';
import { composeVersion } from '../documents/compose-version.ts';
import { type HtmlPage, renderHtml } from '../documents/html.ts';
import type { WebRenditions } from '../documents/web-renditions.ts';
import { type Splice, spliceMarker } from '../spliced-page.ts';
import { type ListedMeasure, listMeasures } from './measure-terms.ts';
import { fileHref, type ShownVersion, shownVersion } from './plan-overview.ts';

export type PlanOwner = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  slug: string;
  /** Path under which its pages stand. */
  home: string;
  /** *Mesto Rajec* */
  printedName: string;
};

/** A title and the language it is in. */
type Titled = { title: string; lang: string };

export type ListedGoal = Titled & {
  number: string;
  measures: (ListedMeasure & Titled & { href: string })[];
};

export type PlanPageContent = {
  version: ShownVersion;
  /** The title in the language of the page's content. */
  heading: Titled;
  /** The language in which the texts are shown where they are translated; null for Slovak ones alone. */
  language: ContentLanguageCode | null;
  /** Languages the version is translated into. */
  languages: ContentLanguageCode[];
  /** Sections that stand in easy reading too. */
  easy: PlanSectionCode[];
  publishedAt: Date;
  contentHash: string;
  demonstration: boolean;
  /** Of the title page; null where there is none. */
  fileNumber: string | null;
  arms: { src: string; alternative: string } | null;
  /** Where the plan itself comes, and its contents as nested lists of links. */
  html: { body: string; contents: string };
  goals: ListedGoal[];
  files: { format: string; size: number; href: string }[];
  /** Every published version of the body, this one too, the newest period first. */
  versions: ShownVersion[];
};

/** Everything that the page of one version shows, and the plan itself as it is put into the page. */
export async function readPlanPage(
  db: PublicDb,
  renditions: WebRenditions,
  owner: PlanOwner,
  { version, versions }: { version: PublishedVersion; versions: readonly PublishedVersion[] },
  reader: { today: CalendarDay; locale: Locale; origin: string; asked: ContentLanguageCode | null }
): Promise<{ content: PlanPageContent; splice: Splice } | undefined> {
  const { today, locale } = reader;
  const plans = publishedPlans(db);
  const shown = shownVersion(version, owner.home, today, locale);
  const { contentHash } = version;
  const [outline, files] = await Promise.all([plans.outline(version), plans.files(version)]);
  if (!outline) return undefined;
  const language = shownLanguage(outline, reader);
  if (reader.asked !== null && language === null) return undefined;
  const kept = await renditions.page({ contentHash, locale, language, path: shown.href }, () =>
    drawPlan(db, owner, version, shown.href, { ...reader, language })
  );
  const titled = (name: string, title: string) => titleIn(outline, language, name, title);
  const tail = language === null || language === locale ? '' : `/${language}`;
  const measures = listMeasures(outline, today).map((measure) => ({
    ...measure,
    ...titled(measure.code, measure.title),
    href: measurePath(owner.home, version.period, measure.code) + tail
  }));
  const marker = spliceMarker(kept.name);
  const content = {
    version: shown,
    heading: titled('plan', shown.title),
    language,
    languages: languagesOf(outline),
    easy: outline.easy ?? [],
    publishedAt: version.publishedAt,
    contentHash,
    demonstration: version.demonstration,
    fileNumber: outline.fileNumber ?? null,
    arms: outline.arms
      ? { src: `${shown.href}/obrazok/${outline.arms.file}`, alternative: outline.arms.alternative }
      : null,
    html: { body: marker, contents: kept.contents },
    goals: outline.goals.map(({ id, number, title }) => ({
      number,
      ...titled(id, bindSpaces(title)),
      measures: measures.filter(({ goalId }) => goalId === id)
    })),
    files: files.map(({ format, size }) => ({ format, size, href: fileHref(shown.href, format) })),
    versions: versions.map((one) => shownVersion(one, owner.home, today, locale))
  };
  return { content, splice: { marker, bytes: kept.body } };
}

/** The languages a version is translated into, in their order. */
export function languagesOf({ titles }: Pick<PlanOutline, 'titles'>): ContentLanguageCode[] {
  return CONTENT_LANGUAGES.map(({ code }) => code).filter((code) => titles?.[code]);
}

/** The language asked for by the address, else that of the page; null where there is no translation into it. */
export function shownLanguage(
  outline: Pick<PlanOutline, 'titles'>,
  { asked, locale }: { asked: ContentLanguageCode | null; locale: Locale }
): ContentLanguageCode | null {
  return languagesOf(outline).find((code) => code === (asked ?? locale)) ?? null;
}

function titleIn(
  { titles }: Pick<PlanOutline, 'titles'>,
  language: ContentLanguageCode | null,
  name: string,
  slovak: string
): Titled {
  const translated = language === null ? undefined : titles?.[language]?.[name];
  return translated === undefined
    ? { title: slovak, lang: 'sk' }
    : { title: translated, lang: language ?? 'sk' };
}

/** The plan itself as HTML: its state stands elsewhere on the page, so this stays as long as the version. */
async function drawPlan(
  db: PublicDb,
  owner: PlanOwner,
  version: PublishedVersion,
  href: string,
  {
    today,
    locale,
    origin,
    language
  }: { today: CalendarDay; locale: Locale; origin: string; language: ContentLanguageCode | null }
): Promise<HtmlPage> {
  const document = await publishedPlans(db).document(version);
  if (!document) throw new Error('A published version has no document.');
  const { number, contentHash } = version;
  const records = version.records.map((record) => ({ ...record, contentHash }));
  const composed = composeVersion(
    owner,
    { document, number, contentHash, records, today },
    origin,
    locale,
    language
  );
  return renderHtml(composed, (file) => `${href}/obrazok/${file}`);
}
