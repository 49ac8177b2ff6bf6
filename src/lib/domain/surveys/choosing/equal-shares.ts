import type { ApprovalBallot, Proposal } from './ballot.ts';

/** Proposals chosen within the money, in the order in which they were bought, and what is left. */
export type SharedOut = { chosen: string[]; left: number };

/** Money of voters is a fraction: less than this much of a cost is nothing. */
const ROUNDING = 1e-9;

/**
 * Divides money so that every group of voters decides about its fair share: the method of equal shares. Everybody gets
 * an equal part; a proposal is bought by those who approve it, who pay as evenly as they can, and the one for which the
 * largest payment by any of them for each euro of cost is the smallest goes first (Peters and Skowron, *Proceedings of
 * EC* 2020, 793–794; Peters, Pierczyński and Skowron, NeurIPS 2021). What is left over is earned on: money flows to all
 * evenly until the next proposal can be bought (Phragmén's sequential rule). Ties go to what was proposed first.
 * @param proposals costs above 0
 * @param budget what there is to spend, in the unit of the costs
 */
export function equalShares(
  proposals: readonly Proposal[],
  ballots: readonly ApprovalBallot[],
  budget: number
): SharedOut {
  const supporters = supportersOf(proposals, ballots);
  const money = new Float64Array(ballots.length).fill(ballots.length > 0 ? budget / ballots.length : 0);
  const waiting = new Set(proposals.filter(({ id }) => (supporters.get(id)?.length ?? 0) > 0));
  const chosen: string[] = [];
  let left = budget;
  const buy = (proposal: Proposal, most: number) => {
    for (const voter of supporters.get(proposal.id) ?? [])
      money[voter] = Math.max(0, (money[voter] ?? 0) - most);
    waiting.delete(proposal);
    chosen.push(proposal.id);
    left -= proposal.cost;
  };
  for (;;) {
    const next = cheapest(waiting, ({ id, cost }) => {
      const most = evenPayment(supporters.get(id) ?? [], money, cost);
      return most === null ? null : { at: most / cost, most };
    });
    if (!next) break;
    buy(next.proposal, next.most);
  }
  earnOn({ waiting, supporters, money, left: () => left, buy });
  return { chosen, left };
}

function supportersOf(
  proposals: readonly Proposal[],
  ballots: readonly ApprovalBallot[]
): ReadonlyMap<string, number[]> {
  const supporters = new Map<string, number[]>(proposals.map(({ id }) => [id, []]));
  for (const [voter, ballot] of ballots.entries())
    for (const id of new Set(ballot)) supporters.get(id)?.push(voter);
  return supporters;
}

type Offer = { at: number; most: number };

/** What comes first by `at`; of equal ones, what was proposed first. */
function cheapest(
  waiting: Iterable<Proposal>,
  offerOf: (proposal: Proposal) => Offer | null
): (Offer & { proposal: Proposal }) | null {
  let best: (Offer & { proposal: Proposal }) | null = null;
  for (const proposal of waiting) {
    const offer = offerOf(proposal);
    if (offer && (!best || offer.at < best.at * (1 - ROUNDING) - ROUNDING * ROUNDING))
      best = { ...offer, proposal };
  }
  return best;
}

/** The most that anybody pays when supporters pay a cost as evenly as their money allows; null when it is not enough. */
function evenPayment(voters: readonly number[], money: Float64Array, cost: number): number | null {
  const held = voters.map((voter) => money[voter] ?? 0).sort((a, b) => a - b);
  const all = held.reduce((sum, one) => sum + one, 0);
  if (all < cost * (1 - ROUNDING)) return null;
  let due = cost;
  for (const [paid, one] of held.entries()) {
    const even = due / (held.length - paid);
    if (even <= one) return even;
    due -= one;
  }
  return held.at(-1) ?? null;
}

type Earning = {
  waiting: Set<Proposal>;
  supporters: ReadonlyMap<string, number[]>;
  money: Float64Array;
  left: () => number;
  buy: (proposal: Proposal, most: number) => void;
};

/** Everybody earns alike until supporters of some proposal have its cost together; they spend all that they have. */
function earnOn({ waiting, supporters, money, left, buy }: Earning): void {
  for (;;) {
    for (const proposal of waiting) if (proposal.cost > left() * (1 + ROUNDING)) waiting.delete(proposal);
    const next = cheapest(waiting, ({ id, cost }) => {
      const voters = supporters.get(id) ?? [];
      const held = voters.reduce((sum, voter) => sum + (money[voter] ?? 0), 0);
      return { at: Math.max(0, cost - held) / voters.length, most: Number.POSITIVE_INFINITY };
    });
    if (!next) return;
    for (let voter = 0; voter < money.length; voter += 1) money[voter] = (money[voter] ?? 0) + next.at;
    buy(next.proposal, next.most);
  }
}
