import type { Approval, Resolution } from '#lib/domain/decisions/approval.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import { composePlan } from '#lib/domain/publishing/compose-plan.ts';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import type { PlanEdition } from '#lib/domain/publishing/plan-edition.ts';
import { publicHome, versionPath } from '#lib/domain/tenancy/body-address.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { VersionToPrint } from '../use-cases/publishing/publish-version.ts';
import { planWording } from './plan-wording.ts';

/** A body whose version is composed. */
export type PublishedBody = Pick<PlanningBody, 'bodyId' | 'slug' | 'kind'> & {
  /** As it is printed: *Mesto Rajec*. */
  printedName: string;
};

/** A version composed for readers, with the state it has on the day. */
export function composeVersion(
  body: PublishedBody,
  version: VersionToPrint,
  origin: string,
  locale: Locale
): PublicationDocument {
  const edition = editionOf(body, version, origin);
  return composePlan(version.document, edition, planWording(locale, version.document.names), locale);
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

function proofOf({ body, number, day }: Approval | Resolution): Resolution {
  return { body, number, day };
}

/** The lasting address of a version. */
export function addressOf(
  body: Pick<PlanningBody, 'slug' | 'kind'>,
  { document, number }: Pick<VersionToPrint, 'document' | 'number'>,
  origin: string
): string {
  return origin + versionPath(publicHome(body), { period: planPeriod(document.plan), number });
}
