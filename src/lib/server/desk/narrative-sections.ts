import type { ReferenceTarget } from '#lib/domain/plans/block.ts';
import { isBlank } from '#lib/domain/plans/block-text.ts';
import { PLAN_PARTS, PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { sampleShare } from '#lib/domain/plans/plan-for-judging.ts';
import { sectionTexts } from '#lib/domain/plans/samples/section-shares.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { KeptBlock } from '../db/blocks.ts';

/** How far a part of the text is: written, only a sample nobody has made their own (counts as empty), or nothing. */
export type SectionState = 'own' | 'template' | 'empty';

export type SectionOverview = {
  code: PlanSectionCode;
  /** The letter of § 83 that demands it, or null. */
  letter: string | null;
  state: SectionState;
  /** Own words. */
  words: number;
  /** Share of samples in its words, 0 to 1; null without any words. */
  sampleShare: number | null;
  /** Blanks of samples that nobody has filled yet. */
  openBlanks: readonly string[];
};

/** Every part of a plan's text and how far it is. */
export function sectionOverviews(blocks: readonly KeptBlock[]): SectionOverview[] {
  return sectionTexts(blocks).map((text) => {
    const { section: code, ownWords: words, sampleWords, openBlanks } = text;
    const said = blocks.filter(({ parent, content }) => parent === code && !isBlank(content));
    const isOwn = words > 0 || (sampleWords === 0 && said.length > 0);
    const state = isOwn ? 'own' : said.length > 0 ? 'template' : 'empty';
    const letter = PLAN_PARTS.find((part) => part.code === code)?.letter ?? null;
    return { code, letter, state, words, sampleShare: sampleShare([text]), openBlanks };
  });
}

/** Something in the plan that a text can refer to; without a title of its own it is named by its kind alone. */
export type NamedTarget = { to: ReferenceTarget; id: string; title: string };

type Titled = { id: string; title: string };

/** Everything in a plan that its text may refer to: goals, measures, tables, pictures, then parts of the plan. */
export function referenceTargets(
  goals: readonly Titled[],
  measures: readonly Titled[],
  blocks: readonly KeptBlock[],
  t: Translate
): NamedTarget[] {
  const captioned = (to: 'table' | 'figure') =>
    blocks.flatMap(({ id, content }) => (content.kind === to ? [{ to, id, title: content.caption }] : []));
  return [
    ...goals.map(({ id, title }) => ({ to: 'goal' as const, id, title })),
    ...measures.map(({ id, title }) => ({ to: 'measure' as const, id, title })),
    ...captioned('table'),
    ...captioned('figure'),
    ...PLAN_SECTIONS.map((id) => ({ to: 'section' as const, id, title: t(`section.${id}.title`) }))
  ];
}
