import type { Block } from '#lib/domain/plans/block.ts';
import {
  type PartWork,
  type PartWorkRefusal,
  refusePartWork,
  refuseReady
} from '#lib/domain/plans/part-work.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { sectionTexts } from '#lib/domain/plans/samples/section-shares.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type PartWorkStores = {
  plans: { lock(id: string): Promise<object | undefined> };
  partWork: {
    find(planId: string, section: PlanSectionCode): Promise<PartWork | undefined>;
    keep(planId: string, work: PartWork): Promise<void>;
  };
  memberships: {
    list(): Promise<
      {
        accountId: string;
        name: string;
        validFrom: CalendarDay;
        validTo: CalendarDay | null;
        groupId: string | null;
      }[]
    >;
  };
  groups: { find(id: string): Promise<object | undefined> };
  accounts: { actorOf(accountId: string, name: string): Promise<string> };
  blocks: { list(planId: string): Promise<(Block & { template: boolean })[]> };
  notices: {
    add(notices: readonly { accountId: string; planId: string; section: PlanSectionCode }[]): Promise<void>;
    forgetPart(planId: string, section: PlanSectionCode): Promise<void>;
  };
  events: EventLog;
};

/** Who is given a part; nobody takes it back. */
export type Assignee = { kind: 'person'; accountId: string } | { kind: 'group'; id: string } | null;

type Assignment = {
  planId: string;
  section: PlanSectionCode;
  to: Assignee;
  dueOn: CalendarDay | null;
  today: CalendarDay;
};

/** Gives a part of a plan to somebody who holds a role in the body today, or to one of its groups. */
export async function assignPart(
  stores: PartWorkStores,
  actor: Actor,
  { planId, section, to, dueOn, today }: Assignment
): Promise<'assigned' | 'not-allowed' | 'no-such-plan' | 'no-such-assignee' | PartWorkRefusal> {
  if (refuseAction(actor, 'assign-parts')) return 'not-allowed';
  if (!(await stores.plans.lock(planId))) return 'no-such-plan';
  const before = await stores.partWork.find(planId, section);
  const who = await assignedTo(stores, to, today);
  if (!who) return 'no-such-assignee';
  const work: PartWork = { section, ...who, dueOn, finished: before?.finished ?? false };
  const refusal = refusePartWork(work);
  if (refusal) return refusal;
  await stores.partWork.keep(planId, work);
  const isNews =
    before?.actorId !== who.actorId || before?.groupId !== who.groupId || before?.dueOn !== dueOn;
  if (isNews) await notify(stores, actor, { planId, section, to, today });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'assigned', subject: 'plan', subjectId: planId },
    details: { section, to: who.actorId ?? who.groupId, dueOn }
  });
  return 'assigned';
}

async function assignedTo(
  { memberships, groups, accounts }: PartWorkStores,
  to: Assignee,
  today: CalendarDay
): Promise<Pick<PartWork, 'actorId' | 'groupId'> | undefined> {
  if (to === null) return { actorId: null, groupId: null };
  if (to.kind === 'group') return (await groups.find(to.id)) ? { actorId: null, groupId: to.id } : undefined;
  const member = (await memberships.list()).find(
    ({ accountId, validFrom, validTo }) =>
      accountId === to.accountId && validFrom <= today && (validTo === null || today < validTo)
  );
  return member && { actorId: await accounts.actorOf(member.accountId, member.name), groupId: null };
}

/** Whoever works on it from now is told; nobody is told what she did herself, or of what was given on meanwhile. */
async function notify(
  { notices, memberships, accounts }: PartWorkStores,
  actor: Actor,
  { planId, section, to, today }: Omit<Assignment, 'dueOn'>
): Promise<void> {
  await notices.forgetPart(planId, section);
  if (to === null) return;
  const given = (await memberships.list()).filter(
    ({ accountId, groupId, validFrom, validTo }) =>
      validFrom <= today &&
      (validTo === null || today < validTo) &&
      (to.kind === 'person' ? accountId === to.accountId : groupId === to.id)
  );
  const people = new Map(given.map(({ accountId, name }) => [accountId, name]));
  const told: string[] = [];
  for (const [accountId, name] of people)
    if ((await accounts.actorOf(accountId, name)) !== actor.actorId) told.push(accountId);
  await notices.add(told.map((accountId) => ({ accountId, planId, section })));
}

/** Says that a part is ready, or takes that back. */
export async function markPart(
  stores: PartWorkStores,
  actor: Actor,
  { planId, section, finished }: { planId: string; section: PlanSectionCode; finished: boolean }
): Promise<'marked' | 'not-allowed' | 'no-such-plan' | 'only-sample' | PartWorkRefusal> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  if (!(await stores.plans.lock(planId))) return 'no-such-plan';
  const nobody = { section, actorId: null, groupId: null, dueOn: null };
  const work: PartWork = { ...((await stores.partWork.find(planId, section)) ?? nobody), finished };
  const texts = sectionTexts(await stores.blocks.list(planId));
  const text = texts.find((one) => one.section === section) ?? { ownWords: 0, sampleWords: 0 };
  const refusal = refusePartWork(work) ?? (finished ? refuseReady(text) : null);
  if (refusal) return refusal;
  await stores.partWork.keep(planId, work);
  await stores.events.add({
    ...{
      actorId: actor.actorId,
      action: finished ? 'finished' : 'reopened',
      subject: 'plan',
      subjectId: planId
    },
    details: { section }
  });
  return 'marked';
}
