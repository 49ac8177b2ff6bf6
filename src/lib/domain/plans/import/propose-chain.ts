import type { Goal } from '../goal.ts';
import { type Measure, refuseMeasure } from '../measure.ts';
import type { Priority } from '../priority.ts';
import { asText, difference } from './change.ts';
import type { ImportGround, Kept } from './ground.ts';
import { nameKey } from './name-finder.ts';
import { proposeActivities } from './propose-activities.ts';
import { proposeIndicators } from './propose-indicators.ts';
import { added, changed, count, faultOf, keptByTitle, type Proposing } from './proposing.ts';
import type { SaidChain, SaidMeasure } from './read-measures.ts';
import { WORDS_OF_CHANGE, WORDS_OF_SUBJECT, wordOf } from './words.ts';

/** Compares what the file says with what the plan holds: things are matched by code or by title. */
export function proposeChain(said: SaidChain, proposing: Proposing): void {
  proposePriorities(said, proposing);
  proposeGoals(said, proposing);
  proposeMeasures(said, proposing);
  proposeActivities(said, proposing);
  proposeIndicators(said, proposing);
  placeAdded(proposing);
}

function proposePriorities(said: SaidChain, { ground, faults, changes, idOf }: Proposing): void {
  for (const [key, one] of said.priorities) {
    const title = one.facts.title ?? '';
    const kept = keptByTitle(ground.chain.priorities, title, one, faults);
    if (kept) idOf.priorities.set(key, kept.id);
    else {
      const item: Priority = { id: ground.newId(), position: '', title, description: '' };
      idOf.priorities.set(key, item.id);
      changes.priorities.push(added(item, title, '', one));
    }
  }
}

function proposeGoals(said: SaidChain, { ground, faults, changes, idOf }: Proposing): void {
  for (const [key, one] of said.goals) {
    const { title = '', priority } = one.facts;
    const priorityId = idOf.priorities.get(priority ?? '') ?? null;
    const priorityTitle = said.priorities.get(priority ?? '')?.facts.title ?? '';
    const kept = keptByTitle(ground.chain.goals, title, one, faults);
    idOf.goals.set(key, kept?.id ?? ground.newId());
    if (!kept) {
      changes.goals.push(
        added(emptyGoal(idOf.goals.get(key) ?? '', title, priorityId), title, priorityTitle, one)
      );
    } else if (priorityId !== null && kept.priorityId !== priorityId) {
      const before = ground.chain.priorities.find(({ id }) => id === kept.priorityId)?.title ?? '';
      const differences = difference('priority', asText(before), asText(priorityTitle));
      changes.goals.push(
        changed(kept, { priorityId }, { title, under: priorityTitle, said: one, differences })
      );
    }
  }
}

function emptyGoal(id: string, title: string, priorityId: string | null): Goal {
  return {
    ...{
      id,
      position: '',
      priorityId,
      title,
      description: '',
      needIds: [],
      targetGroupCodes: [],
      services: []
    },
    ...{ noCapacityReason: '', nationalPriorityIds: [] }
  };
}

function proposeMeasures(said: SaidChain, proposing: Proposing): void {
  const { ground, faults, changes, idOf } = proposing;
  for (const [key, one] of said.measures) {
    const { title = '' } = one.facts;
    const goalId = idOf.goals.get(one.goal) ?? '';
    const under = said.goals.get(one.goal)?.facts.title ?? '';
    const siblings = ground.chain.measures.filter((measure) => measure.goalId === goalId);
    const kept =
      ground.chain.measures.find(({ code }) => code === one.facts.code) ??
      keptByTitle(siblings, title, one, faults);
    idOf.measures.set(key, kept?.id ?? ground.newId());
    const next = kept
      ? nextMeasure(kept, one, goalId)
      : newMeasure(idOf.measures.get(key) ?? '', one, goalId, proposing);
    if (refuseMeasure(next, ground.years) === 'other-service') {
      faults.push({ ...faultOf(one, 'Predmet opatrenia'), reason: 'kind-changes' });
    }
    if (!kept) changes.measures.push(added(next, title, under, one));
    else {
      const differences = measureDifferences(kept, next, ground);
      if (differences.length > 0)
        changes.measures.push(changed(kept, next, { title, under, said: one, differences }));
    }
  }
}

function newMeasure(id: string, { facts }: SaidMeasure, goalId: string, { notes }: Proposing): Measure {
  if (!facts.change) count(notes, 'change-assumed');
  if (!facts.subject) count(notes, 'subject-assumed');
  return {
    ...{ id, code: '', position: '', goalId, title: facts.title ?? '', description: '' },
    change: facts.change ?? 'improve',
    subject: facts.subject ?? { kind: 'information' },
    targetGroupCodes: facts.groups ?? [],
    ...{ capacityChanges: [], answersFindingIds: [], continues: null }
  };
}

function nextMeasure(kept: Kept<Measure>, { facts }: SaidMeasure, goalId: string): Kept<Measure> {
  const title = nameKey(facts.title ?? '') === nameKey(kept.title) ? kept.title : (facts.title ?? kept.title);
  return {
    ...kept,
    ...{ title, goalId },
    change: facts.change ?? kept.change,
    subject: facts.subject ?? kept.subject,
    targetGroupCodes: facts.groups ?? kept.targetGroupCodes
  };
}

function measureDifferences(before: Measure, after: Measure, { chain, catalogues }: ImportGround) {
  const goal = (one: Measure) => asText(chain.goals.find(({ id }) => id === one.goalId)?.title ?? '–');
  const subject = ({ subject }: Measure) =>
    asText(
      subject.kind === 'service'
        ? wordOf(catalogues.kinds, subject.serviceTypeCode)
        : wordOf(WORDS_OF_SUBJECT, subject.kind)
    );
  const groups = (one: Measure) =>
    asText(
      one.targetGroupCodes
        .toSorted()
        .map((code) => wordOf(catalogues.groups, code))
        .join(', ')
    );
  return [
    ...difference('measure', asText(before.title), asText(after.title)),
    ...(before.goalId === after.goalId ? [] : difference('goal', goal(before), goal(after))),
    ...difference(
      'change',
      asText(wordOf(WORDS_OF_CHANGE, before.change)),
      asText(wordOf(WORDS_OF_CHANGE, after.change))
    ),
    ...difference('subject', subject(before), subject(after)),
    ...difference('groups', groups(before), groups(after))
  ];
}

/** Puts what is added after what the plan has, in the order of the file. */
function placeAdded({ ground, changes }: Proposing): void {
  for (const kind of ['priorities', 'goals', 'measures', 'activities', 'indicators'] as const) {
    const own = changes[kind].filter((one) => one.revision === null);
    const last = ground.chain[kind].map(({ position }) => position).reduce(later, '');
    const positions = ground.positionsAfter(last || null, own.length);
    for (const [index, one] of own.entries()) one.item.position = positions[index] ?? last;
  }
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}
