import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MeetingPlan } from '#lib/domain/evidence/meeting.ts';
import { refuseStakeholder, type StakeholderEntry } from '#lib/domain/evidence/stakeholder.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { newsOfMeeting } from '#lib/server/mail/meeting-mail.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { inviteGuests, noteAttendance } from './invite-guests.ts';
import { cancelMeeting, changeMeeting, planMeeting } from './keep-meeting.ts';
import { keepStakeholder, withdrawConsent } from './keep-stakeholder.ts';
import { withNews } from './tell-guests.ts';

const TODAY = '2026-11-22';
const BANOV = { name: 'Bánov', kind: 'municipality', slug: 'banov' } as const;
const NOW = new Date('2026-11-22T10:00:00Z');
const OFFICE: StakeholderEntry = {
  ...{ kind: 'labour-office', isPerson: false, name: 'Úrad práce', contactName: null, phone: null, note: '' },
  ...{ email: 'urad@example.sk', consentedOn: null }
};
const PERSON: StakeholderEntry = {
  ...{
    kind: 'recipients',
    isPerson: true,
    name: 'Mária Nováková',
    contactName: null,
    phone: '0900',
    note: 'x'
  },
  ...{ email: 'Maria@Example.sk', consentedOn: '2026-11-01' }
};

test.each([
  ['an office without a name of a person', OFFICE, null],
  ['a person with consent', PERSON, null],
  ['a person without consent', { ...PERSON, consentedOn: null }, 'no-consent'],
  ['a named contact without consent', { ...OFFICE, contactName: 'Ján Malý' }, 'no-consent'],
  ['consent in the future', { ...PERSON, consentedOn: '2026-11-23' }, 'consent-in-future'],
  ['no name', { ...OFFICE, name: ' ' }, 'no-name'],
  ['too long a name', { ...OFFICE, name: 'x'.repeat(201) }, 'name-too-long'],
  ['no e-mail address', { ...OFFICE, email: 'urad' }, 'email-wrong'],
  ['too long a telephone', { ...OFFICE, phone: '0'.repeat(41) }, 'phone-too-long'],
  ['too long a note', { ...OFFICE, note: 'x'.repeat(501) }, 'note-too-long']
] as const)('%s', (_, entry, refusal) => {
  expect(refuseStakeholder(entry, TODAY)).toBe(refusal);
});

describe.each(ENGINES)('whom a body invites on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aBodyWithMeeting() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const clerk: Actor = { actorId, roles: ['editor'] };
    const keep = (id: string, entry: StakeholderEntry, revision: number | null = null, actor = clerk) =>
      inBody(body, (stores) => keepStakeholder(stores, actor, { id, revision, entry, today: TODAY }));
    const list = () => inBody(body, ({ stakeholders }) => stakeholders.list());
    const [meetingId, groupId] = [randomUUID(), randomUUID()];
    await inBody(body, ({ groups }) => groups.add({ id: groupId, kind: 'steering', name: 'Riadiaca' }));
    await inBody(body, (stores) =>
      planMeeting(stores, clerk, {
        ...{ id: meetingId, now: NOW },
        plan: {
          ...{ kind: 'group', groupId, title: 'Skupina', place: 'Úrad', agenda: '', isPublic: false },
          ...{ startsAt: NOW, endsAt: new Date(NOW.getTime() + 3_600_000) }
        }
      })
    );
    const sent: string[] = [];
    const invite = (stakeholderIds: string[], withGroup = false, actor = clerk) =>
      inBody(body, (stores) =>
        inviteGuests(
          stores,
          actor,
          { meetingId, stakeholderIds, withGroup, today: TODAY, now: NOW },
          async (to) => {
            sent.push(to);
          }
        )
      );
    const guests = () => inBody(body, ({ meetingGuests }) => meetingGuests.list(meetingId));
    return { body, clerk, keep, list, meetingId, groupId, sent, invite, guests };
  }

  test('one form adds one; of two changes one hears that somebody was faster', async () => {
    const { clerk, keep, list } = await aBodyWithMeeting();
    const id = randomUUID();
    expect([await keep(id, PERSON), await keep(id, PERSON)]).toEqual(['kept', 'kept']);
    expect(await keep(randomUUID(), OFFICE, null, { ...clerk, roles: ['auditor'] })).toBe('not-allowed');
    expect(await list()).toMatchObject([{ name: 'Mária Nováková', email: 'maria@example.sk', revision: 1 }]);
    expect(await keep(id, { ...PERSON, phone: '0911' }, 1)).toBe('kept');
    expect(await keep(id, { ...PERSON, phone: '0922' }, 1)).toBe('somebody-was-faster');
    expect(await keep(randomUUID(), PERSON, 1)).toBe('gone');
  });

  test('who withdraws or asks to be erased is nobody here; that somebody came stays', async () => {
    const { body, clerk, keep, list, invite, guests, meetingId } = await aBodyWithMeeting();
    const [one, other, office] = [randomUUID(), randomUUID(), randomUUID()];
    await keep(one, PERSON);
    await keep(other, { ...PERSON, name: 'Jozef', email: 'jozef@example.sk' });
    await keep(office, { ...OFFICE, contactName: 'Ján Malý', consentedOn: TODAY });
    await invite([one, other]);
    const invited = await guests();
    const came = invited.find(({ stakeholderId }) => stakeholderId === one)?.id ?? '';
    const note = (guestIds: string[]) =>
      inBody(body, (stores) => noteAttendance(stores, clerk, { meetingId, guestIds }));
    expect(await note([came])).toBe('noted');
    const withdraw = (id: string) =>
      inBody(body, (stores) => withdrawConsent(stores, clerk, { id, today: TODAY }));
    expect([await withdraw(one), await withdraw(one), await withdraw(randomUUID())]).toEqual([
      ...['withdrawn', 'withdrawn', 'gone']
    ]);
    expect(await withdraw(office)).toBe('withdrawn');
    expect(await erasePerson(db, 'jozef@example.sk', { today: TODAY, now: NOW })).toMatchObject({
      bodies: 1
    });
    const left = await list();
    expect(left.find(({ id }) => id === office)).toMatchObject({ name: 'Úrad práce', email: null });
    for (const id of [one, other])
      expect(left.find((each) => each.id === id)).toMatchObject({
        ...{ name: null, email: null, phone: null, note: '', withdrawnOn: TODAY }
      });
    expect((await guests()).filter(({ attended }) => attended)).toHaveLength(1);
    await note([]);
    expect((await guests()).filter(({ attended }) => attended)).toEqual([]);
    // Nobody who withdrew is invited again.
    expect(await invite([one, office])).toEqual({ outcome: 'nobody' });
  });

  test('everybody is invited once: those of the group today, and the chosen; who has no address gets no mail', async () => {
    const { body, clerk, keep, invite, sent, guests, groupId, meetingId } = await aBodyWithMeeting();
    const join = async (email: string, validTo: '2026-11-01' | null) => {
      const accountId = await anAccount(db, { email });
      await inBody(body, ({ memberships }) =>
        memberships.add({ accountId, role: 'group-member', validFrom: '2026-01-01', validTo, groupId })
      );
    };
    await join(`clen-${engine}@example.sk`, null);
    await join(`byvaly-${engine}@example.sk`, '2026-11-01');
    const [office, person] = [randomUUID(), randomUUID()];
    await keep(office, OFFICE);
    await keep(person, { ...PERSON, email: null });
    expect(await invite([], false)).toEqual({ outcome: 'nobody' });
    expect(await invite([office], false, { ...clerk, roles: ['group-member'] })).toEqual({
      outcome: 'not-allowed'
    });
    expect(await invite([office, person, randomUUID()], true)).toEqual({
      ...{ outcome: 'invited', mails: 2, guests: 3 }
    });
    expect(sent.toSorted()).toEqual([`clen-${engine}@example.sk`, 'urad@example.sk']);
    expect(await invite([office, person], true)).toEqual({ outcome: 'invited', mails: 0, guests: 0 });
    expect(sent).toHaveLength(2);
    expect((await guests()).filter(({ invitedAt }) => invitedAt === null)).toHaveLength(1);
    await inBody(body, (stores) =>
      cancelMeeting(stores, clerk, { id: meetingId, revision: 1, now: NOW, isCancelled: true })
    );
    expect(await invite([office], true)).toEqual({ outcome: 'not-planned' });
  });

  test('who was invited by mail is told once of another place, of calling off and of the meeting on again', async () => {
    const { body, clerk, keep, invite, meetingId, groupId } = await aBodyWithMeeting();
    const [office, person] = [randomUUID(), randomUUID()];
    await keep(office, OFFICE);
    await keep(person, PERSON);
    const accountId = await anAccount(db, { email: `clenka-${engine}@example.sk` });
    await inBody(body, ({ memberships }) =>
      memberships.add({ accountId, role: 'group-member', validFrom: '2026-01-01', validTo: null, groupId })
    );
    await invite([office, person], true);
    await inBody(body, (stores) => withdrawConsent(stores, clerk, { id: person, today: TODAY }));
    const news: string[] = [];
    const revision = async () =>
      (await inBody(body, ({ meetings }) => meetings.find(meetingId)))?.revision ?? 0;
    const doing = (change: (stores: Stores) => Promise<{ outcome: string }>, now = NOW) =>
      inBody(body, (stores) =>
        withNews(
          stores,
          { id: meetingId, now, today: TODAY },
          () => change(stores),
          async (to, meeting, about) => {
            news.push(`${about} ${to}`);
            const mail = newsOfMeeting(to, meeting, about, { body: BANOV, origin: 'https://opora.example' });
            expect(mail.calendar).toContain(`SEQUENCE:${meeting.revision}`);
            expect(mail.calendar).toContain(`STATUS:${about === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`);
          }
        )
      );
    const told = () => news.splice(0).toSorted();
    const member = `clenka-${engine}@example.sk`;
    const plan: MeetingPlan = {
      ...{ kind: 'group', groupId, title: 'Skupina', place: 'Kultúrny dom', agenda: '', isPublic: false },
      ...{ startsAt: NOW, endsAt: new Date(NOW.getTime() + 3_600_000) }
    };
    const change = async (place: string, now = NOW) => {
      const named = { id: meetingId, revision: await revision(), now };
      return doing((stores) => changeMeeting(stores, clerk, { ...named, plan: { ...plan, place } }), now);
    };
    const cancel = async (isCancelled: boolean) => {
      const named = { id: meetingId, revision: await revision(), now: NOW };
      return doing((stores) => cancelMeeting(stores, clerk, { ...named, isCancelled }));
    };
    await change('Kultúrny dom');
    expect(told()).toEqual([`changed ${member}`, 'changed urad@example.sk']);
    await change('Kultúrny dom');
    expect(told()).toEqual([]);
    await cancel(true);
    await cancel(true);
    expect(told()).toEqual([`cancelled ${member}`, 'cancelled urad@example.sk']);
    await cancel(false);
    expect(told()).toEqual([`restored ${member}`, 'restored urad@example.sk']);
    await change('Škola', new Date(NOW.getTime() + 7_200_000));
    expect(told()).toEqual([]);
  });
});
