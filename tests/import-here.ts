import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { Installation } from '#lib/server/installation.ts';
import { compareHere } from '#lib/server/spreadsheets/compare-here.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { readSpreadsheet } from '#lib/server/spreadsheets/read-spreadsheet.ts';
import type { ImportWork } from '#lib/server/use-cases/import/import-work.ts';
import type { RunOutcome } from '#lib/server/use-cases/import/propose-run.ts';
import type { WrittenProposal } from '#lib/server/use-cases/import/written-proposal.ts';

export const proposalsFolder = mkdtempSync(join(tmpdir(), 'opora-proposals-'));

/** What importing works with; files are read in this process, which begins sooner than one of their own. */
export function importHere(
  given: Pick<Installation, 'database' | 'files'>,
  body: ImportWork['body'],
  today: ImportWork['today']
): ImportWork {
  const work = openImport({ ...given, proposalsFolder }, body, today, compareHere);
  return { ...work, checkFile: (content) => readSpreadsheet(Buffer.from(content)) };
}

/** The same as the running program does it. */
export function importApart(
  given: Pick<Installation, 'database' | 'files'>,
  body: ImportWork['body'],
  today: ImportWork['today']
): ImportWork {
  return openImport({ ...given, proposalsFolder }, body, today);
}

/** A proposal with all its changes read, as tests look at it. */
export type ReadProposal = Omit<WrittenProposal, 'changes'> & { changes: ImportChanges };

export type ReadOutcome = { outcome: 'proposed'; seen: string; proposal: ReadProposal };

/** What a file would do, read whole; of an import that proposes nothing the outcome as it is. */
export async function readWhole(proposed: RunOutcome): Promise<ReadOutcome> {
  // Tests say what they expect of the outcome; the type of the one that proposes serves them all.
  if (proposed.outcome !== 'proposed') return proposed as unknown as ReadOutcome;
  const { proposal } = proposed;
  const changes: Partial<Record<keyof ImportChanges, unknown>> = {};
  for (const name of Object.keys(proposal.kinds)) {
    const kind = name as keyof ImportChanges;
    const { added, changed } = proposal.kinds[kind];
    changes[kind] = await proposal.changes(kind, 0, added + changed);
  }
  return {
    ...{ outcome: 'proposed', seen: proposal.seen },
    proposal: { ...proposal, changes: changes as ImportChanges }
  };
}
