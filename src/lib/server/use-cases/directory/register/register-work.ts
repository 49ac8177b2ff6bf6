import type { CodeMeaning } from '#lib/domain/directory/register/code-mapping.ts';
import type {
  Codebook,
  RegisterEffect,
  RegisterEntry
} from '#lib/domain/directory/register/register-entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

/**
 * How far a file of the register is: it waits, is read, was `read` and waits for the operator's word; is being
 * applied; counts (`showing`) while the public directory follows; is `applied`.
 */
export const REGISTER_STAGES = [
  'waiting',
  'reading',
  'read',
  'applying',
  'showing',
  'applied',
  'refused',
  'discarded'
] as const;
export type RegisterStage = (typeof REGISTER_STAGES)[number];

/** Stages in which the program works on a file by itself. */
export const WORKING: ReadonlySet<RegisterStage> = new Set(['waiting', 'reading', 'applying', 'showing']);

/** Services by what a file does to them, and what of it somebody has to look at. */
export type RegisterCounts = Record<RegisterEffect, number> & {
  refused: number;
  /** Of a kind whose code nobody has mapped: they wait unseen. */
  waiting: number;
  /** Running ones whose municipality could not be found. */
  unplaced: number;
};

/** A file of the register on its way into the directory. */
export type RegisterImport = {
  id: string;
  fileHash: string;
  heldFile: string | null;
  fileName: string;
  fileBytes: number;
  asOf: CalendarDay;
  stage: RegisterStage;
  refusal: string | null;
  /** The line of the file at fault, where one is. */
  line: number | null;
  readBytes: number;
  attempts: number;
  counts: Partial<RegisterCounts>;
  actorId: string | null;
  uploadedAt: Date;
  appliedAt: Date | null;
};

/** A service of the register with what it means in this installation. */
export type RegisteredService = RegisterEntry & {
  id: string;
  contentHash: string;
  providerId: string;
  /** Null while nobody has said what the code of its kind means. */
  serviceTypeCode: string | null;
  /** The kind's name with a capital, and how it sorts. */
  name: string | null;
  sortKey: string | null;
  formCodes: readonly string[];
  targetGroupCodes: readonly string[];
  capacityUnit: string | null;
  protectedPlace: boolean;
  unitCode: string | null;
  districtCode: string | null;
};

/** A code of the register's own codebooks. */
export type RegisterCode = CodeMeaning & { codebook: Codebook; code: string; label: string };

/** A fifth fewer services than before is no newer state of a country; somebody has to say that it is meant so. */
const MOST_GONE = 0.2;

/** Whether a file would take so many services away that it may be only a part of the register. */
export function takesManyAway(counts: Partial<RegisterCounts>): boolean {
  const { changed = 0, erased = 0, gone = 0, kept = 0, same = 0 } = counts;
  return gone > MOST_GONE * (changed + erased + gone + kept + same);
}
