import type { ChainChanges, ImportChange } from './change.ts';
import type { CountedNote, ImportFault, ImportNote } from './fault.ts';
import type { ImportGround, Kept } from './ground.ts';
import { nameKey } from './name-finder.ts';
import type { Said } from './said.ts';

/** Where proposals put what they find; `idOf` leads from the keys of the file to the ids of the plan. */
export type Proposing = {
  ground: ImportGround;
  faults: ImportFault[];
  notes: ImportNote[];
  changes: ChainChanges;
  idOf: { priorities: Map<string, string>; goals: Map<string, string>; measures: Map<string, string> };
};

/** A fault of something that several lines of the file speak of. */
export function faultOf(said: Pick<Said<unknown>, 'sheet' | 'line'>, column: string | null, value = '') {
  return { sheet: said.sheet, line: said.line, column, value };
}

/** The only kept thing of a title; a title that two of them bear is a fault, for nobody knows which is meant. */
export function keptByTitle<Item extends { title: string }>(
  kept: readonly Kept<Item>[],
  title: string,
  said: Said<unknown>,
  faults: ImportFault[]
): Kept<Item> | undefined {
  const same = kept.filter((one) => nameKey(one.title) === nameKey(title));
  if (same.length > 1) faults.push({ ...faultOf(said, null, title), reason: 'same-named-twice' });
  return same[0];
}

/** A thing that the plan does not have yet. */
export function added<Item>(
  item: Item,
  title: string,
  under: string,
  said: Said<unknown>
): ImportChange<Item> {
  return { item, revision: null, title, under, line: said.line, sheet: said.sheet, differences: [] };
}

/** A thing that the plan has and the file words differently; everything else of it stays. */
export function changed<Item>(
  kept: Kept<Item>,
  next: Partial<Item>,
  about: Pick<ImportChange<Item>, 'title' | 'under' | 'differences'> & { said: Said<unknown> }
): ImportChange<Item> {
  const { said, ...shown } = about;
  const { revision, ...item } = { ...kept, ...next };
  // Without its revision it is the item again.
  return { ...shown, item: item as Item, revision, line: said.line, sheet: said.sheet };
}

/** Counts one more thing that the file left open. */
export function count(notes: ImportNote[], note: CountedNote): void {
  const known = notes.find((one) => one.note === note);
  if (known && 'count' in known) known.count += 1;
  else notes.push({ note, count: 1 });
}
