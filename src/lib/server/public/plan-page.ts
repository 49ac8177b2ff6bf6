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

export type ListedGoal = { number: string; title: string; measures: (ListedMeasure & { href: string })[] };

export type PlanPageContent = {
  version: ShownVersion;
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
  reader: { today: CalendarDay; locale: Locale; origin: string }
): Promise<{ content: PlanPageContent; splice: Splice } | undefined> {
  const { today, locale } = reader;
  const plans = publishedPlans(db);
  const shown = shownVersion(version, owner.home, today, locale);
  const { contentHash } = version;
  const [outline, files, kept] = await Promise.all([
    plans.outline(version),
    plans.files(version),
    renditions.page({ contentHash, locale, path: shown.href }, () =>
      drawPlan(db, owner, version, shown.href, reader)
    )
  ]);
  if (!outline) return undefined;
  const measures = listMeasures(outline, today).map((measure) => ({
    ...measure,
    href: measurePath(owner.home, version.period, measure.code)
  }));
  const marker = spliceMarker(kept.name);
  const content = {
    version: shown,
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
      title: bindSpaces(title),
      measures: measures.filter(({ goalId }) => goalId === id)
    })),
    files: files.map(({ format, size }) => ({ format, size, href: fileHref(shown.href, format) })),
    versions: versions.map((one) => shownVersion(one, owner.home, today, locale))
  };
  return { content, splice: { marker, bytes: kept.body } };
}

/** The plan itself as HTML: its state stands elsewhere on the page, so this stays as long as the version. */
async function drawPlan(
  db: PublicDb,
  owner: PlanOwner,
  version: PublishedVersion,
  href: string,
  { today, locale, origin }: { today: CalendarDay; locale: Locale; origin: string }
): Promise<HtmlPage> {
  const document = await publishedPlans(db).document(version);
  if (!document) throw new Error('A published version has no document.');
  const { number, contentHash } = version;
  const records = version.records.map((record) => ({ ...record, contentHash }));
  const composed = composeVersion(owner, { document, number, contentHash, records, today }, origin, locale);
  return renderHtml(composed, (file) => `${href}/obrazok/${file}`);
}
