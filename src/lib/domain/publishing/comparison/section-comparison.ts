import type { BlockContent } from '../../plans/block.ts';
import { plainText } from '../../plans/block-text.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from '../../plans/plan.ts';
import type { PlanDocument } from '../plan-document.ts';
import { type Aligned, align, type Partners, partners } from './alignment.ts';
import { contentAlone, differContents } from './content-difference.ts';
import type { Readings } from './content-reading.ts';
import { contentKey } from './content-reading.ts';
import { pairAlike } from './likeness.ts';
import { pairById } from './pair-texts.ts';
import type { BlockComparison, SectionComparison } from './plan-comparison.ts';

type PlacedBlock = { id: string; section: PlanSectionCode; content: BlockContent };
type Sections = PlanDocument['sections'];

/**
 * The narrative block by block: by the lasting id wherever a block stands, and what is left within its section by what
 * it says, so that pasted-over text and another plan's text are compared too.
 */
export function compareSections(before: Sections, after: Sections, readings: Readings): SectionComparison[] {
  const [old, young] = [blocksOf(before), blocksOf(after)];
  const pairs = pairBlocks(old, young, readings);
  const has = new Set([...before, ...after].map(({ section }) => section));
  const inside = (blocks: readonly PlacedBlock[], section: PlanSectionCode) =>
    blocks.filter((block) => block.section === section);
  return PLAN_SECTIONS.filter((section) => has.has(section)).map((section) => ({
    section,
    blocks: align(inside(old, section), inside(young, section), pairs).map((block) =>
      compareBlock(block, readings)
    )
  }));
}

function blocksOf(sections: Sections): PlacedBlock[] {
  return sections.flatMap(({ section, blocks }) => blocks.map((block) => ({ ...block, section })));
}

function pairBlocks(
  before: readonly PlacedBlock[],
  after: readonly PlacedBlock[],
  readings: Readings
): Partners<PlacedBlock> {
  const { pairs, old, young } = pairById(before, after);
  const isYoung = new Set(young);
  const alike = pairAlike(old, young, (block) => {
    const { section, content } = block;
    const exact = contentKey(content, readings[isYoung.has(block) ? 1 : 0]);
    return { group: `${section}/${content.kind}`, exact, words: plainText(content) };
  });
  return partners([...pairs, ...alike]);
}

function compareBlock(block: Aligned<PlacedBlock>, readings: Readings): BlockComparison {
  const { place, before, after } = block;
  switch (place) {
    case 'kept':
      return { id: after.id, place, elsewhere: null, content: differ(before, after, readings) };
    case 'moved-here':
      return { id: after.id, place, elsewhere: before.section, content: differ(before, after, readings) };
    case 'moved-away':
      return { id: after.id, place, elsewhere: after.section, content: null };
    case 'removed': {
      const content = contentAlone(before.content, place, readings[0]);
      return { id: before.id, place, elsewhere: null, content };
    }
    case 'added':
      return {
        id: after.id,
        place,
        elsewhere: null,
        content: contentAlone(after.content, place, readings[1])
      };
  }
}

function differ(before: PlacedBlock, after: PlacedBlock, readings: Readings) {
  return differContents(before.content, after.content, readings);
}
