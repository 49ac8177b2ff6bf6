import { type PublishedPersonCount, personCount, publishedPersonCount } from '../population/person-count.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { countApprovals } from './choosing/approval.ts';
import { type ApprovalBallot, byPoints, type Counted, type Proposal } from './choosing/ballot.ts';
import { countBorda } from './choosing/borda.ts';
import { equalShares } from './choosing/equal-shares.ts';

/** How a vote is counted: by approvals, by points for places, or by equal shares of the money among approvals. */
export const VOTE_RULES = ['approval', 'borda', 'equal-shares'] as const;
export type VoteRule = (typeof VOTE_RULES)[number];

export const MOST_VOTE_ITEMS = 30;
export const VOTE_TITLE_MAX = 200;
export const VOTE_LEAD_MAX = 2_000;

/** What stands for a choice, by its number on the ballot; cost in whole euro where money is divided. */
export type VoteItem = { number: number; title: string; cost: number | null };

/** A vote on priorities (hlasovanie o prioritách): both days count. */
export type PriorityVote = {
  id: string;
  /** Last part of its public address: six letters and digits. */
  code: string;
  title: string;
  lead: string;
  rule: VoteRule;
  /** What there is to spend, in whole euro; null where no money is divided. */
  budget: number | null;
  /** Whether anybody votes on the web; otherwise ballots are typed at the desk only, as those of a group. */
  isPublic: boolean;
  opensOn: CalendarDay;
  closesOn: CalendarDay;
  items: VoteItem[];
  /** Counted when it was shown, and since when everybody reads it. */
  result: VoteResult | null;
  shownOn: CalendarDay | null;
  revision: number;
};

export type VotePlan = Omit<PriorityVote, 'id' | 'code' | 'result' | 'shownOn' | 'revision'>;

export type VoteRefusal =
  | 'no-title'
  | 'title-too-long'
  | 'lead-too-long'
  | 'closes-before-opening'
  | 'few-items'
  | 'many-items'
  | 'item-too-long'
  | 'same-items'
  | 'no-budget'
  | 'no-cost'
  | 'nothing-fits';

/** Why a vote cannot be held so, or null. */
export function refuseVote(vote: VotePlan): VoteRefusal | null {
  if (vote.title.trim() === '') return 'no-title';
  if (vote.title.trim().length > VOTE_TITLE_MAX) return 'title-too-long';
  if (vote.lead.trim().length > VOTE_LEAD_MAX) return 'lead-too-long';
  if (vote.closesOn < vote.opensOn) return 'closes-before-opening';
  return refuseItems(vote);
}

function refuseItems({
  items,
  rule,
  budget
}: Pick<VotePlan, 'items' | 'rule' | 'budget'>): VoteRefusal | null {
  if (items.length < 2) return 'few-items';
  if (items.length > MOST_VOTE_ITEMS) return 'many-items';
  if (items.some(({ title }) => title.length > VOTE_TITLE_MAX)) return 'item-too-long';
  if (new Set(items.map(({ title }) => title)).size < items.length) return 'same-items';
  if (rule !== 'equal-shares') return null;
  if (budget === null || budget <= 0) return 'no-budget';
  if (items.some(({ cost }) => cost === null || cost <= 0)) return 'no-cost';
  return items.some(({ cost }) => (cost ?? 0) <= budget) ? null : 'nothing-fits';
}

/** Whether ballots are taken from the web on a day. */
export function isOpenOn({ isPublic, opensOn, closesOn }: PriorityVote, day: CalendarDay): boolean {
  return isPublic && opensOn <= day && day <= closesOn;
}

/** Numbers of items: those that somebody approves, or from the most wanted where they are put in order. */
export type Ballot = readonly number[];

export type BallotRefusal = 'empty' | 'no-such-item' | 'twice';

/** Why a ballot does not count, or null. */
export function refuseBallot({ items }: Pick<PriorityVote, 'items'>, ballot: Ballot): BallotRefusal | null {
  if (ballot.length === 0) return 'empty';
  if (!ballot.every((number) => items.some((item) => item.number === number))) return 'no-such-item';
  return new Set(ballot).size < ballot.length ? 'twice' : null;
}

/** Another way in which the same ballots could have been counted, shown beside the stated one. */
export const OTHER_RULES = ['divided', 'first-places', 'most-approved'] as const;
export type OtherRule = (typeof OTHER_RULES)[number];

/** How the items came out by one rule, from the first. `chosen` within the money, where money is divided. */
export type Outcome<Rule = VoteRule | OtherRule> = { rule: Rule; order: number[]; chosen: number[] | null };

/** What is said of a vote after it closed. */
export type VoteResult = {
  ballots: PublishedPersonCount;
  onPaper: PublishedPersonCount;
  /** By the stated rule, and how it would have been by another one; null when fewer than five people voted. */
  outcomes: { stated: Outcome<VoteRule>; other: Outcome<OtherRule> } | null;
  /** How many named each item; points for places where items were put in order. Empty when fewer than five voted. */
  counts: { number: number; people: PublishedPersonCount; points: number | null }[];
};

/** Counts a vote. Nothing in it tells of fewer people than five. */
export function resultOf(
  vote: Pick<PriorityVote, 'items' | 'rule' | 'budget'>,
  ballots: readonly Ballot[],
  onPaper: number
): VoteResult {
  const [all, paper] = [published(ballots.length), published(onPaper)];
  if ('fewerThan' in all) return { ballots: all, onPaper: paper, outcomes: null, counts: [] };
  const named = ballots.map((ballot) => ballot.map(String));
  const items = vote.items.map(({ number, cost }) => ({ id: String(number), cost: cost ?? 1 }));
  const approved = new Map(countApprovals(items, named).map(({ id, points }) => [id, points]));
  const placed = vote.rule === 'borda' ? new Map(countBorda(items, named).map(asEntry)) : null;
  return {
    ...{ ballots: all, onPaper: paper, outcomes: outcomesOf(vote, items, named) },
    counts: items.map(({ id }) => ({
      number: Number(id),
      people: published(approved.get(id) ?? 0),
      points: placed?.get(id) ?? null
    }))
  };
}

const asEntry = ({ id, points }: Counted): [string, number] => [id, points];
const orderOf = (counted: readonly Counted[]) => counted.map(({ id }) => Number(id));

function outcomesOf(
  { rule, budget }: Pick<PriorityVote, 'rule' | 'budget'>,
  items: readonly Proposal[],
  ballots: readonly ApprovalBallot[]
): VoteResult['outcomes'] {
  const approved = countApprovals(items, ballots);
  const [order, money] = [orderOf(approved), budget ?? 0];
  switch (rule) {
    case 'approval':
      return {
        stated: { rule, order, chosen: null },
        other: { rule: 'divided', order: orderOf(countDivided(items, ballots)), chosen: null }
      };
    case 'borda': {
      const first = countApprovals(
        items,
        ballots.map((ballot) => ballot.slice(0, 1))
      );
      return {
        stated: { rule, order: orderOf(countBorda(items, ballots)), chosen: null },
        other: { rule: 'first-places', order: orderOf(first), chosen: null }
      };
    }
    case 'equal-shares':
      return {
        stated: { rule, order, chosen: equalShares(items, ballots, money).chosen.map(Number) },
        other: { rule: 'most-approved', order, chosen: mostApproved(approved, items, money) }
      };
  }
}

/**
 * Everybody has one vote and divides it evenly among what they approve, so that who approves less says it louder:
 * satisfaction approval voting (Brams and Kilgour, *Voting Power and Procedures*, 2014, 323–346).
 */
function countDivided(items: readonly Proposal[], ballots: readonly ApprovalBallot[]): Counted[] {
  const points = new Map(items.map(({ id }) => [id, 0]));
  for (const ballot of ballots)
    for (const id of ballot) points.set(id, (points.get(id) ?? 0) + 1 / ballot.length);
  return byPoints(points);
}

/** The most approved first, each that still fits into the money. What nobody approves is not bought. */
function mostApproved(approved: readonly Counted[], items: readonly Proposal[], budget: number): number[] {
  const costs = new Map(items.map(({ id, cost }) => [id, cost]));
  let left = budget;
  return approved.flatMap(({ id, points }) => {
    const cost = costs.get(id) ?? 0;
    if (points === 0 || cost > left) return [];
    left -= cost;
    return [Number(id)];
  });
}

function published(count: number): PublishedPersonCount {
  const persons = personCount(count);
  if (persons === null) throw new Error('A count of ballots is a whole number.');
  return publishedPersonCount(persons);
}

/** Numbers typed from a paper ballot: `3 1 5`, also with commas; null where something else stands among them. */
export function readPaperBallot(typed: string): Ballot | null {
  const parts = typed.split(/[\s,;.]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,2}$/.test(part)) ? parts.map(Number) : null;
}
