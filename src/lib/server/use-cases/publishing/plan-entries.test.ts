import { describe, expect, test } from 'vitest';
import type { Block } from '#lib/domain/plans/block.ts';
import { composePlan } from '#lib/domain/publishing/compose-plan.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { aFrozenPlan, anEdition } from '#tests/documents/frozen-plan.ts';
import { sk } from '#tests/documents/plan-wordings.ts';
import { planEntries } from './plan-entries.ts';

const WHERE = {
  kind: 'municipality',
  slug: 'lipovec',
  name: 'Lipovec',
  place: 'Lipovec',
  region: null
} as const;
const shows: Block = {
  ...{ id: 'sluzby', parent: 'services-analysis', position: 'a0', revision: 1 },
  content: { kind: 'living', shows: 'providers', options: {} }
};

/** What a page shows from an anchor on, without its marks. */
function shownAt(html: string, anchor: string): string | null {
  const at = html.indexOf(`id="${anchor}"`);
  return at < 0
    ? null
    : html
        .slice(at)
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('\u00a0', ' ');
}

describe.each([
  ['in the annex', []],
  ['where its author placed them', [shows]]
])('a plan with its services %s', (_where, blocks) => {
  const plan = aFrozenPlan({ blocks });
  const { body } = renderHtml(composePlan(plan, anEdition(), sk(plan), 'sk'), (file) => file);
  const entries = planEntries(plan, WHERE);

  test('every kind of thing that a search finds in it is there', () => {
    expect([...new Set(entries.map(({ kind }) => kind))].toSorted()).toEqual(['goal', 'measure', 'plan']);
  });

  test('an address with an anchor leads to a place of the page that names the thing', () => {
    const anchored = entries.filter(({ address }) => address.includes('#'));
    expect(new Set(anchored.map(({ kind }) => kind))).toEqual(new Set(['goal']));
    for (const { address, title } of anchored) {
      const shown = shownAt(body, address.split('#')[1] ?? '');
      expect(shown, address).not.toBeNull();
      expect(shown, address).toContain(title);
    }
  });
});
