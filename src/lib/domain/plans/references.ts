import { type Block, type BlockContent, type CrossReference, inReadingOrder } from './block.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from './plan.ts';

/** A reference whose target the plan no longer has, and where it stands. */
export type DanglingReference = {
  section: PlanSectionCode;
  blockId: string;
  /** What the target was called when the text was last written; empty where nobody knows. */
  text: string;
};

type Targets = {
  goals: readonly { id: string }[];
  measures: readonly { id: string }[];
  blocks: readonly Pick<Block, 'id' | 'parent' | 'position' | 'content'>[];
};

/** Every reference that leads nowhere, in the order of the text. Parts of a plan are always there. */
export function danglingReferences({ goals, measures, blocks }: Targets): DanglingReference[] {
  const ids = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));
  const ofKind = (kind: BlockContent['kind']) => ids(blocks.filter(({ content }) => content.kind === kind));
  const known: Record<CrossReference['to'], ReadonlySet<string>> = {
    goal: ids(goals),
    measure: ids(measures),
    table: ofKind('table'),
    figure: ofKind('figure'),
    section: new Set<string>(PLAN_SECTIONS)
  };
  return PLAN_SECTIONS.flatMap((section) =>
    inReadingOrder(blocks.filter(({ parent }) => parent === section)).flatMap(({ id: blockId, content }) =>
      referencesIn(content)
        .filter(({ to, id }) => !known[to].has(id))
        .map(({ text = '' }) => ({ section, blockId, text }))
    )
  );
}

/** Every reference of a content, wherever in it. */
export function referencesIn(content: BlockContent): CrossReference[] {
  const found: CrossReference[] = [];
  mapReferences(content, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

/** The content with every reference as `change` says. */
export function mapReferences<Content extends BlockContent>(
  content: Content,
  change: (reference: CrossReference) => CrossReference
): Content {
  return JSON.parse(
    JSON.stringify(content, (_key, value) =>
      value?.type === 'reference' ? change(value as CrossReference) : value
    )
  ) as Content;
}

/** Longest name of a target that a reference keeps, in UTF-16 units. */
export const LONGEST_REFERENCE_TEXT = 300;

/**
 * The content whose references know what their targets are called today, so that a text still says it when a target is
 * removed. What nobody can name keeps the name it had.
 */
export function withTargetNames<Content extends BlockContent>(
  content: Content,
  nameOf: (reference: CrossReference) => string | undefined
): Content {
  return mapReferences(content, (reference) => {
    const name = nameOf(reference);
    if (name === undefined || name === '') return reference;
    const cut = name.slice(0, LONGEST_REFERENCE_TEXT);
    return { ...reference, text: cut.isWellFormed() ? cut : cut.slice(0, -1) };
  });
}
