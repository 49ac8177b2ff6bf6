import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import type { Db } from '#lib/server/db/db.ts';
import { TABLE_RULES } from '#lib/server/db/table-rules.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { typeSheet } from '#lib/server/use-cases/surveys/type-sheet.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aPlan, aProvider, aService } from '#tests/plan-fixtures.ts';
import { anOpenQuestionnaire, aQuestionnaire } from '#tests/survey-fixtures.ts';
import { runRound } from './daily-round.ts';
import { erasePerson } from './erase-person.ts';
import { removeExpired } from './retention.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const someFiles = () => folderFileStore(mkdtempSync(join(tmpdir(), 'opora-files-')));

function asBody(db: Db, body: BodyId, statement: RawBuilder<unknown>) {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${body}, true)`.execute(tx);
    return (await statement.execute(tx)).rows as Record<string, unknown>[];
  });
}

/** A row of every kind that has its days, ended so many days ago. */
async function ended(db: Db, body: BodyId, days: number): Promise<void> {
  const at = daysAgo(days);
  const account = await anAccount(db);
  const rest = sql`now(), now()`;
  await sql`update user_account set email_verified = true where id = ${account}`.execute(db);
  await sql`insert into user_session values (${randomUUID()}, ${account}, ${randomUUID()}, ${at}, null, null, ${rest})`.execute(
    db
  );
  await sql`insert into user_verification values (${randomUUID()}, 'a', 'b', ${at}, ${rest})`.execute(db);
  await sql`insert into email_change (account_id, old_email, new_email, token_hash, asked_at, expires_at)
    values (${account}, 'a@example.sk', 'b@example.sk', ${randomUUID()}, ${at}, ${at})`.execute(db);
  await sql`insert into coordinator_request (body_id, account_id, reason, decided_at, approved)
    values (${body}, ${account}, 'lebo', ${at}, true)`.execute(db);
  await queueMail(db, { to: 'a@example.sk', subject: 'a', body: 'a' });
  await sql`update mail_message set sent_at = ${at} where sent_at is null`.execute(db);
  await asBody(
    db,
    body,
    sql`insert into invitation (body_id, email, role, token_hash, expires_at)
    values (${body}, 'a@example.sk', 'editor', ${randomUUID()}, ${at})`
  );
  await oldPlanOf(db, body, at);
  await noticeOf(db, body, account, at);
  await askedProviderOf(db, body, at);
  await remindedOwnerOf(db, body, at);
  await contactOf(db, body, at);
  await typedSheetOf(db, body, dayInSlovakia(at));
  await offeredHelpOf(db, body, at);
}

/** Years of which providers were asked, each once. */
const termYears = Array.from({ length: 60 }, (_, at) => 2010 + at);

/** A provider who was asked by links that ended at a moment. */
async function askedProviderOf(db: Db, body: BodyId, expiresAt: Date): Promise<void> {
  const provider = aProvider({ id: randomUUID(), ico: null });
  const service = aService({ id: randomUUID(), providerId: provider.id, registerNumber: null });
  await inTransaction(db, body, async ({ directory, confirmationRequests, reportLinks, yearlyReports }) => {
    await directory.addProvider(provider);
    await directory.addService(service);
    await confirmationRequests.add([service.id], {
      tokenHash: randomUUID(),
      sentOn: '2024-01-01',
      expiresAt
    });
    const termId = randomUUID();
    const days = { openedOn: '2024-01-01', dueOn: '2024-01-31', lockedAt: null } as const;
    await yearlyReports.addTerm({ ...days, id: termId, year: termYears.pop() ?? 0, openedBy: null });
    await yearlyReports.addReports(termId, [service.id]);
    const [report] = await yearlyReports.listReports(termId);
    await reportLinks.add([report?.id ?? ''], {
      tokenHash: randomUUID(),
      sentOn: '2024-01-01',
      expiresAt
    });
  });
}

/** An owner of activities who was written to at a moment, by a link that ended then. */
async function remindedOwnerOf(db: Db, body: BodyId, at: Date): Promise<void> {
  await inTransaction(db, body, async ({ ownerLinks, reminders }) => {
    const link = { responsible: 'referentka', tokenHash: randomUUID() };
    await ownerLinks.add([link], { sentOn: '2024-01-01', expiresAt: at });
    const mail = { email: 'referentka@example.sk', rung: 'owner', items: 1 } as const;
    await reminders.noteMails([mail], { sentOn: dayInSlovakia(at), sentAt: at });
  });
}

/** A contact that somebody left with her answers, to be forgotten at a moment. */
async function contactOf(db: Db, body: BodyId, forgetAfter: Date): Promise<void> {
  await inTransaction(db, body, async ({ questionnaires, surveyContacts }) => {
    const questionnaire = aQuestionnaire();
    await questionnaires.add(questionnaire);
    await surveyContacts.add({
      ...{ id: randomUUID(), questionnaireId: questionnaire.id, contact: 'suseda@example.sk', forgetAfter }
    });
  });
}

/** A sheet of paper that somebody typed on a day, and that never came to count. */
async function typedSheetOf(db: Db, body: BodyId, typedOn: CalendarDay): Promise<void> {
  const { asked, coordinator } = await anOpenQuestionnaire(db, body);
  await inTransaction(db, body, (stores) =>
    typeSheet(stores, coordinator, {
      ...{ questionnaireId: asked.id, number: 1, version: 1, language: 'sk', turn: 'first', typedOn },
      given: new Map()
    })
  );
}

/** Somebody who offered to help and consented on the day of a moment. */
async function offeredHelpOf(db: Db, body: BodyId, at: Date): Promise<void> {
  await inTransaction(db, body, ({ offeredHelp }) =>
    offeredHelp.add({
      ...{ formKey: randomUUID(), receipt: randomUUID(), kinds: ['help'], name: 'Anna', note: null },
      ...{ contact: 'anna@example.sk', consentedOn: dayInSlovakia(at) }
    })
  );
}

/** A part that somebody was given at a moment. */
async function noticeOf(db: Db, body: BodyId, accountId: string, at: Date): Promise<void> {
  const planId = randomUUID();
  await inTransaction(db, body, async ({ plans, notices }) => {
    await plans.add({ ...aPlan(), id: planId });
    await notices.add([{ accountId, planId, section: 'vision' }]);
  });
  await asBody(db, body, sql`update notice set noticed_at = ${at} where plan_id = ${planId}`);
}

/** An old plan with one piece, read at a moment; nobody ever placed it. */
async function oldPlanOf(db: Db, body: BodyId, at: Date): Promise<void> {
  const [id, planId] = [randomUUID(), randomUUID()];
  await inTransaction(db, body, async ({ plans, oldPlans }) => {
    await plans.add({ ...aPlan(), id: planId });
    const hash = 'a'.repeat(64);
    await oldPlans.add({ id, planId, fileName: 'plan.docx', format: 'docx', hash, actorId: null });
    const content = { kind: 'paragraph' as const, text: [{ type: 'text' as const, text: 'Slová' }] };
    await oldPlans.addPieces(id, [
      { id: randomUUID(), place: 0, content, under: '', section: null, rows: null }
    ]);
  });
  await asBody(db, body, sql`update old_plan set read_at = ${at} where id = ${id}`);
  await asBody(db, body, sql`update old_plan_piece set read_at = ${at} where old_plan_id = ${id}`);
}

describe.each(ENGINES)('on %s', (engine) => {
  test('everything that has its days goes after them and not before', async () => {
    const { db } = await testDatabase(engine);
    const body = await aBody(db);
    const ruled = Object.entries(TABLE_RULES).flatMap(([table, { kept }]) =>
      typeof kept === 'string' ? [] : [{ table, days: kept.days }]
    );
    for (const days of new Set(ruled.map((rule) => rule.days))) {
      await ended(db, body, days + 1);
      await ended(db, body, days - 1);
    }
    const longest = Math.max(...ruled.map(({ days }) => days));
    const removed = await removeExpired(db, someFiles(), NOW);
    expect(removed).toBeGreaterThan(0);
    for (const { table, days } of ruled) {
      const left = await asBody(
        db,
        body,
        sql`select ${sql.ref(TABLE_RULES[table]?.kept instanceof Object ? (TABLE_RULES[table].kept as { after: string }).after : '')} as at from ${sql.table(table)}`
      );
      expect(left.length, table).toBeGreaterThan(0);
      for (const { at } of left)
        expect(new Date(at as Date | string).getTime(), table).toBeGreaterThanOrEqual(
          daysAgo(days).getTime()
        );
    }
    expect(longest).toBe(730);
    expect(await removeExpired(db, someFiles(), NOW)).toBe(0);
  });

  test('what still waits or holds stays: open invitations, mails to send, members, operators', async () => {
    const { db } = await testDatabase(engine);
    const body = await aBody(db);
    await queueMail(db, { to: 'caka@example.sk', subject: 'a', body: 'a' });
    await asBody(
      db,
      body,
      sql`insert into invitation (body_id, email, role, token_hash, expires_at)
      values (${body}, 'a@example.sk', 'editor', 'x', ${daysAgo(-3)})`
    );
    const member = await anAccount(db, { email: 'clen@example.sk' });
    const operator = await anAccount(db, { email: 'prevadzka@example.sk' });
    await anAccount(db, { email: 'nikto@example.sk' });
    await inTransaction(db, body, ({ memberships }) =>
      memberships.add({ accountId: member, role: 'editor', validFrom: '2026-01-01', validTo: null })
    );
    await accountStore(db).makeOperator(operator);
    await sql`update user_account set created_at = ${daysAgo(31)}`.execute(db);
    expect(await removeExpired(db, someFiles(), NOW)).toBe(1);
    const left = await db.selectFrom('userAccount').select('email').orderBy('email').execute();
    expect(left.map(({ email }) => email)).toEqual(['clen@example.sk', 'prevadzka@example.sk']);
    expect(await asBody(db, body, sql`select 1 from invitation`)).toHaveLength(1);
    expect(await db.selectFrom('mailMessage').select('id').execute()).toHaveLength(1);
  });

  test('what fails is told and keeps nothing else: neither another part of a round nor another table', async () => {
    const database = await testDatabase(engine);
    const { db } = database;
    const files = someFiles();
    const hashes: string[] = [];
    for (const content of ['prvá', 'druhá']) {
      const body = await aBody(db);
      const fileHash = await files.put(Buffer.from(content));
      await inTransaction(db, body, async ({ imports }) => {
        await imports.add({
          ...{ id: randomUUID(), planId: null, fileHash, fileName: 'a.xlsx', wanted: 'services' },
          actorId: null
        });
      });
      await asBody(db, body, sql`update import_run set uploaded_at = ${daysAgo(8)}`);
      hashes.push(fileHash);
    }
    const gone = () => Promise.reject(new Error('The disk is gone.'));
    const broken = {
      ...{ ...files, endRemovals: gone },
      remove: (hash: string) => (hash === hashes[0] ? gone() : files.remove(hash))
    };
    await expect(runRound({ database, files: broken }, NOW)).rejects.toThrow(
      'The disk is gone.; Imports not forgotten: 1'
    );
    expect(await files.get(hashes[1] ?? '')).toBeNull();
  });

  test('a table that was sent and never applied goes with its file', async () => {
    const { db } = await testDatabase(engine);
    const [body, files, id, planId] = [await aBody(db), someFiles(), randomUUID(), randomUUID()];
    const fileHash = await files.put(Buffer.from('tabuľka'));
    await inTransaction(db, body, async ({ plans, imports }) => {
      await plans.add({ ...aPlan(), id: planId });
      await imports.add({ id, planId, fileHash, fileName: 'a.xlsx', wanted: null, actorId: null });
    });
    await asBody(db, body, sql`update import_run set uploaded_at = ${daysAgo(6)}`);
    expect(await removeExpired(db, files, NOW)).toBe(0);
    await asBody(db, body, sql`update import_run set uploaded_at = ${daysAgo(8)}`);
    expect(await removeExpired(db, files, NOW)).toBe(1);
    expect(await files.get(fileHash)).toBeNull();
  });

  test('an erased person is nowhere; what she did stays, by nobody', async () => {
    const { db } = await testDatabase(engine);
    const [one, other] = [await aBody(db, { name: 'Lipovec' }), await aBody(db, { name: 'Dúbrava' })];
    const email = 'jana.novotna@example.sk';
    const id = await anAccount(db, { email, name: 'Jana Novotná' });
    const colleague = await anAccount(db);
    const actorId = await accountStore(db).actorOf(id, 'Jana Novotná');
    await inTransaction(db, one, async ({ memberships, events }) => {
      await memberships.add({ accountId: id, role: 'coordinator', validFrom: '2026-01-01', validTo: null });
      await events.add({ actorId, action: 'kept', subject: 'measure' });
    });
    await inTransaction(db, other, async ({ memberships, invitations }) => {
      await memberships.add({
        accountId: colleague,
        role: 'coordinator',
        validFrom: '2026-01-01',
        validTo: null
      });
      const invited = {
        id: randomUUID(),
        email,
        role: 'editor',
        validTo: null,
        tokenHash: 'x',
        invitedBy: actorId
      } as const;
      await invitations.add({ ...invited, expiresAt: daysAgo(-3) });
    });
    const rest = sql`now(), now()`;
    await sql`insert into user_session values (${randomUUID()}, ${id}, 'kluc', ${daysAgo(-3)}, '10.0.0.1', 'prehliadač', ${rest})`.execute(
      db
    );
    await sql`insert into user_verification values ('1', 'odkaz', ${JSON.stringify({ email })}, ${daysAgo(-3)}, ${rest})`.execute(
      db
    );
    await queueMail(db, { to: email, subject: 'Dobrý deň, Jana Novotná', body: 'a' });
    const key = sql`${randomUUID()}, 'single', false`;
    await sql`insert into user_passkey (user_id, name, public_key, counter, credential_id, device_type, backed_up)
      values (${id}, 'telefón Novotná', 'x', 0, ${key})`.execute(db);
    // Her own change of address, and one that somebody else mistyped.
    for (const [account, from, to] of [
      [id, email, 'iny@example.sk'] as const,
      [colleague, 'a@example.sk', email] as const
    ])
      await sql`insert into email_change (account_id, old_email, new_email, token_hash, asked_at, expires_at)
        values (${account}, ${from}, ${to}, ${randomUUID()}, now(), now())`.execute(db);

    const erased = await erasePerson(db, ' Jana.Novotna@example.sk ', { today: '2026-11-21' });
    expect(erased).toEqual({ bodies: 2, leftAlone: ['Lipovec'] });
    const found = await everythingWith(db, /novotn|10\.0\.0\.1|kluc/i);
    expect(found).toEqual([]);
    const events = await inTransaction(db, one, ({ events }) => events.latest(10));
    expect(events.map(({ action, actorName }) => [action, actorName]).toSorted()).toEqual([
      ['erased', null],
      ['kept', null]
    ]);
    expect(await erasePerson(db, email, { today: '2026-11-21' })).toBe('nothing-known');
  });
});

/** Names of tables with a row that says it, anywhere in it. */
async function everythingWith(db: Db, words: RegExp): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const found: string[] = [];
    for (const name of Object.keys(TABLE_RULES)) {
      if (/^(territory|search|published|settlement|planning_body)/.test(name)) continue;
      const { rows } = await sql<{
        line: string;
      }>`select row_to_json(t)::text as line from ${sql.table(name)} t`.execute(tx);
      if (rows.some(({ line }) => words.test(line))) found.push(name);
    }
    return found;
  });
}

test('the only operator cannot be erased: nobody could let anybody in', async () => {
  const { db } = await testDatabase();
  const id = await anAccount(db, { email: 'op@example.sk' });
  await accountStore(db).makeOperator(id);
  expect(await erasePerson(db, 'op@example.sk', { today: '2026-11-21' })).toBe('only-operator');
  await accountStore(db).makeOperator(await anAccount(db));
  expect(await erasePerson(db, 'op@example.sk', { today: '2026-11-21' })).toMatchObject({ bodies: 0 });
});

test('a round does all of it, again and again, and keeps nobody waiting', async () => {
  const database = await testDatabase();
  const body = await aBody(database.db);
  await inTransaction(database.db, body, ({ events }) =>
    events.add({ actorId: null, action: 'test', subject: 'plan' })
  );
  const round = await runRound({ database, files: someFiles() }, NOW);
  expect(round).toMatchObject({ events: 1, files: 0, rows: 0 });
  expect(await runRound({ database, files: someFiles() }, NOW)).toEqual({ events: 0, files: 0, rows: 0 });
});
