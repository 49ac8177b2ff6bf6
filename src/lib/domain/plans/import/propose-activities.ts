import { type Activity, type ActivityCost, type ActivityRefusal, refuseActivity } from '../activity.ts';
import { asDay, asMoney, asText, type Difference, difference } from './change.ts';
import type { FaultReason } from './fault.ts';
import type { ImportGround, Kept } from './ground.ts';
import { nameKey } from './name-finder.ts';
import { added, changed, count, faultOf, type Proposing } from './proposing.ts';
import type { SaidActivity, SaidChain, SaidCost } from './read-measures.ts';
import { WORDS_OF_CERTAINTY, wordOf } from './words.ts';

/** Refusals of the domain that a file can bring about, as faults of the file. */
const FAULT_OF: Partial<Record<ActivityRefusal, FaultReason>> = {
  'ends-before-start': 'ends-before-start',
  'cost-outside-term': 'cost-outside-term',
  'costs-though-costless': 'costs-though-costless'
};

export function proposeActivities(said: SaidChain, proposing: Proposing): void {
  const { ground, faults, changes, idOf } = proposing;
  const keptOf = Map.groupBy(ground.chain.activities, (one) => `${one.measureId}\n${nameKey(one.title)}`);
  for (const one of said.activities.values()) {
    const measureId = idOf.measures.get(one.measure) ?? '';
    const title = one.facts.title ?? '';
    const under = said.measures.get(one.measure)?.facts.title ?? '';
    const same = keptOf.get(`${measureId}\n${nameKey(title)}`) ?? [];
    if (same.length > 1) faults.push({ ...faultOf(one, null, title), reason: 'same-named-twice' });
    const kept = same[0];
    const next = nextActivity(kept ?? emptyActivity(ground.newId(), measureId, title), one, proposing);
    const refusal = FAULT_OF[refuseActivity(next) ?? 'no-title'];
    if (refusal) faults.push({ ...faultOf(one, null, title), reason: refusal });
    if (!kept) changes.activities.push(added(next, title, under, one));
    else {
      const differences = activityDifferences(kept, next, ground);
      if (differences.length > 0) {
        changes.activities.push(changed(kept, next, { title, under, said: one, differences }));
      }
    }
  }
}

function emptyActivity(id: string, measureId: string, title: string): Activity {
  return {
    ...{ id, position: '', measureId, title, description: '', responsible: '', responsiblePerson: '' },
    ...{ partners: [], providerIds: [], serviceIds: [], from: null, to: null, costs: [], costsNothing: false }
  };
}

function nextActivity<Item extends Activity>(kept: Item, said: SaidActivity, proposing: Proposing): Item {
  const { facts } = said;
  const costs = nextCosts(kept.costs, said, proposing);
  const hasCosts = costs.some((one) => one.cents > 0);
  return {
    ...kept,
    responsible: facts.responsible ?? kept.responsible,
    partners: facts.partners ?? kept.partners,
    from: facts.from ?? kept.from,
    to: facts.to ?? kept.to,
    costs,
    // Money in the file takes back an earlier „bez nákladov“, unless the file says both.
    costsNothing: facts.costsNothing ?? (kept.costsNothing && !hasCosts)
  };
}

/** Costs of the same year, source and nature are the same cost; others of the plan stay as they are. */
function nextCosts(kept: readonly ActivityCost[], said: SaidActivity, proposing: Proposing): ActivityCost[] {
  const costs = [...kept];
  for (const one of said.costs.values()) {
    const index = costs.findIndex((cost) => isSameCost(cost, one));
    const before = costs[index];
    if (!before) costs.push(newCost(one, proposing));
    else {
      const { cents = before.cents, certainty = before.certainty } = one.facts;
      costs[index] = { ...before, cents, certainty };
    }
  }
  return costs;
}

function isSameCost(cost: ActivityCost, { year, source, nature }: SaidCost): boolean {
  return cost.year === year && cost.sourceCode === source && cost.nature === (nature ?? 'running');
}

function newCost({ facts, year, source, nature }: SaidCost, { ground, notes }: Proposing): ActivityCost {
  // Nobody promised it in the file: it counts as an intention, below any cover.
  if (!facts.certainty) count(notes, 'certainty-assumed');
  const { cents = 0, certainty = 'intention' } = facts;
  return { id: ground.newId(), year, sourceCode: source, cents, certainty, nature: nature ?? 'running' };
}

function activityDifferences(before: Kept<Activity>, after: Activity, ground: ImportGround): Difference[] {
  const costless = ({ costsNothing }: Activity) => asText(costsNothing ? 'bez nákladov' : '');
  return [
    ...difference('responsible', asText(before.responsible), asText(after.responsible)),
    ...difference('partners', asText(before.partners.join(', ')), asText(after.partners.join(', '))),
    ...difference('from', asDay(before.from), asDay(after.from)),
    ...difference('to', asDay(before.to), asDay(after.to)),
    ...difference('amount', costless(before), costless(after)),
    ...after.costs.flatMap((cost) => costDifferences(before.costs, cost, ground))
  ];
}

function costDifferences(
  before: readonly ActivityCost[],
  cost: ActivityCost,
  ground: ImportGround
): Difference[] {
  const old = before.find(({ id }) => id === cost.id);
  const source = cost.sourceCode === null ? '' : wordOf(ground.catalogues.sources, cost.sourceCode);
  const detail = [String(cost.year), source].filter(Boolean).join(', ');
  const certainty = (one: ActivityCost | undefined) =>
    asText(one ? wordOf(WORDS_OF_CERTAINTY, one.certainty) : '');
  return [
    ...difference('amount', asMoney(old?.cents), asMoney(cost.cents), detail),
    ...difference('certainty', certainty(old), certainty(cost), detail)
  ];
}
