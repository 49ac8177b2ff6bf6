import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import {
  type Ballot,
  type BallotRefusal,
  isOpenOn,
  type PriorityVote,
  refuseBallot,
  refuseVote,
  resultOf,
  type VotePlan,
  type VoteRefusal
} from '#lib/domain/surveys/priority-vote.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type PublishVoicesStores, publishVoices } from '../evidence/publish-voices.ts';

type NewBallot = {
  voteId: string;
  formKey: string;
  onPaper: boolean;
  items: Ballot;
  state: 'counted' | 'to-verify';
  receivedOn: CalendarDay;
  enteredBy: string | null;
};

/** What these use cases ask of storage. */
export type VoteStores = PublishVoicesStores & {
  priorityVotes: {
    find(id: string): Promise<PriorityVote | undefined>;
    findByCode(code: string): Promise<PriorityVote | undefined>;
    lock(id: string): Promise<PriorityVote | undefined>;
    add(vote: Omit<PriorityVote, 'revision'>): Promise<void>;
    change(vote: Omit<PriorityVote, 'revision'>): Promise<void>;
    remove(id: string): Promise<void>;
    ofBallots(voteId: string): Promise<{ counted: number; onPaper: number; toVerify: number } | null>;
    listBallots(voteId: string): Promise<Ballot[]>;
    findBallot(voteId: string, formKey: string): Promise<unknown>;
    addBallot(ballot: NewBallot): Promise<void>;
    settleFlood(voteId: string, isCounted: boolean): Promise<void>;
  };
  events: EventLog;
};

export type Done = { outcome: 'done'; revision: number | null };
type Lost = { outcome: 'not-allowed' | 'gone' | 'somebody-was-faster' };
type Named = { id: string; revision: number };

/** No municipality has more voters than this; a program would. */
const MOST_BALLOTS = 200_000;

/** Somebody of the body sets up a vote. The same form sent twice sets up one. */
export async function setUpVote(
  stores: VoteStores,
  actor: Actor,
  { id, code, plan }: { id: string; code: string; plan: VotePlan }
): Promise<Done | Lost | { outcome: VoteRefusal }> {
  if (refuseAction(actor, 'hold-votes')) return { outcome: 'not-allowed' };
  const refusal = refuseVote(plan);
  if (refusal) return { outcome: refusal };
  if (await stores.priorityVotes.find(id)) return { outcome: 'done', revision: null };
  await stores.priorityVotes.add({ id, code, ...trimmed(plan), result: null, shownOn: null });
  return end(stores, actor, id, 'set-up');
}

/** Changes a vote. Once somebody has voted, what they voted on stays; only words and days may change. */
export async function changeVote(
  stores: VoteStores,
  actor: Actor,
  { plan, ...named }: Named & { plan: VotePlan }
): Promise<Done | Lost | { outcome: VoteRefusal | 'voted-already' | 'shown-already' }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  const refusal = refuseVote(plan);
  if (refusal) return { outcome: refusal };
  if (found.shownOn !== null) return { outcome: 'shown-already' };
  const isSame = JSON.stringify(ballotOf(found)) === JSON.stringify(ballotOf(plan));
  if (!isSame && (await stores.priorityVotes.ofBallots(found.id))) return { outcome: 'voted-already' };
  await stores.priorityVotes.change({ ...withoutRevision(found), ...trimmed(plan) });
  return end(stores, actor, found.id, 'changed');
}

/** What people vote on. */
const ballotOf = ({ items, rule, budget }: Pick<VotePlan, 'items' | 'rule' | 'budget'>) => ({
  ...{ items: items.map(({ number, title, cost }) => [number, title, cost]), rule, budget }
});

export type CastOutcome = 'cast' | 'no-such-vote' | 'closed' | 'full' | BallotRefusal;

/** Anybody votes on the web. The same form sent twice is one ballot; a flood from one address is verified first. */
export async function castBallot(
  { priorityVotes }: Pick<VoteStores, 'priorityVotes'>,
  given: { code: string; formKey: string; ballot: Ballot; isFrequent: boolean; today: CalendarDay }
): Promise<CastOutcome> {
  const vote = await priorityVotes.findByCode(given.code);
  if (!vote?.isPublic) return 'no-such-vote';
  if (await priorityVotes.findBallot(vote.id, given.formKey)) return 'cast';
  if (!isOpenOn(vote, given.today)) return 'closed';
  const refusal = refuseBallot(vote, given.ballot);
  if (refusal) return refusal;
  const counts = await priorityVotes.ofBallots(vote.id);
  if (counts && counts.counted + counts.toVerify >= MOST_BALLOTS) return 'full';
  await priorityVotes.addBallot({
    ...{ voteId: vote.id, formKey: given.formKey, items: given.ballot, receivedOn: given.today },
    ...{ onPaper: false, state: given.isFrequent ? 'to-verify' : 'counted', enteredBy: null }
  });
  return 'cast';
}

/** Somebody of the body types a paper ballot, until the result is shown. */
export async function enterBallot(
  stores: VoteStores,
  actor: Actor,
  given: { voteId: string; formKey: string; ballot: Ballot; today: CalendarDay }
): Promise<Done | Lost | { outcome: BallotRefusal | 'shown-already' | 'not-open-yet' }> {
  if (refuseAction(actor, 'hold-votes')) return { outcome: 'not-allowed' };
  const vote = await stores.priorityVotes.lock(given.voteId);
  if (!vote) return { outcome: 'gone' };
  if (await stores.priorityVotes.findBallot(vote.id, given.formKey))
    return { outcome: 'done', revision: null };
  if (vote.shownOn !== null) return { outcome: 'shown-already' };
  if (given.today < vote.opensOn) return { outcome: 'not-open-yet' };
  const refusal = refuseBallot(vote, given.ballot);
  if (refusal) return { outcome: refusal };
  await stores.priorityVotes.addBallot({
    ...{ voteId: vote.id, formKey: given.formKey, items: given.ballot, receivedOn: given.today },
    ...{ onPaper: true, state: 'counted', enteredBy: actor.actorId }
  });
  return { outcome: 'done', revision: null };
}

/** Somebody of the body lets ballots that came in a flood count, or throws them away. */
export async function settleFlood(
  stores: VoteStores,
  actor: Actor,
  { id, isCounted }: { id: string; isCounted: boolean }
): Promise<Done | Lost> {
  if (refuseAction(actor, 'hold-votes')) return { outcome: 'not-allowed' };
  const vote = await stores.priorityVotes.lock(id);
  if (!vote || vote.shownOn !== null) return { outcome: 'gone' };
  await stores.priorityVotes.settleFlood(id, isCounted);
  return end(stores, actor, id, isCounted ? 'flood-counted' : 'flood-thrown-away');
}

/** Counts a vote that has closed and shows everybody the result. */
export async function showResult(
  stores: VoteStores,
  actor: Actor,
  { today, ...named }: Named & { today: CalendarDay }
): Promise<Done | Lost | { outcome: 'still-open' | 'unverified' }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  if (found.shownOn !== null) return { outcome: 'done', revision: null };
  if (today <= found.closesOn) return { outcome: 'still-open' };
  const counts = await stores.priorityVotes.ofBallots(found.id);
  if (counts && counts.toVerify > 0) return { outcome: 'unverified' };
  const result = resultOf(found, await stores.priorityVotes.listBallots(found.id), counts?.onPaper ?? 0);
  await stores.priorityVotes.change({ ...withoutRevision(found), result, shownOn: today });
  return end(stores, actor, found.id, 'result-shown');
}

/** Removes a vote in which nobody has voted. */
export async function removeVote(
  stores: VoteStores,
  actor: Actor,
  named: Named
): Promise<Done | Lost | { outcome: 'voted-already' }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  if (await stores.priorityVotes.ofBallots(found.id)) return { outcome: 'voted-already' };
  await stores.priorityVotes.remove(found.id);
  return end(stores, actor, found.id, 'removed');
}

function withoutRevision({ revision, ...vote }: PriorityVote): Omit<PriorityVote, 'revision'> {
  return vote;
}

function trimmed(plan: VotePlan): VotePlan {
  return { ...plan, title: plan.title.trim(), lead: plan.lead.trim() };
}

async function locked(
  { priorityVotes }: VoteStores,
  actor: Actor,
  { id, revision }: Named
): Promise<PriorityVote | Lost> {
  if (refuseAction(actor, 'hold-votes')) return { outcome: 'not-allowed' };
  const found = await priorityVotes.lock(id);
  if (!found) return { outcome: 'gone' };
  return found.revision === revision ? found : { outcome: 'somebody-was-faster' };
}

async function end(stores: VoteStores, { actorId }: Actor, id: string, action: string): Promise<Done> {
  await stores.events.add({ actorId, action, subject: 'priority-vote', subjectId: id });
  return { outcome: 'done', revision: await publishVoices(stores) };
}
