import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { needsEndDate, ROLES, type Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { hashOfToken, newToken } from '#lib/server/secret-token.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { invitationByToken } from '../../db/invitations.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { addToGroup } from './add-to-group.ts';
import { createGroup } from './create-group.ts';
import { decideCoordinatorRequest } from './decide-coordinator-request.ts';
import { endMembership } from './end-membership.ts';
import { inviteFirstCoordinator } from './invite-first-coordinator.ts';
import { INVITATION_DAYS, inviteMember } from './invite-member.ts';
import { renameGroup } from './rename-group.ts';
import { requestCoordinatorRole } from './request-coordinator-role.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

const TODAY: CalendarDay = '2026-11-21';
const NOW = new Date('2026-11-21T10:00:00Z');
const LATER = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const noLetter = async () => {};

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const within = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function holding(body: BodyId, role: Role): Promise<Actor & { accountId: string }> {
    const accountId = await anAccount(db);
    const validTo = needsEndDate(role) ? ('2030-01-01' as const) : null;
    return within(body, async ({ memberships, accounts }) => {
      await memberships.add({ accountId, role, validFrom: TODAY, validTo });
      return { accountId, roles: [role], actorId: await accounts.actorOf(accountId, 'Skúšobná osoba') };
    });
  }

  const anEmail = () => `${randomUUID()}@example.sk`;
  const invitation = (given: { email?: string; role?: Role; lastDay?: CalendarDay | null } = {}) => {
    const { token, tokenHash } = newToken();
    const email = given.email ?? anEmail();
    const role = given.role ?? 'editor';
    const id = randomUUID();
    return { id, token, tokenHash, email, role, lastDay: given.lastDay ?? null, today: TODAY, now: NOW };
  };
  const accepting = (tokenHash: string, now = NOW, today = TODAY) => ({
    tokenHash,
    newcomer: { name: 'Eva Nová', passwordHash: '$argon2id$skuska' },
    today,
    now
  });
  const actionsIn = async (body: BodyId) =>
    (await within(body, ({ events }) => events.latest(50))).map(({ action }) => action);

  test('an invited person accepts once, and everything is written down without her address', async () => {
    const body = await aBody(db);
    const coordinator = await holding(body, 'coordinator');
    const sent: unknown[] = [];
    const given = invitation({ role: 'external-drafter', lastDay: '2027-06-30' });
    const invited = await within(body, (stores) =>
      inviteMember(stores, coordinator, given, async (letter) => void sent.push(letter))
    );
    expect(invited).toBe('invited');
    // The same form once more, by a double click, writes no second letter; another form would.
    const again = (id: string) =>
      within(body, (stores) =>
        inviteMember(stores, coordinator, { ...given, id }, async () => void sent.push('again'))
      );
    expect([await again(given.id), await again(randomUUID())]).toEqual(['invited', 'already-invited']);
    expect(sent).toEqual([{ to: given.email, role: 'external-drafter' }]);
    expect(await invitationByToken(db, hashOfToken(given.token))).toMatchObject({
      bodyId: body,
      validTo: '2027-07-01'
    });
    const accept = () => within(body, (stores) => acceptInvitation(stores, accepting(given.tokenHash)));
    expect(await accept()).toEqual({ email: given.email });
    expect(await accept()).toBe('accepted-already');
    const people = await within(body, ({ memberships }) => memberships.list());
    expect(people.find(({ email }) => email === given.email)).toMatchObject({
      role: 'external-drafter',
      validFrom: TODAY,
      validTo: '2027-07-01',
      name: 'Eva Nová'
    });
    expect((await actionsIn(body)).toSorted()).toEqual(['accept-invitation', 'invite-member']);
    const events = await within(body, (stores) => stores.events.latest(50));
    expect(JSON.stringify(events.map(({ details, subjectId }) => [details, subjectId]))).not.toContain('@');
  });

  test('a key of one body opens nothing in another, and no other invitation', async () => {
    const [ours, theirs] = [await aBody(db), await aBody(db)];
    const coordinator = await holding(ours, 'coordinator');
    const given = invitation();
    await within(ours, (stores) => inviteMember(stores, coordinator, given, noLetter));
    const elsewhere = await within(theirs, (stores) => acceptInvitation(stores, accepting(given.tokenHash)));
    expect(elsewhere).toBe('unknown');
    expect(await invitationByToken(db, hashOfToken('iný kľúč'))).toBeUndefined();
    expect(await db.selectFrom('invitation').selectAll().execute()).toEqual([]);
  });

  test.each(ROLES.filter((role) => role !== 'coordinator'))(
    '%s changes nothing about people',
    async (role) => {
      const body = await aBody(db);
      const coordinator = await holding(body, 'coordinator');
      const actor = await holding(body, role);
      const refused = await within(body, async (stores) => [
        await inviteMember(stores, actor, invitation(), noLetter),
        await withdrawInvitation(stores, actor, { id: randomUUID(), now: NOW }),
        await endMembership(stores, actor, { id: randomUUID(), today: TODAY }),
        await createGroup(stores, actor, { id: randomUUID(), kind: 'working', name: 'Seniori' }),
        await renameGroup(stores, actor, { id: randomUUID(), name: 'Seniori', revision: 1 }),
        await addToGroup(stores, actor, {
          accountId: coordinator.accountId,
          groupId: randomUUID(),
          today: TODAY
        })
      ]);
      expect(refused).toEqual(Array(6).fill('not-allowed'));
      expect(await actionsIn(body)).toEqual([]);
    }
  );

  test.each([
    ['an address that is none', { email: 'nie je adresa' }, 'not-an-address'],
    ['a drafter without an end', { role: 'external-drafter' }, 'end-date-missing'],
    ['a mayor without an end', { role: 'mayor' }, 'end-date-missing'],
    ['a councillor without an end', { role: 'councillor' }, 'end-date-missing'],
    ['an end that has passed', { role: 'mayor', lastDay: addDays(TODAY, -1) }, 'end-date-past'],
    ['an end today, which still counts', { role: 'mayor', lastDay: TODAY }, 'invited'],
    ['an editor without an end', { role: 'editor' }, 'invited']
  ] as const)('an invitation with %s', async (_name, given, expected) => {
    const body = await aBody(db);
    const coordinator = await holding(body, 'coordinator');
    const outcome = await within(body, (stores) =>
      inviteMember(stores, coordinator, invitation(given), noLetter)
    );
    expect(outcome).toBe(expected);
  });

  test('nobody is invited twice to the same role', async () => {
    const body = await aBody(db);
    const coordinator = await holding(body, 'coordinator');
    const email = anEmail();
    const invite = () => {
      const given = invitation({ email });
      return within(body, async (stores) => ({
        ...given,
        outcome: await inviteMember(stores, coordinator, given, noLetter)
      }));
    };
    const first = await invite();
    expect([first.outcome, (await invite()).outcome]).toEqual(['invited', 'already-invited']);
    await within(body, (stores) => acceptInvitation(stores, accepting(first.tokenHash)));
    expect((await invite()).outcome).toBe('already-member');
  });

  test('an invitation taken back, too old, or for a term that is over cannot be accepted', async () => {
    const body = await aBody(db);
    const coordinator = await holding(body, 'coordinator');
    const made = async (given = invitation()) => {
      await within(body, (stores) => inviteMember(stores, coordinator, given, noLetter));
      return given;
    };
    const accept = (tokenHash: string, now: Date, today: CalendarDay) =>
      within(body, (stores) => acceptInvitation(stores, accepting(tokenHash, now, today)));

    const withdrawn = await made();
    const [open] = await within(body, ({ invitations }) => invitations.open(NOW));
    const id = open?.id ?? '';
    const withdraw = () =>
      within(body, (stores) => withdrawInvitation(stores, coordinator, { id, now: NOW }));
    // Twice by a double click is withdrawn; what somebody accepted, or never was, is not.
    expect([await withdraw(), await withdraw()]).toEqual(['withdrawn', 'withdrawn']);
    const never = within(body, (stores) =>
      withdrawInvitation(stores, coordinator, { id: randomUUID(), now: NOW })
    );
    expect(await never).toBe('not-open');
    expect(await accept(withdrawn.tokenHash, NOW, TODAY)).toBe('withdrawn');
    const old = await made();
    expect(await accept(old.tokenHash, LATER(INVITATION_DAYS), TODAY)).toBe('expired');
    const over = await made(invitation({ role: 'mayor', lastDay: '2026-11-22' }));
    expect(await accept(over.tokenHash, LATER(2), '2026-11-23')).toBe('expired');
    expect(await accept(old.tokenHash, LATER(INVITATION_DAYS - 1), TODAY)).toEqual({ email: old.email });
  });

  test('whoever has a password keeps it when she accepts one more role', async () => {
    const body = await aBody(db);
    const coordinator = await holding(body, 'coordinator');
    const email = anEmail();
    for (const [role, passwordHash] of [
      ['editor', 'prvé'],
      ['auditor', 'druhé']
    ] as const) {
      const given = invitation({ email, role });
      await within(body, (stores) => inviteMember(stores, coordinator, given, noLetter));
      const newcomer = { name: `Meno ${passwordHash}`, passwordHash };
      await within(body, (stores) => acceptInvitation(stores, { ...accepting(given.tokenHash), newcomer }));
    }
    const kept = await db
      .selectFrom('userAccount')
      .innerJoin('userCredential', 'userCredential.userId', 'userAccount.id')
      .select(['name', 'password', 'emailVerified'])
      .where('email', '=', email)
      .execute();
    expect(kept).toEqual([{ name: 'Meno prvé', password: 'prvé', emailVerified: true }]);
  });

  test('a body is never left without a coordinator, also when two remove each other at once', async () => {
    const body = await aBody(db);
    const [one, other] = [await holding(body, 'coordinator'), await holding(body, 'coordinator')];
    const people = await within(body, ({ memberships }) => memberships.list());
    const end = (actor: Actor, accountId: string) => {
      const id = people.find((person) => person.accountId === accountId)?.id ?? '';
      return within(body, (stores) => endMembership(stores, actor, { id, today: TODAY }));
    };
    const outcomes = await Promise.all([end(one, other.accountId), end(other, one.accountId)]);
    expect(outcomes.toSorted()).toEqual(['ended', 'last-coordinator']);
    const left = await within(body, ({ memberships }) => memberships.lockCoordinators(TODAY));
    expect(left).toHaveLength(1);
  });

  test('a group is set up, renamed by the one who saw it last, and joined once', async () => {
    const body = await aBody(db);
    const coordinator = await holding(body, 'coordinator');
    const mayor = await holding(body, 'mayor');
    const stranger = await anAccount(db);
    const id = randomUUID();
    const create = () =>
      within(body, (stores) =>
        createGroup(stores, coordinator, { id, kind: 'steering', name: ' Riadiaca ' })
      );
    expect([await create(), await create()]).toEqual(['created', 'created']);
    const groups = await within(body, (stores) => stores.groups.list());
    const rename = (revision: number, name: string) =>
      within(body, (stores) => renameGroup(stores, coordinator, { id, name, revision }));
    expect(groups).toMatchObject([{ id, kind: 'steering', name: 'Riadiaca', revision: 1 }]);
    const renamed = [
      await rename(1, 'Seniori'),
      await rename(1, ' Seniori '),
      await rename(1, 'Rodiny'),
      await rename(2, 'Rodiny')
    ];
    expect(renamed).toEqual(['renamed', 'renamed', 'changed-meanwhile', 'renamed']);
    const add = (accountId: string) =>
      within(body, (stores) => addToGroup(stores, coordinator, { accountId, groupId: id, today: TODAY }));
    expect([await add(mayor.accountId), await add(mayor.accountId), await add(stranger)]).toEqual([
      'added',
      'in-group-already',
      'no-such-person'
    ]);
    const members = await within(body, ({ memberships }) => memberships.of(mayor.accountId));
    // Her seat in the group ends with her term.
    expect(members.find(({ groupId }) => groupId === id)).toMatchObject({
      role: 'group-member',
      validTo: '2030-01-01'
    });
  });

  describe('the first coordinator', () => {
    async function asked(
      body: BodyId,
      reason = 'Pripravujem plán obce.',
      tell: (to: string) => Promise<void> = noLetter
    ) {
      const accountId = await anAccount(db);
      const outcome = await within(body, async (stores) =>
        requestCoordinatorRole(
          stores,
          {
            bodyId: body,
            accountId,
            actorId: await stores.accounts.actorOf(accountId, 'Skúšobná osoba'),
            reason,
            today: TODAY
          },
          tell
        )
      );
      const [request] = await within(body, (stores) => stores.coordinatorRequests.ofAccount(accountId));
      return { accountId, outcome, id: request?.id ?? '' };
    }

    test('the same said twice, as by a double click, is one request; something else is told', async () => {
      const body = await aBody(db);
      const { accountId, id } = await asked(body);
      const again = (reason: string) =>
        within(body, async (stores) =>
          requestCoordinatorRole(
            stores,
            {
              ...{ bodyId: body, accountId, reason, today: TODAY },
              actorId: await stores.accounts.actorOf(accountId, 'Skúšobná osoba')
            },
            async () => expect.unreachable('nobody is told again')
          )
        );
      expect(await again(' Pripravujem plán obce. ')).toBe('requested');
      expect(await again('Iný dôvod.')).toBe('asked-already');
      const requests = await within(body, (stores) => stores.coordinatorRequests.ofAccount(accountId));
      expect(requests.map((request) => request.id)).toEqual([id]);
    });

    test('whoever runs the installation is told that a request waits', async () => {
      const operatorId = await anAccount(db);
      await within(await aBody(db), ({ accounts }) => accounts.makeOperator(operatorId));
      const told: string[] = [];
      await asked(await aBody(db), 'Pripravujem plán obce.', async (to) => void told.push(to));
      const account = await db
        .selectFrom('userAccount')
        .select('email')
        .where('id', '=', operatorId)
        .executeTakeFirstOrThrow();
      expect(told).toContain(account.email);
    });

    async function operator() {
      const accountId = await anAccount(db);
      const actorId = await within(await aBody(db), ({ accounts }) =>
        accounts.actorOf(accountId, 'Prevádzka')
      );
      return { actorId, isOperator: true };
    }

    const decide = (
      body: BodyId,
      id: string,
      by: { actorId: string; isOperator: boolean },
      approved = true
    ) =>
      within(body, (stores) =>
        decideCoordinatorRequest(stores, by, { id, bodyId: body, approved, today: TODAY, now: NOW }, noLetter)
      );

    test('asks, and is approved once by the operator alone', async () => {
      const body = await aBody(db);
      const { accountId, outcome, id } = await asked(body);
      const by = await operator();
      expect(outcome).toBe('requested');
      expect(await decide(body, id, { ...by, isOperator: false })).toBe('not-allowed');
      expect([await decide(body, id, by), await decide(body, id, by)]).toEqual(['decided', 'not-open']);
      expect(await within(body, ({ memberships }) => memberships.of(accountId))).toMatchObject([
        { role: 'coordinator', validTo: null }
      ]);
      expect((await asked(body)).outcome).toBe('has-coordinator');
    });

    test('a declined request gives nothing; a second one for the same body cannot be approved', async () => {
      const body = await aBody(db);
      const [declined, first, second] = [await asked(body), await asked(body), await asked(body)];
      const by = await operator();
      expect(await decide(body, declined.id, by, false)).toBe('decided');
      expect(await within(body, ({ memberships }) => memberships.of(declined.accountId))).toEqual([]);
      expect(await decide(body, first.id, by)).toBe('decided');
      expect(await decide(body, second.id, by)).toBe('has-coordinator');
      expect((await asked(await aBody(db), ' ')).outcome).toBe('reason-missing');
    });

    test('a request is decided in its own body only', async () => {
      const [body, another] = [await aBody(db), await aBody(db)];
      const { id } = await asked(body);
      expect(await decide(another, id, await operator())).toBe('not-open');
    });

    test('is invited by the operator while the body has none', async () => {
      const body = await aBody(db);
      const by = await operator();
      const { role: _role, lastDay: _lastDay, ...given } = invitation();
      const invite = (who: typeof by, email: string) =>
        within(body, (stores) => inviteFirstCoordinator(stores, who, { ...given, email }, noLetter));
      expect(await invite({ ...by, isOperator: false }, given.email)).toBe('not-allowed');
      expect(await invite(by, given.email)).toBe('invited');
      await within(body, (stores) => acceptInvitation(stores, accepting(given.tokenHash)));
      expect(await invite(by, anEmail())).toBe('has-coordinator');
    });
  });
});
