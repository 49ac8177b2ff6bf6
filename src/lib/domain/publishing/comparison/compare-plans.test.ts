import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aRichPlan,
  type Draft,
  draftOf,
  KEYS,
  said,
  told,
  underOtherIds
} from '#tests/documents/compared-plans.ts';
import type { PlanDocument } from '../plan-document.ts';
import { comparePlans } from './compare-plans.ts';
import { isDifferent, isSectionDifferent } from './plan-comparison.ts';

const BASE = aRichPlan();
const compare = (before: PlanDocument, after: PlanDocument) => comparePlans(before, after, KEYS, 'sk');

type Plan = Draft<PlanDocument>;
/** An edit somebody may make, and what has to be told of it. */
type Edit = { does(plan: Plan): void; told: string };

const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('There is nothing to edit.');
  return item;
};
const sectionOf = (plan: Plan, code: string) =>
  first(plan.sections.filter(({ section }) => section === code));

const EDITS: Edit[] = [
  {
    does: (plan) => {
      plan.plan.title += ' do roku 2031';
    },
    told: 'plan: title'
  },
  {
    does: (plan) => {
      plan.plan.evaluation.month = 5;
    },
    told: 'plan: evaluationMonth'
  },
  {
    does: (plan) => {
      first(plan.priorities).title = 'Doma čo najdlhšie';
    },
    told: 'priorities changed priority-1: title'
  },
  { does: (plan) => void first(plan.goals).needIds.push('need-2'), told: 'goals changed goal-1: needIds' },
  {
    does: (plan) => {
      first(plan.measures).change = 'create';
    },
    told: 'measures changed measure-1: change'
  },
  { does: (plan) => void plan.measures.pop(), told: 'measures removed measure-1-b' },
  {
    does: (plan) => {
      first(plan.activities).to = '2029-06-30';
    },
    told: 'activities changed activity-1: to'
  },
  {
    does: (plan) => {
      first(first(plan.activities).costs).cents += 50;
    },
    told: 'costs changed cost-1: cents'
  },
  {
    does: (plan) =>
      void first(plan.activities).costs.push({
        id: 'cost-9',
        year: 2031,
        sourceCode: 'obec',
        cents: 100,
        certainty: 'pledge',
        nature: 'running'
      }),
    told: 'costs added cost-9'
  },
  {
    does: (plan) => {
      first(plan.indicators).targets.push({ year: 2030, value: 4 });
    },
    told: 'indicators changed indicator-1: targets'
  },
  { does: (plan) => void plan.findings.splice(2, 1), told: 'findings removed finding-3' },
  {
    does: (plan) => {
      first(plan.needs).formCode = 'ambulantna';
    },
    told: 'needs changed need-1: formCode'
  },
  { does: (plan) => void plan.swot.reverse(), told: 'swot moved swot-1' },
  {
    does: (plan) => {
      first(plan.analysisNotes).text = 'Nestačia ani tri.';
    },
    told: 'analysisNotes changed note-1: text'
  },
  {
    does: (plan) => {
      first(plan.matrix.choices).reason = 'Našiel sa záujem.';
    },
    told: 'choices changed opatrovatelska-sluzba: reason'
  },
  { does: (plan) => void plan.matrix.cells.splice(1, 1), told: 'cells removed cell-2028' },
  {
    does: (plan) => {
      first(plan.risks).impact = 'medium';
    },
    told: 'risks changed risk-1: impact'
  },
  {
    does: (plan) => {
      first(plan.resources.human).persons = 5;
    },
    told: 'human changed h1: persons'
  },
  { does: (plan) => void plan.resources.material.pop(), told: 'material removed m2' },
  {
    does: (plan) => {
      first(plan.resources.financial).cents = 1;
    },
    told: 'financial changed [2025,"obec","wages","actual","service","10.2"]: cents'
  },
  {
    does: (plan) => {
      first(plan.services).address = 'Školská 2';
    },
    told: 'services changed service: address'
  },
  {
    does: (plan) => {
      first(sectionOf(plan, 'foreword').blocks).content = {
        kind: 'paragraph',
        text: said('Iný začiatok.')
      };
    },
    told: 'text kept b1'
  },
  {
    does: (plan) =>
      void sectionOf(plan, 'vision').blocks.push({
        id: 'b99',
        content: { kind: 'paragraph', text: said('Pomoc je blízko.') }
      }),
    told: 'text added b99'
  },
  { does: (plan) => void sectionOf(plan, 'social-situation').blocks.pop(), told: 'text removed b5' },
  { does: (plan) => void sectionOf(plan, 'process').blocks.reverse(), told: 'text moved' }
];

/** What a comparison reports, one line for each thing that differs. */
function reportOf(before: PlanDocument, after: PlanDocument): string[] {
  const { kinds, sections } = compare(before, after);
  const items = kinds.flatMap(({ kind, changes }) =>
    changes.flatMap(({ id, change, moved, fields }) => {
      if (moved) return `${kind} moved ${['swot-1', 'swot-2'].includes(id) ? 'swot-1' : id}`;
      if (kind === 'plan') return fields.map(({ field }) => `plan: ${field}`);
      const names = [...new Set(fields.map(({ field }) => field))].join(', ');
      return change === 'changed' ? `${kind} changed ${id}: ${names}` : `${kind} ${change} ${id}`;
    })
  );
  const blocks = sections.flatMap((section) =>
    section.blocks.flatMap(({ id, place, content }) => {
      if (place === 'moved-here') return ['text moved'];
      return place === 'moved-away' || (place === 'kept' && content === null) ? [] : [`text ${place} ${id}`];
    })
  );
  return [...items, ...blocks].toSorted();
}

const someEdits = fc.shuffledSubarray(EDITS);
const edited = (edits: readonly Edit[]) => {
  const plan = draftOf(BASE);
  for (const edit of edits) edit.does(plan);
  return plan as PlanDocument;
};

test('every change of a random editing is reported, and nothing else', () => {
  fc.assert(
    fc.property(someEdits, (edits) => {
      expect(reportOf(BASE, edited(edits))).toEqual(edits.map((edit) => edit.told).toSorted());
    }),
    { numRuns: 60 }
  );
});

test('comparing with itself finds nothing', () => {
  fc.assert(
    fc.property(someEdits, (edits) => {
      const one = edited(edits);
      expect(isDifferent(compare(one, one))).toBe(false);
      expect(isDifferent(compare(one, structuredClone(one)))).toBe(false);
    }),
    { numRuns: 20 }
  );
});

test('from the other side it is the same comparison with sides changed, within a plan and between two', () => {
  fc.assert(
    fc.property(someEdits, someEdits, fc.boolean(), (edits, others, isOther) => {
      const before = edited(edits);
      const after = isOther ? underOtherIds(edited(others)) : edited(others);
      expect(told(compare(after, before))).toEqual(told(compare(before, after), 'mirrored'));
    }),
    { numRuns: 60 }
  );
});

test('the same content as another plan, with other ids throughout, does not differ', () => {
  fc.assert(
    fc.property(someEdits, (edits) => {
      const one = edited(edits);
      expect(reportOf(one, underOtherIds(one))).toEqual([]);
    }),
    { numRuns: 20 }
  );
});

/** Computed from the rest, of the installation, or no word to a reader. */
const NOT_COMPARED =
  /^(schema|language|demonstration|frozenOn|body\.(bodyId|kind|territoryCode)|plan\.id|matrix\.(rows|totals|differences).*|(competence|budget|completeness|names)\b.*|measures\.\d+\.code|services\.\d+\.placeTerritoryCode|sources\.\d+\.code|.*\.(id|number|startingCode))$/;

function leavesOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return NOT_COMPARED.test(path) ? [] : [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, path === '' ? key : `${path}.${key}`)
  );
}

const NUMBER = { value: 3, asOf: '2026-11-01', source: 'úrad', name: 'Poluvsie', overrideReason: null };
/** What may stand where nothing stands now. */
const FILLED: Readonly<Record<string, unknown>> = {
  joint: { memberBodyIds: ['a', 'b'] },
  continues: { planId: 'earlier', measureCode: 'o1' },
  sample: { answers: { persons: 9 }, population: 10 },
  ownNeed: NUMBER,
  catchmentNeed: NUMBER,
  existing: NUMBER,
  securedElsewhere: NUMBER,
  staff: NUMBER
};

function changedAt(path: string): PlanDocument {
  const plan = draftOf(BASE);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce(
    (at, key) => at[key] as Record<string, unknown>,
    plan as unknown as Record<string, unknown>
  );
  const value = holder[last];
  if (typeof value === 'number') holder[last] = value + 1;
  else if (typeof value === 'boolean') holder[last] = !value;
  else holder[last] = value === null ? (FILLED[last] ?? 'x') : `${value}x`;
  return plan as unknown as PlanDocument;
}

test('whichever single thing of the document changes, something is reported', () => {
  const kindsOfBlocks = /^sections\..*\.(section|kind|type)$/;
  const leaves = leavesOf(BASE, '').filter((path) => !kindsOfBlocks.test(path));
  // A hundred ages are one thing.
  const once = leaves.filter((path) => !/^population\.(fe)?males\.(?!7$)/.test(path));
  expect(once.length).toBeGreaterThan(250);
  const silent = once.filter((path) => !isDifferent(compare(BASE, changedAt(path))));
  expect(silent).toEqual([]);
});

describe('sums', () => {
  test('the differences of rows and of years add up to the difference of the whole', () => {
    fc.assert(
      fc.property(someEdits, someEdits, (edits, others) => {
        const { money } = compare(edited(edits), edited(others));
        const sum = (rows: readonly { difference: number }[]) =>
          rows.reduce((all, row) => all + row.difference, 0);
        expect(sum(money.rows)).toBe(money.total.difference);
        expect(sum(money.years)).toBe(money.total.difference);
      }),
      { numRuns: 30 }
    );
  });

  test('money is told by year, source and certainty, to the cent', () => {
    const after = draftOf(BASE);
    first(first(after.activities).costs).cents += 50;
    const { money } = compare(BASE, after as PlanDocument);
    expect(money.rows.filter((row) => row.difference !== 0)).toEqual([
      {
        year: 2028,
        sourceCode: 'obec',
        certainty: 'pledge',
        before: 1_200_000,
        after: 1_200_050,
        difference: 50
      }
    ]);
    expect(money.total).toEqual({ before: 2_450_050, after: 2_450_100, difference: 50 });
  });

  test('capacity is told by kind, form, unit and year; a fraction leaves no trace of floating point', () => {
    const after = draftOf(BASE);
    const total = first(after.matrix.totals);
    total.figures.existing += 0.1 + 0.2;
    const { capacity } = compare(BASE, after as PlanDocument);
    const [changed, ...others] = capacity.filter((row) => row.existing.difference !== 0);
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ serviceTypeCode: total.serviceTypeCode, year: total.year });
    expect(changed?.existing.difference).toBe(0.3);
  });
});

describe('text', () => {
  const withBlock = (content: Plan['sections'][number]['blocks'][number]['content']) => {
    const plan = draftOf(BASE);
    first(sectionOf(plan, 'foreword').blocks).content = content;
    return plan as PlanDocument;
  };
  const foreword = (before: PlanDocument, after: PlanDocument) =>
    first(compare(before, after).sections.filter(({ section }) => section === 'foreword'));

  test('bold letters are a change of looks; a run cut in two is none', () => {
    const plain = withBlock({ kind: 'paragraph', text: said('Pomoc doma') });
    const cut = withBlock({ kind: 'paragraph', text: [...said('Pomoc '), ...said('doma')] });
    const bold = withBlock({ kind: 'paragraph', text: [{ type: 'text', text: 'Pomoc doma', bold: true }] });
    expect(isSectionDifferent(foreword(plain, cut))).toBe(false);
    expect(first(foreword(plain, bold).blocks).content).toMatchObject({ onlyLook: true });
  });

  test('a split paragraph is changed in its first half, and its second half is added', () => {
    const whole = withBlock({
      kind: 'paragraph',
      text: said('Obec pomáha seniorom doma. Rodiny zatiaľ pomoc cez víkend nemajú.')
    });
    const halves = draftOf(whole);
    const { blocks } = sectionOf(halves, 'foreword');
    first(blocks).content = { kind: 'paragraph', text: said('Obec pomáha seniorom doma.') };
    blocks.push({
      id: 'half',
      content: { kind: 'paragraph', text: said('Rodiny zatiaľ pomoc cez víkend nemajú.') }
    });
    const told = foreword(whole, halves as PlanDocument).blocks.map(({ id, place }) => `${place} ${id}`);
    expect(told).toEqual(['kept b1', 'added half']);
  });

  test('a table is compared by row and cell, with a column that was added', () => {
    const cell = (id: string, text: string) => ({ id, text: said(text) });
    const table = (rows: { id: string; cells: ReturnType<typeof cell>[] }[]) =>
      withBlock({ kind: 'table', caption: 'Kto pomáha', headerRow: true, headerColumn: false, rows });
    const before = table([
      { id: 'r1', cells: [cell('a', 'Kto'), cell('b', 'Koľko')] },
      { id: 'r2', cells: [cell('c', 'obec'), cell('d', '8')] }
    ]);
    const after = table([
      { id: 'r1', cells: [cell('a', 'Kto'), cell('n', 'Ako'), cell('b', 'Koľko')] },
      { id: 'r2', cells: [cell('c', 'obec'), cell('m', 'doma'), cell('d', '9')] },
      { id: 'r3', cells: [cell('e', 'Charita'), cell('f', 'ambulantne'), cell('g', '4')] }
    ]);
    expect(first(foreword(before, after).blocks).content).toMatchObject({
      shape: 'table',
      columns: ['kept', 'added', 'kept'],
      rows: [
        { place: 'kept' },
        {
          place: 'kept',
          cells: [
            [{ change: 'same', text: 'obec' }],
            [{ change: 'added', text: 'doma' }],
            [
              { change: 'removed', text: '8' },
              { change: 'added', text: '9' }
            ]
          ]
        },
        { place: 'added' }
      ]
    });
  });

  test('a paragraph carried to another part is told at both places', () => {
    const after = draftOf(BASE);
    const [moved] = sectionOf(after, 'foreword').blocks.splice(0, 1);
    if (moved) sectionOf(after, 'vision').blocks.push(moved);
    const told = compare(BASE, after as PlanDocument).sections.flatMap(({ section, blocks }) =>
      blocks
        .filter(({ place }) => place !== 'kept')
        .map(({ place, elsewhere }) => [section, place, elsewhere])
    );
    expect(told).toEqual([
      ['foreword', 'moved-away', 'vision'],
      ['vision', 'moved-here', 'foreword']
    ]);
  });
});

test('a measure of the next plan that continues one is compared with it, whatever it is called now', () => {
  const before = { ...BASE, plan: { ...BASE.plan, id: 'plan-before' } };
  const after = draftOf(underOtherIds(BASE));
  const measure = first(after.measures);
  measure.title = 'Rozšíriť úväzky v teréne';
  measure.continues = { planId: 'plan-before', measureCode: 'o2' };
  const changes = first(
    compare(before, after as PlanDocument).kinds.filter(({ kind }) => kind === 'measures')
  ).changes;
  const continued = changes.find(({ id }) => id === measure.id);
  expect(continued?.change).toBe('changed');
  expect(continued?.fields.find(({ field }) => field === 'title')?.before).toBe('Vydať príručku pomoci');
});
