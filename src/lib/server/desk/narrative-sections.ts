import type { BlockContent, ReferenceTarget } from '#lib/domain/plans/block.ts';
import { isBlank, plainText } from '#lib/domain/plans/block-text.ts';
import { PLAN_PARTS, PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { KeptBlock } from '../db/blocks.ts';

/** How far a part of the text is: written, only a template nobody has touched (counts as empty), or nothing. */
export type SectionState = 'own' | 'template' | 'empty';

export type SectionOverview = {
  code: PlanSectionCode;
  /** The letter of § 83 that demands it, or null. */
  letter: string | null;
  state: SectionState;
  words: number;
};

/** Every part of a plan's text and how far it is. */
export function sectionOverviews(blocks: readonly KeptBlock[]): SectionOverview[] {
  const written = Map.groupBy(blocks, ({ parent }) => parent);
  return PLAN_SECTIONS.map((code) => overviewOf(code, written.get(code) ?? []));
}

function overviewOf(code: PlanSectionCode, blocks: readonly KeptBlock[]): SectionOverview {
  const said = blocks.filter(({ content }) => !isBlank(content));
  const own = said.filter(({ template }) => !template);
  const state = own.length > 0 ? 'own' : said.length > 0 ? 'template' : 'empty';
  const letter = PLAN_PARTS.find((part) => part.code === code)?.letter ?? null;
  return { code, letter, state, words: own.reduce((sum, one) => sum + wordsIn(one), 0) };
}

function wordsIn({ content }: { content: BlockContent }): number {
  return plainText(content).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Something in the plan that a text can refer to; without a title of its own it is named by its kind alone. */
export type NamedTarget = { to: ReferenceTarget; id: string; title: string };

type Titled = { id: string; title: string };

/** Everything in a plan that its text may refer to: goals, measures, then tables and pictures. */
export function referenceTargets(
  goals: readonly Titled[],
  measures: readonly Titled[],
  blocks: readonly KeptBlock[]
): NamedTarget[] {
  const captioned = (to: 'table' | 'figure') =>
    blocks.flatMap(({ id, content }) => (content.kind === to ? [{ to, id, title: content.caption }] : []));
  return [
    ...goals.map(({ id, title }) => ({ to: 'goal' as const, id, title })),
    ...measures.map(({ id, title }) => ({ to: 'measure' as const, id, title })),
    ...captioned('table'),
    ...captioned('figure')
  ];
}
