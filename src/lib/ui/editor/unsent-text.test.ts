import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { EditedBlock } from './blocks-and-nodes.ts';
import type { KnownBlock } from './section-sync.ts';
import { readUnsent, restoredText, unsentText } from './unsent-text.ts';

const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

/** What the server has acknowledged, and a text made of it: some blocks rewritten, removed, added or moved. */
const work = fc
  .record({
    known: fc.uniqueArray(fc.record({ id: fc.uuid(), revision: fc.integer({ min: 1, max: 99 }) }), {
      selector: ({ id }) => id,
      maxLength: 12
    }),
    acts: fc.array(fc.record({ act: fc.constantFrom('write', 'remove', 'add', 'move'), at: fc.nat() }), {
      maxLength: 8
    })
  })
  .map(({ known, acts }) => {
    const blocks: KnownBlock[] = known.map((one, at) => ({ ...one, content: says(`veta ${at}`) }));
    const text: EditedBlock[] = blocks.map(({ id, content }) => ({ id, content }));
    for (const [step, { act, at }] of acts.entries()) {
      const place = at % (text.length + 1);
      if (act === 'add') text.splice(place, 0, { id: `nový ${step}`, content: says(`pridané ${step}`) });
      else if (act === 'write' && text[place]) text[place].content = says(`zmenené ${step}`);
      else {
        const taken = text.splice(place, 1);
        if (act === 'move') text.unshift(...taken);
      }
    }
    return { known: blocks, text };
  });

const throughStorage = (...given: Parameters<typeof unsentText>) => {
  const read = readUnsent(JSON.stringify(unsentText(...given)));
  if (!read) throw new Error('What was kept cannot be read.');
  return read;
};

test('whatever was done to a text, a window opened later finds all of it', () => {
  fc.assert(
    fc.property(work, ({ known, text }) => {
      expect(restoredText(throughStorage(known, text, null), known)).toEqual({
        known,
        wanted: text,
        inFlight: null
      });
    })
  );
});

test('what others wrote meanwhile stands, except where this text says something else', () => {
  const known = ['a', 'b', 'c'].map((id) => ({ id, revision: 1, content: says(id) }));
  const text = [
    { id: 'a', content: says('a') },
    { id: 'b', content: says('moje') },
    { id: 'c', content: says('c') }
  ];
  // An unchanged block is the same wording, as in the editor.
  for (const [at, block] of text.entries()) if (at !== 1) block.content = known[at]?.content as BlockContent;
  const standing = [
    { id: 'a', revision: 2, content: says('cudzie a') },
    { id: 'b', revision: 2, content: says('cudzie b') }
  ];
  const { known: learned, wanted } = restoredText(throughStorage(known, text, null), standing);
  expect(wanted).toEqual([
    { id: 'a', content: says('cudzie a') },
    { id: 'b', content: says('moje') }
  ]);
  expect(learned).toEqual([standing[0], known[1]]);
});

test('a wording taken back while it was on its way is taken back in the window that comes', () => {
  const known = [{ id: 'a', revision: 1, content: says('pôvodné') }];
  const text = [{ id: 'a', content: known[0]?.content as BlockContent }];
  const inFlight = [
    { operation: 'change' as const, blockId: 'a', baseRevision: 1, content: says('na ceste') }
  ];
  const arrived = [{ id: 'a', revision: 2, content: says('na ceste') }];
  const restored = restoredText(throughStorage(known, text, inFlight), arrived);
  expect(restored.wanted).toEqual(text);
  expect(restored.inFlight).toEqual(inFlight);
});

test('one changed paragraph of a long text is kept in a few kilobytes', () => {
  const known = Array.from({ length: 180 }, (_, at) => ({
    ...{ id: crypto.randomUUID(), revision: 7 },
    content: says(`${at} ${'Obec zabezpečí opatrovateľskú službu aj cez víkend. '.repeat(16)}`)
  }));
  const text = known.map(({ id, content }, at) => ({ id, content: at === 90 ? says('Nové.') : content }));
  const length = (unsent: unknown) => JSON.stringify(unsent).length;
  expect(length(unsentText(known, text, null))).toBeLessThan(length({ known, wanted: text }) / 10);
});

test('what somebody else put into the storage is no text', () => {
  for (const text of [null, '', '{', '[]', '{"order":[]}', '"a"']) expect(readUnsent(text)).toBeNull();
});
