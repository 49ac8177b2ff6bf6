import type { Translate } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../csv.ts';
import type { PublishedComment } from '../db/published-consultations.ts';
import { partName } from './consulted-part-name.ts';

const BEFORE = [
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
const AFTER = ['supports', 'verdict', 'verdictReason', 'edit', 'decidedBy', 'settledOn'] as const;

/**
 * The table of comments with their settlement (vyhodnotenie pripomienok), as Slovak spreadsheets open it, in pieces as
 * comments are read.
 * @param next comments after the one that was read last, none when there are no more
 */
export async function* settlementCsv(
  next: (last: Pick<PublishedComment, 'id'> | null) => Promise<readonly PublishedComment[]>,
  t: Translate
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(CSV_START + csvLine([...BEFORE, ...AFTER].map((one) => t(`discussions.csv.${one}`))));
  let number = 0;
  let last: Pick<PublishedComment, 'id'> | null = null;
  while (true) {
    const comments: readonly PublishedComment[] = await next(last);
    if (comments.length === 0) return;
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
    yield encoder.encode(lines.join(''));
  }
}
