import { describe, expect, test } from 'vitest';
import { matrixRows } from '#lib/domain/plans/capacity-figures.ts';
import { weighPlan } from '#lib/domain/plans/choice/choice-of-plan.ts';
import type { Measure } from '#lib/domain/plans/measure.ts';
import { messages } from '#lib/i18n/messages.ts';
import { aCapacityChange, aCell, aCost, aKindChoice, aMeasure, anActivity } from '#tests/plan-fixtures.ts';
import { choiceForm } from './choice-form.ts';
import { measureChoice } from './measure-choice.ts';

const YEARS = [2027, 2028];
const need = (year: number, value: number) =>
  aCell({
    id: `${year}`,
    year,
    ownNeed: { value, asOf: '2026-10-01', source: 'dotazník' },
    existing: { value: 0, asOf: '2026-10-01', source: 'adresár', overrideReason: null },
    ...{ catchmentNeed: null, securedElsewhere: null, staff: null }
  });
const KEY = need(2027, 0);
const change = (by: number, mentions: Partial<ReturnType<typeof aCapacityChange>> = {}) =>
  aCapacityChange({
    ...{ serviceTypeCode: KEY.serviceTypeCode, formCode: KEY.formCode },
    ...{ targetGroupCode: KEY.targetGroupCode, unitCode: KEY.unitCode },
    ...{ year: 2027, change: by, staffChange: 0.5, ...mentions }
  });
const adds = (code: string, by: number, mentions: Partial<Measure> = {}) =>
  aMeasure({ id: `m-${code}`, code, title: `Opatrenie ${code}`, capacityChanges: [change(by)], ...mentions });
const costs = (code: string, cents: number, year = 2027) =>
  anActivity({
    measureId: `m-${code}`,
    costsNothing: false,
    costs: [aCost({ year, cents, certainty: 'contract' })]
  });

function weighed(measures: Measure[], activities: ReturnType<typeof anActivity>[]) {
  const matrix = matrixRows({
    ...{ years: YEARS, cells: [need(2027, 10), need(2028, 20)], choices: [], measures, existing: [] }
  });
  return weighPlan({ measures, activities }, matrix, YEARS);
}

const plan = weighed([adds('o1', 5), adds('o2', 10)], [costs('o1', 100_00), costs('o2', 300_00, 2028)]);

describe('a plan as a problem of choice', () => {
  test('what is added stays until the end, and money with cover is the limit to begin with', () => {
    expect(plan).toMatchObject({
      rows: [{ needed: [10, 20] }],
      measures: [
        { code: 'o1', cents: [100_00, 0], staff: [0.5, 0.5], adds: [{ row: 0, amounts: [5, 5] }] },
        { code: 'o2', cents: [0, 300_00], adds: [{ row: 0, amounts: [10, 10] }] }
      ],
      ...{ leftOut: [], covered: [100_00, 300_00] }
    });
  });

  test('what cannot be weighed is named with its reason', () => {
    const measures = [
      adds('o1', 5, { capacityChanges: [] }),
      adds('o2', 5, { capacityChanges: [change(5), change(-1, { year: 2028 })] }),
      adds('o3', 5, { capacityChanges: [change(5, { targetGroupCode: 'deti' })] }),
      ...['o4', 'o5', 'o6', 'o7'].map((code) => adds(code, 5))
    ];
    const activities = [
      anActivity({ measureId: 'm-o5', costs: [], costsNothing: false }),
      costs('o6', 100, 2031),
      anActivity({ measureId: 'm-o7', costs: [], costsNothing: true })
    ];
    const { leftOut, measures: kept } = weighed(measures, activities);
    expect(leftOut.map(({ code, why }) => [code, why])).toEqual([
      ['o1', 'no-increase'],
      ['o2', 'takes-away'],
      ['o3', 'nothing-missing'],
      ['o4', 'no-activity'],
      ['o5', 'no-cost'],
      ['o6', 'cost-outside-plan']
    ]);
    expect(kept.map(({ code, cents }) => [code, cents])).toEqual([['o7', [0, 0]]]);
    const withMoney = weighed(
      [adds('o1', 5), adds('o2', 5, { capacityChanges: [] })],
      [costs('o1', 100_00), costs('o2', 900_00)]
    );
    // Money of a measure that is not weighed is no limit for the others.
    expect(withMoney.covered).toEqual([100_00, 0]);
  });

  test('need that follows from a choice for the whole kind is reckoned from measures, so it is not missing', () => {
    const measures = [adds('o1', 5)];
    const choices = [aKindChoice({ serviceTypeCode: KEY.serviceTypeCode, choice: 'provide' })];
    const matrix = matrixRows({ years: YEARS, cells: [], choices, measures, existing: [] });
    expect(weighPlan({ measures, activities: [] }, matrix, YEARS).rows).toEqual([]);
  });
});

const saying = { t: messages('sk'), locale: 'sk', groupName: (code: string) => code } as const;
const formOf = (query: string) => choiceForm(new URLSearchParams(query), plan, saying);

describe('the form of a choice', () => {
  test('begins with money that has cover, no limit of staff, and every group alike', () => {
    const { money, staff, weights, asked } = formOf('');
    expect([money, staff, weights].map((of) => of.map(({ value }) => value))).toEqual([
      ['100', '300'],
      ['', ''],
      ['1']
    ]);
    expect(asked).toBeNull();
  });

  test('reads Slovak numbers, and asks nothing while one is wrong', () => {
    const group = KEY.targetGroupCode;
    expect(formOf(`peniaze-2027=1 000,50&uvazky-2028=2,5&vaha-${group}=3`).asked).toEqual({
      limits: { cents: [100_050, 0], staff: [null, 2.5] },
      weights: new Map([[group, 3]])
    });
    for (const wrong of ['peniaze-2027=veľa', 'peniaze-2027=-1', 'peniaze-2027=1&uvazky-2027=x']) {
      expect(formOf(wrong).asked, wrong).toBeNull();
    }
    expect(formOf(`peniaze-2027=1&vaha-${group}=11`).weights[0]?.error).toBeDefined();
  });
});

test('a suggestion says what it takes, what it leaves and why', async () => {
  const names = { kind: (code: string) => code, group: (code: string) => code, unit: (code: string) => code };
  const asked = {
    limits: { cents: [100_00, 200_00], staff: [null, null] },
    weights: new Map<string, number>()
  };
  const shown = await measureChoice(plan, asked, { ...saying, names, hrefOf: (code) => `/${code}` });
  expect(shown).toMatchObject({
    certainty: 'best',
    taken: [{ title: 'Opatrenie o1', href: '/o1' }],
    left: [{ title: 'Opatrenie o2', href: '/o2' }],
    groups: [{ covered: '33\u00a0%' }],
    ...{ greedy: { isSame: true }, alternatives: [] }
  });
  if (typeof shown === 'string') throw new Error(shown);
  expect(shown.left[0]?.text.replaceAll('\u00a0', ' ')).toContain('v roku 2028 o 100 € viac, ako je');
});
