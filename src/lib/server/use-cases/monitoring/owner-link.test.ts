import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import { USUAL_REMINDERS } from '#lib/domain/monitoring/reminder-ladder.ts';
import type { Activity } from '#lib/domain/plans/activity.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { ownersByToken } from '#lib/server/db/owner-links.ts';
import { remindersWithLinks } from '#lib/server/mail-links.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { sendReminders } from '#lib/server/upkeep/send-reminders.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aMeasure, anActivity, anIndicator, aPlan } from '#tests/plan-fixtures.ts';
import { askOwners } from './ask-owners.ts';
import { readOwnedActivities } from './awaited-progress.ts';
import { keepOwnerContact, keepReminders } from './keep-reminders.ts';
import { recordProgress } from './record-progress.ts';
import { tellByLink } from './tell-by-link.ts';

/** A minute in the morning, when the mails of a day leave. */
const morning = (day: CalendarDay) => new Date(`${day}T08:00:00Z`);
const ORIGIN = 'https://opora.example';
const approval: Approval = {
  ...{ body: 'Obecné zastupiteľstvo', number: '7/2027', day: '2027-02-01', votes: null, conditions: '' },
  ...{ signedOn: '2027-02-03', confirmedOn: null, invented: false }
};

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
  const actorId = await accountStore(db).actorOf(await anAccount(db), 'Koordinátorka');
  const coordinator = { actorId, roles: ['coordinator'] as Role[] };

  /** An approved plan whose lasting activities have these owners. */
  async function anApprovedPlan(owners: readonly string[]) {
    const bodyId = await aBody(db);
    const plan = aPlan({ id: randomUUID() });
    const measure = aMeasure({ id: randomUUID() });
    const activities: Activity[] = owners.map((responsible, at) =>
      anActivity({
        ...{ id: randomUUID(), measureId: measure.id, title: `Aktivita ${at + 1}`, responsible },
        ...{ from: null, to: null }
      })
    );
    const indicators = [anIndicator({ owner: { kind: 'measure', measureId: measure.id }, targets: [] })];
    const document = {
      ...{ plan, priorities: [], goals: [{ id: measure.goalId, title: 'Cieľ', priorityId: null }] },
      ...{ measures: [measure], activities, indicators }
    } as unknown as PlanDocument;
    const contentHash = 'a'.repeat(64);
    await inBody(bodyId, async (stores) => {
      await stores.plans.add(plan);
      await stores.versions.add({ planId: plan.id, number: 1, contentHash, document, actorId });
      await stores.versions.addRecord(plan.id, {
        ...{
          id: randomUUID(),
          kind: 'approved',
          from: '2027-02-01',
          to: null,
          approval,
          contentHash,
          actorId
        }
      });
    });
    return { bodyId, planId: plan.id, activities };
  }

  const addressOf = (bodyId: BodyId, responsible: string, email: string, now = morning('2028-11-01')) =>
    inBody(bodyId, (stores) =>
      keepOwnerContact(stores, coordinator, { responsible, email, language: 'sk', now })
    );
  const ask = (bodyId: BodyId, today: CalendarDay, owners: readonly string[] | 'awaited' = 'awaited') =>
    inBody(bodyId, (stores) =>
      askOwners(
        stores,
        coordinator,
        { owners, today, now: morning(today) },
        remindersWithLinks(stores, { name: 'Bánov', slug: 'banov' }, ORIGIN)
      )
    );
  const mailsTo = (email: string) =>
    db
      .selectFrom('mailMessage')
      .select(['subject', 'body', 'secret'])
      .where('recipient', '=', email)
      .orderBy('createdAt')
      .execute();
  const keyTo = async (email: string) =>
    hashOfToken(/\/u\/([\w-]+)\/plnenie/.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[1] ?? '');
  const tell = (
    bodyId: BodyId,
    tokenHash: string,
    about: {
      planId: string;
      activityId: string;
      today: CalendarDay;
      id?: string;
      seen?: number;
      value?: number;
    }
  ) =>
    inBody(bodyId, (stores) =>
      tellByLink(stores, tokenHash, {
        progress: {
          ...{ id: about.id ?? randomUUID(), planId: about.planId, activityId: about.activityId, year: 2028 },
          ...{ seen: about.seen ?? 0, state: 'ongoing', value: about.value ?? 3, evidence: '', reason: '' },
          ...{ nextStep: '', nextStepOn: null, isSure: false }
        },
        ...{ today: about.today, now: morning(about.today) }
      })
    );

  test('an owner gets one mail about everything she answers for, and tells by its link how it goes', async () => {
    const { bodyId, planId, activities } = await anApprovedPlan(['referentka', 'charita', 'referentka']);
    const email = `${randomUUID()}@example.sk`;
    expect(await addressOf(bodyId, 'referentka', ` ${email.toUpperCase()} `)).toBe('kept');
    expect(await ask(bodyId, '2028-11-20')).toEqual({ mails: 0, unreachable: 0, tooSoon: 0 });
    expect(await ask(bodyId, '2028-12-01')).toEqual({ mails: 1, unreachable: 1, tooSoon: 0 });
    expect(await ask(bodyId, '2028-12-30')).toEqual({ mails: 0, unreachable: 1, tooSoon: 1 });
    const [mail, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ secret: true });
    expect(mail?.body).toContain('Aktivita 1 (2028)');
    expect(mail?.body).toContain('Aktivita 3 (2028)');
    expect(mail?.body).not.toContain('Aktivita 2');

    const key = await keyTo(email);
    expect((await ownersByToken(db, key))?.links).toMatchObject([{ responsible: 'referentka' }]);
    const [own, others] = activities;
    const about = { planId, activityId: own?.id ?? '', today: '2028-12-02' as const, id: randomUUID() };
    expect(await tell(bodyId, key, about)).toMatchObject({ outcome: 'recorded' });
    expect(await tell(bodyId, key, about)).toEqual({ outcome: 'recorded-before' });
    expect(await tell(bodyId, key, { ...about, id: randomUUID() })).toMatchObject({
      outcome: 'told-meanwhile'
    });
    expect(await tell(bodyId, key, { ...about, id: randomUUID(), seen: 1, value: 400 })).toEqual({
      outcome: 'unlikely'
    });
    expect(await tell(bodyId, key, { ...about, activityId: others?.id ?? '' })).toEqual({
      outcome: 'recorded-before'
    });
    expect(await tell(bodyId, key, { ...about, id: randomUUID(), activityId: others?.id ?? '' })).toEqual({
      outcome: 'not-theirs'
    });
    expect(await tell(bodyId, hashOfToken('iný'), about)).toEqual({ outcome: 'not-open' });
    const records = await inBody(bodyId, (stores) => stores.progress.list(planId));
    expect(records).toMatchObject([{ responsible: 'referentka', value: 3, recordedBy: null }]);
    const [event] = await inBody(bodyId, (stores) => stores.events.latest(1));
    expect(event).toMatchObject({ action: 'recorded', subject: 'progress', actorName: null });
    // What was told is awaited no more.
    expect(await ask(bodyId, '2029-01-05')).toMatchObject({ mails: 1 });
    expect((await mailsTo(email)).at(-1)?.body).not.toContain('Aktivita 1');
  });

  test('two who ask at once write once', async () => {
    const { bodyId } = await anApprovedPlan(['referentka']);
    const email = `${randomUUID()}@example.sk`;
    await addressOf(bodyId, 'referentka', email);
    const asked = await Promise.all([ask(bodyId, '2028-12-01'), ask(bodyId, '2028-12-01')]);
    expect(asked.map((one) => (one === 'not-allowed' ? 0 : one.mails)).toSorted()).toEqual([0, 1]);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test('a link ends after its days, with another address, and with the activity passing to somebody else', async () => {
    const { bodyId, planId, activities } = await anApprovedPlan(['referentka']);
    const email = `${randomUUID()}@example.sk`;
    await addressOf(bodyId, 'referentka', email);
    await ask(bodyId, '2028-12-01');
    const key = await keyTo(email);
    const about = { planId, activityId: activities[0]?.id ?? '', today: '2028-12-02' as const };
    expect(await tell(bodyId, key, { ...about, today: '2029-02-01' })).toEqual({ outcome: 'not-open' });

    const passed = await inBody(bodyId, (stores) =>
      recordProgress(stores, coordinator, {
        progress: {
          ...{ id: randomUUID(), planId, activityId: about.activityId, year: 2028, seen: 0, isSure: false },
          ...{ state: 'ongoing', value: 1, evidence: '', reason: '', nextStep: '', nextStepOn: null },
          responsible: 'charita'
        },
        today: '2028-12-02'
      })
    );
    expect(passed.outcome).toBe('recorded');
    expect(await tell(bodyId, key, { ...about, seen: 1 })).toEqual({ outcome: 'not-theirs' });

    await addressOf(bodyId, 'referentka', `${randomUUID()}@example.sk`, morning('2028-12-03'));
    expect(await tell(bodyId, key, about)).toEqual({ outcome: 'not-open' });
  });

  test('silence goes up the ladder: to the coordinator, then to the mayor, once a month each', async () => {
    const { bodyId } = await anApprovedPlan(['referentka', 'charita']);
    const emails = { owner: `${randomUUID()}@example.sk`, coordinator: '', mayor: '' };
    await addressOf(bodyId, 'referentka', emails.owner);
    for (const role of ['coordinator', 'mayor'] as const) {
      emails[role] = `${randomUUID()}@example.sk`;
      const accountId = await anAccount(db, { email: emails[role] });
      const validTo = role === 'mayor' ? '2030-12-01' : null;
      await inBody(bodyId, ({ memberships }) =>
        memberships.add({ accountId, role, validFrom: '2027-01-01', validTo })
      );
    }
    const settings = { ...USUAL_REMINDERS, remindsItself: true };
    const kept = (roles: Role[]) =>
      inBody(bodyId, (stores) =>
        keepReminders(stores, { actorId, roles }, { settings, today: '2028-12-05' })
      );
    expect(await kept(['group-member'])).toBe('not-allowed');
    expect(await kept(['coordinator'])).toBe('kept');

    /** How many mails everybody has after the morning of a day; mails of other bodies of this file are not counted. */
    const mailsBy = async (day: CalendarDay) => {
      await sendReminders(db, ORIGIN, morning(day));
      await sendReminders(db, ORIGIN, morning(day));
      return Promise.all(Object.values(emails).map(async (email) => (await mailsTo(email)).length));
    };
    // The coordinator hears at once of who has no address.
    expect(await mailsBy('2028-12-06')).toEqual([1, 1, 0]);
    expect((await mailsTo(emails.coordinator)).at(-1)?.body).toContain('charita: Aktivita 2 (2028)');
    expect((await mailsTo(emails.coordinator)).at(-1)?.body).not.toContain('referentka');
    expect(await mailsBy('2029-01-04')).toEqual([1, 1, 0]);
    expect(await mailsBy('2029-01-05')).toEqual([2, 2, 0]);
    expect((await mailsTo(emails.coordinator)).at(-1)?.body).toContain('referentka: Aktivita 1 (2028)');
    // Sixty days since reminding was switched on.
    expect(await mailsBy('2029-02-02')).toEqual([2, 2, 0]);
    expect(await mailsBy('2029-02-03')).toEqual([2, 2, 1]);
    expect(await mailsBy('2029-02-04')).toEqual([3, 3, 1]);
    const [toMayor] = await mailsTo(emails.mayor);
    expect(toMayor?.body).toContain('Aktivita 1');
    expect(toMayor?.body).toContain('Aktivita 2');
    expect(toMayor?.secret).toBe(false);
  });

  test('a round that ends halfway leaves neither a mail nor a mark, and keeps no other body', async () => {
    const bodies = await Promise.all([1, 2].map(() => anApprovedPlan(['referentka'])));
    const emails = bodies.map(() => `${randomUUID()}@example.sk`);
    for (const [at, { bodyId }] of bodies.entries()) {
      await addressOf(bodyId, 'referentka', emails[at] ?? '');
      const settings = { ...USUAL_REMINDERS, remindsItself: true };
      await inBody(bodyId, (stores) => keepReminders(stores, coordinator, { settings, today: '2028-11-01' }));
    }
    let isFirst = true;
    const stumbling = {
      toString: () => {
        if (!isFirst) return ORIGIN;
        isFirst = false;
        throw new Error('the program ends here');
      }
    };
    const counts = async () =>
      (await Promise.all(emails.map((email) => mailsTo(email)))).map((mails) => mails.length);
    const day = morning('2028-12-01');
    await expect(sendReminders(db, stumbling as never, day)).rejects.toThrow(/ends here/);
    expect((await counts()).toSorted()).toEqual([0, 1]);
    await sendReminders(db, ORIGIN, day);
    expect(await counts()).toEqual([1, 1]);
  });

  test('an address and its mails are forgotten with the person, and its links open nothing', async () => {
    const { bodyId, planId, activities } = await anApprovedPlan(['referentka']);
    const email = `${randomUUID()}@example.sk`;
    expect(await addressOf(bodyId, 'referentka', 'nie je')).toBe('not-an-address');
    await addressOf(bodyId, 'referentka', email);
    await ask(bodyId, '2028-12-01');
    const key = await keyTo(email);
    await erasePerson(db, email, { today: '2028-12-02', now: morning('2028-12-02') });
    expect(await inBody(bodyId, ({ reminders }) => reminders.contacts())).toEqual([]);
    expect(await inBody(bodyId, ({ reminders }) => reminders.lastMailed())).toEqual(new Map());
    const about = { planId, activityId: activities[0]?.id ?? '', today: '2028-12-02' as const };
    expect(await tell(bodyId, key, about)).toEqual({ outcome: 'not-open' });
  });

  test('an activity without anybody answering for it is known and asked of nobody', async () => {
    const { bodyId } = await anApprovedPlan(['']);
    const owned = await inBody(bodyId, (stores) =>
      readOwnedActivities(stores, USUAL_REMINDERS, '2028-12-01')
    );
    expect(owned).toMatchObject([{ owner: '', since: '2028-12-01', title: 'Aktivita 1' }]);
    expect(await ask(bodyId, '2028-12-01')).toEqual({ mails: 0, unreachable: 1, tooSoon: 0 });
    expect(await addressOf(bodyId, '', 'a@example.sk')).toBe('no-owner');
  });
});
