import loadSolver from 'highs';
import { expect, test } from 'vitest';
import { oneOf, seededRandom } from '../../demonstration/random.ts';
import { mayBeTold } from './coarsening.ts';
import { type PublishableTable, publishableTables, type Variable } from './publishable-tables.ts';

/**
 * An attack on invented villages of 200 people: everything published of a question is written as equations over the
 * unknown numbers of people by answer, sex, age band and part of the village, and a solver of linear programs (HiGHS)
 * looks for the least and the largest number that each hidden count can be.
 */
const VILLAGES = 12;
const PEOPLE = 200;
const TRAITS = [
  { id: 'sex', categories: 2 },
  { id: 'age', categories: 4 },
  { id: 'part', categories: 3 }
];
const CATEGORIES = [2, 3, 5];

type Cell = { answer: number; groups: number[] };

function inventedVillage(seed: number): { questions: Variable[]; traits: Variable[] } {
  const random = seededRandom(seed);
  // A lower power crowds people into few categories, as answers in a village do.
  const values = (categories: number, power: number) =>
    Int32Array.from({ length: PEOPLE }, () => Math.floor(categories * random() ** power));
  return {
    questions: CATEGORIES.map((categories, at) => ({
      ...{ id: `q${at}`, categories },
      values: values(categories, oneOf(random, [1, 2, 4]))
    })),
    traits: TRAITS.map((trait) => ({ ...trait, values: values(trait.categories, oneOf(random, [1, 2, 3])) }))
  };
}

/** Every combination of an answer and the groups of all traits: one unknown number of people each. */
function cellsOf(question: Variable, traits: readonly Variable[]): Cell[] {
  let groups: number[][] = [[]];
  for (const { categories } of traits)
    groups = groups.flatMap((chosen) => Array.from({ length: categories }, (_, group) => [...chosen, group]));
  return Array.from({ length: question.categories }, (_, answer) =>
    groups.map((chosen) => ({ answer, groups: chosen }))
  ).flat();
}

/** What is published, as equations in the language of the solver: the tables, and how many people each group has. */
function equationsOf(
  cells: readonly Cell[],
  traits: readonly Variable[],
  tables: readonly PublishableTable[]
): string[] {
  const equation = (isIn: (cell: Cell) => boolean, count: number) =>
    `${cells.flatMap((cell, at) => (isIn(cell) ? [`x${at}`] : [])).join(' + ')} = ${count}`;
  const fromTables = tables.flatMap(({ trait, rows, columns, counts }) => {
    const place = traits.findIndex(({ id }) => id === trait);
    return rows.flatMap((list, row) =>
      columns.map((joined, column) =>
        equation(
          ({ answer, groups }) =>
            list.includes(answer) && (place === -1 || joined.includes(groups[place] ?? -1)),
          counts[row]?.[column] ?? 0
        )
      )
    );
  });
  const fromGroups = traits.flatMap(({ categories, values }, place) =>
    Array.from({ length: categories }, (_, group) =>
      equation(({ groups }) => groups[place] === group, values.filter((value) => value === group).length)
    )
  );
  return [...fromTables, ...fromGroups];
}

test('a solver that knows all that is published recovers no hidden count', async () => {
  const solver = await loadSolver();
  let attacked = 0;
  for (let seed = 1; seed <= VILLAGES; seed += 1) {
    const { questions, traits } = inventedVillage(seed);
    const { tables } = publishableTables(questions, traits);
    for (const question of questions) {
      const own = tables.filter((table) => table.question === question.id);
      const cells = cellsOf(question, traits);
      const equations = equationsOf(cells, traits, own);
      for (const target of smallCounts(question, traits)) {
        const [least, most] = (['Minimize', 'Maximize'] as const).map((sense) => {
          const sum = cells.flatMap((cell, at) => (target(cell) ? [`x${at}`] : [])).join(' + ');
          const found = solver.solve(
            `${sense}\n obj: ${sum}\nSubject To\n${equations.map((one, at) => ` c${at}: ${one}`).join('\n')}\nEnd`
          );
          expect(found.Status).toBe('Optimal');
          return found.ObjectiveValue;
        });
        attacked += 1;
        expect((most ?? 0) - (least ?? 0), `village ${seed}, question ${question.id}`).toBeGreaterThanOrEqual(
          1 - 1e-6
        );
      }
    }
  }
  expect(attacked).toBeGreaterThan(50);
});

/** The counts of a few people that nobody may learn: of an answer, and of an answer in a group. */
function smallCounts(question: Variable, traits: readonly Variable[]): ((cell: Cell) => boolean)[] {
  return Array.from({ length: question.categories }, (_, answer) => {
    const all = question.values.filter((value) => value === answer).length;
    const alone = mayBeTold(all) ? [] : [(cell: Cell) => cell.answer === answer];
    const inGroups = traits.flatMap(({ categories, values }, place) =>
      Array.from({ length: categories }, (_one, group) => group)
        .filter(
          (group) =>
            !mayBeTold(
              question.values.filter((value, person) => value === answer && values[person] === group).length
            )
        )
        .map((group) => (cell: Cell) => cell.answer === answer && cell.groups[place] === group)
    );
    return [...alone, ...inGroups];
  }).flat();
}
