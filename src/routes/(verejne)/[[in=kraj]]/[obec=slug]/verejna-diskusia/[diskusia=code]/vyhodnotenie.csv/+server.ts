import { CSV_START, csvLine } from '#lib/server/csv.ts';
import type { PublishedComment } from '#lib/server/db/published-consultations.ts';
import { openOwner } from '../../../open-owner.ts';
import { openDiscussion, partName } from '../../open-discussion.ts';
import type { RequestHandler } from './$types';

/** Comments read at once; the answer is written as they come. */
const PART = 500;

/** The table of comments with their settlement (vyhodnotenie pripomienok), as Slovak spreadsheets open it. */
export const GET: RequestHandler = async (event) => {
  const { locals, params } = event;
  const { t } = locals;
  const body = await openOwner(event);
  const { discussion, published } = await openDiscussion(locals, body, params.diskusia);
  const head = [
    'number',
    'about',
    'words',
    'received',
    'origin',
    'name',
    'text',
    'proposed',
    'reason'
  ] as const;
  const after = ['supports', 'verdict', 'verdictReason', 'edit', 'decidedBy', 'settledOn'] as const;
  let last: Pick<PublishedComment, 'id'> | null = null;
  let number = 0;
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(to) {
      to.enqueue(
        encoder.encode(CSV_START + csvLine([...head, ...after].map((one) => t(`discussions.csv.${one}`))))
      );
    },
    async pull(to) {
      const comments: PublishedComment[] = await published.commentsAfter(
        ...([body.bodyId, discussion.id, last, PART] as const)
      );
      last = comments.at(-1) ?? null;
      const lines = comments.map((one) => {
        number += 1;
        const { name, words } = partName(one.part, t);
        const said = one.hiddenReason === null ? one.text : `${t('discussions.hidden')}: ${one.hiddenReason}`;
        return csvLine([
          ...[number, name, words, one.receivedOn, t(`discussions.origin.${one.origin}`), one.name],
          ...[said, one.proposed, one.reason, one.supports],
          ...[one.verdict && t(`discussions.verdict.${one.verdict}`), one.verdictReason, one.edit],
          ...[one.decidedBy, one.settledOn]
        ]);
      });
      to.enqueue(encoder.encode(lines.join('')));
      if (comments.length < PART) to.close();
    }
  });
  const headers = {
    ...{ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
    'content-disposition': `attachment; filename="vyhodnotenie-${discussion.code}.csv"`
  };
  return new Response(stream, { headers });
};
