import type { Block } from '../block.ts';
import { plainText } from '../block-text.ts';
import { PLAN_SECTIONS, PLAN_TEXTS, type Plan } from '../plan.ts';
import type { SectionText } from '../plan-for-judging.ts';
import { blanksOf } from './sample.ts';
import { wordShare } from './sample-share.ts';
import { allSamples, blanksOfSamples } from './samples.ts';

type WrittenBlock = Pick<Block, 'parent' | 'content'> & {
  /** Nobody has touched it since it was put there; samples of an earlier release are known by it. */
  template: boolean;
};

/** How much of every section of a plan is own and how much stands in a sample, in the order of sections. */
export function sectionTexts(blocks: readonly WrittenBlock[]): SectionText[] {
  const written = Map.groupBy(blocks, ({ parent }) => parent);
  return PLAN_SECTIONS.map((section) => {
    const shares = (written.get(section) ?? []).map(blockShare);
    return {
      section,
      ownWords: shares.reduce((sum, one) => sum + one.own, 0),
      sampleWords: shares.reduce((sum, one) => sum + one.sample, 0),
      openBlanks: shares.flatMap((one) => one.openBlanks)
    };
  });
}

/** The words of one block: own, of a sample, and the blanks of samples that are still open. */
export function blockShare({ content, template }: Omit<WrittenBlock, 'parent'>) {
  const text = plainText(content);
  const share = wordShare(text, allSamples());
  const { own, sample } = template ? { own: 0, sample: share.own + share.sample } : share;
  return { own, sample, openBlanks: blanksOf(text).filter((blank) => blanksOfSamples().has(blank)) };
}

/** Whether a text says nothing but what a sample says. */
export function isOnlySample(text: string): boolean {
  const { own, sample } = wordShare(text, allSamples());
  return own === 0 && sample > 0;
}

/** The plan with those of its short texts marked as template that are nothing but a sample. */
export function withSamplesMarked<P extends Pick<Plan, 'texts'>>(plan: P): P {
  const texts = { ...plan.texts };
  for (const code of PLAN_TEXTS) {
    const text = texts[code];
    if (text && !text.template && isOnlySample(text.text)) texts[code] = { ...text, template: true };
  }
  return { ...plan, texts };
}

/**
 * The blocks of a plan that people read, in the order given (that of reading): a section that is nothing but a sample
 * is left out, in others the blocks of a sample that nobody has touched; a heading of it goes when nothing is left
 * under it. What somebody put there or changed stays, whatever it says.
 */
export function printedBlocks<B extends WrittenBlock>(blocks: readonly B[]): B[] {
  const empty = new Set(
    sectionTexts(blocks)
      .filter((one) => one.ownWords === 0 && one.sampleWords > 0)
      .map((one): string => one.section)
  );
  const touched = blocks.filter(
    (block) =>
      (block.content.kind === 'heading' || !block.template) &&
      (!empty.has(block.parent) || blockShare(block).sample === 0)
  );
  return touched.filter((block, at) => !block.template || leadsToText(touched, block, at));
}

/** Whether something that is no heading stands between this heading and the next one of its level. */
function leadsToText(
  blocks: readonly WrittenBlock[],
  { parent, content }: WrittenBlock,
  at: number
): boolean {
  const level = content.kind === 'heading' ? content.level : 0;
  for (const next of blocks.slice(at + 1)) {
    if (next.parent !== parent) return false;
    if (next.content.kind !== 'heading') return true;
    if (next.content.level <= level) return false;
  }
  return false;
}
