import type { ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { ImportFault, ImportNote } from '#lib/domain/plans/import/fault.ts';
import type { Step } from '#lib/domain/plans/import/in-steps.ts';
import type { GoneService } from './compare-file.ts';
import type { ImportRun } from './import-work.ts';

/** How many changes of one kind there are: `ahead` of them, the last ones, touch nothing that is there. */
export type KindCount = { added: number; changed: number; ahead: number };

/** What is told of a proposal at once, whatever the size of its file. */
export type ProposalSummary = {
  /** Rows read, headings, blank rows and examples apart. */
  rows: number;
  /** The first ones; a page with thousands of them helps nobody. */
  faults: ImportFault[];
  faultCount: number;
  notes: ImportNote[];
  /** Names that no catalogue knows, each once: somebody may say what they mean. */
  unknownNames: { key: string; value: string }[];
  kinds: Record<keyof ImportChanges, KindCount>;
  steps: Step[];
  /** The first ones of the services that a newer file keeps silent about. */
  gone: GoneService[];
  goneCount: number;
  stamp: string;
  seen: string;
};

/** What a file would do, kept aside until it is applied: whoever needs a part of it reads that part alone. */
export type WrittenProposal = ProposalSummary & {
  /** Changes of a kind from one place in their order up to another (exclusive). */
  changes<Kind extends keyof ImportChanges>(
    kind: Kind,
    from: number,
    to: number
  ): Promise<ImportChanges[Kind]>;
  /** Ids of the services that the file speaks of, new ones among them. */
  spoken(): Promise<string[]>;
};

/** Proposals that wait. None of them has to be kept: what is gone is computed anew. */
export type WrittenProposals = {
  /** What the file would do now; a word when its plan or the file is gone, or it is too much to be compared. */
  of(run: ImportRun): Promise<WrittenProposal | 'gone' | 'not-compared'>;
  forget(runId: string): Promise<void>;
};

/** How many things are added and changed, in all. */
export function countKinds({ kinds }: Pick<ProposalSummary, 'kinds'>): { added: number; changed: number } {
  const all = Object.values(kinds);
  return {
    added: all.reduce((sum, { added }) => sum + added, 0),
    changed: all.reduce((sum, { changed }) => sum + changed, 0)
  };
}
