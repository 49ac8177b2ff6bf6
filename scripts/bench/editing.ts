import { randomUUID } from 'node:crypto';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { changesBetween } from '#lib/ui/editor/section-sync.ts';
import { keyToPaint } from './editor-paint.ts';
import { paragraphLine } from './edits.ts';
import { type Line, lineOf } from './line.ts';

const SENTENCE =
  'Obec zabezpečí terénnu opatrovateľskú službu pre seniorov, ktorí žijú sami, aj cez víkend. ';
/** A long paragraph: about a page of a printed plan. */
const SENTENCES = 24;

/** What saving one paragraph of a section of sixty pages sends, and how fast it is durable. */
export async function* editing(): AsyncGenerator<Line> {
  const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });
  const paragraph = SENTENCE.repeat(SENTENCES).trim();
  const known = Array.from({ length: 60 }, () => ({
    id: randomUUID(),
    content: says(paragraph),
    revision: 7
  }));
  const wanted = known.map(({ id, content }, at) => ({
    id,
    content: at === 30 ? says(`${paragraph} Nová veta.`) : content
  }));
  const body = JSON.stringify({ changes: changesBetween(known, wanted, new Set()) });
  yield lineOf({
    ...{ group: 'desk', name: 'autosave of one paragraph, sent', unit: 'B', goal: 'value <= 5000' },
    // Its bare floor is the paragraph itself.
    ...{ value: Buffer.byteLength(body), limit: Buffer.byteLength(`${paragraph} Nová veta.`) }
  });
  yield await paragraphLine();
  yield* keyToPaint();
}
