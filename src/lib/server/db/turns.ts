/** Who waits in front of whom for the one connection: people before imports. */
export type Urgency = 'interactive' | 'bulk';

/** Gives one connection to one holder at a time, and counts how long each kept it. */
export class Turns {
  #taken = false;
  #since = 0;
  readonly #waiting: Record<Urgency, (() => void)[]> = { interactive: [], bulk: [] };
  /** The longest that anybody held the connection, in milliseconds. */
  longestMs = 0;

  async take(urgency: Urgency): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting[urgency].push(resolve));
    this.#taken = true;
    this.#since = performance.now();
  }

  give(): void {
    this.longestMs = Math.max(this.longestMs, performance.now() - this.#since);
    const next = this.#waiting.interactive.shift() ?? this.#waiting.bulk.shift();
    // The turn passes on without being free in between, or a newcomer could slip in first.
    if (next) next();
    else this.#taken = false;
  }
}
