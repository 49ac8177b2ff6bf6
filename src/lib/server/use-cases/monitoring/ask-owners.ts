import { OWNER_LINK_DAYS } from '#lib/domain/monitoring/owner-link.ts';
import type { ProgressRecord } from '#lib/domain/monitoring/progress.ts';
import {
  mayBeMailed,
  type ReminderSettings,
  type Rung,
  rungOf
} from '#lib/domain/monitoring/reminder-ladder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Membership, type Role, rolesHeld } from '#lib/domain/tenancy/membership.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type AwaitedReading, type OwnedActivity, readOwnedActivities } from './awaited-progress.ts';

type Language = 'sk' | 'en';
type Contact = { responsible: string; email: string; language: Language };
type Settings = ReminderSettings & { remindsSince: CalendarDay | null };

/** The day of a mail as people count it, and the moment. */
type SentAt = { sentOn: CalendarDay; sentAt: Date };

/** What these use cases ask of storage. */
export type AskOwnersStores<Kept extends ProgressRecord = ProgressRecord> = AwaitedReading<Kept> & {
  reminders: {
    holdAlone(): Promise<void>;
    settings(): Promise<Settings>;
    contacts(): Promise<Contact[]>;
    lastMailed(): Promise<Map<string, CalendarDay>>;
    noteMails(mails: readonly { email: string; rung: Rung; items: number }[], at: SentAt): Promise<void>;
  };
  ownerLinks: {
    add(
      links: readonly { responsible: string; tokenHash: string }[],
      sent: { sentOn: CalendarDay; expiresAt: Date }
    ): Promise<void>;
  };
  events: EventLog;
};

/** What the ladder above the owners asks of storage. */
export type LadderStores<Kept extends ProgressRecord = ProgressRecord> = AskOwnersStores<Kept> & {
  memberships: {
    list(): Promise<(Membership & { accountId: string; email: string; language: Language })[]>;
  };
};

/** An activity about which a word is awaited. */
export type AwaitedActivity = OwnedActivity<ProgressRecord> & { since: CalendarDay };

/** One mail to one person: what she is asked about herself, and who else is silent. */
export type ReminderLetter = {
  to: string;
  language: Language;
  rung: Rung;
  /** What she answers for; not empty on the lowest rung. */
  own: readonly AwaitedActivity[];
  /** What others answer for and have not spoken of; empty on the lowest rung. */
  silent: readonly AwaitedActivity[];
  expiresAt: Date;
};

/** Puts letters into the outbox; the key of each is made where the mail is written, and its hash comes back. */
export type SendReminders = (letters: readonly ReminderLetter[]) => Promise<string[]>;

type When = { today: CalendarDay; now: Date };

/** How many mails went into the outbox; how many owners have no address, and how many were written to a short while ago. */
export type AskedOwners = { mails: number; unreachable: number; tooSoon: number };

/**
 * Sends owners a link to their activities: one mail an address, never more than one a month.
 * @param asking.owners as in the plan; those about whose activities no word is awaited are passed over
 */
export async function askOwners(
  stores: AskOwnersStores,
  actor: Actor,
  { owners, ...when }: When & { owners: readonly string[] | 'awaited' },
  send: SendReminders
): Promise<AskedOwners | 'not-allowed'> {
  if (refuseAction(actor, 'ask-owners')) return 'not-allowed';
  await stores.reminders.holdAlone();
  const settings = await stores.reminders.settings();
  const awaited = (await readAwaited(stores, settings, when.today)).filter(
    ({ owner }) => owners === 'awaited' || owners.includes(owner)
  );
  const contactOf = await contactsByOwner(stores);
  const letters = [...Map.groupBy(awaited, ({ owner }) => contactOf.get(owner)?.email ?? '')].flatMap(
    ([email, own]): Letter[] => {
      const contact = contactOf.get(own[0]?.owner ?? '');
      return contact ? [{ to: email, language: contact.language, rung: 'owner', own, silent: [] }] : [];
    }
  );
  const sent = await sendLetters(stores, actor.actorId, letters, when, send);
  const nameless = awaited.filter(({ owner }) => !contactOf.has(owner)).map(({ owner }) => owner);
  return { ...sent, unreachable: new Set(nameless).size };
}

/**
 * The same by the program itself, with the ladder: coordinators hear of owners who are silent or cannot be reached, and
 * after another while the mayor.
 */
export async function remindByLadder(stores: LadderStores, when: When, send: SendReminders): Promise<number> {
  const settings = await stores.reminders.settings();
  const awaited = await readAwaited(stores, settings, when.today);
  if (awaited.length === 0) return 0;
  const contactOf = await contactsByOwner(stores);
  const above = await peopleAbove(stores, when.today);
  const letters = new Map<string, Letter>();
  const letterTo = (to: string, language: Language, rung: Rung): Letter => {
    const letter = letters.get(to) ?? { to, language, rung, own: [], silent: [] };
    // Whoever is on two rungs gets one mail, and in it the news of the higher one.
    if (RANK[rung] > RANK[letter.rung]) letter.rung = rung;
    letters.set(to, letter);
    return letter;
  };
  for (const one of awaited) {
    const contact = contactOf.get(one.owner);
    if (contact) letterTo(contact.email, contact.language, 'owner').own.push(one);
    const rung = rungOf(one.since, settings.remindsSince, settings, when.today);
    // Nobody can ask whoever has no address: the coordinator alone can mend that.
    const told = above.filter(({ role }) =>
      role === 'mayor' ? rung === 'mayor' : rung !== 'owner' || contact === undefined
    );
    for (const { email, language, role } of told)
      if (email !== contact?.email) letterTo(email, language, role).silent.push(one);
  }
  const { mails } = await sendLetters(stores, null, [...letters.values()], when, send);
  return mails;
}

type Letter = Omit<ReminderLetter, 'expiresAt' | 'own' | 'silent'> & {
  own: AwaitedActivity[];
  silent: AwaitedActivity[];
};
const RANK: Readonly<Record<Rung, number>> = { owner: 0, coordinator: 1, mayor: 2 };
const DAY_MS = 86_400_000;

async function readAwaited(
  stores: AskOwnersStores,
  settings: Settings,
  today: CalendarDay
): Promise<AwaitedActivity[]> {
  const owned = await readOwnedActivities(stores, settings, today);
  return owned.flatMap((one) => (one.since === null ? [] : [{ ...one, since: one.since }]));
}

async function contactsByOwner({ reminders }: AskOwnersStores): Promise<Map<string, Contact>> {
  return new Map((await reminders.contacts()).map((one) => [one.responsible, one]));
}

/** Coordinators and mayors of today, each person once and on the highest rung she holds. */
async function peopleAbove({ memberships }: LadderStores, today: CalendarDay) {
  const held = Map.groupBy(await memberships.list(), ({ accountId }) => accountId);
  return [...held.values()].flatMap((own) => {
    const [person] = own;
    const roles = rolesHeld(own, today);
    const role = (['mayor', 'coordinator'] as const satisfies Role[]).find((one) => roles.includes(one));
    return person && role ? [{ email: person.email, language: person.language, role }] : [];
  });
}

async function sendLetters(
  stores: AskOwnersStores,
  actorId: string | null,
  letters: readonly Letter[],
  { today, now }: When,
  send: SendReminders
): Promise<{ mails: number; tooSoon: number }> {
  const lastMailed = await stores.reminders.lastMailed();
  const expiresAt = new Date(now.getTime() + OWNER_LINK_DAYS * DAY_MS);
  const due = letters
    .filter(({ to }) => mayBeMailed(lastMailed.get(to) ?? null, today))
    .map((letter): ReminderLetter => ({ ...letter, expiresAt }));
  if (due.length === 0) return { mails: 0, tooSoon: letters.length };
  const hashes = await send(due);
  const links = due.flatMap(({ own }, at) => {
    const owners = [...new Set(own.map(({ owner }) => owner))];
    return owners.map((responsible) => ({ responsible, tokenHash: hashes[at] ?? '' }));
  });
  await stores.ownerLinks.add(links, { sentOn: today, expiresAt });
  const noted = due.map(({ to, rung, own, silent }) => ({
    email: to,
    rung,
    items: own.length + silent.length
  }));
  await stores.reminders.noteMails(noted, { sentOn: today, sentAt: now });
  const details = { mails: due.length };
  await stores.events.add({ actorId, action: 'asked-owners', subject: 'progress', details });
  return { mails: due.length, tooSoon: letters.length - due.length };
}
