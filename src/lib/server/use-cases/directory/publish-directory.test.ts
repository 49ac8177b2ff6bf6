import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aProvider, aService } from '#tests/plan-fixtures.ts';
import { publishDirectory, publishServices } from './publish-directory.ts';

const SERVICES = 250;

describe.each(ENGINES)('a directory of %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);

  test('is shown in short steps, whatever its size; the second time nothing is written', async () => {
    const { body, provider } = await aRegion();
    const shown: number[] = [];
    const revision = await publishIn(body, shown);
    expect(revision).toBeGreaterThan(1);
    expect(shown.reduce((sum, count) => sum + count, 0)).toBe(SERVICES);
    expect(Math.max(...shown)).toBeLessThanOrEqual(100);
    expect(await idsShown(body)).toHaveLength(SERVICES);
    expect(await publishIn(body)).toBeNull();

    // What changes in one step is written alone, and what another body shows is left.
    const other = await aRegion();
    await publishIn(other.body);
    await inTransaction(db, body, ({ directory }) =>
      directory.changeProvider({ ...provider, name: 'Nové meno' }, 1)
    );
    const again: number[] = [];
    expect(await publishIn(body, again)).toBeGreaterThan(revision ?? 0);
    expect(again.reduce((sum, count) => sum + count, 0)).toBe(SERVICES);
    expect(await idsShown(other.body)).toHaveLength(SERVICES);
  });

  test('of some services the others are neither read nor written; what is gone of them is hidden', async () => {
    const { body, provider } = await aRegion();
    await publishIn(body);
    const [changed = '', gone = '', other = ''] = (await idsShown(body)).toSorted();
    await inTransaction(db, body, async ({ directory }) => {
      await directory.changeProvider({ ...provider, name: 'Nové meno' }, 1);
      expect(await directory.removeService(gone, 1)).toBe('changed');
    });
    const read: number[] = [];
    const ids = [changed, gone];
    const publishSome = () =>
      publishServices(
        (work) =>
          inTransaction(db, body, async (stores) => {
            const { directory } = stores;
            const ownServicesOf: typeof directory.ownServicesOf = async (asked) => {
              const own = await directory.ownServicesOf(asked);
              read.push(own.length);
              return own;
            };
            return work({ ...stores, directory: { ...directory, ownServicesOf } });
          }),
        ids
      );
    expect(await publishSome()).toBeGreaterThan(1);
    expect(read).toEqual([1]);
    const shown = await inTransaction(db, body, ({ publishedServices: shelf }) =>
      shelf.listShownOf([changed, gone, other])
    );
    expect(new Map(shown.map(({ id, provider: { name } }) => [id, name]))).toEqual(
      new Map([
        [changed, 'Nové meno'],
        [other, 'Charita']
      ])
    );
    expect(await publishSome()).toBeNull();
  });

  test('what is gone is hidden, at the beginning, between steps and at the end', async () => {
    const { body } = await aRegion();
    await publishIn(body);
    const ids = (await idsShown(body)).toSorted();
    const gone = [ids[0], ids[99], ids[100], ids[101], ids[SERVICES - 1]] as string[];
    await inTransaction(db, body, async ({ directory }) => {
      for (const id of gone) expect(await directory.removeService(id, 1)).toBe('changed');
    });
    expect(await publishIn(body)).toBeGreaterThan(1);
    expect((await idsShown(body)).toSorted()).toEqual(ids.filter((id) => !gone.includes(id)));
    await inTransaction(db, body, async ({ directory }) => {
      for (const { id } of await directory.ownServices()) await directory.removeService(id, 1);
    });
    expect(await publishIn(body)).toBeGreaterThan(1);
    expect(await idsShown(body)).toEqual([]);
  });

  async function aRegion() {
    const body: BodyId = await aBody(db);
    const provider = aProvider({ id: randomUUID(), name: 'Charita', stewardBodyId: body });
    await inTransaction(db, body, async ({ directory }) => {
      const { stewardBodyId: _, ...own } = provider;
      await directory.addProvider(own);
      for (let at = 0; at < SERVICES; at += 1) {
        const given = { id: randomUUID(), providerId: provider.id, name: `Služba ${at}` };
        await directory.addService(aService(given));
      }
    });
    return { body, provider };
  }

  /** @param counts gets how many services each transaction showed */
  function publishIn(body: BodyId, counts: number[] = []): Promise<number | null> {
    return publishDirectory((work) =>
      inTransaction(db, body, (stores) => {
        const { publishedServices: shelf } = stores;
        const show: typeof shelf.show = (services) => {
          counts.push(services.length);
          return shelf.show(services);
        };
        return work({ ...stores, publishedServices: { ...shelf, show } });
      })
    );
  }

  async function idsShown(body: BodyId): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from published_service where body_id = ${body}`.execute(publicDb);
    expect(await publishedServices(publicDb).all(body)).toHaveLength(rows.length);
    return rows.map(({ id }) => id);
  }
});
