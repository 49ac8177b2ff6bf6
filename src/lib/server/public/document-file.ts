import { Readable } from 'node:stream';
import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { FileStore } from '../files.ts';

const TYPES: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text'
};
const LONGEST_NAME = 80;

/** The name under which a document is saved: letters, digits and hyphens of its title, whatever it was called. */
export function documentFileName({ title, format }: { title: string; format: DocumentFormat }): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  return `${words || 'dokument'}.${format}`;
}

/** A document as an answer; whatever its bytes hold, a browser saves it and runs nothing. Null without the file. */
export async function documentAnswer(
  files: Pick<FileStore, 'stream'>,
  document: { hash: string; title: string; format: DocumentFormat },
  request: Request,
  cacheControl: string
): Promise<Response | null> {
  const etag = `"${document.hash.slice(0, 32)}"`;
  const headers = {
    etag,
    'content-type': TYPES[document.format],
    'content-disposition': `attachment; filename="${documentFileName(document)}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': cacheControl
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const file = await files.stream(document.hash);
  if (!file) return null;
  return new Response(Readable.toWeb(file.content) as ReadableStream, {
    headers: { ...headers, 'content-length': String(file.size) }
  });
}
