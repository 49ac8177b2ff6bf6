import loadHighs from 'highs';
import type { LinearProgram, Solve, Term } from '#lib/domain/shared/linear-program.ts';

/** As close to the largest sum as arithmetic can tell: a choice that is a little worse is another choice. */
const OPTIONS = { output_flag: false, mip_rel_gap: 1e-9, mip_abs_gap: 1e-9, random_seed: 1 } as const;

/**
 * Solves programs by HiGHS, all of them within one time. To be called in a process of its own: what is solved holds its
 * thread.
 * @param longestMs for all programs together; what was found by then is told as found in time
 */
export async function solver(longestMs: number): Promise<Solve> {
  const highs = await loadHighs();
  const until = performance.now() + longestMs;
  return async (program) => {
    const seconds = (until - performance.now()) / 1_000;
    if (seconds <= 0.01) return { outcome: 'too-long' };
    const solved = highs.solve(lpText(program), { ...OPTIONS, time_limit: seconds });
    const ones = new Set(
      program.binary.filter((name) => {
        const column = solved.Columns[name];
        return column !== undefined && 'Primal' in column && column.Primal > 0.5;
      })
    );
    if (solved.Status === 'Optimal') return { outcome: 'largest', ones };
    if (solved.Status === 'Infeasible') return { outcome: 'nothing' };
    const isTimeUp = solved.Status === 'Time limit reached' && Number.isFinite(solved.ObjectiveValue);
    return isTimeUp && ones.size > 0 ? { outcome: 'in-time', ones } : { outcome: 'too-long' };
  };
}

/** Terms of one line; what reads them stops at some hundreds of characters. */
const TERMS_A_LINE = 10;

/** A program as CPLEX LP text. */
export function lpText({ maximise, rows, binary }: LinearProgram): string {
  const told = rows.flatMap(({ terms, is, bound }, at) =>
    terms.length === 0 ? [] : [` r${at}: ${sum(terms)} ${is === 'at-most' ? '<=' : '>='} ${digits(bound)}`]
  );
  // A row without terms says 0: kept where that is not enough.
  const impossible = rows.some(
    ({ terms, is, bound }) => terms.length === 0 && (is === 'at-most' ? bound < 0 : bound > 0)
  );
  return [
    ...['Maximize', ` sum: ${sum(maximise)}`, 'Subject To', ...told],
    ...(impossible ? [' never: 0 nothing >= 1'] : []),
    ...['Binary', ...binary.map((name) => ` ${name}`), 'End', '']
  ].join('\n');
}

function sum(terms: readonly Term[]): string {
  if (terms.length === 0) return '0 nothing';
  return terms
    .map(([factor, name], at) => {
      const line = at > 0 && at % TERMS_A_LINE === 0 ? '\n  ' : '';
      return `${line}${factor < 0 ? '-' : '+'} ${digits(Math.abs(factor))} ${name}`;
    })
    .join(' ');
}

/** A number without an exponent that some readers of the format take for a name. */
function digits(value: number): string {
  return String(Number(value.toPrecision(15)));
}
