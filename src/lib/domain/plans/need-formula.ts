import type { CapacityKey } from './capacity-matrix.ts';
import { type NeedInputs, neededBy } from './computed-need.ts';

/** How the parts of a formula are written in one language. */
export type FormulaWords = {
  number(value: number): string;
  percent(share: number): string;
  /** *vek 65 – 74* */
  ages(from: number, to: number | null): string;
  /** Recipients of another kind. */
  recipientsOf(key: CapacityKey): string;
};

/**
 * The formula with its figures, as it can be reckoned again by hand:
 * *(612 (vek 65 – 74) × 4 % + 198 (vek 75 a viac) × 20 %) × 50 % × 80 % × 1 = 25,63*
 */
export function needFormula(inputs: NeedInputs, words: FormulaWords): string {
  const { number, percent } = words;
  const bands = inputs.bands.map(
    ({ from, to, people, share }) => `${number(people)} (${words.ages(from, to)}) × ${percent(share)}`
  );
  const { recipientsOf } = inputs;
  const others = recipientsOf
    ? [
        `${number(recipientsOf.recipients)} (${words.recipientsOf(recipientsOf)}) × ${percent(recipientsOf.share)}`
      ]
    : [];
  const terms = [...bands, ...others];
  const sum = terms.length === 1 ? terms[0] : `(${terms.length === 0 ? '0' : terms.join(' + ')})`;
  const factors = [percent(inputs.using), percent(inputs.ofForm), number(inputs.unitsPerRecipient)];
  return `${[sum, ...factors].join(' × ')} = ${number(neededBy(inputs))}`;
}
