import {
  refuseStakeholder,
  type Stakeholder,
  type StakeholderEntry,
  type StakeholderRefusal,
  withoutConsent
} from '#lib/domain/evidence/stakeholder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type StakeholderStores = {
  stakeholders: {
    list(): Promise<readonly unknown[]>;
    find(id: string): Promise<Stakeholder | undefined>;
    lock(id: string): Promise<Stakeholder | undefined>;
    add(stakeholder: Omit<Stakeholder, 'revision' | 'withdrawnOn'>): Promise<void>;
    change(id: string, change: Partial<Omit<Stakeholder, 'id' | 'revision'>>): Promise<void>;
  };
  events: EventLog;
};

/** A city knows some hundreds; more than this is a mistake of a program. */
const MOST_STAKEHOLDERS = 2_000;

export type KeepOutcome =
  | 'kept'
  | 'not-allowed'
  | 'gone'
  | 'somebody-was-faster'
  | 'full'
  | StakeholderRefusal;

/** Adds somebody to the register, or changes what is kept of them. The same form sent twice adds one. */
export async function keepStakeholder(
  stores: StakeholderStores,
  actor: Actor,
  given: { id: string; revision: number | null; entry: StakeholderEntry; today: CalendarDay }
): Promise<KeepOutcome> {
  if (refuseAction(actor, 'keep-meetings')) return 'not-allowed';
  const refusal = refuseStakeholder(given.entry, given.today);
  if (refusal) return refusal;
  const { id, revision, entry } = given;
  const said = { ...entry, name: entry.name.trim(), email: entry.email && readEmail(entry.email) };
  if (revision === null) {
    if (await stores.stakeholders.find(id)) return 'kept';
    if ((await stores.stakeholders.list()).length >= MOST_STAKEHOLDERS) return 'full';
    await stores.stakeholders.add({ id, ...said });
  } else {
    const found = await stores.stakeholders.lock(id);
    if (!found) return 'gone';
    if (found.revision !== revision) return 'somebody-was-faster';
    // Whoever agrees again has a name and a contact again.
    await stores.stakeholders.change(id, { ...said, withdrawnOn: null });
  }
  await note(stores, actor, id, revision === null ? 'added' : 'changed');
  return 'kept';
}

/** Somebody withdrew the consent: name and contact are forgotten at once. */
export async function withdrawConsent(
  stores: StakeholderStores,
  actor: Actor,
  { id, today }: { id: string; today: CalendarDay }
): Promise<'withdrawn' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'keep-meetings')) return 'not-allowed';
  const found = await stores.stakeholders.lock(id);
  if (!found) return 'gone';
  if (found.withdrawnOn !== null) return 'withdrawn';
  const { id: _, revision, ...left } = withoutConsent(found, today);
  await stores.stakeholders.change(id, left);
  await note(stores, actor, id, 'consent-withdrawn');
  return 'withdrawn';
}

function note({ events }: StakeholderStores, { actorId }: Actor, id: string, action: string): Promise<void> {
  return events.add({ actorId, action, subject: 'stakeholder', subjectId: id });
}
