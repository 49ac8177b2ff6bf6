/** Those used last, together of at most so many bytes: a few long things take the room of many short ones. */
export class LastUsed<Value> {
  readonly #mostBytes: number;
  readonly #weigh: (value: Value) => number;
  readonly #kept = new Map<string, { value: Value; bytes: number }>();
  #bytes = 0;

  /** @param weigh about how many bytes a value takes; asked once for each */
  constructor(mostBytes: number, weigh: (value: Value) => number) {
    this.#mostBytes = mostBytes;
    this.#weigh = weigh;
  }

  /** About how many bytes are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  find(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  keep(key: string, value: Value): void {
    this.#drop(key);
    const bytes = this.#weigh(value);
    // What alone is too long would drive out all others and stay none the less.
    if (bytes > this.#mostBytes) return;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
