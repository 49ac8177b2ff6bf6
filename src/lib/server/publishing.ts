import { createHash } from 'node:crypto';
import type { Approval, Resolution } from '#lib/domain/decisions/approval.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import { composePlan } from '#lib/domain/publishing/compose-plan.ts';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import type { PlanEdition } from '#lib/domain/publishing/plan-edition.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { planJson } from './api/plan-json.ts';
import type { PictureFile, PictureFiles } from './documents/picture.ts';
import { planWording } from './documents/plan-wording.ts';
import type { PrintFormat } from './documents/printer.ts';
import type { Installation } from './installation.ts';
import { announcePublished } from './public/announce.ts';
import { inTransaction } from './stores.ts';
import type { PublishPorts, VersionFormat, VersionToPrint } from './use-cases/publishing/publish-version.ts';

type PublishedBody = Pick<PlanningBody, 'bodyId' | 'slug' | 'kind'> & {
  /** As it is printed: *Mesto Rajec*. */
  printedName: string;
};

/** SHA-256 in hex: the hash of a version's canonical content. */
export function contentHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Joins storage, printing, files, search and the page cache for publishing in one body. */
export function publishPorts(installation: Installation, body: PublishedBody): PublishPorts {
  const { database, files } = installation;
  return {
    inBody: (work) => inTransaction(database.db, body.bodyId, work),
    print: (version, format) => printVersion(installation, body, version, format),
    files,
    changed: (revision) => announcePublished(installation, body.bodyId, revision)
  };
}

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

async function printVersion(
  { printer, files, origin }: Installation,
  body: PublishedBody,
  version: VersionToPrint,
  format: VersionFormat
): Promise<Uint8Array> {
  const publication = composeVersion(body, version, origin, 'sk');
  if (format === 'json') {
    const { document, number, contentHash, records } = version;
    const state = { kind: stateOf(version), line: publication.front.state };
    const address = addressOf(body, version, origin);
    return new TextEncoder().encode(planJson({ address, number, contentHash, state, records, document }));
  }
  return printer.print(publication, await picturesOf(version, files), PRINTED_AS[format]);
}

const PRINTED_AS = { pdf: 'ua-1', 'archive-pdf': 'a-2a', docx: 'docx' } as const satisfies Record<
  Exclude<VersionFormat, 'json'>,
  PrintFormat
>;

function stateOf({ records, document, today }: VersionToPrint) {
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
    fileNumber: null,
    address: addressOf(body, version, origin)
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
  const home = body.kind === 'region' ? `/kraj/${body.slug}` : `/${body.slug}`;
  return `${origin}${home}/plan/${planPeriod(document.plan)}/v${number}`;
}

async function picturesOf({ document }: VersionToPrint, files: Installation['files']): Promise<PictureFiles> {
  const found = new Map<string, PictureFile>();
  for (const { blocks } of document.sections) {
    for (const { content } of blocks) {
      if (content.kind !== 'figure' || found.has(content.file)) continue;
      const bytes = await files.get(content.file);
      // The first bytes say what a picture is; it was judged by them when it was stored.
      if (bytes) found.set(content.file, { kind: bytes[0] === 0x89 ? 'png' : 'jpeg', bytes });
    }
  }
  return { files: found };
}
