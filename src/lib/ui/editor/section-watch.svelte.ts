import type { Colleague, SectionNews } from '#lib/domain/plans/narrative-change.ts';
import type { SectionSession } from './section-session.svelte.ts';

const EVERY_MS = 4_000;
/** A window that nobody looks at asks less; the server forgets it meanwhile, as it should. */
const HIDDEN_MS = 30_000;
const AFTER_FAILURE_MS = 15_000;

/** Asks every few seconds who else is in the section, and brings what they wrote into the text. */
export class SectionWatch {
  people = $state.raw<readonly Colleague[]>([]);

  readonly #address: string;
  readonly #window: string;
  readonly #session: SectionSession;
  readonly #block: () => string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  /** @param window an id of this window @param block the block where the cursor stands */
  constructor(address: string, window: string, session: SectionSession, block: () => string | null) {
    this.#address = address;
    this.#window = window;
    this.#session = session;
    this.#block = block;
    void this.ask();
  }

  /** Asks now, and again after a pause. */
  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    const news = await this.#news();
    if (this.#isClosed) return;
    this.people = news?.people ?? [];
    if (news?.blocks) this.#session.take(news.blocks);
    const pause = !news ? AFTER_FAILURE_MS : document.visibilityState === 'hidden' ? HIDDEN_MS : EVERY_MS;
    this.#timer = setTimeout(() => void this.ask(), pause);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #news(): Promise<SectionNews | null> {
    const query = new URLSearchParams({ okno: this.#window, stav: this.#session.stamp });
    const block = this.#block();
    if (block) query.set('blok', block);
    const asked = this.#session.turn;
    try {
      const response = await fetch(`${this.#address}?${query}`, {
        headers: { accept: 'application/json' },
        redirect: 'manual'
      });
      if (!response.ok) return null;
      const news = (await response.json()) as SectionNews;
      // What was saved meanwhile is newer than this answer: the next one will know of it.
      return asked === this.#session.turn ? news : { ...news, blocks: null };
    } catch {
      return null;
    }
  }
}
