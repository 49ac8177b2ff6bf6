import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../shared/calendar-day.ts';
import type { BodyId } from '../tenancy/planning-body.ts';
import { dueDigest, type FollowedBody, MOST_ASKED_A_DAY, mayBeAsked } from './notice-subscription.ts';
import type { PublicNotice } from './public-notices.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const body = (name: string) => name as BodyId;

test('an address is asked about a body again after hours only, and about few bodies a day', () => {
  const asked = (bodyId: string, hours: number) => ({ bodyId: body(bodyId), askedAt: hoursAgo(hours) });
  expect(mayBeAsked([], body('a'), NOW)).toBe(true);
  expect(mayBeAsked([asked('a', 5)], body('a'), NOW)).toBe(false);
  expect(mayBeAsked([asked('a', 6)], body('a'), NOW)).toBe(true);
  expect(mayBeAsked([asked('a', 5)], body('b'), NOW)).toBe(true);
  const many = Array.from({ length: MOST_ASKED_A_DAY }, (_, at) => asked(`${at}`, 23));
  expect(mayBeAsked(many, body('b'), NOW)).toBe(false);
  expect(mayBeAsked(many, body('0'), NOW)).toBe(true);
  expect(mayBeAsked(many.slice(1), body('b'), NOW)).toBe(true);
});

const notice = (key: string): PublicNotice => ({
  ...{ key, kind: 'survey-opened', day: '2026-11-01', at: NOW, title: { sk: key, en: null } },
  ...{ path: '/', until: null, insteadOf: null, meeting: null }
});

/*
 * One address, its two bodies, the outbox and the mail server, as they are joined by transactions: what was told and the
 * mail are kept together or not at all; a mail leaves with the Message-ID of its row, and a kill between the server's
 * answer and our note of it sends the same one again.
 */
type Mail = { id: number; day: CalendarDay; keys: string[] };

class World {
  today: CalendarDay = '2026-11-01';
  shown: Record<string, string[]> = { a: [], b: [] };
  following: FollowedBody[] = ['a', 'b'].map((one) => ({ bodyId: body(one), told: [], digestOn: null }));
  outbox: Mail[] = [];
  /** What came to the mailbox, by Message-ID: a repeated one is recognised. */
  received = new Map<number, Mail>();
  happened = 0;
  mails = 0;

  /** A round; killed before its transaction is committed, it leaves nothing. */
  round(isKilled: boolean): void {
    const due = dueDigest(this.following, (id) => (this.shown[id] ?? []).map(notice), this.today);
    if (isKilled || due.length === 0) return;
    const keys = due.flatMap(({ notices }) => notices.map(({ key }) => key));
    this.mails += 1;
    this.outbox.push({ id: this.mails, day: this.today, keys });
    this.following = this.following.map((one) => {
      const told = due.find(({ followed }) => followed === one)?.told ?? one.told;
      return { ...one, told, digestOn: this.today };
    });
  }

  /** The sender takes what waits; the server may be away, and the program may end before it notes what was taken. */
  send(server: 'there' | 'away' | 'there, then killed'): void {
    if (server === 'away') return;
    for (const mail of this.outbox) this.received.set(mail.id, mail);
    if (server === 'there') this.outbox = [];
  }
}

const STEP = fc.oneof(
  fc.record({ what: fc.constant('happens' as const), where: fc.constantFrom('a', 'b') }),
  fc.record({ what: fc.constant('taken back' as const), where: fc.constantFrom('a', 'b') }),
  fc.record({ what: fc.constant('round' as const), isKilled: fc.boolean() }),
  fc.record({
    what: fc.constant('send' as const),
    server: fc.constantFrom('there' as const, 'away' as const, 'there, then killed' as const)
  }),
  fc.record({ what: fc.constant('night' as const) })
);

describe('the digest of an address', () => {
  test('loses nothing and tells nothing twice, whatever is killed and however long the server is away', () => {
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 60 }), (steps) => {
        const world = new World();
        const everShown = new Set<string>();
        for (const step of steps) {
          if (step.what === 'happens') {
            world.happened += 1;
            world.shown[step.where]?.unshift(`${step.where}${world.happened}`);
          }
          if (step.what === 'taken back') world.shown[step.where]?.pop();
          if (step.what === 'round') world.round(step.isKilled);
          if (step.what === 'send') world.send(step.server);
          if (step.what === 'night') world.today = addDays(world.today, 1);
        }
        // The server comes back, and a day passes: now everything that still is shown has been told.
        for (const one of Object.values(world.shown)) for (const key of one) everShown.add(key);
        world.today = addDays(world.today, 1);
        world.round(false);
        world.send('there');
        const mails = [...world.received.values()];
        const told = mails.flatMap(({ keys }) => keys);
        expect(new Set(told).size).toBe(told.length);
        for (const key of everShown) expect(told).toContain(key);
        const days = mails.map(({ day }) => day);
        expect(new Set(days).size).toBe(days.length);
        expect(mails.every(({ keys }) => keys.length > 0)).toBe(true);
        expect(world.outbox).toEqual([]);
      })
    );
  });

  test('what was taken back and is shown again is no news', () => {
    const [first] = dueDigest(
      [{ bodyId: body('a'), told: [], digestOn: null }],
      () => [notice('x')],
      '2026-11-01'
    );
    const after: FollowedBody = { bodyId: body('a'), told: first?.told ?? [], digestOn: '2026-11-01' };
    expect(first?.told).toEqual(['x']);
    expect(dueDigest([after], () => [], '2026-11-02')).toEqual([]);
    expect(dueDigest([after], () => [notice('x')], '2026-11-03')).toEqual([]);
  });

  test('a body that somebody began to follow today waits for the next day when a digest left already', () => {
    const following: FollowedBody[] = [
      { bodyId: body('a'), told: [], digestOn: '2026-11-01' },
      { bodyId: body('b'), told: [], digestOn: null }
    ];
    expect(dueDigest(following, () => [notice('x')], '2026-11-01')).toEqual([]);
    expect(dueDigest(following, () => [notice('x')], '2026-11-02')).toHaveLength(2);
  });
});
