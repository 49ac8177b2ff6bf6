import type { FindingStrength } from '../../evidence/finding.ts';
import { PLAN_TEXTS } from '../../plans/plan.ts';
import { goalAnchor, measureAnchor } from '../compose-blocks.ts';
import type { PlanDocument } from '../plan-document.ts';
import {
  answer,
  type ComparedCost,
  dated,
  day,
  type FieldsOf,
  figure,
  link,
  links,
  nothing,
  type PlanFacts,
  plain,
  prose,
  type Reading,
  type Side,
  word,
  words,
  year
} from './compared-field.ts';
import { euro } from './exact-euro.ts';

/** The kinds of item in the order a comparison tells of them. */
export const ITEM_KINDS = [
  'plan',
  'priorities',
  'goals',
  'measures',
  'activities',
  'costs',
  'indicators',
  'findings',
  'needs',
  'swot',
  'analysisNotes',
  'choices',
  'cells',
  'risks',
  'human',
  'material',
  'financial',
  'providers',
  'services',
  'sources'
] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** How items of one kind are found, named and read. */
export type ComparedKind<Item> = {
  kind: ItemKind;
  items(document: PlanDocument): readonly Item[];
  id(item: Item): string;
  name(item: Item, to: Side): string;
  fields: FieldsOf<Item>;
  /** What an item without a partner of the same id is recognised by; null where there is nothing. */
  code?(item: Item, to: Side, other: Side): string | null;
  /** Whether its wording is enough to recognise it in another plan. */
  byWording?: true;
  /** Whether people put them in an order that means something. */
  ordered?: true;
  anchor?(item: Item): string;
};

type Item<List extends keyof PlanDocument> = PlanDocument[List] extends readonly (infer One)[] ? One : never;
const byId = ({ id }: { id: string }) => id;
const kindName = word((code: string, to) => to.kind(code));
const formName = word((code: string, to) => to.form(code));
const groupName = word((code: string, to) => to.group(code));
const unitName = word((code: string, to) => to.unit(code));
const groupNames = words((code: string, to) => to.group(code));
const sourceName = word((code: string | null, to) => to.source(code)) as FieldsOf<ComparedCost>['sourceCode'];

export const PLAN_FACTS: ComparedKind<PlanFacts> = {
  kind: 'plan',
  items: factsOf,
  id: byId,
  name: ({ title }) => title,
  fields: {
    title: prose,
    body: (body) => [
      { key: { name: body.name, office: body.office, arms: body.arms }, text: () => body.name }
    ],
    fileNumber: plain,
    validFrom: day,
    validTo: day,
    mode: word((mode, to) => to.term(`mode.${mode}`)),
    nationalPriorityListCode: plain,
    joint: (joint) => [
      { key: joint, text: () => (joint === null ? '' : String(joint.memberBodyIds.length)) }
    ],
    targetGroupCodes: groupNames,
    capacityDay: day,
    texts: planTexts,
    evaluator: plain,
    evaluationMonth: (month, to) => [{ key: month, text: () => monthName(month, to) }],
    presentedTo: plain,
    changeReasons: words((reason, to) => to.term(`change-reason.${reason}`)),
    changeProposedBy: plain,
    population: (ages, to) => [{ key: ages, text: () => populationText(ages, to) }]
  }
};

function factsOf({ plan, body, population }: PlanDocument): PlanFacts[] {
  const { id: _, evaluation, change, ...facts } = plan;
  return [
    {
      ...{ id: 'plan', ...facts, body, population },
      evaluator: evaluation.responsible,
      evaluationMonth: evaluation.month,
      presentedTo: evaluation.presentedTo,
      changeReasons: change.reasons,
      changeProposedBy: change.proposedBy
    }
  ];
}

function planTexts(texts: PlanFacts['texts'], to: Side): Reading[] {
  return PLAN_TEXTS.map((code) => {
    const text = texts[code];
    return {
      key: text ?? null,
      text: () => text?.text ?? '',
      detail: to.term(`text.${code}`),
      prose: true
    };
  });
}

type Month = Extract<Parameters<Side['say']>[0], `month.${string}`>;

function monthName(month: number | null, to: Side): string {
  return month === null ? '' : to.say(`month.${month}` as Month);
}

function populationText(ages: PlanFacts['population'], to: Side): string {
  if (ages === null) return '';
  const persons = [...ages.males, ...ages.females].reduce((sum, count) => sum + count, 0);
  return `${to.number(persons)} (${to.words.shortDay(ages.asOf)}, ${ages.source})`;
}

export const PRIORITIES: ComparedKind<Item<'priorities'>> = {
  ...{ kind: 'priorities', id: byId, byWording: true, ordered: true },
  items: (document) => document.priorities,
  name: ({ title }) => title,
  fields: { title: prose, description: prose }
};

export const GOALS: ComparedKind<Item<'goals'>> = {
  ...{ kind: 'goals', id: byId, byWording: true, ordered: true },
  items: (document) => document.goals,
  name: ({ title }) => title,
  anchor: ({ id }) => goalAnchor(id),
  fields: {
    title: prose,
    description: prose,
    priorityId: link,
    needIds: links,
    targetGroupCodes: groupNames,
    services: (services, to) => [
      {
        key: services,
        text: () =>
          services
            .map(({ serviceTypeCode, formCode }) =>
              formCode === null
                ? to.kind(serviceTypeCode)
                : `${to.kind(serviceTypeCode)} (${to.form(formCode)})`
            )
            .join(', ')
      }
    ],
    noCapacityReason: prose,
    nationalPriorityIds: words((id, to) => to.document.names.nationalPriorities[id] ?? id)
  }
};

export const MEASURES: ComparedKind<Item<'measures'>> = {
  ...{ kind: 'measures', id: byId, byWording: true, ordered: true },
  items: (document) => document.measures,
  name: ({ title }) => title,
  anchor: ({ code }) => measureAnchor(code),
  code: measureCode,
  fields: {
    title: prose,
    description: prose,
    // Given once and never changed within a plan; in another plan it says nothing.
    code: nothing,
    goalId: link,
    change: word((change, to) => to.say(`change.${change}`)),
    subject: (subject, to) => [
      {
        key: subject,
        text: () =>
          subject.kind === 'service' ? to.kind(subject.serviceTypeCode) : to.say(`subject.${subject.kind}`)
      }
    ],
    targetGroupCodes: groupNames,
    capacityChanges: (changes, to) =>
      changes.map((one) => ({
        key: [one.change, one.staffChange],
        detail: [
          to.kind(one.serviceTypeCode),
          to.form(one.formCode),
          to.group(one.targetGroupCode),
          to.unit(one.unitCode),
          String(one.year)
        ].join(', '),
        text: () => capacityChangeText(one, to)
      })),
    answersFindingIds: links,
    continues: (continued) => [{ key: continued, text: () => continued?.measureCode ?? '' }]
  }
};

function capacityChangeText(one: Item<'measures'>['capacityChanges'][number], to: Side): string {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${to.number(value)}`;
  const staff = one.staffChange === 0 ? '' : ` (${to.say('resources.fullTime')}: ${signed(one.staffChange)})`;
  return signed(one.change) + staff;
}

/** Within a plan its code; in the plan that follows, the code of the measure it continues (kpss 10-63). */
function measureCode(measure: Item<'measures'>, to: Side, other: Side): string | null {
  if (to.document.plan.id === other.document.plan.id) return measure.code;
  const follows = (one: Side, earlier: Side) =>
    one.document.measures.some(({ continues }) => continues?.planId === earlier.document.plan.id);
  if (follows(to, other))
    return measure.continues?.planId === other.document.plan.id ? measure.continues.measureCode : null;
  return follows(other, to) ? measure.code : null;
}

export const ACTIVITIES: ComparedKind<Omit<Item<'activities'>, 'costs'>> = {
  ...{ kind: 'activities', id: byId, byWording: true, ordered: true },
  items: (document) => document.activities,
  name: ({ title }) => title,
  fields: {
    title: prose,
    description: prose,
    measureId: link,
    responsible: plain,
    partners: words((name) => name),
    from: day,
    to: day,
    costsNothing: answer
  }
};

export const COSTS: ComparedKind<ComparedCost> = {
  ...{ kind: 'costs', id: byId },
  items: ({ activities }) =>
    activities.flatMap(({ id, costs }) => costs.map((cost) => ({ ...cost, activityId: id }))),
  name: (cost, to) => `${to.title(cost.activityId)}: ${cost.year}, ${to.source(cost.sourceCode)}`,
  code: ({ activityId, year, sourceCode, nature }, to) =>
    JSON.stringify([to.lasting(activityId), year, sourceCode, nature]),
  fields: {
    activityId: link,
    year,
    sourceCode: sourceName,
    cents: (cents, to) => [{ key: cents, text: () => euro(cents, to.language) }],
    certainty: word((certainty, to) => to.say(`certainty.${certainty}`)),
    nature: word((nature, to) => to.term(`cost.${nature}`))
  }
};

export const INDICATORS: ComparedKind<Item<'indicators'>> = {
  ...{ kind: 'indicators', id: byId, byWording: true, ordered: true },
  items: (document) => document.indicators,
  name: ({ title }) => title,
  code: ({ startingCode }) => startingCode,
  fields: {
    title: prose,
    owner: (owner, to) => {
      const id = owner.kind === 'goal' ? owner.goalId : owner.kind === 'measure' ? owner.measureId : null;
      return link(id, to).map((reading) => ({ ...reading, key: [owner.kind, reading.key] }));
    },
    startingCode: nothing,
    unit: plain,
    direction: word((direction, to) => to.term(`direction.${direction}`)),
    baseline: dated,
    targets: (targets, to) =>
      targets.map((target) => ({
        key: target.value,
        detail: String(target.year),
        text: () => to.number(target.value)
      })),
    source: plain
  }
};

export const FINDINGS: ComparedKind<Item<'findings'>> = {
  ...{ kind: 'findings', id: byId, byWording: true, ordered: true },
  items: (document) => document.findings,
  name: ({ statement }) => statement,
  fields: {
    statement: prose,
    origin: word((origin, to) => to.say(`origin.${origin}`)),
    kindOfNeed: word((need, to) => to.say(`need.${need}`)),
    voice: word((voice, to) => to.term(`voice.${voice}`)),
    asOf: day,
    source: plain,
    sourceUrl: plain,
    strength: (strength, to) => strengthName(strength ?? null, to),
    place: (place, to) => plain(place ?? null, to),
    sample: (sample, to) => [{ key: sample, text: () => sampleText(sample, to) }],
    targetGroupCodes: groupNames,
    serviceTypeCode: kindName,
    formCode: formName
  }
};

const strengthName = word<FindingStrength>((strength, to) => to.term(`finding-strength.${strength}`));

function sampleText(sample: Item<'findings'>['sample'], to: Side): string {
  if (sample === null) return '';
  const { answers, population } = sample;
  const counted =
    'persons' in answers
      ? to.number(answers.persons)
      : to.say('findings.fewerThan', { limit: answers.fewerThan });
  return `${counted} / ${to.number(population)}`;
}

export const NEEDS: ComparedKind<Item<'needs'>> = {
  ...{ kind: 'needs', id: byId, byWording: true, ordered: true },
  items: (document) => document.needs,
  name: ({ title }) => title,
  fields: {
    title: prose,
    description: prose,
    findingIds: links,
    targetGroupCodes: groupNames,
    serviceTypeCode: kindName,
    formCode: formName
  }
};

export const SWOT: ComparedKind<Item<'swot'>> = {
  ...{ kind: 'swot', id: byId, byWording: true, ordered: true },
  items: (document) => document.swot,
  name: ({ text }) => text,
  fields: {
    quadrant: word((quadrant, to) => to.say(`swot.${quadrant}`)),
    text: prose,
    targetGroupCode: groupName,
    serviceTypeCode: kindName,
    findingIds: links
  }
};

export const ANALYSIS_NOTES: ComparedKind<Item<'analysisNotes'>> = {
  ...{ kind: 'analysisNotes', id: byId },
  items: (document) => document.analysisNotes,
  name: (note, to) => `${to.say(`section.${note.part}`)}: ${noteSubject(note, to)}`,
  code: ({ part, dimension, code }) => JSON.stringify([part, dimension, code]),
  fields: {
    part: word((part, to) => to.say(`section.${part}`)),
    dimension: word((dimension, to) => to.say(`analysis.by-${dimension}`)),
    code: plain,
    text: prose,
    template: answer
  }
};

function noteSubject({ dimension, code }: Item<'analysisNotes'>, to: Side): string {
  if (dimension === 'kind') return to.kind(code);
  return dimension === 'form' ? to.form(code) : to.group(code);
}

export const CHOICES: ComparedKind<PlanDocument['matrix']['choices'][number]> = {
  kind: 'choices',
  items: ({ matrix }) => matrix.choices,
  id: ({ serviceTypeCode }) => serviceTypeCode,
  name: ({ serviceTypeCode }, to) => to.kind(serviceTypeCode),
  fields: {
    serviceTypeCode: kindName,
    choice: word((choice, to) => to.say(`choice.${choice}`)),
    reason: prose,
    securedAt: plain,
    decidedOn: day
  }
};

type Cell = PlanDocument['matrix']['cells'][number];

export const CELLS: ComparedKind<Cell> = {
  ...{ kind: 'cells', id: byId },
  items: ({ matrix }) => matrix.cells,
  name: (cell, to) =>
    [
      to.kind(cell.serviceTypeCode),
      to.form(cell.formCode),
      to.group(cell.targetGroupCode),
      to.unit(cell.unitCode),
      cell.year
    ].join(', '),
  code: (cell) =>
    JSON.stringify([cell.serviceTypeCode, cell.formCode, cell.targetGroupCode, cell.unitCode, cell.year]),
  fields: {
    serviceTypeCode: kindName,
    formCode: formName,
    targetGroupCode: groupName,
    unitCode: unitName,
    year,
    ownNeed: dated,
    catchmentNeed: dated,
    existing: dated,
    securedElsewhere: dated,
    staff: dated
  }
};

export const RISKS: ComparedKind<Item<'risks'>> = {
  ...{ kind: 'risks', id: byId, byWording: true, ordered: true },
  items: (document) => document.risks,
  name: ({ title }) => title,
  fields: {
    title: prose,
    likelihood: word((level, to) => to.term(`risk.${level}`)),
    impact: word((level, to) => to.term(`risk.${level}`)),
    mitigation: prose
  }
};

export const HUMAN: ComparedKind<PlanDocument['resources']['human'][number]> = {
  ...{ kind: 'human', id: byId, byWording: true, ordered: true },
  items: ({ resources }) => resources.human,
  name: ({ role }) => role,
  fields: {
    role: prose,
    employment: word((employment, to) => to.term(`employment.${employment}`)),
    persons: figure,
    fullTime: figure,
    serviceId: link,
    qualification: plain
  }
};

export const MATERIAL: ComparedKind<PlanDocument['resources']['material'][number]> = {
  ...{ kind: 'material', id: byId, byWording: true, ordered: true },
  items: ({ resources }) => resources.material,
  name: ({ title }) => title,
  fields: {
    kind: word((kind, to) => to.say(`material.${kind}`)),
    title: prose,
    quantity: figure,
    barrierFree: word((state, to) => to.term(`barrierFree.${state}`)),
    serviceId: link,
    note: prose
  }
};

type Spending = PlanDocument['resources']['financial'][number];

export const FINANCIAL: ComparedKind<Spending> = {
  kind: 'financial',
  items: ({ resources }) => resources.financial,
  // Published money has no id of its own: some of it is a sum of several rows.
  id: ({ year, sourceCode, item, state, serviceId, budgetLine }) =>
    JSON.stringify([year, sourceCode, item, state, serviceId, budgetLine]),
  name: ({ year, sourceCode, item, state }, to) =>
    [year, to.source(sourceCode), to.term(`spending.${item}`), to.say(`spending.${state}`)].join(', '),
  fields: {
    year,
    sourceCode: sourceName,
    item: word((item, to) => to.term(`spending.${item}`)),
    cents: (cents, to) => [{ key: cents, text: () => euro(cents, to.language) }],
    state: word((state, to) => to.say(`spending.${state}`)),
    serviceId: link,
    budgetLine: plain
  }
};

export const PROVIDERS: ComparedKind<Item<'providers'>> = {
  ...{ kind: 'providers', id: byId },
  items: (document) => document.providers,
  name: ({ name }) => name,
  code: ({ ico }) => ico,
  fields: {
    name: plain,
    kind: word((kind, to) => to.term(`provider.${kind}`)),
    ico: plain,
    website: plain
  }
};

export const SERVICES: ComparedKind<Item<'services'>> = {
  ...{ kind: 'services', id: byId },
  items: (document) => document.services,
  name: ({ name, serviceTypeCode }, to) => name || to.kind(serviceTypeCode),
  code: ({ registerNumber }) => registerNumber,
  fields: {
    name: plain,
    providerId: link,
    serviceTypeCode: kindName,
    registerNumber: plain,
    formCodes: words((code, to) => to.form(code)),
    targetGroupCodes: groupNames,
    placeTerritoryCode: nothing,
    address: plain,
    capacities: (capacities, to) =>
      capacities.map((one) => ({
        key: [one.value, one.confirmedOn, one.source],
        detail: [to.form(one.formCode), to.group(one.targetGroupCode), to.unit(one.unitCode)].join(', '),
        text: () => `${to.number(one.value)} (${to.words.shortDay(one.confirmedOn)}, ${one.source})`
      }))
  }
};

export const SOURCES: ComparedKind<Item<'sources'>> = {
  kind: 'sources',
  items: (document) => document.sources,
  id: ({ code }) => code,
  name: ({ title }) => title,
  fields: { code: nothing, title: plain, source: plain, asOf: day, licence: plain }
};
