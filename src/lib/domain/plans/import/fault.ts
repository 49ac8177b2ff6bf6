import type { AnyColumnKey, ImportKind } from './column.ts';

/** What is wrong with a cell, or with the cells of a row together; each word has its sentence and its cure. */
export type FaultReason =
  | 'empty'
  | 'not-a-number'
  | 'not-whole'
  | 'not-money'
  | 'not-a-year'
  | 'not-a-day'
  | 'not-a-term'
  | 'not-yes-or-no'
  | 'formula-error'
  | 'negative'
  | 'too-large'
  | 'too-long'
  | 'year-outside-plan'
  | 'year-missing'
  | 'ends-before-start'
  | 'cost-outside-term'
  | 'costs-though-costless'
  | 'money-without-activity'
  | 'detail-without-activity'
  | 'number-without-indicator'
  | 'detail-without-measure'
  | 'target-against-direction'
  | 'goal-missing'
  | 'measure-missing'
  | 'form-missing'
  | 'group-missing'
  | 'place-missing'
  | 'catchment-missing'
  | 'not-an-ico'
  | 'not-a-register-number'
  | 'not-a-website'
  | 'not-an-email'
  | 'place-unknown'
  | 'fact-refused'
  | 'not-a-territory'
  | 'erased-before-registered'
  | 'kept-by-another'
  | 'same-named-twice'
  | 'nothing-said'
  | 'kind-changes'
  | 'capacity-overlaps';

/** What is wrong with a whole sheet. */
export type SheetFaultReason =
  | 'no-header'
  | 'column-missing'
  | 'column-twice'
  | 'year-column-unclear'
  | 'year-column-outside-plan'
  | 'no-rows'
  | 'too-many-changes';

/** One thing to mend before anything is written. Lines count from 1 as in the spreadsheet. */
export type ImportFault = { sheet: string; line: number | null; column: string | null; value: string } & (
  | { reason: FaultReason | SheetFaultReason }
  /** A name that the catalogue does not know, with the nearest one that it does. */
  | { reason: 'unknown-name'; suggestion: string | null; key: AnyColumnKey }
  | { reason: 'ambiguous-name'; names: string }
  /** Another line of the same thing says otherwise. */
  | { reason: 'contradiction'; otherLine: number; otherValue: string }
);

/** Something the file leaves open and the program fills in, told before it is written. */
export type ImportNote =
  | { note: 'column-ignored'; sheet: string; column: string }
  | { note: 'sheet-ignored'; sheet: string }
  | { note: CountedNote; count: number };

export type CountedNote =
  | 'change-assumed'
  | 'subject-assumed'
  | 'certainty-assumed'
  | 'target-year-assumed'
  | 'source-without-amount'
  | 'existing-differs'
  | 'stands-elsewhere'
  | 'place-not-found'
  | 'of-the-register'
  | 'invented'
  | 'kept-elsewhere';

/** A sheet that was recognised: which kind, the line of its headings, and where each column stands. */
export type RecognisedSheet = {
  kind: ImportKind;
  sheet: string;
  headerLine: number;
  columns: readonly HeadedColumn[];
};

export type HeadedColumn = {
  index: number;
  key: AnyColumnKey;
  /** The heading as it stands in the file. */
  heading: string;
  /** The year a yearly column speaks of. */
  year: number | null;
};
