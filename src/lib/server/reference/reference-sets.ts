import type { ReferenceSet } from '#lib/domain/law/reference-set.ts';
import { hashOfFiles, readJson } from './data-folder.ts';

/** A set of `data/sets.json` with the hash of its files and of its description. */
export type SuppliedSet = ReferenceSet & { files: readonly string[]; revision: string };

/**
 * The way of loading is a part of a set's revision: raised when the loader writes
 * other rows from the same files.
 */
const LOADER = 1;

/** All sets that come with the program, in the order in which they must be loaded. */
export function readReferenceSets(folder: string): SuppliedSet[] {
  const sets = readJson<(ReferenceSet & { files: readonly string[] })[]>(folder, 'sets.json');
  const description = hashOfFiles(folder, ['sets.json']);
  return sets.map((set) => ({
    ...set,
    revision: `${LOADER}-${description.slice(0, 16)}-${hashOfFiles(folder, set.files).slice(0, 32)}`
  }));
}
