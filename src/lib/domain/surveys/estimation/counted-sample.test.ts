import fc from 'fast-check';
import { expect, test } from 'vitest';
import { association, countedAssociation } from './association.ts';
import { postStratified, raked } from './calibration.ts';
import { countedEffect, countedMean, unweighted, weightedTo } from './counted-sample.ts';
import { estimateMean, weightingEffect } from './estimate.ts';
import { type SampleDesign, sampleDesign } from './sample-design.ts';

/** Two traits of two and three groups: six cells. */
const FIRST = Int32Array.of(0, 0, 0, 1, 1, 1);
const SECOND = Int32Array.of(0, 1, 2, 0, 1, 2);
const VALUES = [1, 2, 5];

/** People of a cell by what they said: nothing, or one of the values. */
const cell = fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 9 })));
const cells = fc.array(cell, { minLength: 6, maxLength: 6 });
const residents = fc.array(fc.integer({ min: 50, max: 900 }), { minLength: 6, maxLength: 6 });

function oneByOne(said: readonly (readonly number[])[]) {
  const people = said.flatMap((counts, at) =>
    counts.flatMap((count, what) => Array.from({ length: count }, () => ({ at, what })))
  );
  return {
    cellOf: Int32Array.from(people, ({ at }) => at),
    values: Float64Array.from(people, ({ what }) => VALUES[what - 1] ?? 0),
    counted: people.map(({ what }) => (what === 0 ? 0 : 1))
  };
}

function expectSame(said: readonly (readonly number[])[], design: SampleDesign, sample = unweighted([])) {
  const { values, counted } = oneByOne(said);
  const found = countedMean(
    sample,
    VALUES.map((value, at) => ({ value, people: said.map((counts) => counts[at + 1] ?? 0) }))
  );
  const expected = estimateMean(design, values, counted);
  expect(found.value).toBeCloseTo(expected.value, 9);
  expect(found.standardError).toBeCloseTo(expected.standardError, 9);
  expect(countedEffect(sample).effective).toBeCloseTo(weightingEffect(design.weights).effective, 6);
}

const peopleOf = (said: readonly (readonly number[])[]) =>
  said.map((counts) => counts.reduce((sum, count) => sum + count, 0));
const sumsOf = (groups: Int32Array, counts: readonly number[]) =>
  [0, 1, 2].map((group) => counts.reduce((sum, count, at) => (groups[at] === group ? sum + count : sum), 0));

test('counts give what people one by one give: as they are, in groups of one table, and of two at once', () => {
  fc.assert(
    fc.property(cells, residents, (said, census) => {
      const { cellOf } = oneByOne(said);
      const one = sampleDesign(new Float64Array(cellOf.length).fill(1));
      expectSame(said, one, unweighted(peopleOf(said)));

      const table = { groups: Int32Array.of(0, 1, 2, 3, 4, 5), residents: census };
      const stratified = postStratified(one, { ...table, groups: cellOf });
      if (stratified.outcome !== 'calibrated') throw new Error(stratified.outcome);
      expectSame(said, stratified.design, weightedTo(peopleOf(said), [table]) ?? unweighted([]));

      const margins = [
        { groups: FIRST, residents: sumsOf(FIRST, census).slice(0, 2) },
        { groups: SECOND, residents: sumsOf(SECOND, census) }
      ];
      const both = raked(
        one,
        margins.map((margin) => ({ ...margin, groups: cellOf.map((at) => margin.groups[at] ?? 0) }))
      );
      if (both.outcome !== 'calibrated') throw new Error(both.outcome);
      expectSame(said, both.design, weightedTo(peopleOf(said), margins) ?? unweighted([]));
    }),
    { numRuns: 60 }
  );
});

test('a group of residents of whom nobody answered cannot be weighted up', () => {
  expect(weightedTo([4, 0], [{ groups: Int32Array.of(0, 1), residents: [10, 10] }])).toBeNull();
});

test('whether an answer goes with a trait is judged alike, people counted or one by one', () => {
  fc.assert(
    fc.property(cells, residents, (said, census) => {
      const { cellOf } = oneByOne(said);
      const table = { groups: Int32Array.of(0, 1, 2, 3, 4, 5), residents: census };
      const one = sampleDesign(new Float64Array(cellOf.length).fill(1));
      const weighted = postStratified(one, { ...table, groups: cellOf });
      if (weighted.outcome !== 'calibrated') throw new Error(weighted.outcome);
      const answers = Int32Array.from(oneByOne(said).values, (value) => VALUES.indexOf(value) + 1);
      const groups = cellOf.map((at) => SECOND[at] ?? 0);
      const expected = association(weighted.design, answers, groups, 4, 3);
      const found = countedAssociation(
        weightedTo(peopleOf(said), [table]) ?? unweighted([]),
        [0, 1, 2, 3].map((what) => said.map((counts) => counts[what] ?? 0)),
        SECOND,
        3
      );
      expect(found?.f).toBeCloseTo(expected?.f ?? Number.NaN, 8);
      expect(found?.degrees).toBeCloseTo(expected?.degrees ?? Number.NaN, 8);
      expect(found?.denominator).toBeCloseTo(expected?.denominator ?? Number.NaN, 5);
    }),
    { numRuns: 15 }
  );
});

test('who gave no answer, and who said nothing of the trait, is compared with nobody', () => {
  const said = [Float64Array.of(30, 10, 7), Float64Array.of(10, 30, 2)];
  const groups = Int32Array.of(0, 1, -1);
  const found = countedAssociation(unweighted([60, 60, 20]), said, groups, 2);
  // Pearson's chi-squared of the table 30, 10 / 10, 30 is 20.
  expect(found?.f).toBeGreaterThan(15);
  expect(found?.probability).toBeLessThan(0.001);
  expect(countedAssociation(unweighted([60, 60, 20]), said, Int32Array.of(-1, -1, -1), 2)).toBeNull();
});

test('a group of whom nobody answered, and an answer that no group gave, change no test', () => {
  const two = Int32Array.of(0, 1, -1);
  const of = (...people: number[]) => Float64Array.from(people);
  const alone = countedAssociation(
    unweighted([60, 60, 50]),
    [of(20, 30, 9), of(40, 30, 9)],
    ...([two, 2] as const)
  );
  // Pearson's chi-squared of the table 20, 40 / 30, 30 is 24/7, one degree of freedom: p 0.0641; the test on a
  // drawn sample is a little less sure.
  expect(alone?.probability).toBeGreaterThan(0.0641);
  expect(alone?.probability).toBeLessThan(0.07);
  expect(alone?.degrees).toBeCloseTo(1, 9);
  const silentGroup = countedAssociation(
    unweighted([60, 60, 50]),
    [of(20, 30, 0), of(40, 30, 0)],
    ...([Int32Array.of(0, 1, 2), 3] as const)
  );
  expect(silentGroup?.probability).toBeCloseTo(alone?.probability ?? 0, 9);
  const answerOfNoGroup = countedAssociation(
    unweighted([60, 60, 50]),
    [of(20, 30, 9), of(0, 0, 9), of(40, 30, 9)],
    ...([two, 2] as const)
  );
  expect(answerOfNoGroup?.probability).toBeCloseTo(alone?.probability ?? 0, 9);
  expect(countedAssociation(unweighted([60, 60]), [of(20, 0), of(40, 0)], Int32Array.of(0, 1), 2)).toBeNull();
});
