import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { oneOf, seededRandom } from '#lib/domain/demonstration/random.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import { readServiceNames } from '#lib/server/search/language.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { searchIndex } from './search-index.ts';
import { searchWords } from './search-words.ts';

const names = readServiceNames().flatMap((list) => list.names);
const random = seededRandom(49);

/** A word with one or two mistakes of somebody who types. */
function mistyped(word: string): string {
  const at = Math.floor(random() * (word.length - 1));
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return oneOf(random, [
    ...[word, swapped, word.slice(0, at) + word.slice(at + 1), `${word.slice(0, at)}x${word.slice(at)}`],
    ...[`${swapped}a`, `${word}${word}`.slice(0, word.length + 2), word.slice(0, 2)]
  ]);
}

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const index = searchIndex(db, searchLanguage());
  const words = searchWords(publicDb);
  const publish = async (titles: readonly string[]) => {
    const body = await aBody(db);
    const entries = titles.map((title, at) => ({
      ...{ kind: 'measure' as const, subjectId: String(at), title, place: '', text: '', address: '/obec' },
      ...{ region: null, language: 'sk' as const, serviceTypes: [], targetGroups: [] },
      sortKey: slovakSortKey(title)
    }));
    await index.replaceEntriesOf(body, 'plan', entries);
    return body;
  };
  const recount = async () => {
    for (let after: string | null = ''; after !== null; ) after = await index.recountWords(after);
  };
  const likeInDatabase = async (folded: string): Promise<string[]> => {
    const { rows } = await sql<{ word: string }>`
      select word from search_word
      where folded % ${folded} or (starts_with(folded, ${folded.slice(0, 2)})
        and length(folded) between ${folded.length - 2}::int and ${folded.length + 2}::int)
      order by similarity(folded, ${folded}) desc, entries desc, word limit 60`.execute(publicDb);
    return rows.map(({ word }) => word);
  };

  test('words in memory are as alike as the database says', async () => {
    await publish(names);
    await publish(names.slice(0, 40));
    await recount();
    const { rows } = await sql<{ folded: string }>`select folded from search_word order by folded`.execute(
      publicDb
    );
    expect(rows.length).toBeGreaterThan(300);
    for (const { folded } of rows) {
      const typed = mistyped(folded);
      expect([typed, await words.wordsLike(typed)]).toEqual([typed, await likeInDatabase(typed)]);
    }
  });

  test('a word is known as soon as it is published, and forgotten with its last entry', async () => {
    expect(await words.wordsLike('glockenspiel')).toEqual([]);
    const body = await publish(['Glockenspiel']);
    expect(await words.wordsLike('glokenspiel')).toEqual(['glockenspiel']);
    await index.replaceEntriesOf(body, 'plan', []);
    await recount();
    expect(await words.wordsLike('glokenspiel')).toEqual([]);
  });

  test('publishing that brings no new word changes no revision', async () => {
    const revision = async () =>
      (await publicDb.selectFrom('searchWordRevision').select('revision').executeTakeFirst())?.revision;
    await publish(['Marimba']);
    const before = await revision();
    await publish(['Marimba']);
    expect(await revision()).toBe(before);
    await publish(['Vibrafón']);
    expect(Number(await revision())).toBeGreaterThan(Number(before));
  });
});
