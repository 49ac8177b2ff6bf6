import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '#lib/server/reference/data-folder.ts';
import { readNeedModels } from '#lib/server/reference/read-need-models.ts';
import { comparativeNeed } from './comparative-need.ts';
import { neededIn, type PeopleByAge } from './needed-in.ts';
import { needByYear } from './needs-by-year.ts';
import { inScenario, needsTogether, readChange } from './scenario.ts';
import { sensitivityOf } from './sensitivity.ts';

const models = readNeedModels(dataFolder());
const modelOf = (kind: string) => {
  const found = models.find(({ serviceTypeCode }) => serviceTypeCode === kind);
  if (!found) throw new Error(kind);
  return found;
};
const everyAge = (each: number): PeopleByAge => ({
  males: Array.from({ length: 101 }, () => each),
  females: Array.from({ length: 101 }, () => each)
});
const people = { low: everyAge(9), middle: everyAge(10), high: everyAge(11) };

describe('which assumption moves the result most', () => {
  test('a share that may be twice as high or half as low moves it by as much', () => {
    const centre = modelOf('denne-centrum');
    const middle = neededIn(centre, people.middle).capacity;
    const [first, second] = sensitivityOf(centre, people, models);
    expect(first?.of).toMatchObject({ parameter: 'using' });
    expect([first?.low, first?.high]).toEqual([middle / 2, middle * 2]);
    expect(second?.of).toBe('people');
    expect(second?.high).toBeCloseTo(middle * 1.1, 9);
  });

  test('assumptions of the model it begins with count too', () => {
    const owners = sensitivityOf(modelOf('odlahcovacia-sluzba'), people, models).flatMap(({ of }) =>
      of === 'people' ? [] : [`${of.model.serviceTypeCode} ${of.parameter}`]
    );
    expect(owners).toContain('opatrovatelska-sluzba using');
    expect(owners).toContain('odlahcovacia-sluzba unitsPerRecipient');
    expect(owners.some((one) => /staff|euros/.test(one))).toBe(false);
  });

  test('each moves it both ways around the middle, and none farther than all at once', () => {
    for (const model of models) {
      const [low, middle, high] = (['low', 'middle', 'high'] as const).map(
        (level) => neededIn(model, people[level], { level, models }).capacity
      );
      for (const sway of sensitivityOf(model, people, models)) {
        expect(sway.low).toBeGreaterThanOrEqual((low ?? 0) * (1 - 1e-9));
        expect(sway.low).toBeLessThanOrEqual((middle ?? 0) * (1 + 1e-9));
        expect(sway.high).toBeGreaterThanOrEqual((middle ?? 0) * (1 - 1e-9));
        expect(sway.high).toBeLessThanOrEqual((high ?? 0) * (1 + 1e-9));
      }
    }
  });
});

describe('a scenario', () => {
  test('that changes nothing is what it was', () => {
    for (const model of models)
      expect(inScenario(model, { terenna: 0, ambulantna: 0, pobytova: 0 })).toBe(model);
  });

  test('changes the need of its form by as many percent, and nobody uses a service twice over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 200 }), fc.constantFrom(...models), (percent, model) => {
        const changed = inScenario(model, { terenna: percent, ambulantna: percent, pobytova: percent });
        expect(changed.using.high).toBeLessThanOrEqual(1);
        expect(changed.using.value).toBeGreaterThanOrEqual(0);
        if (model.formCode === 'ina' || model.base.from === 'recipients') expect(changed).toBe(model);
        else
          expect(changed.using.value).toBeCloseTo(Math.min(1, model.using.value * (1 + percent / 100)), 12);
      })
    );
  });

  test('staff and money of all kinds are added, the months of a year', () => {
    const two = ['zariadenie-pre-seniorov', 'denne-centrum'].map((kind) =>
      needByYear(modelOf(kind), [{ year: 2030, people }], models)
    );
    const [together] = needsTogether(two);
    const steps = two.map(({ years }) => years[0]?.middle);
    expect(together?.year).toBe(2030);
    expect(together?.staff).toBeCloseTo((steps[0]?.staff ?? 0) + (steps[1]?.staff ?? 0), 9);
    expect(together?.eurosPerYear).toBeCloseTo(
      12 * ((steps[0]?.eurosPerMonth ?? 0) + (steps[1]?.eurosPerMonth ?? 0)),
      6
    );
  });

  test.each([
    ['30', 30],
    ['+30', 30],
    ['-20', -20],
    ['−20', -20],
    ['0', 0],
    ['-100', -100],
    ['-101', null],
    ['201', null],
    ['12,5', null],
    ['', null],
    ['veľa', null]
  ])('%s is read as %s', (text, percent) => {
    expect(readChange(text)).toBe(percent);
  });
});

test('people who had as much as their district had have it again; where nobody lives nothing can be compared', () => {
  expect(comparativeNeed(30, 600, 20)).toBe(1);
  expect(comparativeNeed(30, 600, 600)).toBe(30);
  expect(comparativeNeed(0, 600, 20)).toBe(0);
  expect(comparativeNeed(30, 0, 20)).toBeNull();
});
