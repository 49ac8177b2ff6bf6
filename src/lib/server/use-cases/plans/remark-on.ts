import type { Block } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import {
  quoteOf,
  type RemarkRefusal,
  type RemarkSubject,
  type RemarkSubjectKind,
  refuseRemark
} from '#lib/domain/plans/remark.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Membership, rolesHeld } from '#lib/domain/tenancy/membership.ts';
import { type Actor, may, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type ItemKind = Exclude<RemarkSubjectKind, 'block' | 'kind'>;

/** What remarking asks of storage. */
export type RemarkStores = {
  plans: { lock(id: string): Promise<object | undefined> };
  blocks: { lock(blockId: string): Promise<(Block & { planId: string }) | undefined> };
  items: { [K in ItemKind]: { find(id: string): Promise<({ planId: string } & object) | undefined> } };
  law: { serviceTypesOn(day: CalendarDay): Promise<readonly { code: string }[]> };
  memberships: { list(): Promise<(Membership & { accountId: string; name: string })[]> };
  accounts: { actorOf(accountId: string, name: string): Promise<string> };
  remarks: {
    lockThread(planId: string, id: string): Promise<{ id: string; resolvedAt: Date | null } | undefined>;
    open(thread: {
      id: string;
      planId: string;
      subject: RemarkSubject;
      section: string | null;
      quote: string;
    }): Promise<void>;
    add(remark: {
      id: string;
      threadId: string;
      actorId: string | null;
      text: string;
      mentioned: readonly string[];
    }): Promise<void>;
    settle(id: string, by: { actorId: string | null } | null): Promise<void>;
    find(
      planId: string,
      id: string
    ): Promise<{ id: string; threadId: string; actorId: string | null; removedAt: Date | null } | undefined>;
    edit(id: string, text: string): Promise<void>;
    remove(id: string, threadId: string): Promise<void>;
  };
  notices: {
    add(notices: readonly { accountId: string; planId: string; remarkId: string }[]): Promise<void>;
  };
  events: EventLog;
};

/** A remark that somebody writes: its own id comes with the form, so that a double click writes it once. */
export type NewRemark = {
  planId: string;
  remarkId: string;
  text: string;
  /** Accounts of people of the body who are to be told of it. */
  mention: readonly string[];
  today: CalendarDay;
};

export type RemarkOutcome =
  | 'written'
  | 'not-allowed'
  | 'no-such-plan'
  | 'no-such-subject'
  | 'no-such-person'
  | RemarkRefusal;

/** Opens a thread on a block, a kind of service or an item of a plan; on a block it keeps the wording that stands. */
export async function openThread(
  stores: RemarkStores,
  actor: Actor,
  { subject, threadId, ...remark }: NewRemark & { threadId: string; subject: RemarkSubject }
): Promise<RemarkOutcome> {
  const refusal = await refuseWriting(stores, actor, remark);
  if (refusal) return refusal;
  const place = await placeOf(stores, subject, remark);
  if (!place) return 'no-such-subject';
  const people = await mentionable(stores, remark);
  if (!people) return 'no-such-person';
  if (await stores.remarks.find(remark.planId, remark.remarkId)) return 'written';
  await stores.remarks.open({ id: threadId, planId: remark.planId, subject, ...place });
  await write(stores, actor, remark, threadId, people);
  return 'written';
}

/** Answers in a thread; one that was resolved is open again, for somebody has more to say. */
export async function replyTo(
  stores: RemarkStores,
  actor: Actor,
  { threadId, ...remark }: NewRemark & { threadId: string }
): Promise<RemarkOutcome> {
  const refusal = await refuseWriting(stores, actor, remark);
  if (refusal) return refusal;
  const thread = await stores.remarks.lockThread(remark.planId, threadId);
  if (!thread) return 'no-such-subject';
  const people = await mentionable(stores, remark);
  if (!people) return 'no-such-person';
  if (await stores.remarks.find(remark.planId, remark.remarkId)) return 'written';
  if (thread.resolvedAt) await stores.remarks.settle(threadId, null);
  await write(stores, actor, remark, threadId, people);
  return 'written';
}

async function refuseWriting(
  { plans }: RemarkStores,
  actor: Actor,
  { planId, text }: NewRemark
): Promise<'not-allowed' | 'no-such-plan' | RemarkRefusal | null> {
  if (refuseAction(actor, 'remark-on-plan')) return 'not-allowed';
  if (!(await plans.lock(planId))) return 'no-such-plan';
  return refuseRemark(text);
}

/** Where a remark stands and the first words there; undefined where the plan has no such thing. */
async function placeOf(
  { blocks, items, law }: RemarkStores,
  { kind, id }: RemarkSubject,
  { planId, today }: NewRemark
): Promise<{ section: string | null; quote: string } | undefined> {
  if (kind === 'block') {
    const block = await blocks.lock(id);
    if (block?.planId !== planId) return undefined;
    return { section: block.parent, quote: quoteOf(plainText(block.content)) };
  }
  if (kind === 'kind') {
    const known = (await law.serviceTypesOn(today)).some(({ code }) => code === id);
    return known ? { section: null, quote: '' } : undefined;
  }
  const item = await items[kind].find(id);
  if (item?.planId !== planId) return undefined;
  return { section: null, quote: quoteOf(wordsOf(item as Partial<Record<Titled, string>>)) };
}

type Titled = 'title' | 'statement' | 'text' | 'role';

function wordsOf({ title, statement, text, role }: Partial<Record<Titled, string>>): string {
  return title ?? statement ?? text ?? role ?? '';
}

type Person = { accountId: string; actorId: string };

/** Everybody mentioned, each once; undefined when one of them may not read remarks here today. */
async function mentionable(
  { memberships, accounts }: RemarkStores,
  { mention, today }: NewRemark
): Promise<Person[] | undefined> {
  if (mention.length === 0) return [];
  const byAccount = Map.groupBy(await memberships.list(), ({ accountId }) => accountId);
  const people: Person[] = [];
  for (const accountId of new Set(mention)) {
    const held = byAccount.get(accountId) ?? [];
    if (!may({ roles: rolesHeld(held, today) }, 'read-remarks')) return undefined;
    people.push({ accountId, actorId: await accounts.actorOf(accountId, held[0]?.name ?? '') });
  }
  return people;
}

async function write(
  { remarks, notices, events }: RemarkStores,
  { actorId }: Actor,
  { planId, remarkId, text }: NewRemark,
  threadId: string,
  people: readonly Person[]
): Promise<void> {
  const mentioned = people.map((person) => person.actorId);
  await remarks.add({ id: remarkId, threadId, actorId, text, mentioned });
  const others = people.filter((person) => person.actorId !== actorId);
  await notices.add(others.map(({ accountId }) => ({ accountId, planId, remarkId })));
  const what = { actorId, action: 'remarked', subject: 'plan', subjectId: planId };
  await events.add({ ...what, details: { thread: threadId, remark: remarkId } });
}
