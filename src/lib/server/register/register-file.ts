import type { RawEntry } from '#lib/domain/directory/register/register-entry.ts';

/** Why a file is not read at all, or not to its end; each has one sentence for people. */
export const REGISTER_REFUSALS = [
  'empty',
  'too-large',
  'not-xml',
  'doctype',
  'wrong-namespace',
  'wrong-encoding',
  'truncated',
  'damaged',
  'swollen',
  'no-services',
  'file-missing'
] as const;
export type RegisterRefusal = (typeof REGISTER_REFUSALS)[number];

/** A record with the line of the file on which it begins, from 1. */
export type ReadRecord = { line: number; raw: RawEntry };

/** What reading ends with when the file itself is at fault; `line` is null where no line is to blame. */
export class RefusedFile extends Error {
  readonly refusal: RegisterRefusal;
  readonly line: number | null;
  constructor(refusal: RegisterRefusal, line: number | null = null) {
    super(refusal);
    this.refusal = refusal;
    this.line = line;
  }
}

/** The register of the whole country has ten MiB; a file larger than this is something else. */
export const LARGEST_REGISTER = 64 * 1024 * 1024;
