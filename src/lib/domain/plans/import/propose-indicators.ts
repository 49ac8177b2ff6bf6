import { type Indicator, type IndicatorOwner, refuseIndicator } from '../indicator.ts';
import { asNumber, asText, type Difference, difference } from './change.ts';
import type { ImportGround, Kept } from './ground.ts';
import { nameKey } from './name-finder.ts';
import { added, changed, faultOf, type Proposing } from './proposing.ts';
import type { SaidChain, SaidIndicator } from './read-measures.ts';
import { isSame } from './said.ts';

/** The word for values that the file gives no unit. */
const UNIT_WITHOUT_WORD = 'počet';

export function proposeIndicators(said: SaidChain, proposing: Proposing): void {
  const { ground, faults, changes } = proposing;
  const keyOf = (owner: IndicatorOwner, title: string) => JSON.stringify([ownerId(owner), nameKey(title)]);
  const keptOf = Map.groupBy(ground.chain.indicators, (one) => keyOf(one.owner, one.title));
  for (const one of said.indicators.values()) {
    const title = one.facts.title ?? '';
    const owner = ownerOf(one, proposing);
    const under =
      (one.measure ? said.measures.get(one.measure) : said.goals.get(one.goal))?.facts.title ?? '';
    const same = keptOf.get(keyOf(owner, title)) ?? [];
    if (same.length > 1) faults.push({ ...faultOf(one, null, title), reason: 'same-named-twice' });
    const kept = same[0];
    const next = kept ? nextIndicator(kept, one, ground) : newIndicator(owner, one, ground);
    if (refuseIndicator(next, ground.years) === 'target-against-direction') {
      faults.push({ ...faultOf(one, null, title), reason: 'target-against-direction' });
    }
    if (!kept) changes.indicators.push(added(next, title, under, one));
    else {
      const differences = indicatorDifferences(kept, next);
      if (differences.length > 0) {
        changes.indicators.push(changed(kept, next, { title, under, said: one, differences }));
      }
    }
  }
}

function ownerId(owner: IndicatorOwner): string {
  if (owner.kind === 'plan') return '';
  return owner.kind === 'goal' ? owner.goalId : owner.measureId;
}

function ownerOf({ goal, measure }: SaidIndicator, { idOf }: Proposing): IndicatorOwner {
  return measure === null
    ? { kind: 'goal', goalId: idOf.goals.get(goal) ?? '' }
    : { kind: 'measure', measureId: idOf.measures.get(measure) ?? '' };
}

function newIndicator(owner: IndicatorOwner, said: SaidIndicator, ground: ImportGround): Indicator {
  const { title = '', unit = UNIT_WITHOUT_WORD } = said.facts;
  const empty: Indicator = {
    ...{ id: ground.newId(), position: '', owner, startingCode: null, title, unit },
    ...{ direction: 'up', baseline: null, targets: [], source: '' }
  };
  const filled = nextIndicator(empty, said, ground);
  return { ...filled, direction: directionOf(filled) };
}

/** The way it goes from the first value to the last; up when one of them is not known. */
function directionOf({ baseline, targets }: Pick<Indicator, 'baseline' | 'targets'>): Indicator['direction'] {
  const last = targets.at(-1);
  if (!baseline || !last || last.value > baseline.value) return 'up';
  return last.value === baseline.value ? 'hold' : 'down';
}

function nextIndicator<Item extends Indicator>(kept: Item, said: SaidIndicator, ground: ImportGround): Item {
  const value = said.facts.baseline?.value;
  const isNew = value !== undefined && value !== kept.baseline?.value;
  const targets = new Map(kept.targets.map((one) => [one.year, one.value]));
  for (const [year, { facts }] of said.targets) if (facts.value) targets.set(year, facts.value.value);
  return {
    ...kept,
    unit: said.facts.unit ?? kept.unit,
    baseline: isNew ? { value, asOf: ground.today, source: ground.fileName } : kept.baseline,
    targets: [...targets].sort(([one], [other]) => one - other).map(([year, value]) => ({ year, value }))
  };
}

function indicatorDifferences(before: Kept<Indicator>, after: Indicator): Difference[] {
  const valueIn = ({ targets }: Indicator, year: number) => targets.find((one) => one.year === year)?.value;
  return [
    ...difference('indicatorUnit', asText(before.unit), asText(after.unit)),
    ...difference('baseline', asNumber(before.baseline?.value), asNumber(after.baseline?.value)),
    ...after.targets.flatMap(({ year, value }) =>
      isSame(valueIn(before, year), value)
        ? []
        : difference('target', asNumber(valueIn(before, year)), asNumber(value), String(year))
    )
  ];
}
