import { expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { aCompletePlan } from '#tests/plan-fixtures.ts';
import { partStates } from './part-states.ts';

const block = (parent: string, content: BlockContent, template = false) => ({
  ...{ id: `b-${parent}`, parent, position: 'a0', revision: 1 },
  content,
  template
});
const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

test('a part is empty, a sample, in work or ready; a block that prints data and items of the plan are work', () => {
  const blocks = [
    block('foreword', says('Vzor úvodu.'), true),
    block('legal-frame', says('Náš text.')),
    block('resources', { kind: 'living', shows: 'resources', options: {} }),
    block('swot', says('Vzor prehľadu.'), true)
  ];
  const states = partStates({ blocks, judged: aCompletePlan() }, [
    { section: 'legal-frame', finished: false },
    { section: 'risks', finished: true }
  ]);
  expect(Object.fromEntries(states)).toMatchObject({
    foreword: 'sample',
    'legal-frame': 'in-work',
    process: 'empty',
    resources: 'in-work',
    swot: 'sample',
    'goals-and-priorities': 'in-work',
    risks: 'ready'
  });
});
