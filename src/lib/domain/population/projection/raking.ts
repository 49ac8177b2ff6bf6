import type { BySex } from './cohort-component.ts';
import { SEXES } from './life-table.ts';

/**
 * Brings the parts of a territory to what was projected for the whole: in each group of ages and sex all parts grow or
 * shrink by the same factor (proportional raking), to be multiplied by {@link scaledBy}. A group that is empty in every
 * part stays empty: its factor is 1.
 * @param parts in any order; none has a number below 0
 */
export function rakingFactors(parts: Iterable<BySex>, whole: BySex): BySex {
  const sums = {
    males: new Float64Array(whole.males.length),
    females: new Float64Array(whole.females.length)
  };
  for (const part of parts) {
    for (const sex of SEXES) {
      for (let group = 0; group < sums[sex].length; group++) {
        sums[sex][group] = (sums[sex][group] ?? 0) + (part[sex][group] ?? 0);
      }
    }
  }
  const factor = (sex: 'males' | 'females') =>
    sums[sex].map((sum, group) => (sum === 0 ? 1 : (whole[sex][group] ?? 0) / sum));
  return { males: factor('males'), females: factor('females') };
}

/** People of each group by the factor of the group. */
export function scaledBy(part: BySex, factors: BySex): BySex {
  const scaled = (sex: 'males' | 'females') =>
    part[sex].map((people, group) => people * (factors[sex][group] ?? 1));
  return { males: scaled('males'), females: scaled('females') };
}
