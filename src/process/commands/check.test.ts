import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import type { Installation } from '#lib/server/installation.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { testDatabase } from '#tests/database.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { readSettings } from '../settings.ts';
import { checkCommand } from './check.ts';

const database = await testDatabase();

async function check(...words: string[]) {
  const said = { out: '', error: '' };
  const code = await checkCommand.run(words, {
    // The command asks for no more of the installation than this.
    installation: { database, origin: 'http://localhost:3000' } as Installation,
    settings: readSettings({}),
    out: (line) => {
      said.out += `${line}\n`;
    },
    error: (line) => {
      said.error += line;
    }
  });
  return { code, ...said };
}

test('a plan without content is told what the law misses, in sentences and as data', async () => {
  const body = await findBody(database.publicDb, 'banov');
  if (!body) throw new Error('The reference data lack Bánov.');
  const year = new Date().getFullYear();
  const coming = aPlan({ id: randomUUID(), validFrom: `${year + 1}-01-01`, validTo: `${year + 5}-12-31` });
  const past = aPlan({ id: randomUUID(), validFrom: '2001-01-01', validTo: '2005-12-31' });
  await inTransaction(database.db, body.bodyId, async ({ plans }) => {
    await plans.add(coming);
    await plans.add(past);
  });

  const told = await check('banov');
  expect(told.code).toBe(1);
  expect(told.out).toMatch(/chýba: .+ Podľa §/);
  expect(told.out).toMatch(/Treba doplniť/);
  expect(told.out).not.toMatch(/\{\w+\}|undefined|\[object/);

  const { out, code } = await check('banov', '--json');
  const { body: shown, plans } = JSON.parse(out);
  expect(code).toBe(1);
  expect(shown).toEqual({ slug: 'banov', name: 'Bánov', unitCode: '503045' });
  expect(plans.map(({ plan }: { plan: { id: string } }) => plan.id)).toEqual([coming.id]);
  expect(plans[0].open).toBeGreaterThan(5);
  expect(plans[0].findings[0]).toMatchObject({
    rule: expect.any(String),
    severity: expect.stringMatching(/missing|warning|ask-operator/),
    basis: expect.any(String)
  });
});

test('a municipality whose plan has ended, or that has none, has no plan as the law asks', async () => {
  expect(await check('rajec')).toMatchObject({ code: 1, out: expect.stringMatching(/nemá plán/) });
  const body = await findBody(database.publicDb, 'zazriva');
  if (!body) throw new Error('The reference data lack Zázrivá.');
  const older = aPlan({ id: randomUUID(), validFrom: '2012-01-01', validTo: '2016-12-31' });
  const past = aPlan({ id: randomUUID(), validFrom: '2017-01-01', validTo: '2021-12-31' });
  await inTransaction(database.db, body.bodyId, async ({ plans }) => {
    await plans.add(past);
    await plans.add(older);
  });
  const told = await check('zazriva');
  expect(told.code).toBe(1);
  expect(told.out.replaceAll('\u00a0', ' ')).toContain('31. decembra 2021');
  expect(JSON.parse((await check('zazriva', '--json')).out)).toMatchObject({
    plans: [],
    endedOn: '2021-12-31'
  });
});

test('an address that nobody has is an error', async () => {
  expect(await check('nijaka-obec')).toMatchObject({ code: 1, error: expect.stringMatching(/nepoznáme/) });
  expect((await check()).code).toBe(2);
});
