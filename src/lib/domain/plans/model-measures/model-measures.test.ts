import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADVERSE_SITUATION_LETTERS } from '../../law/target-group.ts';
import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import { refuseActivity } from '../activity.ts';
import { refuseGoal } from '../goal.ts';
import { refuseIndicator } from '../indicator.ts';
import { OTHER_SUBJECTS, refuseMeasure } from '../measure.ts';
import { planYears } from '../plan.ts';
import { SETTINGS } from '../samples/setting.ts';
import { draftOf, goalOf, termIn } from './draft.ts';
import {
  findModel,
  findModels,
  MODEL_MEASURES,
  type ModelQuestion,
  modelFor,
  subjectCode
} from './library.ts';

type Coded = { code: string; forms?: string[] };
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../../data/law/${name}`, import.meta.url), 'utf8'));
const catalogue = read('catalogue.json') as { targetGroups: Coded[]; financingSources: Coded[] };
const types = read('service-types.json');
const serviceTypes: Coded[] = Array.isArray(types) ? types : types.serviceTypes;
const codesOf = (rows: readonly Coded[]) => new Set(rows.map((row) => row.code));

const ANYTHING: ModelQuestion = { targetGroupCode: null, reason: null, subject: null, words: '' };

describe('the library', () => {
  test('holds at least 60 models, each with a code of its own that can stand in an address', () => {
    expect(MODEL_MEASURES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(MODEL_MEASURES.map((one) => one.code)).size).toBe(MODEL_MEASURES.length);
    expect(new Set(MODEL_MEASURES.map((one) => one.title)).size).toBe(MODEL_MEASURES.length);
    expect(MODEL_MEASURES.filter((one) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(one.code))).toEqual([]);
  });

  test('speaks of groups, kinds and sources that the catalogue of the law has', () => {
    const groups = codesOf(catalogue.targetGroups);
    const kinds = new Set([...codesOf(serviceTypes), ...OTHER_SUBJECTS]);
    const sources = codesOf(catalogue.financingSources);
    for (const model of MODEL_MEASURES) {
      expect(model.targetGroupCodes.filter((code) => !groups.has(code))).toEqual([]);
      expect(kinds.has(subjectCode(model)), model.code).toBe(true);
      expect(model.sources.filter((code) => !sources.has(code))).toEqual([]);
      expect([model.targetGroupCodes.length > 0, model.sources.length > 0]).toEqual([true, true]);
    }
  });

  test('has several models for every target group, and some for every reason of § 2 and every other subject', () => {
    const count = (question: Partial<ModelQuestion>) =>
      Math.min(...SETTINGS.map((setting) => findModels(setting, { ...ANYTHING, ...question }).length));
    for (const { code } of catalogue.targetGroups)
      expect(count({ targetGroupCode: code })).toBeGreaterThan(15);
    for (const letter of ADVERSE_SITUATION_LETTERS)
      expect(count({ reason: letter }), letter).toBeGreaterThan(2);
    for (const subject of OTHER_SUBJECTS) expect(count({ subject }), subject).toBeGreaterThan(1);
  });

  test('every model has activities with somebody responsible, an indicator with its questions, and conditions', () => {
    for (const model of MODEL_MEASURES) {
      expect(model.activities.length, model.code).toBeGreaterThan(0);
      expect(model.indicators.length, model.code).toBeGreaterThan(0);
      const words = [
        ...[model.goal, model.title, model.description, model.conditions, model.moneyHint],
        ...model.activities.flatMap((one) => [one.title, one.responsible]),
        ...model.indicators.flatMap((one) => [one.title, one.unit, one.baseline, one.target, one.source])
      ];
      expect(words.filter((word) => word.trim() === '')).toEqual([]);
    }
  });

  test('is written without officialese, and sentences begin and end as sentences do', () => {
    const faults =
      /v zmysle|za účelom|realiz|implement|z dôvodu|v rámci|ohľadne|klient|užívateľ| ,|\.\.\.|"| {2}|\{/i;
    for (const setting of SETTINGS)
      for (const model of MODEL_MEASURES.map((one) => modelFor(setting, one))) {
        const sentences = [
          model.description,
          model.conditions,
          model.moneyHint,
          ...model.indicators.flatMap((one) => [one.baseline, one.target])
        ];
        expect(sentences.filter((one) => !/^\p{Lu}.*[.?)]$/u.test(one))).toEqual([]);
        const lower = sentences.filter((one) => /[.?!] \p{Ll}/u.test(one.replace(/\(overte\)\./g, '')));
        expect(lower).toEqual([]);
        const heads = [model.goal, model.title, ...model.activities.map((one) => one.title)];
        const titles = [...heads, ...model.indicators.map((one) => one.title)];
        expect(titles.filter((one) => !/^\p{Lu}.*[^.]$/u.test(one))).toEqual([]);
        const named = model.activities.flatMap((one) => [one.responsible, ...one.partners]);
        expect([...sentences, ...titles, ...named].filter((one) => faults.test(one))).toEqual([]);
      }
  });
});

describe('looking for a model', () => {
  test('words are found without diacritics and in other forms; every word narrows', () => {
    const found = (words: string) => findModels('village', { ...ANYTHING, words }).map((one) => one.code);
    expect(found('opatrovatelka vikend')).toContain('opatrovanie-vecer-a-vikend');
    expect(found('opatrovanie').length).toBeGreaterThan(found('opatrovanie víkend').length);
    expect(found('qwx')).toEqual([]);
  });

  test('a village is not shown what only a town can do, but may start it by its address', () => {
    expect(findModels('village', ANYTHING).some((one) => one.code === 'noclaharen')).toBe(false);
    expect(findModels('town', ANYTHING).some((one) => one.code === 'noclaharen')).toBe(true);
    expect(findModel('noclaharen', 'village')?.title).toBe('Zriadiť nocľaháreň');
    expect(findModel('nic-take', 'village')).toBeUndefined();
  });
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDay);
const plan = fc
  .tuple(
    day,
    fc.integer({ min: 0, max: 4000 }),
    fc.subarray(['seniori', 'rodiny-s-detmi', 'vlastna-skupina'])
  )
  .map(([validFrom, days, targetGroupCodes]) => ({
    ...{ validFrom, validTo: addDays(validFrom, days), targetGroupCodes }
  }));

describe('a draft', () => {
  test('of any model in any plan is kept by the rules of measures, activities, indicators and goals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODEL_MEASURES), plan, (model, frame) => {
        let given = 0;
        const newId = () => `id${given++}`;
        const draft = draftOf(model, { plan: frame, measureId: 'm', goalId: 'g', newId });
        const years = planYears(frame);
        expect(refuseMeasure(draft.measure, years)).toBeNull();
        expect(draft.activities.map(refuseActivity).filter(Boolean)).toEqual([]);
        expect(draft.indicators.map((one) => refuseIndicator(one, years)).filter(Boolean)).toEqual([]);
        expect(refuseGoal(goalOf(model, { plan: frame, goalId: 'g', noCapacityReason: 'x' }))).toBeNull();
        expect(new Set([...draft.activities, ...draft.indicators].map((one) => one.id)).size).toBe(given);
        for (const { from, to } of draft.activities) {
          expect([
            frame.validFrom <= (from ?? ''),
            (from ?? '') <= (to ?? ''),
            (to ?? '') <= frame.validTo
          ]).toEqual([true, true, true]);
        }
      })
    );
  });

  test('follows the pattern of its terms', () => {
    const five = { validFrom: '2027-01-01', validTo: '2031-12-31' } as const;
    const term = (year: number, quarter: 1 | 2 | 3 | 4, months: number | 'to-end') =>
      Object.values(termIn(five, { year, quarter, months }));
    expect(term(1, 1, 6)).toEqual(['2027-01-01', '2027-06-30']);
    expect(term(1, 3, 6)).toEqual(['2027-07-01', '2027-12-31']);
    expect(term(2, 4, 6)).toEqual(['2028-10-01', '2029-03-31']);
    expect(term(3, 1, 'to-end')).toEqual(['2029-01-01', '2031-12-31']);
    expect(term(9, 1, 12)).toEqual(['2031-01-01', '2031-12-31']);
  });

  test('takes the groups that the plan speaks of, and the model’s where it speaks of none', () => {
    const model = MODEL_MEASURES.find((one) => one.code === 'obedy-domov') as (typeof MODEL_MEASURES)[number];
    const groups = (targetGroupCodes: string[]) =>
      draftOf(model, {
        plan: { validFrom: '2027-01-01', validTo: '2027-12-31', targetGroupCodes },
        ...{ measureId: 'm', goalId: 'g', newId: () => 'x' }
      }).measure.targetGroupCodes;
    expect(groups(['rodiny-s-detmi', 'seniori'])).toEqual(['seniori']);
    expect(groups(['vlastna'])).toEqual(['seniori', 'zdravotne-postihnutie']);
  });
});
