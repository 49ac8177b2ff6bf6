import { type ConsultedPart, type PartKind, WHOLE } from '../consultations/consulted-part.ts';
import { capacityKeyText } from '../directory/capacity.ts';
import type { Block } from '../plans/block.ts';
import { inlineText, plainText } from '../plans/block-text.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from '../plans/plan.ts';
import type { PlanDocument } from './plan-document.ts';

/** Every part of a frozen draft, the whole first and then in the order of the plan. Keys are unique. */
export function consultedParts(document: PlanDocument): ConsultedPart[] {
  const blocks = new Map(document.sections.map((one) => [one.section, one.blocks]));
  const items = itemsOf(document);
  const title = document.plan.title;
  const parts: ConsultedPart[] = [
    { key: WHOLE, kind: 'whole', section: null, number: null, text: title, wording: title },
    ...PLAN_SECTIONS.flatMap((section) => [
      ...(blocks.get(section) ?? []).flatMap((block) => partsOfBlock(block, section)),
      ...items.filter((item) => item.section === section)
    ])
  ];
  return [...new Map(parts.map((part) => [part.key, part])).values()].filter(({ text }) => text !== '');
}

function partsOfBlock(
  { id, content }: Pick<Block, 'id' | 'content'>,
  section: PlanSectionCode
): ConsultedPart[] {
  const part = {
    ...{ key: `block/${id}`, section, number: null, wording: content },
    kind: content.kind === 'heading' ? ('heading' as const) : ('text' as const)
  };
  if (content.kind !== 'table') return [{ ...part, text: plainText(content).trim() }];
  return [
    { ...part, text: content.caption.trim() || plainText(content).trim() },
    ...content.rows.map((row): ConsultedPart => {
      const text = row.cells
        .map((cell) => inlineText(cell.text))
        .join(' · ')
        .trim();
      return { key: `row/${row.id}`, kind: 'row', section, number: null, text, wording: text };
    })
  ];
}

type Item = { id: string; title: string; description?: string; number?: string };

function item(kind: PartKind, section: PlanSectionCode, one: Item, ...more: string[]): ConsultedPart {
  const text = [one.title, one.description ?? '', ...more].filter(Boolean).join('\n').trim();
  return { key: `${kind}/${one.id}`, kind, section, number: one.number ?? null, text, wording: text };
}

function itemsOf(document: PlanDocument): ConsultedPart[] {
  const { priorities, goals, measures, activities, needs, indicators, risks } = document;
  const goal = (one: (typeof goals)[number]) => [
    item('goal', 'goals-and-priorities', one),
    ...measures
      .filter(({ goalId }) => goalId === one.id)
      .flatMap((measure) => [
        item('measure', 'goals-and-priorities', measure),
        ...activities
          .filter(({ measureId }) => measureId === measure.id)
          .map((activity) => item('activity', 'goals-and-priorities', activity, activity.responsible))
      ])
  ];
  return [
    ...needs.map((one) => item('need', 'requirements-analysis', one)),
    ...goals.filter(({ priorityId }) => priorityId === null).flatMap(goal),
    ...priorities.flatMap((one) => [
      item('priority', 'goals-and-priorities', one),
      ...goals.filter(({ priorityId }) => priorityId === one.id).flatMap(goal)
    ]),
    ...document.matrix.rows.map((row) => capacityPart(row, document)),
    ...indicators.map((one) => item('indicator', 'annual-evaluation', one, targetsOf(one))),
    ...risks.map((one) => item('risk', 'risks', one, one.mitigation))
  ];
}

function targetsOf({ targets, unit }: PlanDocument['indicators'][number]): string {
  return targets.map(({ year, value }) => `${year}: ${value} ${unit}`.trim()).join(', ');
}

function capacityPart(row: PlanDocument['matrix']['rows'][number], { names }: PlanDocument): ConsultedPart {
  const called = [
    names.serviceTypes[row.serviceTypeCode]?.name ?? row.serviceTypeCode,
    names.forms[row.formCode] ?? row.formCode,
    names.targetGroups[row.targetGroupCode] ?? row.targetGroupCode
  ].join(', ');
  const years = row.years.map(({ year, figures }) => {
    const planned = figures === null ? '–' : `${figures.existing} + ${figures.plannedIncrease}`;
    return `${year}: ${planned}`;
  });
  const text = `${called} (${names.units[row.unitCode] ?? row.unitCode})\n${years.join(', ')}`;
  const key = `capacity/${capacityKeyText(row)}`;
  return { key, kind: 'capacity', section: 'timetable', number: null, text, wording: text };
}
