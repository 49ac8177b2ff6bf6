import { generateKeyBetween } from 'fractional-indexing';
import { type Block, type BlockContent, inReadingOrder } from '#lib/domain/plans/block.ts';
import { applyBlockChange } from '#lib/domain/plans/block-change.ts';
import { idsOf } from '#lib/domain/plans/block-identity.ts';
import { type ContentFault, readBlockContent } from '#lib/domain/plans/block-reading.ts';
import type {
  ChangeAnswer,
  NarrativeAnswer,
  NarrativeChange,
  Presence
} from '#lib/domain/plans/narrative-change.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What writing the narrative asks of storage. */
export type NarrativeStores = {
  blocks: {
    /** Whether there is such a plan; nobody else writes its narrative until the transaction ends. */
    lockNarrative(planId: string): Promise<boolean>;
    list(planId: string): Promise<Block[]>;
    list(planId: string, section: string): Promise<Block[]>;
    wasUsed(blockId: string): Promise<boolean>;
    /** Those of the ids that were ever used. */
    usedAmong(blockIds: readonly string[]): Promise<string[]>;
    /** Adds blocks by one statement, whatever their number. */
    addAll(
      planId: string,
      blocks: readonly (Block & { template: boolean })[],
      actorId: string | null
    ): Promise<void>;
    change(planId: string, block: Block, actorId: string | null): Promise<void>;
    place(blockId: string, section: string, position: string): Promise<void>;
    remove(planId: string, block: Block, actorId: string | null): Promise<void>;
  };
  attachments: { find(hash: string): Promise<unknown | undefined> };
  events: EventLog;
};

export type NarrativeOutcome =
  | ({ outcome: 'answered' } & NarrativeAnswer)
  | { outcome: 'not-allowed' | 'no-such-plan' | 'no-such-section' };

/** More wishes in one request than a section can reasonably have blocks. */
export const MOST_CHANGES = 1_000;

/**
 * Writes an ordered list of changes into one section of a plan's narrative. Each is answered for itself; all accepted
 * ones are kept in the caller's one transaction, or none. Sent again word for word, the list changes nothing more.
 */
export async function changeBlocks(
  stores: NarrativeStores,
  actor: Actor,
  input: { planId: string; section: string; changes: readonly NarrativeChange[] }
): Promise<NarrativeOutcome> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const section = PLAN_SECTIONS.find((one) => one === input.section);
  if (!section) return { outcome: 'no-such-section' };
  if (!(await stores.blocks.lockNarrative(input.planId))) return { outcome: 'no-such-plan' };

  const writer = new SectionWriter(stores, actor, input.planId, section);
  await writer.open(input.changes);
  const answers: ChangeAnswer[] = [];
  for (const change of input.changes) answers.push(await writer.apply(change));
  await writer.flush();
  await writer.writeEvent(answers);
  return { outcome: 'answered', answers, present: writer.present() };
}

/** One section while its narrative is locked: what stands in it is read once and kept in step with every write. */
class SectionWriter {
  readonly #stores: NarrativeStores;
  readonly #actor: Actor;
  readonly #planId: string;
  readonly #section: PlanSectionCode;
  #blocks: Block[] = [];
  /** Ids that blocks of the whole plan bear, by block; read once, for the narrative is locked. */
  #borne: Map<string, readonly string[]> | null = null;
  /** Ids that the wishes want to add and that were used before. */
  #used: ReadonlySet<string> = new Set();
  readonly #removed = new Set<string>();
  /** Accepted and not yet written: blocks one after another are one statement. */
  #added: Block[] = [];

  constructor(stores: NarrativeStores, actor: Actor, planId: string, section: PlanSectionCode) {
    this.#stores = stores;
    this.#actor = actor;
    this.#planId = planId;
    this.#section = section;
  }

  async open(changes: readonly NarrativeChange[]): Promise<void> {
    this.#blocks = inReadingOrder(await this.#stores.blocks.list(this.#planId, this.#section));
    const wanted = changes.filter(({ operation }) => operation === 'add').map(({ blockId }) => blockId);
    if (wanted.length > 0) this.#used = new Set(await this.#stores.blocks.usedAmong(wanted));
  }

  /** Writes what was accepted and not yet written. */
  async flush(): Promise<void> {
    const added = this.#added.map((block) => ({ ...block, template: false }));
    this.#added = [];
    if (added.length > 0) await this.#stores.blocks.addAll(this.#planId, added, this.#actor.actorId);
  }

  present(): Presence {
    return this.#blocks.map(({ id, revision }) => ({ id, revision }));
  }

  async apply(change: NarrativeChange): Promise<ChangeAnswer> {
    if (change.operation === 'add') return this.#add(change.blockId, change.after, change.content);
    await this.flush();
    switch (change.operation) {
      case 'change':
        return this.#change(change.blockId, change.baseRevision, change.content);
      case 'move':
        return this.#move(change.blockId, change.after);
      case 'remove':
        return this.#remove(change.blockId, change.baseRevision);
    }
  }

  /** One event says what was done to the section; which words they were stands in the blocks' own history. */
  async writeEvent(answers: readonly ChangeAnswer[]): Promise<void> {
    const accepted = answers.filter(({ outcome }) => outcome === 'accepted');
    if (accepted.length === 0) return;
    await this.#stores.events.add({
      actorId: this.#actor.actorId,
      action: 'changed',
      subject: 'narrative',
      subjectId: this.#planId,
      details: { section: this.#section, blocks: accepted.length }
    });
  }

  async #add(blockId: string, after: string | null, wanted: unknown): Promise<ChangeAnswer> {
    const reading = await this.#read(blockId, wanted);
    if ('faults' in reading) return { outcome: 'refused', blockId, ...reading };
    const { content } = reading;
    const standing = this.#find(blockId);
    if (standing) {
      const { revision } = standing;
      if (canonicalJson(standing.content) === canonicalJson(content)) {
        return { outcome: 'unchanged', blockId, revision };
      }
      return {
        outcome: 'conflict',
        blockId,
        theirs: standing.content,
        theirRevision: revision,
        yours: content
      };
    }
    // Removed ids are never given again, and an id of another section is not this section's to write.
    if (this.#used.has(blockId) || this.#removed.has(blockId))
      return { outcome: 'gone', blockId, yours: content };
    const block = { id: blockId, parent: this.#section, position: '', content, revision: 1 };
    block.position = await this.#putBehind(block, after);
    this.#added.push(block);
    this.#borne?.set(blockId, idsOf(block));
    return { outcome: 'accepted', blockId, revision: 1 };
  }

  async #change(blockId: string, baseRevision: number, wanted: unknown): Promise<ChangeAnswer> {
    const reading = await this.#read(blockId, wanted);
    if ('faults' in reading) return { outcome: 'refused', blockId, ...reading };
    const { content } = reading;
    const applied = applyBlockChange(this.#find(blockId), { blockId, baseRevision, content });
    switch (applied.outcome) {
      case 'no-such-block':
        return { outcome: 'gone', blockId, yours: content };
      case 'conflict':
        return { ...applied, blockId };
      case 'unchanged':
        return { outcome: 'unchanged', blockId, revision: applied.block.revision };
      case 'accepted':
        await this.#stores.blocks.change(this.#planId, applied.block, this.#actor.actorId);
        this.#blocks = this.#blocks.map((one) => (one.id === blockId ? applied.block : one));
        this.#borne?.set(blockId, idsOf(applied.block));
        return { outcome: 'accepted', blockId, revision: applied.block.revision };
    }
  }

  async #move(blockId: string, after: string | null): Promise<ChangeAnswer> {
    const block = this.#find(blockId);
    if (!block) return { outcome: 'gone', blockId, yours: null };
    const { revision } = block;
    const at = this.#blocks.indexOf(block);
    if ((this.#blocks[at - 1]?.id ?? null) === after || after === blockId) {
      return { outcome: 'unchanged', blockId, revision };
    }
    this.#blocks = this.#blocks.filter((one) => one !== block);
    const moved = { ...block };
    moved.position = await this.#putBehind(moved, after);
    await this.#stores.blocks.place(blockId, this.#section, moved.position);
    return { outcome: 'accepted', blockId, revision };
  }

  async #remove(blockId: string, baseRevision: number): Promise<ChangeAnswer> {
    const block = this.#find(blockId);
    if (!block) {
      const removed = await this.#stores.blocks.wasUsed(blockId);
      return removed
        ? { outcome: 'unchanged', blockId, revision: baseRevision }
        : { outcome: 'gone', blockId, yours: null };
    }
    if (block.revision !== baseRevision) {
      const { content: theirs, revision: theirRevision } = block;
      return { outcome: 'conflict', blockId, theirs, theirRevision, yours: null };
    }
    await this.#stores.blocks.remove(this.#planId, block, this.#actor.actorId);
    this.#blocks = this.#blocks.filter((one) => one !== block);
    this.#borne?.delete(blockId);
    this.#removed.add(blockId);
    return { outcome: 'accepted', blockId, revision: baseRevision + 1 };
  }

  #find(blockId: string): Block | undefined {
    return this.#blocks.find(({ id }) => id === blockId);
  }

  /** Its place behind another block; behind one that is gone means at the end, so that no words wait for a place. */
  async #putBehind(block: Block, after: string | null): Promise<string> {
    const found = this.#blocks.findIndex(({ id }) => id === after);
    const at = after === null ? 0 : found === -1 ? this.#blocks.length : found + 1;
    if (!isAscending(this.#blocks)) await this.#spread();
    const position = generateKeyBetween(
      this.#blocks[at - 1]?.position ?? null,
      this.#blocks[at]?.position ?? null
    );
    this.#blocks.splice(at, 0, { ...block, position });
    return position;
  }

  /** Gives every block of the section a new position: two with the same one leave no place between them. */
  async #spread(): Promise<void> {
    await this.flush();
    let last: string | null = null;
    const spread: Block[] = [];
    for (const block of this.#blocks) {
      const position: string = generateKeyBetween(last, null);
      last = position;
      await this.#stores.blocks.place(block.id, this.#section, position);
      spread.push({ ...block, position });
    }
    this.#blocks = spread;
  }

  async #read(
    blockId: string,
    wanted: unknown
  ): Promise<{ content: BlockContent } | { faults: ContentFault[] }> {
    const reading = readBlockContent(wanted);
    if ('faults' in reading) return reading;
    const { content } = reading;
    if (content.kind === 'figure' && !(await this.#stores.attachments.find(content.file))) {
      return { faults: [{ path: 'file', reason: 'wrong-value' }] };
    }
    return (await this.#repeatsIds(blockId, content))
      ? { faults: [{ path: 'id', reason: 'repeated-id' }] }
      : reading;
  }

  /** Whether an item, row, cell or footnote bears an id that something else in the plan already bears. */
  async #repeatsIds(blockId: string, content: BlockContent): Promise<boolean> {
    const [, ...inner] = idsOf({ id: blockId, content });
    if (inner.length === 0) return false;
    if (inner.includes(blockId)) return true;
    this.#borne ??= new Map(
      (await this.#stores.blocks.list(this.#planId)).map((one) => [one.id, idsOf(one)])
    );
    for (const one of this.#added) this.#borne.set(one.id, idsOf(one));
    const asked = new Set(inner);
    for (const [other, borne] of this.#borne) {
      if (other !== blockId && borne.some((id) => asked.has(id))) return true;
    }
    return false;
  }
}

function isAscending(blocks: readonly Block[]): boolean {
  return blocks.every(({ position }, at) => at === 0 || (blocks[at - 1]?.position ?? '') < position);
}
