import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Block, BlockContent } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { changeBlocks, type NarrativeStores } from '#lib/server/use-cases/narrative/change-blocks.ts';
import type { EditedBlock } from './blocks-and-nodes.ts';
import { SectionSession } from './section-session.svelte.ts';
import type { EditedText } from './section-sync.ts';
import type { UnsentStore } from './unsent.ts';
import { restoredText, type Unsent } from './unsent-text.ts';

afterEach(() => vi.unstubAllGlobals());

const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

/** The real use case over a section kept in memory. */
function aServer() {
  let kept: Block[] = [];
  const used = new Set<string>();
  const add = async (...blocks: readonly Block[]) => {
    for (const { id } of blocks) used.add(id);
    kept = [...kept, ...blocks];
  };
  const blocks = {
    lockNarrative: async () => true,
    list: async () => kept,
    wasUsed: async (id: string) => used.has(id),
    usedAmong: async (ids: readonly string[]) => ids.filter((id) => used.has(id)),
    add: (_plan: string, block: Block) => add(block),
    addAll: (_plan: string, added: readonly Block[]) => add(...added),
    change: async (_plan: string, block: Block) => {
      kept = kept.map((one) => (one.id === block.id ? block : one));
    },
    place: async (id: string, _section: string, position: string) => {
      kept = kept.map((one) => (one.id === id ? { ...one, position } : one));
    },
    remove: async (_plan: string, { id }: Block) => {
      kept = kept.filter((one) => one.id !== id);
    }
  };
  const stores: NarrativeStores = {
    blocks,
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
  const standing = () =>
    kept
      .toSorted((a, b) => (a.position < b.position ? -1 : 1))
      .map(({ id, revision, content }) => ({ id, revision, content }));
  return { answer, texts, standing };
}

/** The text in an editor, as a list. */
function aText(): EditedText & { blocks: EditedBlock[] } {
  let given = 0;
  return {
    blocks: [],
    read() {
      // As the editor has it: a wording that stands is the same object each time it is read.
      return this.blocks.map((block) => ({ ...block }));
    },
    quietly: (work) => work(),
    write(blockId, content, after) {
      const there = this.blocks.some(({ id }) => id === blockId);
      if (there)
        this.blocks = this.blocks.map((one) => (one.id === blockId ? { id: blockId, content } : one));
      else
        this.blocks.splice(this.blocks.findIndex(({ id }) => id === after) + 1, 0, { id: blockId, content });
    },
    place(blockId, after) {
      const block = this.blocks.find(({ id }) => id === blockId);
      if (!block) return;
      this.remove(blockId);
      this.blocks.splice(this.blocks.findIndex(({ id }) => id === after) + 1, 0, block);
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
          const kept = restoredText(structuredClone(left) as Unsent, server.standing());
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

test('two people in one section, each offline at times: both end with the same text, and no sentence is missing', async () => {
  vi.useFakeTimers();
  const steps = fc.array(
    fc.record({
      who: fc.constantFrom(0 as const, 1 as const),
      act: fc.constantFrom(
        'type' as const,
        'add' as const,
        'move' as const,
        'take' as const,
        'take' as const
      ),
      at: fc.nat(),
      online: fc.boolean()
    }),
    { maxLength: 20 }
  );
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const server = aServer();
      let online = true;
      vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
        if (!online) throw new TypeError('no connection');
        const answer = await server.answer(body);
        return { ok: true, json: async () => answer };
      });
      const unsent = { keep: () => {}, forget: () => {} } as unknown as UnsentStore;
      const people = [0, 1].map(() => {
        const text = aText();
        return { text, session: new SectionSession('/zmeny', text, unsent, []) };
      });
      const said = new Set<string>();
      const decide = async () => {
        for (const { session } of people) {
          for (const conflict of session.conflicts) session.resolve(conflict, 'both');
          await session.save();
        }
      };
      for (const [step, { who, act, at, online: weather }] of script.entries()) {
        const { text, session } = people[who] as (typeof people)[number];
        const place = at % (text.blocks.length + 1);
        const block = text.blocks[place];
        online = weather;
        if (act === 'take') {
          if (online) session.take(server.standing());
        } else {
          if (act === 'move' && block) text.blocks = [block, ...text.blocks.filter((one) => one !== block)];
          else {
            said.add(`veta${step}.`);
            // What is typed is added to what stands: a sentence is never deleted.
            if (act === 'type' && block) block.content = says(`${plainText(block.content)} veta${step}.`);
            else text.blocks.splice(place, 0, { id: `p${who}b${step}`, content: says(`veta${step}.`) });
          }
          session.changed();
        }
        await session.save();
      }
      online = true;
      for (let turn = 0; turn < 6; turn += 1) {
        await vi.advanceTimersByTimeAsync(60_000);
        await decide();
        await vi.advanceTimersByTimeAsync(60_000);
        for (const { session } of people) session.take(server.standing());
      }
      const stored = server.texts();
      for (const { text, session } of people) {
        expect(text.blocks.map(({ content }) => plainText(content))).toEqual(stored);
        expect([session.status, session.hasUnsent, session.othersWrote]).toEqual(['saved', false, false]);
        session.close();
      }
      const there = new Set(stored.join(' ').match(/veta\d+\./g));
      expect([...said].filter((one) => !there.has(one))).toEqual([]);
    }),
    { numRuns: 200 }
  );
  vi.useRealTimers();
});
