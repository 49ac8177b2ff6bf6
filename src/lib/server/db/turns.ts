/** Who waits in front of whom for the one connection: people before imports. */
export type Urgency = 'interactive' | 'bulk';

/** Gives one connection to one holder at a time, and counts how long each kept it. */
export class Turns {
  #taken = false;
  #since = 0;
  readonly #waiting: Record<Urgency, (() => void)[]> = { interactive: [], bulk: [] };
  readonly #passing: (() => void)[] = [];
  /** The longest that anybody held the connection, in milliseconds. */
  longestMs = 0;

  async take(urgency: Urgency): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting[urgency].push(resolve));
    this.#taken = true;
    this.#since = performance.now();
  }

  give(): void {
    this.count(performance.now() - this.#since);
    // Statements that stand alone go between two holders; the database runs them in the order they are sent.
    for (const pass of this.#passing.splice(0)) pass();
    const next = this.#waiting.interactive.shift() ?? this.#waiting.bulk.shift();
    // The turn passes on without being free in between, or a newcomer could slip in first.
    if (next) next();
    else this.#taken = false;
  }

  /** Waits only while somebody holds the connection: for a single statement outside any transaction. */
  pass(): Promise<void> | null {
    return this.#taken ? new Promise<void>((resolve) => this.#passing.push(resolve)) : null;
  }

  /** Counts how long a single statement worked. */
  count(ms: number): void {
    if (ms > this.longestMs) this.longestMs = ms;
  }
}
