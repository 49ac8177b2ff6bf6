import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { ReportContent } from '#lib/domain/directory/reporting/report-content.ts';
import type { PersonCount } from '#lib/domain/population/person-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { reportsByToken } from '#lib/server/db/report-links.ts';
import { reportLetterWithLink } from '#lib/server/mail-links.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aProvider, aService } from '#tests/plan-fixtures.ts';
import { keepContact } from '../keep-contact.ts';
import { mergeServices } from '../merge-services.ts';
import { askForReports } from './ask-for-reports.ts';
import { enterReport, fillReport, sendReports } from './fill-report.ts';
import { acceptReports, returnReport } from './judge-report.ts';
import { lockTerm } from './lock-term.ts';
import { completeTerm, openTerm } from './open-term.ts';
import { readTerm } from './read-term.ts';

const TODAY: CalendarDay = '2026-01-10';
const DUE: CalendarDay = '2026-02-15';
const NOW = new Date('2026-01-10T10:00:00Z');
const NEXT_DAY = new Date('2026-01-11T10:00:00Z');
const LONG_AFTER = new Date('2026-04-10T10:00:00Z');
const people = (count: number) => count as PersonCount;

const filled = (recipients: number): ReportContent => ({
  occupancy: { recipients: people(recipients) },
  waiting: { people: people(2), oldestOn: '2025-06-01' },
  staff: {
    rows: [{ qualification: 'opatrovateľka', people: 4, fullTime: 3.5 }],
    ...{ volunteers: 0, informalCarers: 0, trainingHours: 0, hasSupervision: false, missing: '' }
  },
  money: { rows: [{ sourceCode: 'obec', cents: 500_000 }] }
});

describe.each(ENGINES)('yearly reports on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  /** A body with services of one provider, that keeps a term of 2025. */
  async function aTerm(count = 1) {
    const [body, accountId] = [await aBody(db), await anAccount(db)];
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const coordinator: Actor = { actorId, roles: ['coordinator'] };
    const email = `${randomUUID()}@example.sk`;
    const provider = aProvider({ id: randomUUID(), ico: null });
    const services = Array.from({ length: count }, (_, at) =>
      aService({
        ...{ id: randomUUID(), providerId: provider.id, name: `Služba ${at + 1}`, registerNumber: null },
        registeredOn: null
      })
    );
    const termId = randomUUID();
    await inBody(body, async (stores) => {
      await stores.directory.addProvider(provider);
      for (const service of services) {
        await stores.directory.addService(service);
        await keepContact(stores, coordinator, { serviceId: service.id, email, language: 'sk', now: NOW });
      }
      await openTerm(stores, coordinator, { id: termId, year: 2025, dueOn: DUE, today: TODAY });
    });
    return { body, coordinator, email, provider, services, termId, first: services[0]?.id ?? '' };
  }
  type Term = Awaited<ReturnType<typeof aTerm>>;

  const ask = (term: Term, which: readonly string[] | 'waiting' = 'waiting', today = TODAY, now = NOW) =>
    inBody(term.body, (stores) =>
      askForReports(
        stores,
        term.coordinator,
        { termId: term.termId, which, today, now },
        reportLetterWithLink(stores, 'Bánov', 'https://opora.example')
      )
    );
  const mailsTo = (email: string) =>
    db
      .selectFrom('mailMessage')
      .select(['body', 'secret'])
      .where('recipient', '=', email)
      .orderBy('createdAt')
      .execute();
  async function keyTo(email: string): Promise<string> {
    return hashOfToken(/\/u\/([\w-]+)/.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[1] ?? '');
  }
  const rows = async ({ body }: Term) => (await inBody(body, (stores) => readTerm(stores, 2025)))?.rows ?? [];
  async function rowOf(term: Term, serviceId = term.first) {
    const row = (await rows(term)).find(({ service }) => service.id === serviceId);
    if (!row) throw new Error('There is no report of this service.');
    return row;
  }
  const fill = (
    term: Term,
    tokenHash: string,
    given: Partial<Parameters<typeof fillReport>[1]> & { reportId: string }
  ) =>
    inBody(term.body, (stores) =>
      fillReport(stores, { tokenHash, content: filled(10), seenRevision: 0, now: NOW, ...given })
    );
  const sendSeen = (
    term: Term,
    tokenHash: string,
    seen: readonly { id: string; revision: number }[],
    now = NOW
  ) => inBody(term.body, (stores) => sendReports(stores, { tokenHash, seen, now }));
  const accept = (term: Term, seen: readonly { id: string; stamp: string }[], actor = term.coordinator) =>
    inBody(term.body, (stores) =>
      acceptReports(stores, actor, { termId: term.termId, seen, newId: randomUUID, now: NOW })
    );
  const giveBack = (term: Term, reportId: string, reason: string, today = TODAY, now = NOW) =>
    inBody(term.body, (stores) =>
      returnReport(
        stores,
        term.coordinator,
        { termId: term.termId, reportId, reason, today, now },
        reportLetterWithLink(stores, 'Bánov', 'https://opora.example')
      )
    );
  const lock = (term: Term, actor = term.coordinator) =>
    inBody(term.body, (stores) => lockTerm(stores, actor, { termId: term.termId, now: NOW }));
  const factsOf = ({ body }: Term, serviceId: string) =>
    inBody(body, ({ serviceFacts }) => serviceFacts.ofService(serviceId));

  /** A report that its provider has sent. */
  async function sent(term: Term, content = filled(10)) {
    await ask(term);
    const tokenHash = await keyTo(term.email);
    const { report } = await rowOf(term);
    await fill(term, tokenHash, { reportId: report.id, content });
    await sendSeen(term, tokenHash, [{ id: report.id, revision: 1 }]);
    return { tokenHash, reportId: report.id };
  }

  test('a term is of a year that is over, once, and has every service that worked in it', async () => {
    const term = await aTerm(2);
    expect(await rows(term)).toMatchObject([{ state: 'open' }, { state: 'open' }]);
    const open = (given: { year?: number; dueOn?: CalendarDay }, actor = term.coordinator) =>
      inBody(term.body, (stores) =>
        openTerm(stores, actor, { id: randomUUID(), year: 2024, dueOn: DUE, today: TODAY, ...given })
      );
    expect(await open({ year: 2025 })).toEqual({ outcome: 'refused', refusal: 'opened-already' });
    expect(await open({ year: 2026 })).toEqual({ outcome: 'refused', refusal: 'year-not-over' });
    expect(await open({ dueOn: '2026-01-09' })).toEqual({ outcome: 'refused', refusal: 'due-in-past' });
    expect(await open({}, { ...term.coordinator, roles: ['mayor'] })).toEqual({ outcome: 'not-allowed' });

    const { provider } = term;
    const later = { registerNumber: null, registeredOn: null, providerId: provider.id };
    await inBody(term.body, async ({ directory }) => {
      await directory.addService(aService({ ...later, id: randomUUID(), name: 'Našla sa' }));
      await directory.addService(
        aService({ ...later, id: randomUUID(), name: 'Nová', registeredOn: '2026-01-01' })
      );
    });
    const read = await inBody(term.body, (stores) => readTerm(stores, 2025));
    expect(read?.unreported.map(({ name }) => name)).toEqual(['Našla sa']);
    const complete = () => inBody(term.body, (stores) => completeTerm(stores, term.coordinator, term.termId));
    expect(await complete()).toEqual({ services: 1 });
    expect(await complete()).toEqual({ services: 0 });
    expect(await rows(term)).toHaveLength(3);
  });

  test('one letter a day to one provider, with all its services, and the database holds no key', async () => {
    const term = await aTerm(3);
    expect(await ask(term)).toEqual({ letters: 1, reports: 3, askedToday: 0, withoutContact: 0 });
    const [mail] = await mailsTo(term.email);
    expect(mail?.secret).toBe(true);
    for (const name of ['Služba 1', 'Služba 2', 'Služba 3']) expect(mail?.body).toContain(name);
    expect(await ask(term)).toEqual({ letters: 0, reports: 0, askedToday: 3, withoutContact: 0 });
    const old = await keyTo(term.email);
    expect(await ask(term, 'waiting', '2026-01-11', NEXT_DAY)).toMatchObject({ letters: 1 });
    const { report } = await rowOf(term);
    expect(await fill(term, old, { reportId: report.id })).toEqual({ outcome: 'not-open' });
    expect(await fill(term, await keyTo(term.email), { reportId: report.id })).toEqual({ outcome: 'kept' });
    expect((await rowOf(term)).askedOn).toBe('2026-01-11');
    const contact = { serviceId: term.first, email: '', language: 'sk', now: NOW } as const;
    await inBody(term.body, (stores) => keepContact(stores, term.coordinator, contact));
    expect(await ask(term, [report.id], '2026-01-12')).toMatchObject({ letters: 0, withoutContact: 1 });
    expect(await fill(term, await keyTo(term.email), { reportId: report.id })).toEqual({
      outcome: 'not-open'
    });
  });

  test('looking at a link changes nothing; what is half filled is kept and is not sent', async () => {
    const term = await aTerm(2);
    await ask(term);
    const tokenHash = await keyTo(term.email);
    const before = await rows(term);
    expect((await reportsByToken(db, tokenHash))?.links).toHaveLength(2);
    expect(await rows(term)).toEqual(before);
    const [one, other] = [await rowOf(term), await rowOf(term, term.services[1]?.id)];
    const half: ReportContent = { occupancy: { recipients: people(3) } };
    expect(await fill(term, tokenHash, { reportId: one.report.id, content: half })).toEqual({
      outcome: 'kept'
    });
    await fill(term, tokenHash, { reportId: other.report.id });
    const seen = [one, other].map(({ report }) => ({ id: report.id, revision: 1 }));
    expect(await sendSeen(term, tokenHash, seen)).toEqual({ outcome: 'sent', reports: 1 });
    expect(await sendSeen(term, tokenHash, seen)).toEqual({ outcome: 'sent', reports: 0 });
    expect(await rowOf(term)).toMatchObject({ state: 'open', report: { content: half } });
    expect(await rowOf(term, other.service.id)).toMatchObject({ state: 'sent' });
    expect(
      await fill(term, tokenHash, { reportId: other.report.id, seenRevision: 1, content: half })
    ).toEqual({
      outcome: 'closed',
      state: 'sent'
    });
  });

  test('two tabs never write over one another, and the same words twice are kept once', async () => {
    const term = await aTerm();
    await ask(term);
    const tokenHash = await keyTo(term.email);
    const { report } = await rowOf(term);
    const twice = await Promise.all(
      [7, 8].map((count) => fill(term, tokenHash, { reportId: report.id, content: filled(count) }))
    );
    expect(twice.map(({ outcome }) => outcome).toSorted()).toEqual(['changed-meanwhile', 'kept']);
    const kept = (await rowOf(term)).report;
    expect(await fill(term, tokenHash, { reportId: report.id, content: kept.content ?? {} })).toEqual({
      outcome: 'kept'
    });
    expect((await rowOf(term)).report.revision).toBe(1);
    expect(await sendSeen(term, tokenHash, [{ id: report.id, revision: 0 }])).toEqual({
      outcome: 'changed-meanwhile'
    });
    expect((await rowOf(term)).state).toBe('open');
  });

  test('figures that cannot be are refused and nothing is kept', async () => {
    const term = await aTerm();
    await ask(term);
    const { report } = await rowOf(term);
    const content = { ...filled(10), waiting: { people: people(-1), oldestOn: '2026-01-01' as const } };
    expect(await fill(term, await keyTo(term.email), { reportId: report.id, content })).toMatchObject({
      outcome: 'refused',
      faults: [{ kind: 'waiting' }]
    });
    expect((await rowOf(term)).report.content).toBeNull();
  });

  test('a link that is altered, expired or of somebody else opens nothing', async () => {
    const [term, other] = [await aTerm(), await aTerm()];
    await ask(term);
    await ask(other);
    const tokenHash = await keyTo(term.email);
    const { report } = await rowOf(term);
    const foreign = (await rowOf(other)).report;
    expect(await reportsByToken(db, hashOfToken('x'))).toBeUndefined();
    expect(await fill(term, hashOfToken('x'), { reportId: report.id })).toEqual({ outcome: 'gone' });
    expect(await fill(term, tokenHash, { reportId: foreign.id })).toEqual({ outcome: 'gone' });
    expect(await fill(other, tokenHash, { reportId: foreign.id })).toEqual({ outcome: 'gone' });
    expect(await fill(term, tokenHash, { reportId: report.id, now: LONG_AFTER })).toEqual({
      outcome: 'not-open'
    });
    expect(await sendSeen(term, tokenHash, [], LONG_AFTER)).toEqual({ outcome: 'not-open' });
    expect(await sendSeen(term, tokenHash, [{ id: foreign.id, revision: 0 }])).toEqual({ outcome: 'gone' });
    expect((await rowOf(other)).report.content).toBeNull();
  });

  test('an accepted report becomes dated facts of the service, all of them with the event', async () => {
    const term = await aTerm();
    const { reportId } = await sent(term, filled(12));
    const { stamp } = await rowOf(term);
    expect(await accept(term, [{ id: reportId, stamp: '0' }])).toEqual({ outcome: 'changed-meanwhile' });
    expect(
      await accept(term, [{ id: reportId, stamp }], { ...term.coordinator, roles: ['provider'] })
    ).toEqual({
      outcome: 'not-allowed'
    });
    expect(await factsOf(term, term.first)).toEqual([]);
    expect(await accept(term, [{ id: reportId, stamp }])).toEqual({ outcome: 'accepted', reports: 1 });
    expect(await accept(term, [{ id: reportId, stamp }])).toEqual({ outcome: 'accepted', reports: 0 });
    const facts = await factsOf(term, term.first);
    expect(facts.map(({ kind, validFrom, validTo, source }) => [kind, validFrom, validTo, source])).toEqual([
      ['money', '2025-01-01', '2026-01-01', 'výkaz poskytovateľa za rok 2025'],
      ['occupancy', '2025-12-31', null, 'výkaz poskytovateľa za rok 2025'],
      ['staff', '2025-12-31', null, 'výkaz poskytovateľa za rok 2025'],
      ['waiting', '2025-12-31', null, 'výkaz poskytovateľa za rok 2025']
    ]);
    expect(facts.every(({ confirmedOn }) => confirmedOn === TODAY)).toBe(true);
    const events = await inBody(term.body, (stores) => stores.events.latest(20));
    expect(
      events
        .filter(({ subject }) => subject === 'yearly-report')
        .map(({ action }) => action)
        .toSorted()
    ).toEqual(['accepted', 'asked-to-report', 'reported']);
  });

  test('what somebody wrote since the page was shown is not written over', async () => {
    const term = await aTerm();
    const { reportId } = await sent(term);
    const { stamp } = await rowOf(term);
    const fact: ServiceFact = {
      ...{ id: randomUUID(), serviceId: term.first, kind: 'occupancy', content: { recipients: people(9) } },
      ...{ validFrom: '2025-06-01', validTo: null, confirmedOn: '2025-06-01', source: 'zmluva' }
    };
    await inBody(term.body, ({ serviceFacts }) => serviceFacts.add(fact));
    expect(await accept(term, [{ id: reportId, stamp }])).toEqual({ outcome: 'changed-meanwhile' });
    expect(await factsOf(term, term.first)).toEqual([fact]);
    const now = await rowOf(term);
    expect(now.differs).toContain('occupancy');
    await accept(term, [{ id: reportId, stamp: now.stamp }]);
    const ended = (await factsOf(term, term.first)).find(({ id }) => id === fact.id);
    expect(ended?.validTo).toBe('2025-12-31');
  });

  test('a returned report is read with its reason, sent again and accepted', async () => {
    const term = await aTerm();
    const { tokenHash, reportId } = await sent(term);
    expect(await giveBack(term, reportId, '  ')).toEqual({ outcome: 'no-reason' });
    // It got a letter today: the reason waits at the link it has.
    expect(await giveBack(term, reportId, 'Chýbajú dve opatrovateľky.')).toMatchObject({
      outcome: 'returned',
      asked: { letters: 0, askedToday: 1 }
    });
    expect(await giveBack(term, reportId, 'Znova.')).toEqual({ outcome: 'not-sent' });
    expect(await rowOf(term)).toMatchObject({
      state: 'returned',
      report: { returnReason: 'Chýbajú dve opatrovateľky.' }
    });
    await fill(term, tokenHash, { reportId, content: filled(11), seenRevision: 1 });
    expect(await sendSeen(term, tokenHash, [{ id: reportId, revision: 2 }])).toEqual({
      outcome: 'sent',
      reports: 1
    });
    await giveBack(term, reportId, 'Ešte raz, prosím.', '2026-01-11', NEXT_DAY);
    expect((await mailsTo(term.email)).at(-1)?.body).toContain('Ešte raz, prosím.');
    expect(await fill(term, tokenHash, { reportId, seenRevision: 2 })).toEqual({ outcome: 'not-open' });
    const again = await keyTo(term.email);
    await sendSeen(term, again, [{ id: reportId, revision: 2 }]);
    const { stamp } = await rowOf(term);
    expect(await accept(term, [{ id: reportId, stamp }])).toEqual({ outcome: 'accepted', reports: 1 });
  });

  test('a locked term takes nothing more, and its facts stand', async () => {
    const term = await aTerm(2);
    const { tokenHash, reportId } = await sent(term);
    expect(await lock(term)).toBe('unjudged');
    const { stamp } = await rowOf(term);
    await accept(term, [{ id: reportId, stamp }]);
    const facts = await factsOf(term, term.first);
    expect(await lock(term, { ...term.coordinator, roles: ['auditor'] })).toBe('not-allowed');
    expect(await lock(term)).toBe('locked');
    expect(await lock(term)).toBe('locked');
    const other = (await rowOf(term, term.services[1]?.id)).report;
    expect(await fill(term, tokenHash, { reportId: other.id })).toEqual({
      outcome: 'closed',
      state: 'locked'
    });
    expect(await sendSeen(term, tokenHash, [{ id: other.id, revision: 0 }])).toEqual({ outcome: 'locked' });
    expect(await accept(term, [{ id: reportId, stamp }])).toEqual({ outcome: 'locked' });
    expect(await giveBack(term, reportId, 'Neskoro.')).toEqual({ outcome: 'locked' });
    expect(await ask(term, 'waiting', '2026-01-12')).toBe('locked');
    expect(await factsOf(term, term.first)).toEqual(facts);
    expect((await rows(term)).map(({ state }) => state)).toEqual(['locked', 'locked']);
  });

  test('the body writes down a report from paper, whole or not at all', async () => {
    const term = await aTerm();
    const { report } = await rowOf(term);
    const enter = (content: ReportContent, actor = term.coordinator) =>
      inBody(term.body, (stores) =>
        enterReport(stores, actor, { reportId: report.id, content, seenRevision: 0, now: NOW })
      );
    expect(await enter({ occupancy: { recipients: people(1) } })).toEqual({
      outcome: 'missing',
      kinds: ['waiting', 'staff']
    });
    expect(await enter(filled(5), { ...term.coordinator, roles: ['group-member'] })).toEqual({
      outcome: 'not-allowed'
    });
    expect((await rowOf(term)).report.content).toBeNull();
    expect(await enter(filled(5))).toEqual({ outcome: 'kept' });
    expect(await rowOf(term)).toMatchObject({
      state: 'sent',
      report: { enteredBy: term.coordinator.actorId }
    });
  });

  test('a service that is removed meanwhile, and a person who is erased, are reported by nobody', async () => {
    const term = await aTerm(2);
    await ask(term);
    const tokenHash = await keyTo(term.email);
    const { report } = await rowOf(term);
    await inBody(term.body, ({ directory }) => directory.removeService(term.first, 1));
    expect(await fill(term, tokenHash, { reportId: report.id })).toEqual({ outcome: 'gone' });
    expect(await sendSeen(term, tokenHash, [{ id: report.id, revision: 0 }])).toEqual({ outcome: 'gone' });
    expect(await rows(term)).toHaveLength(1);
    await erasePerson(db, term.email, { today: TODAY, now: NOW });
    const left = (await rowOf(term, term.services[1]?.id)).report;
    expect(await fill(term, tokenHash, { reportId: left.id })).toEqual({ outcome: 'not-open' });
  });

  test('a merged service keeps the report that says something; what both said stays in the record', async () => {
    const term = await aTerm(2);
    const [kept = '', gone = ''] = term.services.map(({ id }) => id);
    await ask(term);
    const tokenHash = await keyTo(term.email);
    const { report } = await rowOf(term, gone);
    await fill(term, tokenHash, { reportId: report.id, content: filled(14) });
    const merge = { keptId: kept, goneId: gone, keptRevision: 1, goneRevision: 1, now: NOW };
    expect(await inBody(term.body, (stores) => mergeServices(stores, term.coordinator, merge))).toBe(
      'merged'
    );
    expect(await rows(term)).toMatchObject([
      { service: { id: kept }, report: { id: report.id, content: filled(14) } }
    ]);
    expect(await fill(term, tokenHash, { reportId: report.id, seenRevision: 1 })).toEqual({
      outcome: 'not-open'
    });
    const [record] = await inBody(term.body, ({ serviceMerging }) => serviceMerging.list());
    expect(record?.record.reports).toMatchObject([{ content: filled(14) }]);
  });
});
