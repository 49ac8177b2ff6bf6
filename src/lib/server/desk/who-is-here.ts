import type { Colleague } from '#lib/domain/plans/narrative-change.ts';

/** A window in which somebody has a section open. */
type Seen = { name: string; block: string | null; until: number };

/** An editor asks every few seconds; who has not asked for this long has gone. */
const STAY_MS = 20_000;
const MOST_WINDOWS = 30;
const MOST_SECTIONS = 2_000;

/**
 * Who has which section open, in the memory of this process alone: it says who may be asked, never what is stored.
 * Bounded, and cleaned whenever somebody asks.
 */
export class WhoIsHere {
  readonly #sections = new Map<string, Map<string, Seen>>();

  /** Notes a window and answers who else is in the section. @param now milliseconds */
  note(section: string, window: string, { name, block }: Colleague, now: number): Colleague[] {
    this.#clean(now);
    const windows = this.#sections.get(section) ?? new Map<string, Seen>();
    windows.delete(window);
    if (windows.size < MOST_WINDOWS) windows.set(window, { name, block, until: now + STAY_MS });
    if (windows.size > 0 && (this.#sections.has(section) || this.#sections.size < MOST_SECTIONS))
      this.#sections.set(section, windows);
    return [...windows]
      .filter(([other]) => other !== window)
      .map(([, seen]) => ({ name: seen.name, block: seen.block }));
  }

  /** How many windows are remembered. */
  get size(): number {
    return [...this.#sections.values()].reduce((sum, windows) => sum + windows.size, 0);
  }

  #clean(now: number): void {
    for (const [section, windows] of this.#sections) {
      for (const [window, { until }] of windows) if (until <= now) windows.delete(window);
      if (windows.size === 0) this.#sections.delete(section);
    }
  }
}
