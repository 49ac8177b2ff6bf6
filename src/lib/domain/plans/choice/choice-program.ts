import type { LinearProgram, LinearRow, Term } from '../../shared/linear-program.ts';
import {
  type ChoiceMeasure,
  type ChoiceProblem,
  FIRST_PART,
  FIRST_WORTH,
  neededGroups,
  REST_WORTH,
  weightOf
} from './choice-problem.ts';
import { addedBy, sumOf, unitsOf } from './evaluate.ts';

/** The variable of a measure by its place in the list. */
export const chosenAt = (at: number) => `x${at}`;

/**
 * The choice as a linear program: x is 1 for a measure that is taken, y what is covered in a row and year, a and b the
 * first and the rest of a group's covered share. The largest sum is the points of `coverageOf`.
 */
export function choiceProgram(problem: ChoiceProblem): LinearProgram {
  const groups = neededGroups(problem);
  const weights = sumOf(groups, (group) => weightOf(problem, group));
  const worth = groups.flatMap((group, at): Term[] => {
    const points = weights === 0 ? 0 : (100 * weightOf(problem, group)) / weights;
    return [
      [points * FIRST_WORTH, `a${at}`],
      [points * REST_WORTH, `b${at}`]
    ];
  });
  return {
    maximise: worth,
    rows: [
      ...limitRows(problem),
      ...coveringRows(problem),
      ...groups.flatMap((group, at) => shareRows(problem, group, at))
    ],
    binary: problem.measures.map((_, at) => chosenAt(at))
  };
}

/** Money in shares of the year's limit, so that every year is judged to the same precision. */
function limitRows({ years, measures, limits }: ChoiceProblem): LinearRow[] {
  const row = (need: (one: ChoiceMeasure) => number, limit: number | null | undefined): LinearRow[] => {
    const terms = measures.flatMap((one, at): Term[] => (need(one) > 0 ? [[need(one), chosenAt(at)]] : []));
    if (limit === null || limit === undefined || terms.length === 0) return [];
    const scale = Math.max(limit, ...terms.map(([factor]) => factor));
    return [
      {
        terms: terms.map(([factor, variable]) => [factor / scale, variable] as const),
        ...{ is: 'at-most', bound: limit / scale }
      }
    ];
  };
  return years.flatMap((_, at) => [
    ...row((one) => one.cents[at] ?? 0, limits.cents[at]),
    ...row((one) => one.staff[at] ?? 0, limits.staff[at])
  ]);
}

function coveringRows({ rows, measures }: ChoiceProblem): LinearRow[] {
  return rows.flatMap(({ needed }, row) =>
    needed.flatMap((missing, year): LinearRow[] => {
      if (missing <= 0) return [];
      const variable = `y${row}s${year}`;
      const added = measures.flatMap((one, at): Term[] => {
        const amount = addedBy(one, row, year);
        return amount > 0 ? [[-Math.min(1, amount / missing), chosenAt(at)]] : [];
      });
      // A share of what is missing in this row and year.
      return [
        { terms: [[1, variable]], is: 'at-most', bound: 1 },
        { terms: [[1, variable], ...added], is: 'at-most', bound: 0 }
      ];
    })
  );
}

function shareRows({ rows }: ChoiceProblem, group: string, at: number): LinearRow[] {
  const units = unitsOf(rows, group);
  const covered = [...units.values()].flatMap((own) => {
    const missing = sumOf(own, (row) => sumOf(rows[row]?.needed ?? [], (amount) => amount));
    return own.flatMap((row) =>
      (rows[row]?.needed ?? []).flatMap((amount, year): Term[] =>
        amount > 0 ? [[-amount / missing / units.size, `y${row}s${year}`]] : []
      )
    );
  });
  return [
    { terms: [[1, `a${at}`]], is: 'at-most', bound: FIRST_PART },
    { terms: [[1, `a${at}`], [1, `b${at}`], ...covered], is: 'at-most', bound: 0 }
  ];
}
