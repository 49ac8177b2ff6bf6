import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarsened, mayBeTold, SMALLEST_TOLD } from './coarsening.ts';
import { type Publishable, publishableTables, type Variable } from './publishable-tables.ts';

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
const variable = (id: string, categories: number, values: readonly number[]): Variable => ({
  ...{ id, categories },
  values: Int32Array.from(values)
});

describe('categories', () => {
  test.each<[number[], number[][] | null]>([
    [
      [10, 20, 30],
      [[0], [1], [2]]
    ],
    [
      [0, 20, 30],
      [[0], [1], [2]]
    ],
    // One alone would follow from the sum: the next larger one keeps it company.
    [
      [3, 20, 30],
      [[2], [0, 1]]
    ],
    [[1, 2, 30], [[0, 1, 2]]],
    [
      [2, 3, 30],
      [[2], [0, 1]]
    ],
    [[4, 0, 0], null],
    [[1, 1, 1], null]
  ])('%j are told as %j', (counts, told) => {
    expect(coarsened(counts)).toEqual(told);
  });

  test('are told each once, none of them as a few people, a joined one never alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), (counts) => {
        const told = coarsened(counts);
        if (told === null) {
          expect(sum(counts) < SMALLEST_TOLD || counts.some((count) => !mayBeTold(count))).toBe(true);
          return;
        }
        expect(told.flat().sort((a, b) => a - b)).toEqual([...counts.keys()]);
        for (const list of told) {
          expect(mayBeTold(sum(list.map((category) => counts[category] ?? 0)))).toBe(true);
          if (list.length === 1) expect(mayBeTold(counts[list[0] ?? 0] ?? 0)).toBe(true);
        }
        expect(told.filter((list) => list.length > 1).length).toBeLessThanOrEqual(1);
      })
    );
  });
});

/** People of an invented village: three questions, sex, age band and part of the village. */
const village = (most: number) =>
  fc
    .array(fc.tuple(fc.nat(2), fc.nat(4), fc.nat(1), fc.nat(1), fc.nat(3), fc.nat(2)), {
      minLength: 1,
      maxLength: most
    })
    .map((people) => {
      const column = (at: number) => people.map((person) => person[at] ?? 0);
      return {
        people: people.length,
        questions: [variable('a', 3, column(0)), variable('b', 5, column(1)), variable('c', 2, column(2))],
        traits: [variable('sex', 2, column(3)), variable('age', 4, column(4)), variable('part', 3, column(5))]
      };
    });

test('every count that is published is nobody or a crowd, true, and adds up to the question for all', () => {
  fc.assert(
    fc.property(village(200), ({ people, questions, traits }) => {
      const { tables, withheld } = publishableTables(questions, traits);
      expect(tables.length + withheld.length).toBeGreaterThanOrEqual(questions.length);
      for (const { question, trait, rows, columns, counts } of tables) {
        expect(counts.flat().every(mayBeTold)).toBe(true);
        expect(sum(counts.flat())).toBe(people);
        const answers = questions.find(({ id }) => id === question)?.values ?? [];
        const groups = traits.find(({ id }) => id === trait)?.values;
        for (const [row, list] of rows.entries())
          for (const [column, joined] of columns.entries()) {
            const found = Array.from(answers).filter(
              (answer, person) => list.includes(answer) && (!groups || joined.includes(groups[person] ?? -1))
            );
            expect(counts[row]?.[column]).toBe(found.length);
          }
        const whole = tables.find((one) => one.question === question && one.trait === null);
        expect(rows).toEqual(whole?.rows);
      }
    })
  );
});

/** All ways in which so few people could have answered one question, when sex and age of each are known. */
function* everyAnswer(people: number, categories: number): Generator<number[]> {
  for (let at = 0; at < categories ** people; at += 1)
    yield Array.from({ length: people }, (_, person) => Math.floor(at / categories ** person) % categories);
}

test('no small count follows from all tables together: somebody who tries every possible answer finds others', () => {
  const people = 11;
  const tiny = fc.record({
    answers: fc.array(fc.nat(1), { minLength: people, maxLength: people }),
    sex: fc.array(fc.nat(1), { minLength: people, maxLength: people }),
    age: fc.array(fc.nat(2), { minLength: people, maxLength: people })
  });
  let hidden = 0;
  fc.assert(
    fc.property(tiny, ({ answers, sex, age }) => {
      const traits = [variable('sex', 2, sex), variable('age', 3, age)];
      const question = variable('q', 2, answers);
      const published = publishableTables([question], traits);
      const said = JSON.stringify(published);
      const possible = [...everyAnswer(people, 2)].filter((one) =>
        looksAlike(variable('q', 2, one), traits, published)
      );
      expect(said.length).toBeGreaterThan(0);
      for (const trait of traits)
        for (let group = 0; group < trait.categories; group += 1)
          for (const answer of [0, 1]) {
            const countIn = (all: ArrayLike<number>) =>
              Array.from(all).filter((one, person) => one === answer && trait.values[person] === group)
                .length;
            if (mayBeTold(countIn(answers))) continue;
            hidden += 1;
            expect(new Set(possible.map(countIn)).size).toBeGreaterThan(1);
          }
    }),
    { numRuns: 60 }
  );
  expect(hidden).toBeGreaterThan(0);
});

/** Whether other answers of the same people would give the counts that were published. */
function looksAlike(question: Variable, traits: readonly Variable[], { tables }: Publishable): boolean {
  return tables.every(({ trait, rows, columns, counts }) => {
    const groups = traits.find(({ id }) => id === trait)?.values;
    return rows.every((list, row) =>
      columns.every((joined, column) => {
        const found = Array.from(question.values).filter(
          (answer, person) => list.includes(answer) && (!groups || joined.includes(groups[person] ?? -1))
        );
        return found.length === counts[row]?.[column];
      })
    );
  });
}

test('a table that would betray another is withheld, and the one named first stays', () => {
  // Sex and age band are the same trait twice, but for one person.
  const age = [
    ...Array.from({ length: 10 }, () => 0),
    ...Array.from({ length: 10 }, () => 1),
    ...Array.from({ length: 10 }, () => 2)
  ];
  const answers = age.map((band, person) => (band < 2 ? person % 2 : person % 10 < 1 ? 1 : 0));
  const { tables, withheld } = publishableTables(
    [variable('q', 2, answers)],
    [variable('age', 3, age), variable('again', 3, age)]
  );
  expect(tables.map(({ trait }) => trait)).toContain('age');
  expect(withheld.every(({ trait }) => trait !== 'age')).toBe(true);
  expect(tables.flatMap(({ counts }) => counts.flat()).every(mayBeTold)).toBe(true);
});
