import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { openThread } from '#lib/server/use-cases/plans/remark-on.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aGoal, aPlan } from '#tests/plan-fixtures.ts';
import { sendDigests } from './send-digests.ts';

const ORIGIN = 'https://opora.example.sk';
const MORNING = new Date('2026-11-23T06:00:00Z');
const NEXT_NIGHT = new Date('2026-11-24T05:59:59Z');
const NEXT_MORNING = new Date('2026-11-24T06:00:00Z');

async function aBodyWithPlan(db: Db, name: string) {
  const body = await aBody(db, { name });
  const [planId, goalId] = [randomUUID(), randomUUID()];
  await inTransaction(db, body, async ({ plans, items }) => {
    await plans.add({ ...aPlan(), id: planId, title: 'Plán' });
    await items.goals.add(planId, aGoal({ id: goalId, needIds: [] }));
  });
  return { body, planId, goalId };
}

async function aMember(db: Db, ...bodies: BodyId[]) {
  const email = `${randomUUID()}@example.sk`;
  const accountId = await anAccount(db, { email });
  for (const body of bodies)
    await inTransaction(db, body, ({ memberships }) =>
      memberships.add({ accountId, role: 'editor', validFrom: '2026-01-01', validTo: null })
    );
  return { accountId, email };
}

/** Gives a part to a person and says what was due to her. */
const give = (
  db: Db,
  { body, planId }: { body: BodyId; planId: string },
  accountId: string,
  section: PlanSectionCode
) => inTransaction(db, body, ({ notices }) => notices.add([{ accountId, planId, section }]));

const mailsTo = (db: Db, email: string) =>
  db
    .selectFrom('mailMessage')
    .select(['subject', 'body'])
    .where('recipient', '=', email)
    .orderBy('createdAt')
    .execute();

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  test('one mail tells of parts and mentions in every body, with addresses that lead there', async () => {
    const [banov, rajec] = [await aBodyWithPlan(db, 'Bánov'), await aBodyWithPlan(db, 'Rajec')];
    const anna = await aMember(db, banov.body, rajec.body);
    const boris = await aMember(db, rajec.body);
    await give(db, banov, anna.accountId, 'vision');
    await give(db, banov, anna.accountId, 'risks');
    await inTransaction(db, banov.body, ({ partWork }) =>
      partWork.keep(banov.planId, {
        ...{ section: 'vision', actorId: null, groupId: null, dueOn: '2027-01-31', finished: false }
      })
    );
    const written = await inTransaction(db, rajec.body, async (stores) => {
      const actorId = await stores.accounts.actorOf(boris.accountId, 'Boris');
      return openThread(
        stores,
        { actorId, roles: ['editor'] },
        {
          ...{ planId: rajec.planId, subject: { kind: 'goals', id: rajec.goalId }, threadId: randomUUID() },
          ...{ remarkId: randomUUID(), text: 'Tajné slová', today: '2026-11-22' },
          mention: [anna.accountId, boris.accountId]
        }
      );
    });
    expect(written).toBe('written');

    expect(await sendDigests(db, ORIGIN, MORNING)).toBe(1);
    const [mail, ...more] = await mailsTo(db, anna.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^3\s/);
    expect(mail?.body).toMatch(/2\sčasti plánu/);
    expect(mail?.body).toMatch(/na\s1\smieste/);
    expect(mail?.body.replaceAll('\u00a0', ' ')).toContain('(do 31. januára 2027)');
    const slug = (id: BodyId) =>
      db.selectFrom('planningBody').select('slug').where('bodyId', '=', id).executeTakeFirstOrThrow();
    const plan = `${ORIGIN}/pracovisko/${(await slug(rajec.body)).slug}/plany/${rajec.planId}`;
    expect(mail?.body).toContain(`${plan}/komentare/ciele/${rajec.goalId}\n`);
    expect(mail?.body).toContain(`${ORIGIN}/pracovisko/ucet/posta`);
    // A mail leaves the house: it neither quotes nor names anybody.
    expect(mail?.body).not.toMatch(/Tajné|Boris/);
    // Who mentions herself is told nothing.
    expect(await mailsTo(db, boris.email)).toEqual([]);
  });

  test('at most one a day: not before seven, not again after a restart, the rest on the next day', async () => {
    const banov = await aBodyWithPlan(db, 'Bánov');
    const anna = await aMember(db, banov.body);
    await give(db, banov, anna.accountId, 'vision');
    expect(await sendDigests(db, ORIGIN, new Date('2026-11-23T05:59:59Z'))).toBe(0);
    expect(await sendDigests(db, ORIGIN, MORNING)).toBe(1);
    expect(await sendDigests(db, ORIGIN, MORNING)).toBe(0);
    await give(db, banov, anna.accountId, 'risks');
    expect(await sendDigests(db, ORIGIN, new Date('2026-11-23T22:59:59Z'))).toBe(0);
    expect(await sendDigests(db, ORIGIN, NEXT_NIGHT)).toBe(0);
    expect(await sendDigests(db, ORIGIN, NEXT_MORNING)).toBe(1);
    const mails = await mailsTo(db, anna.email);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.body).not.toContain('/text/vision');
    expect(await sendDigests(db, ORIGIN, new Date('2026-11-25T06:00:00Z'))).toBe(0);
  });

  test('two processes at once send one mail', async () => {
    const banov = await aBodyWithPlan(db, 'Bánov');
    const anna = await aMember(db, banov.body);
    await give(db, banov, anna.accountId, 'vision');
    const sent = await Promise.all([1, 2, 3].map(() => sendDigests(db, ORIGIN, MORNING)));
    expect(sent.reduce((sum, one) => sum + one)).toBe(1);
    expect(await mailsTo(db, anna.email)).toHaveLength(1);
  });

  test('a round that fails halfway leaves neither a mail nor a mark', async () => {
    const banov = await aBodyWithPlan(db, 'Bánov');
    const anna = await aMember(db, banov.body);
    await give(db, banov, anna.accountId, 'vision');
    // The news is marked already when the mail is written: an address that cannot be said ends it there.
    const nowhere = {
      toString: () => {
        throw new Error('the program ends here');
      }
    };
    await expect(sendDigests(db, nowhere as never, MORNING)).rejects.toThrow(/ends here/);
    expect(await mailsTo(db, anna.email)).toEqual([]);
    expect(await sendDigests(db, ORIGIN, MORNING)).toBe(1);
    expect(await mailsTo(db, anna.email)).toHaveLength(1);
  });

  test('no news when the part is ready, the role has ended or the mail is turned off', async () => {
    const banov = await aBodyWithPlan(db, 'Bánov');
    const [anna, boris, cyril] = [
      await aMember(db, banov.body),
      await aMember(db, banov.body),
      await aMember(db, banov.body)
    ];
    for (const { accountId } of [anna, boris, cyril]) await give(db, banov, accountId, 'vision');
    await inTransaction(db, banov.body, async ({ memberships }) => {
      for (const one of await memberships.of(boris.accountId)) await memberships.end(one.id, '2026-11-20');
    });
    await db.updateTable('userAccount').set({ digest: false }).where('id', '=', cyril.accountId).execute();
    await inTransaction(db, banov.body, ({ partWork }) =>
      partWork.keep(banov.planId, {
        ...{ section: 'vision', actorId: null, groupId: null, dueOn: null, finished: true }
      })
    );
    expect(await sendDigests(db, ORIGIN, MORNING)).toBe(0);
    // Turned on again, she is not told what is old.
    await db.updateTable('userAccount').set({ digest: true }).where('id', '=', cyril.accountId).execute();
    expect(await sendDigests(db, ORIGIN, NEXT_MORNING)).toBe(0);
  });

  test.each([
    [1, /^1\snovinka/, /\s1\sčasť plánu/],
    [3, /^3\snovinky/, /\s3\sčasti plánu/],
    [5, /^5\snoviniek/, /\s5\sčastí plánu/]
  ])('%i parts are counted as a Slovak counts them', async (count, subject, said) => {
    const banov = await aBodyWithPlan(db, 'Bánov');
    const anna = await aMember(db, banov.body);
    const sections = ['vision', 'risks', 'swot', 'annexes', 'process'] as const;
    for (const section of sections.slice(0, count)) await give(db, banov, anna.accountId, section);
    await sendDigests(db, ORIGIN, MORNING);
    const [mail] = await mailsTo(db, anna.email);
    expect(mail?.subject).toMatch(subject);
    expect(mail?.body).toMatch(said);
  });

  test('the mail is in the language of its reader', async () => {
    const banov = await aBodyWithPlan(db, 'Bánov');
    const anna = await aMember(db, banov.body);
    await db.updateTable('userAccount').set({ language: 'en' }).where('id', '=', anna.accountId).execute();
    await give(db, banov, anna.accountId, 'vision');
    await sendDigests(db, ORIGIN, MORNING);
    const [mail] = await mailsTo(db, anna.email);
    expect(mail?.subject).toMatch(/^1\spiece of news/);
    expect(mail?.body).toContain(`${ORIGIN}/en/pracovisko/`);
  });
});
