/** Why a file of the office is not read at all. */
export type TableRefusal =
  | 'no-file'
  | 'wrong-encoding'
  | 'not-json-stat'
  | 'old-version'
  | 'other-table'
  | 'other-dimensions'
  | 'values-short'
  | 'no-columns'
  | 'other-columns'
  | 'too-large'
  | 'no-day'
  | 'no-table';

/** Ends the reading of a file; the reason has one sentence for people. */
export class RefusedTable extends Error {
  readonly refusal: TableRefusal;

  constructor(refusal: TableRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
