/**
 * How sure the compilers are of a fact of the law that has no full source: common knowledge of the field
 * that nobody has checked against the act. An unverified fact is shown as such and never decides by itself (product.md).
 */
export type Certainty = 'high' | 'medium' | 'low';

/** A fact with the names of those of its fields that nobody has verified. */
export type PartlyVerified = { unverified: readonly string[] };

/** Whether a field of a row of the law has a source. */
export function isVerified(row: PartlyVerified, field: string): boolean {
  return !row.unverified.includes(field);
}
