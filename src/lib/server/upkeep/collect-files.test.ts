import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { type FileStore, folderFileStore } from '#lib/server/files.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import {
  collectFiles,
  FILE_GRACE_DAYS,
  forgetUnplacedPictures,
  PICTURE_GRACE_DAYS
} from './collect-files.ts';

const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

type Store = FileStore & { folder: string; age(hash: string, days: number): void; kept(): Promise<string[]> };

function aStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'opora-files-'));
  const store = folderFileStore(folder);
  return {
    ...store,
    folder,
    age: (hash, days) =>
      utimesSync(join(folder, hash.slice(0, 2), hash.slice(2)), daysAgo(days), daysAgo(days)),
    kept: async () => (await Array.fromAsync(store.list())).toSorted()
  };
}

async function put(store: Store, text: string, days: number): Promise<string> {
  const hash = await store.put(Buffer.from(text));
  store.age(hash, days);
  return hash;
}

async function asBody<T>(db: Db, body: BodyId, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${body}, true)`.execute(tx);
    return work(tx);
  });
}

const OLD = FILE_GRACE_DAYS + 1;
const FIGURE = (file: string) => ({ kind: 'figure', file, alternative: 'Dom', caption: '' });

/** A picture that somebody brought so many days ago. */
async function aPicture(db: Db, body: BodyId, hash: string, days: number): Promise<void> {
  await asBody(db, body, async (tx) => {
    const size = { size: 1, width: 1, height: 1 };
    await tx
      .insertInto('attachment')
      .values({ bodyId: body, id: randomUUID(), hash, kind: 'png', ...size, originalName: 'a.png' })
      .execute();
    await sql`update attachment set uploaded_at = ${daysAgo(days)} where hash = ${hash}`.execute(tx);
  });
}

/** A frozen version, or only its published face, that shows a picture. */
async function aVersion(db: Db, body: BodyId, file: string, only?: 'published'): Promise<void> {
  const id = randomUUID();
  const document = JSON.stringify({ sections: [{ blocks: [{ content: FIGURE(file) }] }] });
  const contentHash = createHash('sha256').update(document).digest('hex');
  await inTransaction(db, body, ({ plans }) => plans.add({ ...aPlan(), id }));
  await asBody(db, body, async (tx) => {
    if (only) {
      await sql`insert into published_plan (body_id, plan_id, number, period, title, valid_from, valid_to, content_hash,
          document, records, demonstration, published_at, outline)
        values (${body}, ${id}, 1, '2027-2031', 'x', '2027-01-01', '2031-12-31', ${contentHash},
          ${document}::jsonb, '[]', false, now(), '{}')`.execute(tx);
    } else {
      await sql`insert into plan_version (body_id, plan_id, number, content_hash, document)
        values (${body}, ${id}, 1, ${contentHash}, ${document}::jsonb)`.execute(tx);
    }
  });
}

describe.each(ENGINES)('on %s', (engine) => {
  test('what no row names goes after its days of grace, and nothing else', async () => {
    const { db } = await testDatabase(engine);
    const [store, body] = [aStore(), await aBody(db)];
    const young = await put(store, 'mladý', FILE_GRACE_DAYS - 1);
    const old = await put(store, 'starý', OLD);
    const picture = await put(store, 'obrázok', OLD);
    const shown = await put(store, 'v zverejnenej verzii', OLD);
    await aPicture(db, body, picture, 1);
    await aVersion(db, body, shown, 'published');
    expect(await collectFiles(db, store, NOW)).toBe(1);
    expect(await store.kept()).toEqual([young, picture, shown].toSorted());
    expect(await store.get(old)).toBeNull();
    expect(await collectFiles(db, store, NOW)).toBe(0);
  });

  test('a picture that no text ever showed is forgotten; one in a text, a former wording or a version is not', async () => {
    const { db } = await testDatabase(engine);
    const body = await aBody(db);
    const hashes = ['a', 'b', 'c', 'd', 'e'].map((one) => one.repeat(64));
    const [never, young, placed, former, frozen] = hashes as [string, string, string, string, string];
    for (const hash of hashes)
      await aPicture(db, body, hash, hash === young ? PICTURE_GRACE_DAYS - 1 : PICTURE_GRACE_DAYS + 1);
    const id = randomUUID();
    await inTransaction(db, body, ({ plans }) => plans.add({ ...aPlan(), id }));
    await asBody(db, body, async (tx) => {
      await sql`insert into block (body_id, plan_id, block_id, parent, position, kind, content)
        values (${body}, ${id}, gen_random_uuid(), 'services-analysis', 'a0', 'figure', ${JSON.stringify(FIGURE(placed))}::jsonb)`.execute(
        tx
      );
      await sql`insert into wording values (${body}, ${former}, ${JSON.stringify(FIGURE(former))}::jsonb)`.execute(
        tx
      );
    });
    await aVersion(db, body, frozen);
    expect(await forgetUnplacedPictures(db, NOW)).toBe(1);
    const left = await asBody(db, body, (tx) => tx.selectFrom('attachment').select('hash').execute());
    expect(left.map(({ hash }) => hash).toSorted()).toEqual(hashes.filter((hash) => hash !== never));
  });
});

test('whoever brings the same content while it is being removed keeps it', async () => {
  const store = aStore();
  const hash = await put(store, 'dvakrát', OLD);
  // Between the look at the rows and the removal somebody brings it again, and her row is on its way.
  const removed = store.removeUnused(hash, daysAgo(FILE_GRACE_DAYS), async () => {
    await store.put(Buffer.from('dvakrát'));
    return false;
  });
  expect(await removed).toBe(true);
  expect((await store.get(hash))?.toString()).toBe('dvakrát');
  store.age(hash, OLD);
  await store.put(Buffer.from('dvakrát'));
  expect(await store.removeUnused(hash, daysAgo(FILE_GRACE_DAYS), async () => false)).toBe(false);
  store.age(hash, OLD);
  expect(await store.removeUnused(hash, daysAgo(FILE_GRACE_DAYS), async () => true)).toBe(false);
  expect((await store.get(hash))?.toString()).toBe('dvakrát');
});

test('killed in the middle, the next round puts back what is needed and removes the rest', async () => {
  const { db } = await testDatabase();
  const [store, body] = [aStore(), await aBody(db)];
  const [needed, unneeded] = [await put(store, 'treba', OLD), await put(store, 'netreba', OLD)];
  for (const hash of [needed, unneeded]) await killInRemoval(store.folder, hash);
  expect(await store.kept()).toEqual([]);
  await aPicture(db, body, needed, 1);
  await collectFiles(db, store, NOW);
  expect(await store.kept()).toEqual([needed]);
  expect((await store.get(needed))?.toString()).toBe('treba');
  expect(
    readdirSync(store.folder, { recursive: true }).filter((name) => String(name).endsWith('.leaving'))
  ).toEqual([]);
});

/** Another process begins to remove the file and is killed before it ends. */
async function killInRemoval(folder: string, hash: string): Promise<void> {
  const script = `
    import { folderFileStore } from ${JSON.stringify(new URL('../files.ts', import.meta.url).href)};
    const alive = setInterval(() => {}, 1000);
    await folderFileStore(${JSON.stringify(folder)}).removeUnused(${JSON.stringify(hash)}, new Date(), () => {
      console.log('half');
      return new Promise(() => alive);
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}
