import { createHash } from 'node:crypto';
import { planJson } from './api/plan-json.ts';
import { addressOf, composeVersion, type PublishedBody, stateOf } from './documents/compose-version.ts';
import type { PictureFile, PictureFiles } from './documents/picture.ts';
import type { PrintFormat } from './documents/printer.ts';
import type { Installation } from './installation.ts';
import { announcePublished } from './public/announce.ts';
import { inTransaction } from './stores.ts';
import { pictureType } from './use-cases/narrative/picture-type.ts';
import type {
  PublishPorts,
  StoredFile,
  VersionFormat,
  VersionToPrint
} from './use-cases/publishing/publish-version.ts';

/** SHA-256 in hex: the hash of a version's canonical content. */
export function contentHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Joins storage, printing, files, search and the page cache for publishing in one body. */
export function publishPorts(installation: Installation, body: PublishedBody): PublishPorts {
  const { database, files } = installation;
  return {
    inBody: (work) => inTransaction(database.db, body.bodyId, work),
    print: (version, format, others) => printVersion(installation, body, version, format, others),
    files,
    changed: (revision) => announcePublished(installation, body.bodyId, revision)
  };
}

async function printVersion(
  { printer, files, origin }: Installation,
  body: PublishedBody,
  version: VersionToPrint,
  format: VersionFormat,
  renditions: readonly StoredFile[]
): Promise<Uint8Array> {
  const publication = composeVersion(body, version, origin, 'sk');
  if (format === 'json') {
    const { document, number, contentHash, records } = version;
    const state = { kind: stateOf(version), line: publication.front.state };
    const address = addressOf(body, version, origin);
    return new TextEncoder().encode(
      planJson({ address, number, contentHash, state, records, renditions, document }, contentHashOf)
    );
  }
  return printer.print(publication, await picturesOf(version, files), PRINTED_AS[format]);
}

const PRINTED_AS = { pdf: 'ua-1', 'archive-pdf': 'a-2a', docx: 'docx' } as const satisfies Record<
  Exclude<VersionFormat, 'json'>,
  PrintFormat
>;

/** The pictures a version prints: its arms and its figures. */
export async function picturesOf(
  { document }: Pick<VersionToPrint, 'document'>,
  files: Installation['files']
): Promise<PictureFiles> {
  const found = new Map<string, PictureFile>();
  const arms = document.body.arms && (await pictureOf(document.body.arms.file, files));
  for (const { blocks } of document.sections) {
    for (const { content } of blocks) {
      if (content.kind !== 'figure' || found.has(content.file)) continue;
      const picture = await pictureOf(content.file, files);
      if (picture) found.set(content.file, picture);
    }
  }
  return { ...(arms ? { arms } : {}), files: found };
}

/** The first bytes say what a picture is and how large; it was judged by them when it was stored. */
async function pictureOf(file: string, files: Installation['files']): Promise<PictureFile | null> {
  const bytes = await files.get(file);
  const type = bytes && pictureType(bytes);
  return type ? { ...type, bytes } : null;
}
