import type { PaperLanguage } from '#lib/domain/surveys/paper/page-code.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';

/** Pages that are read at once: a minute at most, of some sheets. */
export const MOST_SCANNED = 40;
/** Bytes of one file; a form holds no more either. */
export const LARGEST_SCAN = 18 * 1024 * 1024;

/** What may be found in a scan: one questionnaire in the versions that people answered. */
export type AskedForScan = {
  questionnaire: string;
  versions: readonly { number: number; content: QuestionnaireContent }[];
};

/** A picture in ink and paper, as a path of an SVG in a box so wide and high. */
export type InkPicture = { width: number; height: number; path: string };

/** A question of a sheet as its scan says it; `typed` is null where a person has to look at the picture. */
export type ScannedQuestion = { questionId: string; typed: string[] | null; picture: InkPicture | null };

/** A sheet of paper put together of its pages, in whatever order they were scanned. */
export type ScannedSheet = {
  /** 0 where the number is written by hand. */
  sheet: number;
  version: number;
  language: PaperLanguage;
  /** Pages that the scan does not have. */
  missing: number[];
  questions: ScannedQuestion[];
};

export type ScanRefusal =
  | 'empty'
  | 'too-large'
  | 'too-many-pages'
  | 'too-long'
  | 'damaged'
  | 'protected'
  | 'not-a-scan';

export type ReadScan =
  | {
      outcome: 'read';
      sheets: ScannedSheet[];
      /** Pages of the file, from 1, that show no page of this questionnaire. */
      strange: number[];
    }
  | { outcome: 'refused'; why: ScanRefusal };

/** A page of 300 dots an inch in colour is 26 MB. */
const LIMITS = { heapMb: 512, longestMs: 90_000 };

/** Reads scanned sheets in a process of its own. Nothing of the file is kept anywhere. */
export async function readScan(content: Uint8Array, asked: AskedForScan): Promise<ReadScan> {
  if (content.length === 0) return { outcome: 'refused', why: 'empty' };
  if (content.length > LARGEST_SCAN) return { outcome: 'refused', why: 'too-large' };
  const read = await inOwnProcess<ReadScan>('#lib/server/scans/scan-worker.ts', { content, asked }, LIMITS);
  return read.outcome === 'answered' ? read.answer : { outcome: 'refused', why: read.outcome };
}
