import { createHash, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentEntry } from '#lib/domain/publishing/body-document.ts';
import { analyseQuery } from '#lib/domain/publishing/search/query.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { openedBody } from '#lib/server/db/opened-body.ts';
import { publishedDocuments } from '#lib/server/db/published-documents.ts';
import { searchStore } from '#lib/server/db/search.ts';
import { sampledStatistics } from '#lib/server/db/search-statistics.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import type { DocumentReader } from '../use-cases/documents/document-work.ts';
import { addDocument, changeDocument, removeDocument } from '../use-cases/documents/keep-document.ts';
import { claimDocument } from './claim-document.ts';
import { anOdt, aPdf } from './documents.fixture.ts';
import { LONGEST_READING_MS, readTextApart } from './read-text-apart.ts';
import { startReading } from './start-reading.ts';

const ENTRY: DocumentEntry = {
  ...{ title: 'Zápisnica komunitnej skupiny', kind: 'minutes', day: null, year: 2025 },
  ...{ targetGroupCodes: ['seniori'], serviceTypeCodes: [], audience: 'public', alternative: '' }
};
const WORDS = 'Snímka zápisnice, v ktorej sa skupina zhodla na prepravnej službe do nemocnice.';
const TEXT = 'Skupina odporúča zriadiť požičovňu pomôcok pri pošte.';
const paragraphs = (texts: string[]) => texts.map((text) => `<text:p>${text}</text:p>`).join('');

describe.each(ENGINES)('on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { db, publicDb } = database;
  const kept = new Map<string, Buffer>();
  let reader: DocumentReader | null = null;
  afterEach(() => reader?.stop());

  const files = { get: async (hash: string) => kept.get(hash) ?? null };
  const errors: Error[] = [];
  const read = (with_ = readTextApart) => {
    reader = startReading({ database, files, read: with_ }, (error) => errors.push(error), { everyMs: 50 });
    return reader;
  };
  const anActor = async (role: 'coordinator' | 'auditor' = 'coordinator'): Promise<Actor> => ({
    roles: [role],
    actorId: await accountStore(db).actorOf(await anAccount(db), 'Skúšobná osoba')
  });

  async function bring(content: Buffer, format: 'pdf' | 'odt', entry: Partial<DocumentEntry> = {}) {
    const bodyId = await aBody(db);
    const [id, actor] = [randomUUID(), await anActor()];
    const hash = createHash('sha256').update(content).digest('hex');
    kept.set(hash, content);
    const file = { hash, format, size: content.length, originalName: 'zápisnica.pdf' };
    const add = (again = id) =>
      inTransaction(db, bodyId, (stores) =>
        addDocument(stores, actor, { id: again, file, entry: { ...ENTRY, ...entry } })
      );
    expect(await add()).toEqual({ outcome: 'added', id });
    const find = () => inTransaction(db, bodyId, ({ documents }) => documents.find(id));
    return { bodyId, id, actor, add, find };
  }

  const slugOf = async (bodyId: BodyId) =>
    (
      await db
        .selectFrom('planningBody')
        .select('slug')
        .where('bodyId', '=', bodyId)
        .executeTakeFirstOrThrow()
    ).slug;

  async function search(bodyId: string, text: string) {
    const { analyser, names } = searchLanguage();
    const store = searchStore(db, analyser, () => sampledStatistics(db));
    return store.search(analyseQuery(text, analyser, names), { language: 'sk', page: 1, bodyId });
  }

  test('a document is read, shown and found by an inflected word; removed, nothing of it is left', async () => {
    // Two pages and more of other words come before what is looked for.
    const before = Array.from(
      { length: 120 },
      (_, at) => `Bod ${at} rokovania bol vzatý na vedomie bez pripomienok.`
    );
    const { bodyId, id, actor, add, find } = await bring(anOdt(paragraphs([...before, TEXT])), 'odt');
    expect(await openedBody(publicDb, await slugOf(bodyId))).toMatchObject({ hasDocuments: false });
    read();
    await expect.poll(async () => (await search(bodyId, 'požičovne pomôcok')).total).toBe(1);
    expect(await find()).toMatchObject({ reading: 'read', fault: null });

    const { results, facets } = await search(bodyId, 'pozicovni pomocky');
    expect(results[0]).toMatchObject({ kind: 'document', title: ENTRY.title });
    expect(results[0]?.address).toMatch(new RegExp(`/dokumenty/${id}$`));
    expect(results[0]?.excerpt.text).toContain('požičovňu pomôcok');
    expect(facets?.years).toEqual([{ value: '2025', matches: 1 }]);
    expect(facets?.groups).toEqual([{ value: 'seniori', matches: 1 }]);
    expect(facets?.bodies).toEqual([{ value: bodyId, matches: 1 }]);
    // Two passages answer, one document is found.
    expect((await search(bodyId, 'rokovanie')).results).toHaveLength(1);
    expect((await search(bodyId, 'zápisnice')).total).toBe(1);
    expect(await add(randomUUID())).toMatchObject({ outcome: 'there-already', id });

    expect(await inTransaction(db, bodyId, (stores) => removeDocument(stores, actor, id))).toBe('removed');
    expect((await search(bodyId, 'požičovne')).total).toBe(0);
    expect(await publishedDocuments(publicDb).find(bodyId, id)).toBeUndefined();
    const passages = await inTransaction(db, bodyId, ({ documents }) => documents.passagesFrom(id, 0));
    expect(passages).toEqual([]);
  });

  test('a scan is shown once somebody has written what it says, and found by that', async () => {
    const { bodyId, id, actor, find } = await bring(aPdf(['', '']), 'pdf');
    read();
    await expect.poll(async () => (await find())?.reading).toBe('scan');
    expect(await openedBody(publicDb, await slugOf(bodyId))).toMatchObject({ hasDocuments: false });
    const change = (entry: Partial<DocumentEntry>, revision: number) =>
      inTransaction(db, bodyId, (stores) =>
        changeDocument(stores, actor, { id, revision, entry: { ...ENTRY, ...entry } })
      );
    expect(await change({ alternative: 'krátke' }, 1)).toMatchObject({ faults: ['alternative-too-short'] });
    expect(await change({ alternative: WORDS }, 1)).toEqual({ outcome: 'changed' });
    expect(await change({ alternative: WORDS }, 1)).toEqual({ outcome: 'somebody-was-faster' });
    reader?.wake();
    await expect
      .poll(async () => (await search(bodyId, 'prepravná služba do nemocníc')).total, { timeout: 9_000 })
      .toBe(1);
    expect(await change({ alternative: WORDS, audience: 'desk' }, 2)).toEqual({ outcome: 'changed' });
    expect((await search(bodyId, 'nemocnica')).total).toBe(0);
    expect(await openedBody(publicDb, await slugOf(bodyId))).toMatchObject({ hasDocuments: false });
  });

  test('one that cannot be read holds no other back, and one that hurts is left alone', async () => {
    const hurts = await bring(aPdf(['ublizuje']), 'pdf');
    const lost = await bring(aPdf(['stratene']), 'pdf', { audience: 'desk' });
    const good = await bring(anOdt(paragraphs([TEXT, TEXT])), 'odt', { audience: 'desk' });
    for (const [hash, content] of kept) if (content.includes('stratene')) kept.delete(hash);
    let times = 0;
    read(async (content, format) => {
      if (!Buffer.from(content).includes('ublizuje')) return readTextApart(content, format);
      times += 1;
      throw new Error('The process could not be started.');
    });
    await expect.poll(async () => (await good.find())?.reading).toBe('read');
    expect(await lost.find()).toMatchObject({ reading: 'failed', fault: 'missing' });
    expect(await hurts.find()).toMatchObject({ reading: 'failed', fault: 'damaged' });
    expect(times).toBe(1);
    expect((await search(good.bodyId, 'požičovňa')).total).toBe(0);
  });

  test('a reading that the end of the program cut short is taken up by the next', async () => {
    const { id, find } = await bring(anOdt(paragraphs([TEXT, 'Inak.'])), 'odt');
    let began = false;
    const cut = read(() => {
      began = true;
      return new Promise(() => {});
    });
    await expect.poll(() => began, { timeout: 9_000 }).toBe(true);
    void cut.stop();
    reader = null;
    expect((await find())?.reading).toBe('reading');
    if (engine === 'postgres') {
      // Another process might still be reading it, until its time has passed.
      expect(await claimDocument(db, new Date())).toBeNull();
      expect(await claimDocument(db, new Date(Date.now() + 3 * LONGEST_READING_MS))).toMatchObject({ id });
      return;
    }
    read();
    await expect.poll(async () => (await find())?.reading).toBe('read');
  });

  test('who may not keep documents changes nothing, and no store shows those of another body', async () => {
    const { bodyId, id } = await bring(anOdt(paragraphs(['Iný text dokumentu, ktorý má dosť slov.'])), 'odt');
    const auditor = await anActor('auditor');
    const as = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, bodyId, work);
    expect(await as((stores) => removeDocument(stores, auditor, id))).toBe('not-allowed');
    expect(await as((stores) => changeDocument(stores, auditor, { id, revision: 1, entry: ENTRY }))).toEqual({
      outcome: 'not-allowed'
    });
    const other = await aBody(db);
    expect(await inTransaction(db, other, ({ documents }) => documents.find(id))).toBeUndefined();
    expect(errors).toEqual([]);
  });
});
