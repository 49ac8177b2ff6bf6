import type { SectionNews } from '#lib/domain/plans/narrative-change.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { EditedText, KnownBlock } from './section-sync.ts';

type Standing = NonNullable<SectionNews['blocks']>;

/**
 * Brings what others wrote into the text, block by block, and answers what is known from then on. A block that both
 * changed is left as it is here and stays known as it was: the server answers it with both wordings when it is sent.
 * @param held ids of blocks in conflict already
 */
export function takeOthersWork(
  text: EditedText,
  known: readonly KnownBlock[],
  standing: Standing,
  held: ReadonlySet<string>
): KnownBlock[] {
  const mine = new Map(text.read().map(({ id, content }) => [id, canonicalJson(content)]));
  const before = new Map(known.map((block) => [block.id, block]));
  const isUntouched = (block: KnownBlock) => mine.get(block.id) === canonicalJson(block.content);
  const hasMoved = !isInOrder(text, known);
  const there = new Set(standing.map(({ id }) => id));

  const learned: KnownBlock[] = [];
  let after: string | null = null;
  for (const { id, revision, content } of standing) {
    const old = before.get(id);
    if (held.has(id) || (old && (revision === old.revision || !isUntouched(old)))) {
      if (old) learned.push(old);
    } else if (old || !mine.has(id)) {
      text.write(id, content, after);
      // In the editor's own words, so that it is never taken for a change of ours.
      const worded = text.read().find((block) => block.id === id)?.content ?? content;
      learned.push({ id, revision, content: worded });
    }
    if (old || mine.has(id) || !held.has(id)) after = id;
  }
  for (const block of known) {
    if (there.has(block.id)) continue;
    if (held.has(block.id) || (mine.has(block.id) && !isUntouched(block))) learned.push(block);
    else if (mine.has(block.id)) text.remove(block.id);
  }
  if (!hasMoved) putInOrder(text, learned);
  return learned;
}

/** Whether the blocks that are known stand in the text in the order in which they are known. */
function isInOrder(text: EditedText, known: readonly KnownBlock[]): boolean {
  const order = new Map(known.map(({ id }, at) => [id, at]));
  const places = text.read().flatMap(({ id }) => order.get(id) ?? []);
  return places.every((place, at) => at === 0 || (places[at - 1] ?? 0) < place);
}

function putInOrder(text: EditedText, known: readonly KnownBlock[]): void {
  let after: string | null = null;
  for (const { id } of known) {
    const order = text.read().map((block) => block.id);
    if (!order.includes(id)) continue;
    const isBehind = after === null || order.indexOf(after) < order.indexOf(id);
    if (!isBehind) text.place(id, after);
    after = id;
  }
}
