import { Readable } from 'node:stream';
import { settlementCsv } from '#lib/server/public/settlement-csv.ts';
import { openOwner } from '../../../open-owner.ts';
import { openDiscussion } from '../../open-discussion.ts';
import type { RequestHandler } from './$types';

/** Comments read at once; the answer is written as they come. */
const PART = 500;

/** The table of comments with their settlement (vyhodnotenie pripomienok), as Slovak spreadsheets open it. */
export const GET: RequestHandler = async (event) => {
  const { locals, params } = event;
  const { t } = locals;
  const body = await openOwner(event);
  const { discussion, published } = await openDiscussion(locals, body, params.diskusia);
  const pieces = settlementCsv((last) => published.commentsAfter(body.bodyId, discussion.id, last, PART), t);
  const stream = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
  const headers = {
    ...{ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
    'content-disposition': `attachment; filename="vyhodnotenie-${discussion.code}.csv"`
  };
  return new Response(stream, { headers });
};
