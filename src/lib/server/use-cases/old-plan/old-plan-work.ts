import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { RecognisedPiece } from '#lib/domain/plans/old-plan/recognise.ts';
import type { RecognisedRows } from '#lib/domain/plans/old-plan/recognised-rows.ts';
import type { LeftOut, SourceDocument } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { PictureStores } from '../narrative/add-picture.ts';
import type { NarrativeStores } from '../narrative/change-blocks.ts';
import type { PictureType } from '../narrative/picture-type.ts';

/** Why a document is not read at all; each has one sentence for people under `oldPlan.refused.`. */
export const DOCUMENT_REFUSALS = [
  'empty',
  'too-large',
  'too-long',
  'old-word',
  'open-document',
  'rich-text',
  'protected',
  'scan',
  'not-a-document',
  'damaged',
  'swollen'
] as const;
export type DocumentRefusal = (typeof DOCUMENT_REFUSALS)[number];

/** What nobody has placed so many days after it was read is removed. */
export const OLD_PLAN_DAYS = 180;

export const DOCUMENT_FORMATS = ['docx', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** A picture of an old plan: what it is, the SHA-256 of its file, and the file. */
export type OldPicture = PictureType & { hash: string; bytes: Uint8Array };

export type ReadDocument =
  | {
      outcome: 'read';
      format: DocumentFormat;
      document: SourceDocument;
      pictures: readonly OldPicture[];
    }
  | { outcome: 'refused'; refusal: DocumentRefusal };

/** What a document says piece by piece, each with the part it goes to. */
export type ReadPieces =
  | {
      outcome: 'read';
      format: DocumentFormat;
      pieces: RecognisedPiece[];
      left: LeftOut;
      pictures: readonly OldPicture[];
    }
  | { outcome: 'refused'; refusal: DocumentRefusal };

/** `waiting` to be read in the background, being `read` there, `read`, or why it could not be. */
export const READINGS = ['waiting', 'reading', 'read', 'failed'] as const;
export type Reading = (typeof READINGS)[number];

/** An old plan that was brought for a plan. Its file is kept only until it is read. */
export type OldPlan = {
  id: string;
  planId: string;
  fileName: string;
  format: DocumentFormat;
  left: LeftOut;
  actorId: string | null;
  readAt: Date;
  /** All its pieces are there; before that nobody sees them. */
  stagedAt: Date | null;
  reading: Reading;
  /** Why it could not be read. */
  fault: DocumentRefusal | null;
  /** SHA-256 of its file while it waits; null once it was read. */
  hash: string | null;
};

/** `waiting` for a place or to be taken over, `placed` in a part or in tables of the plan, or `discarded`. */
export const PIECE_STATES = ['waiting', 'placed', 'discarded'] as const;
export type PieceState = (typeof PIECE_STATES)[number];

/** One piece of an old plan. Placed in a part it is the block of the same id. */
export type OldPlanPiece = {
  id: string;
  /** Its place in the document, from 0. */
  place: number;
  content: BlockContent;
  under: string;
  /** The part it goes to, or stands in; null where nobody knows. */
  section: PlanSectionCode | null;
  /** Rows for the import, while somebody has not decided that it is a text. */
  rows: RecognisedRows | null;
  state: PieceState;
  /** The import that took its rows. */
  importRunId: string | null;
};

/** How far an old plan is: counts of its pieces. */
export type OldPlanProgress = {
  all: number;
  /** Waiting with a part they go to. */
  proposed: number;
  /** Waiting tables and lists whose rows the import can read. */
  tables: number;
  /** Waiting without a part: *Nezaradené*. */
  unplaced: number;
  placed: number;
  discarded: number;
};

/** What of a piece its list shows and what writing needs. */
export type OldPlanStore = {
  add(plan: Omit<OldPlan, 'readAt' | 'stagedAt' | 'left' | 'fault' | 'reading'>): Promise<void>;
  addPieces(id: string, pieces: readonly NewPiece[]): Promise<void>;
  /** Removes the pieces of a reading that was cut short. */
  clearPieces(id: string): Promise<void>;
  /** All its pieces are there; its file is let go. */
  markStaged(id: string, left: LeftOut): Promise<void>;
  markFailed(id: string, fault: DocumentRefusal): Promise<void>;
  find(id: string): Promise<OldPlan | undefined>;
  list(planId: string): Promise<(OldPlan & { progress: OldPlanProgress })[]>;
  /** Nobody else decides about its pieces until the transaction ends; false when there is no such one. */
  lock(id: string): Promise<boolean>;
  /** Pieces in reading order, all of them or those named. */
  listPieces(id: string, pieceIds?: readonly string[]): Promise<OldPlanPiece[]>;
  /** Where placed pieces stand, in reading order. */
  listPlacedIds(id: string): Promise<{ id: string; place: number; section: PlanSectionCode | null }[]>;
  /** Waiting pieces of a part in reading order, so many at most; tables that the import reads are not among them. */
  listProposed(id: string, most: number): Promise<OldPlanPiece[]>;
  markPlaced(id: string, pieceIds: readonly string[], section: PlanSectionCode): Promise<void>;
  setState(id: string, pieceIds: readonly string[], state: PieceState): Promise<void>;
  setImport(id: string, pieceIds: readonly string[], importRunId: string): Promise<void>;
  remove(id: string): Promise<void>;
};

export type NewPiece = Pick<OldPlanPiece, 'id' | 'place' | 'content' | 'under' | 'section' | 'rows'>;

export type OldPlanStores = NarrativeStores & {
  oldPlans: OldPlanStore;
  plans: { find(id: string): Promise<unknown | undefined> };
};

/** What taking an old plan in works with: short transactions one after another. */
export type OldPlanWork = { inBody<T>(work: (stores: OldPlanStores) => Promise<T>): Promise<T> };

/** And what reading it works with: a reader of documents, and a place for its pictures. */
export type ReadingWork = {
  inBody<T>(work: (stores: OldPlanStores & PictureStores) => Promise<T>): Promise<T>;
  readPieces(content: Uint8Array): Promise<ReadPieces>;
  files: { put(content: Uint8Array): Promise<string> };
};
