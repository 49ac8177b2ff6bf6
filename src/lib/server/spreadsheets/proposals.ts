import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { ImportRun, ImportWork } from '../use-cases/import/import-work.ts';
import type { WrittenProposals } from '../use-cases/import/written-proposal.ts';
import { compareApart } from './compare-apart.ts';
import { type Asking, hashOf } from './compare-here.ts';
import { openProposal } from './write-proposal.ts';

type Given = Asking & Pick<ImportWork, 'files' | 'body' | 'today'> & { folder: string };

/** Removes proposals that nobody has looked at for a day. */
export function sweepProposals(folder: string, now: Date): Promise<void> {
  return sweep(folder, now.getTime() - 24 * 3_600_000);
}

async function sweep(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const own = join(folder, name);
    const { mtimeMs } = await stat(own);
    if (mtimeMs < before) await rm(own, { recursive: true, force: true });
  }
}

/** What an import would have done at a moment that is past is kept so long: somebody may be writing it. */
const PAST_MS = 3_600_000;

/** Files being compared, by their folders: whoever asks meanwhile waits for the same answer. */
const comparing = new Map<string, ReturnType<WrittenProposals['of']>>();

/**
 * Proposals in a folder, each computed once for a state of the directory and its plan, and each in a folder of its own:
 * whoever writes one to the directory goes on reading what was agreed to, though every step of it changes that state.
 * @param compare where the work is done: apart from the running program unless told
 */
export function proposalsIn(given: Given, compare = compareApart): WrittenProposals {
  const folderOf = (runId: string) => join(given.folder, runId);

  async function make(run: ImportRun): ReturnType<WrittenProposals['of']> {
    const { read, body, today, files } = given;
    const moment = { stamp: await read('stamp', run.planId), meanings: await read('meanings', null), today };
    const key = hashOf(canonicalJson(moment));
    const folder = join(folderOf(run.id), key);
    const written = await openProposal(folder, key);
    if (written) return written;
    await sweep(folderOf(run.id), Date.now() - PAST_MS);
    const content = await files.get(run.fileHash);
    const compared = content ? await compare({ run, body, today, content, folder, key }, given) : 'gone';
    if (compared !== 'written') return compared;
    return (await openProposal(folder, key)) ?? 'gone';
  }

  return {
    of(run) {
      const folder = folderOf(run.id);
      const made = (comparing.get(folder) ?? make(run)).finally(() => comparing.delete(folder));
      comparing.set(folder, made);
      return made;
    },
    forget: (runId) => rm(folderOf(runId), { recursive: true, force: true })
  };
}
