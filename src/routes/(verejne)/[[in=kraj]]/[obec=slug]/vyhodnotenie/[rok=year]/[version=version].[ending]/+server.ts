import { error } from '@sveltejs/kit';
import { evaluationText } from '#lib/domain/monitoring/evaluation.ts';
import { publishedEvaluations } from '#lib/server/db/evaluations.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openOwner } from '../../../open-owner.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8'
} as const;

const SCHEMA_ADDRESS = '/schemy/vyhodnotenie-1.schema.json';

/** A published evaluation as a file, for ever the same: PDF, Word, or its canonical content. */
export const GET: RequestHandler = async (event) => {
  const { params, locals, request } = event;
  const body = await openOwner(event);
  const { ending, rok } = params;
  const number = Number(params.version.slice(1));
  const one = isEnding(ending)
    ? await publishedEvaluations(locals.publicDb).ofYear(body.bodyId, Number(rok), number)
    : undefined;
  if (!one || !isEnding(ending)) error(404, 'no-such-file');
  const hash = { pdf: one.pdfHash, docx: one.docxHash, json: one.contentHash }[ending];
  const etag = `"${hash.slice(0, 32)}"`;
  const headers = {
    etag,
    'content-type': TYPES[ending],
    'cache-control': 'public, no-cache',
    'content-disposition': `${ending === 'docx' ? 'attachment' : 'inline'}; filename="vyhodnotenie-${body.slug}-${rok}-v${number}.${ending}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...(ending === 'json' ? { link: `<${SCHEMA_ADDRESS}>; rel="describedby"` } : {})
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const content =
    ending === 'json'
      ? new TextEncoder().encode(evaluationText(one.content))
      : await theInstallation().files.get(hash);
  if (!content) error(404, 'no-such-file');
  return new Response(new Uint8Array(content), {
    headers: { ...headers, 'content-length': String(content.byteLength) }
  });
};

function isEnding(ending: string): ending is keyof typeof TYPES {
  return Object.hasOwn(TYPES, ending);
}
