import { expect, test } from 'vitest';
import { aCompletePlan, aPlan } from '#tests/plan-fixtures.ts';
import { type PartWork, partState, partsWithItems, refusePartWork, refuseReady } from './part-work.ts';

const text = (ownWords: number, sampleWords: number) => ({ ownWords, sampleWords });
const work: PartWork = { section: 'vision', actorId: null, groupId: null, dueOn: null, finished: false };

test('the state follows from the text until somebody says that it is ready', () => {
  const states = (['empty', 'template', 'own'] as const).map((one) => partState(one, work));
  expect(states).toEqual(['empty', 'sample', 'in-work']);
  expect(partState('own', { finished: true })).toBe('ready');
  expect(partState('own', undefined)).toBe('in-work');
});

test('a part that prints items of the plan is not empty, and short texts count once they are somebody’s own', () => {
  const bare = aCompletePlan({
    ...{ findings: [], needs: [], goals: [], measures: [], activities: [], indicators: [], cells: [] },
    kindChoices: [],
    plan: aPlan({
      texts: { vision: { text: 'Vzor', template: true } },
      evaluation: { responsible: ' ', month: null, presentedTo: '' },
      change: { reasons: [], proposedBy: '' }
    })
  });
  expect([...partsWithItems(bare)]).toEqual([]);
  const own = { vision: { text: 'Naše', template: false } };
  expect([...partsWithItems({ ...bare, plan: aPlan({ ...bare.plan, texts: own }) })]).toEqual(['vision']);
  expect([...partsWithItems(aCompletePlan())]).toEqual([
    ...['social-situation', 'requirements-analysis', 'vision', 'goals-and-priorities', 'timetable'],
    ...['conditions', 'competence', 'annual-evaluation', 'change-and-update']
  ]);
});

test('an untouched sample is not ready', () => {
  expect(refuseReady(text(0, 40))).toBe('only-sample');
  expect([refuseReady(text(1, 40)), refuseReady(text(0, 0))]).toEqual([null, null]);
});

test('what is no assignment is refused', () => {
  expect(refusePartWork(work)).toBeNull();
  expect(refusePartWork({ ...work, dueOn: '1989-12-31' })).toBe('impossible-day');
  expect(refusePartWork({ ...work, actorId: 'a', groupId: 'b' })).toBe('person-and-group');
  expect(refusePartWork({ ...work, section: 'nothing' as never })).toBe('no-such-part');
});
