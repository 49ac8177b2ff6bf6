import fc from 'fast-check';
import {
  type Block,
  type BlockContent,
  CALLOUT_TONES,
  type Inline,
  LIVING_KINDS,
  type ListItem,
  REFERENCE_TARGETS,
  type TextRun
} from '#lib/domain/plans/block.ts';

/** Contents as an editor may send them: ids are distinct within one content, texts may be empty. */
export const anyContent: fc.Arbitrary<BlockContent> = fc.nat().chain((seed) => contents(countingIds(seed)));

/** Several blocks of one plan, every id of the whole list distinct. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc
  .array(anyContent, { minLength: 1, maxLength: 6 })
  .map((all) => {
    let next = 0;
    const unique = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(unique);
      if (typeof value !== 'object' || value === null) return value;
      const own = (value as { type?: string }).type !== 'reference';
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          key === 'id' && own ? `n${next++}` : unique(member)
        ])
      );
    };
    return all.map((content, at) => ({
      id: `b${at}`,
      parent: 'a',
      position: `a${at}`,
      content: unique(content) as BlockContent,
      revision: 1
    }));
  });

const WORDS = ['Obec', 'služba', 'ľudia', 'nad 65 rokov', ' ', 'č. 12', '🏠', 'š', ''];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' '));
const yes = fc.constant(true as const);

const textRun: fc.Arbitrary<TextRun> = fc.record(
  {
    type: fc.constant('text' as const),
    text,
    bold: yes,
    italic: yes,
    link: fc.constantFrom('https://banov.sk/plan', 'mailto:urad@banov.sk')
  },
  { requiredKeys: ['type', 'text'] }
);

function countingIds(seed: number) {
  let next = 0;
  return fc.constant(null).map(() => `i${seed}-${next++}`);
}

function contents(id: fc.Arbitrary<string>): fc.Arbitrary<BlockContent> {
  const inline: fc.Arbitrary<Inline[]> = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: textRun },
      fc.record({ type: fc.constant('break' as const) }),
      fc.record(
        {
          type: fc.constant('reference' as const),
          to: fc.constantFrom(...REFERENCE_TARGETS),
          id: fc.constantFrom('m1', 'g2'),
          text: fc.constantFrom('opatrenie Rozvoz obedov', 'cieľ #*_[')
        },
        { requiredKeys: ['type', 'to', 'id'] }
      ),
      fc.record({ type: fc.constant('footnote' as const), id, text: fc.array(textRun, { maxLength: 2 }) })
    ),
    { maxLength: 5 }
  );
  const leaf: fc.Arbitrary<ListItem> = fc.record({ id, text: inline });
  const kind = fc.constantFrom('bulletList' as const, 'orderedList' as const);
  const leaves = fc.array(leaf, { minLength: 1, maxLength: 3 });
  const item: fc.Arbitrary<ListItem> = fc.record(
    { id, text: inline, children: fc.record({ kind, items: leaves }) },
    { requiredKeys: ['id', 'text'] }
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), text: inline }),
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2, 3, 4), text: inline }),
    fc.record({
      kind: fc.constant('callout' as const),
      tone: fc.constantFrom(...CALLOUT_TONES),
      text: inline
    }),
    fc.record({ kind, items: fc.array(item, { minLength: 1, maxLength: 3 }) }),
    table(id, inline),
    fc.record({
      kind: fc.constant('figure' as const),
      file: fc.constant('ab'.repeat(32)),
      alternative: fc.constant('Budova denného centra'),
      caption: text
    }),
    fc.record({
      kind: fc.constant('living' as const),
      shows: fc.constantFrom(...LIVING_KINDS),
      options: fc.constantFrom({}, { year: 2027, byGroup: true, form: 'ambulantna' })
    })
  );
}

function table(id: fc.Arbitrary<string>, inline: fc.Arbitrary<Inline[]>): fc.Arbitrary<BlockContent> {
  return fc.integer({ min: 1, max: 3 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: text,
      headerRow: fc.boolean(),
      headerColumn: fc.boolean(),
      rows: fc.array(
        fc.record({
          id,
          cells: fc.array(fc.record({ id, text: inline }), { minLength: width, maxLength: width })
        }),
        { minLength: 1, maxLength: 3 }
      )
    })
  );
}
