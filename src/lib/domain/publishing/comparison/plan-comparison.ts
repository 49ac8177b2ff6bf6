import type { LivingKind } from '../../plans/block.ts';
import type { PlanSectionCode } from '../../plans/plan.ts';
import type { Place } from './alignment.ts';
import type { ComparedField } from './compared-field.ts';
import type { ItemKind } from './compared-kinds.ts';
import type { CapacityDifference, MoneyDifference } from './sums.ts';
import type { Piece } from './word-difference.ts';

/** What differs between two frozen contents; both sides changed give the same with old and new changed. */
export type PlanComparison = {
  /** Every section that either of them has, in the order of a plan. */
  sections: SectionComparison[];
  /** Every kind of item that either of them has. */
  kinds: KindComparison[];
  money: MoneyDifference;
  capacity: CapacityDifference[];
};

export type SectionComparison = { section: PlanSectionCode; blocks: BlockComparison[] };

/** A block of text in one of the two documents or in both. */
export type BlockComparison = {
  /** Its id in the new document, or in the old one where it is only there. */
  id: string;
  place: Place;
  /** The section at the other end of a move. */
  elsewhere: PlanSectionCode | null;
  /** What it says and how that differs; null where nothing does. */
  content: ContentDifference | null;
};

/** A line of a list, or the rows of a table, beside those that stay. */
export type LineDifference = { place: Place; depth: number; pieces: Piece[] };
export type RowDifference = { place: Place; cells: Piece[][] };

export type ContentDifference = {
  /** True where both say the same words and only the look of them differs. */
  onlyLook: boolean;
} & (
  | { shape: 'heading' | 'paragraph' | 'callout'; pieces: Piece[] }
  | { shape: 'list'; lines: LineDifference[] }
  | { shape: 'table'; caption: Piece[]; headerRow: boolean; columns: ColumnPlace[]; rows: RowDifference[] }
  | { shape: 'figure'; newPicture: boolean; caption: Piece[]; alternative: Piece[] }
  /** A block that prints data of the plan; `before` and `after` say which. */
  | { shape: 'living'; before: LivingKind | null; after: LivingKind | null }
  /** It became another kind of block: the old one as removed, the new one as added. */
  | { shape: 'replaced'; removed: ContentDifference; added: ContentDifference }
);

export type ColumnPlace = 'kept' | 'removed' | 'added';

export type KindComparison = {
  kind: ItemKind;
  /** How many items say the same in both. */
  unchanged: number;
  changes: ItemChange[];
};

export type ItemChange = {
  /** Its id in the new document, or in the old one where it is only there. */
  id: string;
  change: 'added' | 'removed' | 'changed';
  /** Another order among those of its kind. */
  moved: boolean;
  /** What people know it by, its new wording where it has one. */
  name: string;
  before: ItemPlace | null;
  after: ItemPlace | null;
  fields: FieldChange[];
};

/** The number people see, empty where its kind has none, and its anchor in the printed plan. */
export type ItemPlace = { number: string; anchor: string | null };

export type FieldChange = {
  field: ComparedField;
  /** Which of several, for instance a year. */
  detail: string;
  /** As people read it; empty where it says nothing. */
  before: string;
  after: string;
  /** Word by word, for texts that people write. */
  pieces: Piece[] | null;
};

/** Whether anything differs. */
export function isDifferent({ sections, kinds }: PlanComparison): boolean {
  return kinds.some(({ changes }) => changes.length > 0) || sections.some(isSectionDifferent);
}

/** Whether a section has anything but unchanged blocks in their places. */
export function isSectionDifferent({ blocks }: SectionComparison): boolean {
  return blocks.some(({ place, content }) => place !== 'kept' || content !== null);
}
