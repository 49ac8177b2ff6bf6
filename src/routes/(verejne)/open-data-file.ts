import { Readable } from 'node:stream';
import type { RequestEvent } from '@sveltejs/kit';
import type { RdfWriter } from '#lib/server/api/open-data/rdf.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openCatalogue } from '#lib/server/public/open-data/open-data-catalogue.ts';
import { readOperator } from '#lib/server/public/operator.ts';

/** The catalogue of open data in one of its formats; it names the other, and tells whoever has this state so. */
export async function answerWithCatalogue(
  { locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
  writer: RdfWriter,
  other: { path: string; type: string }
): Promise<Response> {
  const { origin } = theInstallation();
  const { publicDb: db, today } = locals;
  const catalogue = await openCatalogue({ db, origin, operator: readOperator(process.env), today });
  const headers = {
    ...{ 'content-type': writer.type, etag: catalogue.etag, 'cache-control': 'public, no-cache' },
    'access-control-allow-origin': '*',
    link: `<${origin}${other.path}>; rel="alternate"; type="${other.type}"`
  };
  if (isKnown(request.headers.get('if-none-match'), catalogue.etag))
    return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD') return new Response(null, { headers });
  const stream = Readable.toWeb(
    Readable.from(encoded(catalogue.written(writer)))
  ) as ReadableStream<Uint8Array>;
  return new Response(stream, { headers });
}

async function* encoded(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

function isKnown(asked: string | null, etag: string): boolean {
  const plain = (one: string) => one.trim().replace(/^W\//, '');
  return asked?.split(',').some((one) => plain(one) === plain(etag) || one.trim() === '*') ?? false;
}
