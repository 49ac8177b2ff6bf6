import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import { type ModelNumber, type NeedModel, parametersOf, withParameter } from './need-model.ts';
import { neededBy, needWeights } from './need-weights.ts';
import { NEED_LEVELS, type NeedSteps, neededIn, type PeopleByAge, peopleOf } from './needed-in.ts';
import { needByYear } from './needs-by-year.ts';
import { type NeedModelRefusal, refusedModels, refuseNeedModel } from './refuse-need-model.ts';

const DAY = '2026-01-01' as CalendarDay;
const UNITS = ['miesta', 'hodiny', 'prijimatelia'];

function number(value: number, low = value, high = value): ModelNumber {
  return { value, low, high, source: 'skúška', sourceEn: '', asOf: DAY, unverified: true };
}

const homeCare: NeedModel = {
  ...{ serviceTypeCode: 'opatrovatelska-sluzba', formCode: 'terenna', targetGroupCode: 'seniori' },
  ...{ unitCode: 'prijimatelia', validFrom: DAY, validTo: null, note: '', noteEn: '' },
  base: {
    from: 'people',
    bands: [
      { from: 65, to: 79, sex: null, prevalence: number(0.1, 0.05, 0.2) },
      { from: 80, to: null, sex: null, prevalence: number(0.4, 0.3, 0.5) }
    ]
  },
  using: number(0.5, 0.4, 0.6),
  ofForm: number(1),
  unitsPerRecipient: number(1),
  staffPerUnit: number(0.5, 0.4, 0.7),
  eurosPerUnitMonth: number(600, 400, 800)
};

const relief: NeedModel = {
  ...homeCare,
  ...{ serviceTypeCode: 'odlahcovacia-sluzba', unitCode: 'hodiny', unitsPerRecipient: number(20, 10, 40) },
  base: { from: 'recipients', of: { model: homeCare, prevalence: number(0.25, 0.1, 0.4) } },
  ...{ staffPerUnit: null, eurosPerUnitMonth: null }
};

const MODELS = [homeCare, relief];

/** So many people of each age, of each sex. */
const everyAge = (each: number): PeopleByAge => ({
  males: Array.from({ length: 101 }, () => each),
  females: Array.from({ length: 101 }, () => each)
});

const aPeople = fc.record({
  males: fc.array(fc.nat(400), { minLength: 101, maxLength: 101 }),
  females: fc.array(fc.nat(400), { minLength: 101, maxLength: 101 })
});

const aShare = fc
  .tuple(...[0, 1, 2].map(() => fc.double({ min: 0, max: 1, noNaN: true })))
  .map((three) => three.toSorted((one, other) => one - other))
  .map(([low = 0, value = 0, high = 0]) => number(value, low, high));

const aModel = fc
  .record({
    first: aShare,
    second: aShare,
    using: aShare,
    ofForm: aShare,
    from: fc.nat(80),
    width: fc.nat(19)
  })
  .map(
    ({ first, second, using, ofForm, from, width }): NeedModel => ({
      ...homeCare,
      ...{ using, ofForm },
      base: {
        from: 'people',
        bands: [
          { from, to: from + width, sex: 'females', prevalence: first },
          { from: from + width + 1, to: null, sex: null, prevalence: second }
        ]
      }
    })
  );

const results = ({ recipients, capacity, staff, eurosPerMonth }: NeedSteps) => [
  ...[recipients, capacity, staff ?? 0, eurosPerMonth ?? 0]
];

describe('a need follows from people', () => {
  test('every step is told, and reckoned by hand it is the same', () => {
    // 15 ages of 65 – 79 and 21 from 80 on, ten men and ten women of each: 300 and 420 people.
    const steps = neededIn(homeCare, everyAge(10));
    expect(steps.bands.map(({ people, inSituation }) => [people, inSituation])).toEqual([
      [300, 30],
      [420, 168]
    ]);
    expect(steps).toMatchObject({ people: 720, inSituation: 198, recipients: 99, capacity: 99, staff: 49.5 });
    expect(steps.eurosPerMonth).toBe(59_400);
  });

  test('a model may begin with the result of another', () => {
    const steps = neededIn(relief, everyAge(10), { models: MODELS });
    expect(steps.after?.steps.recipients).toBe(99);
    expect(steps).toMatchObject({ people: 99, inSituation: 24.75, recipients: 12.375, capacity: 247.5 });
    expect([steps.staff, steps.eurosPerMonth]).toEqual([null, null]);
  });

  test('women alone are counted where the model says so', () => {
    const people = { males: everyAge(3).males, females: everyAge(5).females };
    expect(peopleOf(people, { from: 0, to: 2, sex: 'females' })).toBe(15);
    expect(peopleOf(people, { from: 99, to: null, sex: 'males' })).toBe(6);
    expect(peopleOf(people, { from: 0, to: 2, sex: null })).toBe(24);
  });

  test('nobody needs nothing; no need is negative; there are never more recipients than people', () => {
    fc.assert(
      fc.property(aModel, aPeople, (model, people) => {
        for (const level of NEED_LEVELS) {
          const steps = neededIn(model, people, { level });
          for (const one of results(steps)) expect(one).toBeGreaterThanOrEqual(0);
          expect(steps.recipients).toBeLessThanOrEqual(steps.people);
          expect(results(neededIn(model, everyAge(0), { level }))).toEqual([0, 0, 0, 0]);
        }
      })
    );
  });

  test('more people never need less', () => {
    fc.assert(
      fc.property(aModel, aPeople, fc.nat(100), fc.nat(50), (model, people, age, more) => {
        const grown = { ...people, females: people.females.with(age, (people.females[age] ?? 0) + more) };
        const [before, after] = [neededIn(model, people), neededIn(model, grown)].map(results);
        before?.forEach((one, at) => {
          expect(after?.[at]).toBeGreaterThanOrEqual(one);
        });
      })
    );
  });

  test('two places need as much together as each by itself, whatever the order', () => {
    fc.assert(
      fc.property(aModel, aPeople, aPeople, (model, one, other) => {
        const models = [
          model,
          { ...relief, base: { from: 'recipients' as const, of: { model, prevalence: number(0.3) } } }
        ];
        const both = {
          males: one.males.map((men, age) => men + (other.males[age] ?? 0)),
          females: other.females.map((women, age) => women + (one.females[age] ?? 0))
        };
        for (const each of models) {
          const [first, second, together] = [one, other, both].map((people) =>
            results(neededIn(each, people, { models }))
          );
          together?.forEach((sum, at) => {
            expect(sum).toBeCloseTo((first?.[at] ?? 0) + (second?.[at] ?? 0), 6);
          });
        }
      })
    );
  });

  test('whatever the assumptions are between their bounds, the need lies between the low and the high one', () => {
    fc.assert(
      fc.property(
        aModel,
        aPeople,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        (model, people, places) => {
          const chosen = parametersOf(model).reduce((changed, { name, number: own }, at) => {
            const place = places[at] ?? 0;
            return withParameter(changed, name, { ...own, value: own.low + place * (own.high - own.low) });
          }, model);
          const [low, between, high] = [
            neededIn(model, people, { level: 'low' }),
            neededIn(chosen, people),
            neededIn(model, people, { level: 'high' })
          ].map(results);
          between?.forEach((one, at) => {
            expect(one).toBeGreaterThanOrEqual((low?.[at] ?? 0) * (1 - 1e-9));
            expect(one).toBeLessThanOrEqual((high?.[at] ?? 0) * (1 + 1e-9));
          });
        }
      )
    );
  });

  test('each year has its own people, each level its own variant', () => {
    const people = { low: everyAge(1), middle: everyAge(2), high: everyAge(4) };
    const { years } = needByYear(homeCare, [{ year: 2030, people }], MODELS);
    expect(
      years.map(({ year, low, middle, high }) => [year, low.people, middle.people, high.people])
    ).toEqual([[2030, 72, 144, 288]]);
  });
});

describe('a model that cannot be reckoned with is refused', () => {
  const bandsOf = (...bands: [number, number | null, 'males' | 'females' | null][]): NeedModel => ({
    ...homeCare,
    base: {
      from: 'people',
      bands: bands.map(([from, to, sex]) => ({ from, to, sex, prevalence: number(0.1) }))
    }
  });
  const following = (model: NeedModel, other: NeedModel): NeedModel => ({
    ...model,
    base: { from: 'recipients', of: { model: other, prevalence: number(0.1) } }
  });
  const cases: [string, NeedModel, NeedModelRefusal | null][] = [
    ['a sound one is not', homeCare, null],
    ['one that begins with another is not', relief, null],
    ['an unknown unit', { ...homeCare, unitCode: 'vedrá' }, { refusal: 'unknown-unit' }],
    ['no ages', bandsOf(), { refusal: 'no-ages', band: 0 }],
    ['ages reversed', bandsOf([80, 65, null]), { refusal: 'ages-reversed', band: 0 }],
    ['an age beyond the oldest', bandsOf([65, 120, null]), { refusal: 'wrong-age', band: 0 }],
    ['half a year', bandsOf([2.5, null, null]), { refusal: 'wrong-age', band: 0 }],
    [
      'somebody counted twice',
      bandsOf([65, 80, null], [80, null, 'males']),
      { refusal: 'ages-overlap', band: 1 }
    ],
    ['men and women of one age are not twice', bandsOf([65, 80, 'females'], [65, 80, 'males']), null],
    ['more than all', { ...homeCare, using: number(1.2) }, { refusal: 'share-over-100', parameter: 'using' }],
    [
      'a bound above all',
      { ...homeCare, ofForm: number(0.9, 0.9, 1.1) },
      { refusal: 'share-over-100', parameter: 'ofForm' }
    ],
    [
      'less than nothing',
      { ...homeCare, staffPerUnit: number(-1) },
      { refusal: 'negative', parameter: 'staffPerUnit' }
    ],
    [
      'no number',
      { ...homeCare, using: number(Number.NaN) },
      { refusal: 'not-a-number', parameter: 'using' }
    ],
    [
      'bounds reversed',
      { ...homeCare, using: number(0.5, 0.6, 0.4) },
      { refusal: 'bounds-reversed', parameter: 'using' }
    ],
    [
      'no source',
      { ...homeCare, using: { ...number(0.5), source: ' ' } },
      { refusal: 'no-source', parameter: 'using' }
    ],
    [
      'no such day',
      { ...homeCare, using: { ...number(0.5), asOf: '0026-02-03' as CalendarDay } },
      { refusal: 'impossible-day', parameter: 'using' }
    ],
    ['no days', { ...homeCare, validTo: DAY }, { refusal: 'ends-before-start' }],
    ['itself', following(homeCare, homeCare), { refusal: 'refers-to-itself' }],
    ['itself in a circle', following(homeCare, relief), { refusal: 'refers-to-itself' }],
    ['a missing one', following(homeCare, { ...relief, formCode: 'ina' }), { refusal: 'unknown-model' }]
  ];
  test.each(cases)('%s', (_, model, refusal) => {
    expect(refuseNeedModel(model, { unitCodes: UNITS, others: MODELS })).toEqual(refusal);
  });

  test('of a set, each that is wrong is named', () => {
    const circle = [following(homeCare, relief), relief];
    expect(refusedModels(circle, UNITS).map(({ refusal }) => refusal)).toEqual([
      { refusal: 'refers-to-itself' },
      { refusal: 'refers-to-itself' }
    ]);
  });
});

test('weights of single people tell the same need as the steps of the model, whoever lives there', () => {
  fc.assert(
    fc.property(aPeople, (people) => {
      for (const model of MODELS) {
        const needed = neededBy(needWeights(model, MODELS, 101), people);
        expect(needed).toBeCloseTo(neededIn(model, people, { models: MODELS }).capacity, 6);
      }
    }),
    { numRuns: 20 }
  );
});
