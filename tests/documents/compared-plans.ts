import type { Inline } from '#lib/domain/plans/block.ts';
import type { ComparisonWording } from '#lib/domain/publishing/comparison/compared-field.ts';
import type { ContentDifference, PlanComparison } from '#lib/domain/publishing/comparison/plan-comparison.ts';
import type { Difference } from '#lib/domain/publishing/comparison/sums.ts';
import { mirrored } from '#lib/domain/publishing/comparison/word-difference.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { aFrozenPlan } from './frozen-plan.ts';

/** A document that may be edited: what freezing made read-only is writable here. */
export type Draft<Value> = Value extends readonly (infer Item)[]
  ? Draft<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Draft<Value[Key]> }
    : Value;

export const draftOf = (document: PlanDocument) => structuredClone(document) as Draft<PlanDocument>;

/** Words that say the key and what it was given, so that any value may be read. */
export const KEYS: ComparisonWording = {
  plan: () => ({
    say: (word, params) => (params ? `${word}${JSON.stringify(params)}` : word),
    day: String,
    asOf: String,
    shortDay: String,
    finding: () => ({ sentence: '', severity: '', basis: '' })
  }),
  term: String,
  yes: 'yes',
  no: 'no'
};

export const said = (text: string): Inline[] => [{ type: 'text', text }];

/** A frozen plan with at least two of everything that a comparison tells apart. */
export function aRichPlan(): PlanDocument {
  const plan = draftOf(aFrozenPlan());
  const again = <Item extends { id: string }>(list: Item[], change: (item: Item) => Partial<Item>) => {
    const [first] = list;
    if (first) list.push({ ...structuredClone(first), id: `${first.id}-b`, ...change(first) });
  };
  again(plan.priorities, () => ({ number: '2', title: 'Pomôcť rodinám' }));
  again(plan.goals, () => ({ number: '1.2', title: 'Rodiny majú komu zavolať' }));
  again(plan.measures, () => ({
    ...{ number: '1.1.2', code: 'o2', title: 'Vydať príručku pomoci', capacityChanges: [] }
  }));
  const cost = {
    year: 2029,
    sourceCode: null,
    cents: 50_050,
    certainty: 'intention',
    nature: 'capital'
  } as const;
  again(plan.activities, () => ({
    ...{ number: '1.1.1.2', title: 'Zaučenie v susednej obci', partners: ['Charita'] },
    costs: [{ id: 'cost-3', ...cost }]
  }));
  const owner = { kind: 'goal', goalId: 'goal-1' } as const;
  again(plan.indicators, () => ({ title: 'Vydané príručky', owner }));
  const note = { part: 'services-analysis', dimension: 'form', code: 'terenna' } as const;
  plan.analysisNotes = [
    { id: 'note-1', ...note, text: 'Dve opatrovateľky nestačia.', template: false },
    {
      id: 'note-2',
      ...note,
      dimension: 'kind',
      code: 'opatrovatelska-sluzba',
      text: 'Záujem je väčší.',
      template: true
    }
  ];
  const swot = { quadrant: 'weakness', targetGroupCode: 'seniori', serviceTypeCode: null } as const;
  plan.swot = [
    { id: 'swot-1', ...swot, text: 'Nemáme ambulantnú službu.', findingIds: ['finding-1'] },
    { id: 'swot-2', ...swot, text: 'Autobus chodí raz za deň.', findingIds: [] }
  ];
  plan.risks = [
    {
      id: 'risk-1',
      title: 'Nenájdeme opatrovateľku',
      likelihood: 'high',
      impact: 'low',
      mitigation: 'Oslovíme okolie.'
    },
    {
      id: 'risk-2',
      title: 'Skončí projekt',
      likelihood: 'low',
      impact: 'high',
      mitigation: 'Dáme peniaze z rozpočtu.'
    }
  ];
  plan.resources = {
    human: [
      {
        id: 'h1',
        role: 'opatrovateľka',
        employment: 'employee',
        persons: 4,
        fullTime: 3.5,
        serviceId: 'service',
        qualification: 'kurz'
      },
      {
        id: 'h2',
        role: 'dobrovoľník pri obedoch',
        employment: 'volunteer',
        persons: 2,
        fullTime: 0,
        serviceId: null,
        qualification: ''
      }
    ],
    material: [
      {
        id: 'm1',
        kind: 'room',
        title: 'klub dôchodcov',
        quantity: 1,
        barrierFree: 'yes',
        serviceId: null,
        note: ''
      },
      {
        id: 'm2',
        kind: 'vehicle',
        title: 'auto na obedy',
        quantity: 2,
        barrierFree: 'no',
        serviceId: 'service',
        note: 'staršie'
      }
    ],
    financial: [
      {
        year: 2025,
        sourceCode: 'obec',
        item: 'wages',
        cents: 2_400_000,
        state: 'actual',
        serviceId: 'service',
        budgetLine: '10.2'
      },
      {
        year: 2026,
        sourceCode: 'obec',
        item: 'wages',
        cents: 2_600_000,
        state: 'planned',
        serviceId: 'service',
        budgetLine: '10.2'
      }
    ]
  };
  return plan as PlanDocument;
}

/** The same content as a plan of its own: every id another one but the directory's, links among them kept. */
export function underOtherIds(document: PlanDocument): PlanDocument {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(collect);
      return;
    }
    // A mention has the id of what it points at, which may be gone.
    if (typeof value !== 'object' || value === null || ('type' in value && value.type === 'reference'))
      return;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'id' && typeof member === 'string') ids.add(member);
      else collect(member);
    }
  };
  collect({ ...document, services: [], providers: [] });
  return JSON.parse(JSON.stringify(document), (_key, value) =>
    typeof value === 'string' && ids.has(value) ? `other-${value}` : value
  );
}

/** Everything a comparison says, in one order, for comparing it with one made from the other side. */
export function told(comparison: PlanComparison, side: 'as-is' | 'mirrored' = 'as-is') {
  const isMirrored = side === 'mirrored';
  const turn = <Word extends string>(word: Word) => (isMirrored ? (MIRROR[word] ?? word) : word);
  const pieces = (all: Parameters<typeof mirrored>[0]) => (isMirrored ? mirrored(all) : all);
  const sides = <Value>(before: Value, after: Value) => (isMirrored ? [after, before] : [before, after]);
  const numbers = ({ before, after, difference }: Difference) => ({
    sides: sides(before, after),
    difference: isMirrored ? -difference + 0 : difference
  });
  const lines = <Line extends { place: string }>(all: readonly Line[], tell: (line: Line) => unknown) =>
    all
      .filter(({ place }) => place !== (isMirrored ? 'moved-here' : 'moved-away'))
      .map((line) => (isMoved(line.place) ? 'moved' : canonicalJson([turn(line.place), tell(line)])))
      .toSorted();
  const content = (one: ContentDifference): unknown => {
    switch (one.shape) {
      case 'heading':
      case 'paragraph':
      case 'callout':
        return [one.shape, one.onlyLook, pieces(one.pieces)];
      case 'list':
        return [one.shape, one.onlyLook, lines(one.lines, (line) => pieces(line.pieces))];
      case 'table':
        return [
          one.shape,
          one.onlyLook,
          pieces(one.caption),
          lines(one.rows, (row) => row.cells.map(pieces).map(canonicalJson).toSorted())
        ];
      case 'figure':
        return [one.shape, one.onlyLook, one.newPicture, pieces(one.caption), pieces(one.alternative)];
      case 'living':
        return [one.shape, one.onlyLook, sides(one.before, one.after)];
      case 'replaced':
        return [one.shape, sides(content(one.removed), content(one.added))];
    }
  };
  return {
    sections: comparison.sections.map(({ section, blocks }) => [
      section,
      lines(blocks, (block) => block.content && content(block.content))
    ]),
    // A moved block says how it changed at its new place, which is the old one from the other side.
    moved: comparison.sections
      .flatMap(({ blocks }) => blocks)
      .filter(({ place }) => place === 'moved-here')
      .map((block) => canonicalJson(block.content && content(block.content)))
      .toSorted(),
    kinds: comparison.kinds.map(({ kind, unchanged, changes }) => [
      kind,
      unchanged,
      changes
        .map(({ change, moved, before, after, fields }) =>
          canonicalJson([
            turn(change),
            moved,
            sides(before, after),
            fields
              .map((field) => [
                field.field,
                field.detail,
                sides(field.before, field.after),
                field.pieces && pieces(field.pieces)
              ])
              .map(canonicalJson)
              .toSorted()
          ])
        )
        .toSorted()
    ]),
    money: [
      comparison.money.rows.map((row) => [row.year, row.sourceCode, row.certainty, numbers(row)]),
      comparison.money.years.map((row) => [row.year, numbers(row)]),
      numbers(comparison.money.total)
    ],
    capacity: comparison.capacity.map((row) => [
      ...[row.serviceTypeCode, row.formCode, row.unitCode, row.year],
      ...[numbers(row.existing), numbers(row.statutoryIncrease), numbers(row.plannedIncrease)]
    ])
  };
}

const MIRROR: Readonly<Record<string, string>> = {
  added: 'removed',
  removed: 'added',
  'moved-away': 'moved-here',
  'moved-here': 'moved-away'
};

function isMoved(place: string): boolean {
  return place === 'moved-away' || place === 'moved-here';
}
