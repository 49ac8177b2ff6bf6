import type { Approval, Resolution } from '#lib/domain/decisions/approval.ts';
import type { ContentLanguageCode } from '#lib/domain/plans/content-language.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import { composePlan } from '#lib/domain/publishing/compose-plan.ts';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import { markLanguages } from '#lib/domain/publishing/mark-languages.ts';
import type { PlanEdition } from '#lib/domain/publishing/plan-edition.ts';
import { planInLanguage } from '#lib/domain/publishing/plan-in-language.ts';
import { publicHome, versionPath } from '#lib/domain/tenancy/body-address.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { VersionToPrint } from '../use-cases/publishing/publish-version.ts';
import { planWording } from './plan-wording.ts';

/** A body whose version is composed. */
export type PublishedBody = Pick<PlanningBody, 'bodyId' | 'slug' | 'kind'> & {
  /** As it is printed: *Mesto Rajec*. */
  printedName: string;
};

/**
 * A version composed for readers, with the state it has on the day.
 * @param locale of the words that the program says
 * @param language in which the plan's own texts are shown where they are translated; null leaves them Slovak
 */
export function composeVersion(
  body: PublishedBody,
  version: VersionToPrint,
  origin: string,
  locale: Locale,
  language: ContentLanguageCode | null = null
): PublicationDocument {
  const edition = editionOf(body, version, origin);
  const wording = planWording(locale, version.document.names, version.document.body.kind);
  if (locale === 'sk' && language === null) return composePlan(version.document, edition, wording, locale);
  const { document, languageOf, isOlder } = planInLanguage(version.document, language);
  const t = messages(locale);
  return markLanguages(composePlan(document, edition, wording, locale), {
    ...{ page: locale, asked: language, languageOf, isOlder },
    untranslated: t('public.language.untranslated'),
    older: t('public.language.older')
  });
}

/** The state of a version on the day it is printed. */
export function stateOf({ records, document, today }: VersionToPrint) {
  return planStateOn(records, document.plan, today);
}

function editionOf(body: PublishedBody, version: VersionToPrint, origin: string): PlanEdition {
  const { records, document, number, contentHash } = version;
  const resolution = records.findLast((record) => record.approval !== null)?.approval ?? null;
  return {
    body: body.printedName,
    state: stateOf(version),
    resolution: resolution && proofOf(resolution),
    on: records.at(-1)?.from ?? document.frozenOn,
    version: number,
    contentHash,
    fileNumber: document.plan.fileNumber || null,
    address: addressOf(body, version, origin),
    verifyAt: `${origin}/overenie`
  };
}

function proofOf(decided: Approval | Resolution): NonNullable<PlanEdition['resolution']> {
  const { body, number, day } = decided;
  const { votes = null, withoutDiscussion = '' } = 'votes' in decided ? decided : {};
  return { body, number, day, votes, withoutDiscussion };
}

/** The lasting address of a version. */
export function addressOf(
  body: Pick<PlanningBody, 'slug' | 'kind'>,
  { document, number }: Pick<VersionToPrint, 'document' | 'number'>,
  origin: string
): string {
  return origin + versionPath(publicHome(body), { period: planPeriod(document.plan), number });
}
