import {
  type ImportMeaning,
  LONGEST_WORD,
  MEANING_LISTS,
  type MeaningList
} from '#lib/domain/plans/import/meaning.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type MeaningStores = {
  importMeanings: {
    list(): Promise<ImportMeaning[]>;
    keep(meaning: ImportMeaning): Promise<void>;
    remove(word: { list: MeaningList; word: string }): Promise<void>;
  };
  events: EventLog;
};

/** More words than this no body's files have of their own. */
const MOST_WORDS = 1000;

/** Remembers what words of files mean to the body; a word said before means the new thing from now on. */
export async function keepMeanings(
  stores: MeaningStores,
  actor: Actor,
  given: readonly ImportMeaning[]
): Promise<'kept' | 'not-allowed' | 'too-many'> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const words = given.filter(({ word }) => word !== '' && word.length <= LONGEST_WORD);
  const { importMeanings, events } = stores;
  if ((await importMeanings.list()).length + words.length > MOST_WORDS) return 'too-many';
  for (const meaning of words) await importMeanings.keep(meaning);
  if (words.length > 0) await events.add({ ...by(actor), action: 'kept', details: { words: words.length } });
  return 'kept';
}

/** Forgets what a word means; files are read as if nobody had said. */
export async function forgetMeaning(
  stores: MeaningStores,
  actor: Actor,
  { list, word }: { list: string; word: string }
): Promise<'forgotten' | 'not-allowed'> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const known = MEANING_LISTS.find((one) => one === list);
  if (!known) return 'forgotten';
  await stores.importMeanings.remove({ list: known, word });
  await stores.events.add({ ...by(actor), action: 'removed' });
  return 'forgotten';
}

const by = ({ actorId }: Actor) => ({ actorId, subject: 'import-meaning' });
