import { expect, test } from 'vitest';
import { type Block, LIVING_KINDS } from '#lib/domain/plans/block.ts';
import { composePlan } from '#lib/domain/publishing/compose-plan.ts';
import { aFrozenPlan, anEdition } from '#tests/documents/frozen-plan.ts';
import { renderHtml } from '../documents/html.ts';
import { planWording } from '../documents/plan-wording.ts';
import { livingPreviews } from './living-previews.ts';

const living = (shows: (typeof LIVING_KINDS)[number]): Block => ({
  ...{ id: `b-${shows}`, parent: 'process', position: 'a0', revision: 1 },
  content: { kind: 'living', shows, options: {} }
});

/** The sample has neither indicators of the whole plan nor resources. */
const WITHOUT_DATA: readonly string[] = ['indicators', 'resources'];

test.each(LIVING_KINDS.filter((kind) => !WITHOUT_DATA.includes(kind)))(
  '%s shows at the desk what the web page of the plan will print',
  (shows) => {
    const block = living(shows);
    const { id, content } = block;
    const plan = { ...aFrozenPlan(), sections: [{ section: 'process' as const, blocks: [{ id, content }] }] };
    const preview = livingPreviews(plan, [block])[shows] ?? '';
    const page = renderHtml(
      composePlan(plan, anEdition(), planWording('sk', plan.names), 'sk'),
      (file) => file
    ).body;
    expect(preview).not.toBe('');
    expect(preview).not.toContain(`"blok-${id}"`);
    // The whole page is long: a failure would print all of it.
    expect(page.includes(preview.replaceAll(`nahlad-${id}`, `blok-${id}`))).toBe(true);
  }
);

test('a plan that has nothing to print there yet has an empty preview; other blocks have none', () => {
  const text: Block = { ...living('sources'), content: { kind: 'paragraph', text: [] } };
  const previews = livingPreviews(aFrozenPlan(), [living('indicators'), living('resources'), text]);
  expect(previews).toEqual({ indicators: '', resources: '' });
});
