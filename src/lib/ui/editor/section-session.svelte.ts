import {
  type NarrativeAnswer,
  type NarrativeChange,
  presenceStamp,
  type SectionNews
} from '#lib/domain/plans/narrative-change.ts';
import { takeOthersWork } from './others-work.ts';
import {
  type Conflict,
  changesBetween,
  type EditedText,
  type KnownBlock,
  othersWrote,
  settle
} from './section-sync.ts';
import type { UnsentStore } from './unsent.ts';
import { type Restored, unsentText } from './unsent-text.ts';

export type SaveStatus =
  | 'saved'
  | 'waiting'
  | 'saving'
  | 'offline'
  | 'signedOut'
  | 'notAllowed'
  | 'refused'
  | 'conflict';

const PAUSE_MS = 1_000;
/** The browser's storage is not written to at every letter: a phone would lag behind the fingers. */
const KEEP_MS = 200;
const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 30_000;
/** Changes in one request; the rest follows in the next. */
const MOST_AT_ONCE = 500;

/** The saving of one section: what the server acknowledged, what is on its way, what waits and what is disputed. */
export class SectionSession {
  status = $state<SaveStatus>('saved');
  savedAt = $state<Date | null>(null);
  conflicts = $state.raw<readonly Conflict[]>([]);
  /** Others wrote something that this window does not show. */
  othersWrote = $state(false);

  readonly #address: string;
  readonly #text: EditedText;
  readonly #unsent: UnsentStore;
  #known: KnownBlock[];
  #inFlight: NarrativeChange[] | null = null;
  #isSending = false;
  #isClosed = false;
  #isTaking = false;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = FIRST_RETRY_MS;

  constructor(address: string, text: EditedText, unsent: UnsentStore, known: KnownBlock[]) {
    this.#address = address;
    this.#text = text;
    this.#unsent = unsent;
    this.#known = known;
  }

  /** Goes on with what a closed window left; the text in the editor is already its text. */
  resume({ known, inFlight }: Omit<Restored, 'wanted'>): void {
    this.#known = known;
    this.#inFlight = inFlight;
    this.#keep();
    void this.save();
  }

  /** The text has changed: it is kept in the browser in a moment and sent after a pause. */
  changed(): void {
    if (this.#isTaking) return;
    if (!this.#isSending && this.status !== 'offline') this.status = 'waiting';
    this.#keepTimer ??= setTimeout(() => this.#keep(), KEEP_MS);
    this.#schedule(PAUSE_MS);
  }

  get hasUnsent(): boolean {
    return this.#inFlight !== null || this.conflicts.length > 0 || this.#changes().length > 0;
  }

  /** Whether the server has acknowledged a block with this id. */
  isKnown(id: unknown): boolean {
    return this.#known.some((block) => block.id === id);
  }

  /** Sends what waits. @param leaving the window may close before the answer comes; then it is sent again next time */
  async save(leaving = false): Promise<void> {
    if (leaving) this.#keep();
    if (this.#isSending) return;
    clearTimeout(this.#timer);
    this.#inFlight ??= this.#nextList();
    if (!this.#inFlight) {
      this.#rest();
      return;
    }
    this.#keep();
    this.#isSending = true;
    this.#turn += 1;
    this.status = 'saving';
    const answer = await this.#send(this.#inFlight, leaving);
    this.#isSending = false;
    this.#turn += 1;
    // What a closed window left is its successor's to send; an answer that comes late changes nothing.
    if (this.#isClosed) return;
    if (typeof answer === 'string') this.#waitWith(answer);
    else this.#hear(this.#inFlight, answer);
  }

  /** A short name of what the server has acknowledged, to ask whether there is anything newer. */
  get stamp(): string {
    return presenceStamp(this.#known);
  }

  /** Rises with every sending and every answer: what was asked before one of them is old. */
  get turn(): number {
    return this.#turn;
  }

  /** Brings what others wrote into the text; while something is on its way it waits for the next time. */
  take(standing: NonNullable<SectionNews['blocks']>): void {
    if (this.#isSending || this.#inFlight || this.#isClosed) return;
    this.#isTaking = true;
    this.#text.quietly(() => {
      this.#known = takeOthersWork(this.#text, this.#known, standing, this.#held());
    });
    this.#isTaking = false;
    this.othersWrote = othersWrote(this.#known, standing, this.#held());
    if (this.hasUnsent) this.changed();
  }

  /** Settles a conflict as the person chose, and sends what follows from it. */
  resolve(conflict: Conflict, choice: 'yours' | 'theirs' | 'both'): void {
    const { blockId, yours, theirs } = conflict;
    const before = this.#known.findIndex(({ id }) => id === blockId);
    if (theirs) this.#known = this.#known.with(before, { id: blockId, ...theirs });
    else this.#known = this.#known.filter(({ id }) => id !== blockId);
    this.conflicts = this.conflicts.filter((one) => one !== conflict);

    const after = this.#known[before - 1]?.id ?? null;
    if (!theirs && choice === 'yours') this.#text.giveNewId(blockId);
    if (!theirs && choice === 'theirs') this.#text.remove(blockId);
    if (theirs && choice !== 'yours') this.#text.write(blockId, theirs.content, after);
    if (theirs && yours && choice === 'both') this.#text.addBehind(blockId, yours);
    this.#keep();
    void this.save();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#keepTimer);
  }

  #held(): Set<string> {
    return new Set(this.conflicts.map(({ blockId }) => blockId));
  }

  #changes(): NarrativeChange[] {
    return changesBetween(this.#known, this.#text.read(), this.#held());
  }

  #nextList(): NarrativeChange[] | null {
    const changes = this.#changes().slice(0, MOST_AT_ONCE);
    return changes.length > 0 ? changes : null;
  }

  #keep(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.#unsent.keep(unsentText(this.#known, this.#text.read(), this.#inFlight));
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }

  /** Nothing is on its way and nothing waits. */
  #rest(): void {
    if (this.conflicts.length > 0) this.status = 'conflict';
    else {
      this.status = 'saved';
      clearTimeout(this.#keepTimer);
      this.#keepTimer = undefined;
      this.#unsent.forget();
    }
  }

  async #send(
    changes: NarrativeChange[],
    keepalive: boolean
  ): Promise<NarrativeAnswer | 'offline' | 'signedOut' | 'notAllowed' | 'refused'> {
    try {
      const response = await fetch(this.#address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ changes }),
        redirect: 'manual',
        keepalive
      });
      if (response.ok) return (await response.json()) as NarrativeAnswer;
      if (response.type === 'opaqueredirect') return 'signedOut';
      if (response.status === 403 || response.status === 404) return 'notAllowed';
      return response.status === 413 || response.status === 422 ? 'refused' : 'offline';
    } catch {
      return 'offline';
    }
  }

  /** Without an answer the list stays on its way: it is sent again as it was. */
  #waitWith(status: 'offline' | 'signedOut' | 'notAllowed' | 'refused'): void {
    this.status = status;
    if (status === 'refused') this.#inFlight = null;
    this.#schedule(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #hear(changes: NarrativeChange[], { answers, present }: NarrativeAnswer): void {
    this.#inFlight = null;
    this.#retryMs = FIRST_RETRY_MS;
    const settled = settle(this.#known, changes, answers);
    this.#known = settled.known;
    this.conflicts = [...this.conflicts, ...settled.conflicts];
    for (const blockId of settled.worn) this.#text.giveNewId(blockId);
    this.othersWrote = othersWrote(this.#known, present, this.#held());
    if (answers.some(({ outcome }) => outcome === 'accepted')) this.savedAt = new Date();
    const gotOn = settled.refused.length < answers.length;
    if (settled.refused.length > 0 && !gotOn) {
      this.status = 'refused';
      this.#keep();
    } else void this.save();
  }
}
