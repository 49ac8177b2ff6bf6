import type { CrossReference } from '../../plans/block.ts';
import { composing } from '../composing.ts';
import type { DocumentLanguage } from '../document.ts';
import type { PlanDocument } from '../plan-document.ts';
import type { ComparisonWording, Side } from './compared-field.ts';
import {
  ACTIVITIES,
  ANALYSIS_NOTES,
  CELLS,
  CHOICES,
  COSTS,
  FINANCIAL,
  FINDINGS,
  GOALS,
  HUMAN,
  INDICATORS,
  ITEM_KINDS,
  MATERIAL,
  MEASURES,
  NEEDS,
  PLAN_FACTS,
  PRIORITIES,
  PROVIDERS,
  RISKS,
  SERVICES,
  SOURCES,
  SWOT
} from './compared-kinds.ts';
import type { ContentReading } from './content-reading.ts';
import { compareKind, type Sides } from './item-comparison.ts';
import type { KindComparison, PlanComparison } from './plan-comparison.ts';
import { compareSections } from './section-comparison.ts';
import { differCapacity, differMoney } from './sums.ts';

/**
 * Two frozen contents compared: versions of one plan, or plans of two periods. What is computed from the rest (the
 * matrix, the budget, competences, the completeness list) is compared by its sums only.
 */
export function comparePlans(
  before: PlanDocument,
  after: PlanDocument,
  wording: ComparisonWording,
  language: DocumentLanguage
): PlanComparison {
  const sides = sidesOf(before, after, wording, language);
  const kinds = compareKinds(sides);
  const readings = [readingOf(sides.before, sides), readingOf(sides.after, sides)] as const;
  return {
    sections: compareSections(before.sections, after.sections, readings),
    kinds: ITEM_KINDS.flatMap((kind) => kinds.find((one) => one.kind === kind) ?? []),
    money: differMoney(before, after),
    capacity: differCapacity(before, after)
  };
}

/** Those that others link to go first, so that a link to the same item of another plan is the same link. */
function compareKinds(sides: Sides): KindComparison[] {
  return [
    compareKind(PROVIDERS, sides),
    compareKind(SERVICES, sides),
    compareKind(FINDINGS, sides),
    compareKind(NEEDS, sides),
    compareKind(PRIORITIES, sides),
    compareKind(GOALS, sides),
    compareKind(MEASURES, sides),
    compareKind(ACTIVITIES, sides),
    compareKind(COSTS, sides),
    compareKind(INDICATORS, sides),
    compareKind(SWOT, sides),
    compareKind(ANALYSIS_NOTES, sides),
    compareKind(CHOICES, sides),
    compareKind(CELLS, sides),
    compareKind(RISKS, sides),
    compareKind(HUMAN, sides),
    compareKind(MATERIAL, sides),
    compareKind(FINANCIAL, sides),
    compareKind(PLAN_FACTS, sides),
    compareKind(SOURCES, sides)
  ];
}

function sidesOf(
  before: PlanDocument,
  after: PlanDocument,
  wording: ComparisonWording,
  language: DocumentLanguage
): Sides {
  const counterparts = new Map<string, string>();
  const side = (document: PlanDocument, lasting: Side['lasting']): Side => {
    const titles = titlesOf(document);
    return {
      ...composing(document, wording.plan(document.names), language),
      term: wording.term,
      answer: (yes) => (yes ? wording.yes : wording.no),
      title: (id) => titles.get(id) ?? '',
      lasting
    };
  };
  return {
    before: side(before, (id) => id),
    after: side(after, (id) => counterparts.get(id) ?? id),
    samePlan: before.plan.id === after.plan.id,
    pair: (beforeId, afterId) => counterparts.set(afterId, beforeId)
  };
}

function titlesOf(document: PlanDocument): Map<string, string> {
  const { priorities, goals, measures, activities, needs, indicators, findings, services, providers } =
    document;
  const numbered = [...priorities, ...goals, ...measures, ...activities];
  return new Map([
    ...numbered.map(({ id, number, title }) => [id, `${number} ${title}`] as const),
    ...[...needs, ...indicators].map(({ id, title }) => [id, title] as const),
    ...findings.map(({ id, statement }) => [id, statement] as const),
    ...[...providers, ...services].map(({ id, name }) => [id, name] as const)
  ]);
}

/** Goals and measures are mentioned by their number, as in print; tables and figures by what they are. */
function readingOf(side: Side, { samePlan }: Sides): ContentReading {
  const numbers = new Map(
    [...side.document.goals, ...side.document.measures].map(({ id, number }) => [id, number])
  );
  const mention = ({ to, id, text }: CrossReference) => {
    if (to === 'section') return `${side.say('reference.section')} ${text ?? id}`;
    if (to === 'table' || to === 'figure') return side.say(to).toLowerCase();
    const number = numbers.get(id);
    return number === undefined
      ? (text ?? side.say('reference.missing'))
      : side.say(`reference.${to}`, { number });
  };
  // Of another plan's tables it is not known which they are.
  const targetOf = ({ to, id }: CrossReference) =>
    samePlan || to === 'goal' || to === 'measure' || to === 'section' ? side.lasting(id) : '';
  return { mention, targetOf };
}
