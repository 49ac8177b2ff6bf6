import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportChange, ImportChanges } from '#lib/domain/plans/import/change.ts';
import type { ImportFault } from '#lib/domain/plans/import/fault.ts';
import { inSteps, type OrderedChanges } from '#lib/domain/plans/import/in-steps.ts';
import type { ComparedFile } from '../use-cases/import/compare-file.ts';
import type { ProposalSummary, WrittenProposal } from '../use-cases/import/written-proposal.ts';

/** Faults, and services that are gone, which are told one by one. */
const MOST_TOLD = 200;
/** Unknown names that are kept apart: no page asks for more. */
const MOST_NAMES = 200;
/** Rows between two places that are remembered: a page of a preview is read from one of them. */
const STRIDE = 50;

type KindOfChange = keyof ImportChanges;
/** Where every fiftieth row of each kind begins, in bytes, and where the last one ends. */
type Places = Record<KindOfChange, number[]>;
type Head = { key: string; summary: ProposalSummary; places: Places };

/**
 * Writes what a file would do into a folder of its own: the changes of each kind as lines, and a head. The folder is
 * there at once and whole, or not at all; where somebody wrote the same meanwhile, that one stays.
 * @param key names the moment that it is true of
 */
export async function writeProposal(folder: string, key: string, compared: ComparedFile): Promise<void> {
  const ordered = inSteps(compared.proposal.changes);
  const part = `${folder}.${randomUUID()}`;
  await mkdir(part, { recursive: true });
  const places = {} as Places;
  for (const kind of Object.keys(ordered.changes) as KindOfChange[]) {
    places[kind] = await writeLines(join(part, kind), ordered.changes[kind]);
  }
  await writeFile(join(part, 'spoken'), JSON.stringify(compared.proposal.spoken));
  const head: Head = { key, summary: summaryOf(compared, ordered), places };
  await writeFile(join(part, 'head'), JSON.stringify(head));
  await rename(part, folder).catch(async (failure: unknown) => {
    await rm(part, { recursive: true, force: true });
    if (!(await openProposal(folder, key))) throw failure;
  });
}

async function writeLines(path: string, rows: readonly unknown[]): Promise<number[]> {
  const file = await open(path, 'w');
  const places: number[] = [];
  let written = 0;
  try {
    for (let from = 0; from < rows.length; from += STRIDE) {
      const lines = rows.slice(from, from + STRIDE).map((row) => `${JSON.stringify(row)}\n`);
      const bytes = Buffer.from(lines.join(''));
      places.push(written);
      await file.write(bytes);
      written += bytes.length;
    }
  } finally {
    await file.close();
  }
  return [...places, written];
}

function summaryOf(
  { proposal, gone, stamp, seen }: ComparedFile,
  { changes, ahead, steps }: OrderedChanges
): ProposalSummary {
  const { rows, faults, notes } = proposal;
  const kinds = {} as ProposalSummary['kinds'];
  for (const kind of Object.keys(changes) as KindOfChange[]) {
    const own: readonly ImportChange<unknown>[] = changes[kind];
    const added = own.filter(({ revision }) => revision === null).length;
    kinds[kind] = { added, changed: own.length - added, ahead: ahead[kind] };
  }
  return {
    ...{ rows, faults: faults.slice(0, MOST_TOLD), faultCount: faults.length, notes: [...notes] },
    ...{ unknownNames: unknownNames(faults), kinds, steps, stamp, seen },
    ...{ gone: gone.slice(0, MOST_TOLD), goneCount: gone.length }
  };
}

function unknownNames(faults: readonly ImportFault[]): ProposalSummary['unknownNames'] {
  const names = new Map<string, { key: string; value: string }>();
  for (const fault of faults) {
    if (fault.reason !== 'unknown-name' || names.size === MOST_NAMES) continue;
    const { key, value } = fault;
    names.set(`${key} ${value}`, { key, value });
  }
  return [...names.values()];
}

/** Opens what was written; null where nothing is, or something that is true of another moment. */
export async function openProposal(folder: string, key: string): Promise<WrittenProposal | null> {
  const text = await readFile(join(folder, 'head'), 'utf8').catch(() => null);
  const head = text === null ? null : (JSON.parse(text) as Head);
  if (head?.key !== key) return null;
  return {
    ...head.summary,
    changes: (kind, from, to) => readRows(join(folder, kind), head.places[kind], from, to) as Promise<never>,
    spoken: async () => JSON.parse(await readFile(join(folder, 'spoken'), 'utf8')) as string[]
  };
}

async function readRows(
  path: string,
  places: readonly number[],
  from: number,
  to: number
): Promise<unknown[]> {
  const first = Math.floor(from / STRIDE);
  const [start, end] = [places[first], places[Math.ceil(to / STRIDE)] ?? places.at(-1)];
  if (to <= from || start === undefined || end === undefined || end <= start) return [];
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(end - start);
    await file.read(bytes, 0, bytes.length, start);
    const lines = bytes
      .toString()
      .split('\n')
      .slice(from - first * STRIDE, to - first * STRIDE);
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
  } finally {
    await file.close();
  }
}
