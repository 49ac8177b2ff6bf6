import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Block, BlockContent } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { changeBlocks, type NarrativeStores } from '#lib/server/use-cases/narrative/change-blocks.ts';
import type { EditedBlock } from './blocks-and-nodes.ts';
import { type EditedText, SectionSession } from './section-session.svelte.ts';
import type { Unsent, UnsentStore } from './unsent.ts';

afterEach(() => vi.unstubAllGlobals());

const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

/** The real use case over a section kept in memory. */
function aServer() {
  let kept: Block[] = [];
  const used = new Set<string>();
  const stores: NarrativeStores = {
    blocks: {
      lockNarrative: async () => true,
      list: async () => kept,
      wasUsed: async (id) => used.has(id),
      add: async (_plan, block) => {
        used.add(block.id);
        kept = [...kept, block];
      },
      change: async (_plan, block) => {
        kept = kept.map((one) => (one.id === block.id ? block : one));
      },
      place: async (id, _section, position) => {
        kept = kept.map((one) => (one.id === id ? { ...one, position } : one));
      },
      remove: async (_plan, { id }) => {
        kept = kept.filter((one) => one.id !== id);
      }
    },
    attachments: { find: async () => undefined },
    events: { add: async () => {} }
  };
  // One request after another, as the lock of the narrative has it.
  let last: Promise<unknown> = Promise.resolve();
  const answer = (body: string) => {
    const { changes } = JSON.parse(body);
    const input = { planId: 'plan', section: 'vision', changes };
    const answered = last.then(() => changeBlocks(stores, { actorId: 'a', roles: ['editor'] }, input));
    last = answered;
    return answered;
  };
  const texts = () =>
    kept.toSorted((a, b) => (a.position < b.position ? -1 : 1)).map(({ content }) => plainText(content));
  return { answer, texts };
}

/** The text in an editor, as a list. */
function aText(): EditedText & { blocks: EditedBlock[] } {
  let given = 0;
  return {
    blocks: [],
    read() {
      return structuredClone(this.blocks);
    },
    write(blockId, content) {
      this.blocks = this.blocks.map((one) => (one.id === blockId ? { id: blockId, content } : one));
    },
    addBehind(blockId, content) {
      const at = this.blocks.findIndex(({ id }) => id === blockId);
      this.blocks.splice(at + 1, 0, { id: `given${given++}`, content });
    },
    remove(blockId) {
      this.blocks = this.blocks.filter(({ id }) => id !== blockId);
    },
    giveNewId(blockId) {
      this.blocks = this.blocks.map((one) => (one.id === blockId ? { ...one, id: `given${given++}` } : one));
    }
  };
}

type Act = { act: 'type' | 'add' | 'remove' | 'undo' | 'move'; at: number; network: 'ok' | 'lost' | 'deaf' };
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    act: fc.constantFrom(
      'type' as const,
      'add' as const,
      'add' as const,
      'remove' as const,
      'undo' as const,
      'move' as const
    ),
    at: fc.nat(),
    network: fc.constantFrom('ok' as const, 'lost' as const, 'deaf' as const)
  }),
  { maxLength: 15 }
);

test('whatever the network loses, what was typed arrives once and in its order, and nobody is asked', async () => {
  vi.useFakeTimers();
  await fc.assert(
    fc.asyncProperty(acts, async (script) => {
      const server = aServer();
      const text = aText();
      let left: Unsent | null = null;
      const unsent = {
        keep: (kept: Unsent) => {
          left = structuredClone(kept);
        },
        forget: () => {
          left = null;
        }
      } as unknown as UnsentStore;
      let network: Act['network'] = 'ok';
      vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
        if (network === 'lost') throw new TypeError('no connection');
        const answer = await server.answer(body);
        if (network === 'deaf') throw new TypeError('the answer never came');
        return { ok: true, json: async () => answer };
      });
      let session = new SectionSession('/zmeny', text, unsent, []);
      const undone: EditedBlock[][] = [[]];
      for (const [step, { act, at, network: weather }] of script.entries()) {
        const place = at % (text.blocks.length + 1);
        const block = text.blocks[place];
        undone.push(text.read());
        if (act === 'undo') text.blocks = structuredClone(undone[at % undone.length] ?? []);
        else if (act === 'remove') text.blocks = text.blocks.filter((one) => one !== block);
        else if (act === 'move' && block)
          text.blocks = [block, ...text.blocks.filter((one) => one !== block)];
        else if (act === 'add' || !block)
          text.blocks.splice(place, 0, { id: `b${step}`, content: says(`nové ${step}`) });
        else block.content = says(`text ${step}`);
        network = weather;
        session.changed();
        await session.save();
        // Now and then the window is closed without a goodbye and opened again.
        if (at % 5 === 0 && left) {
          const kept = structuredClone(left) as Unsent;
          session.close();
          text.blocks = structuredClone(kept.wanted);
          session = new SectionSession('/zmeny', text, unsent, []);
          session.resume(kept);
          await vi.advanceTimersByTimeAsync(0);
        }
      }
      network = 'ok';
      for (let turn = 0; turn < 4; turn++) {
        await session.save();
        await vi.advanceTimersByTimeAsync(60_000);
      }
      expect(session.conflicts).toEqual([]);
      expect(server.texts()).toEqual(text.blocks.map(({ content }) => plainText(content)));
      expect([session.status, session.hasUnsent, left]).toEqual(['saved', false, null]);
      session.close();
    }),
    { numRuns: 200 }
  );
  vi.useRealTimers();
});
