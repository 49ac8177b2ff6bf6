import { readUnsent, type Unsent } from './unsent-text.ts';

const CHANNEL = 'opora-text';
/** How long another window of this browser gets to say that it still works on something. */
const ANSWER_MS = 200;

/** Keeps one section's unsent changes in this browser until the server has acknowledged them. */
export class UnsentStore {
  readonly #prefix: string;
  readonly #key: string;
  readonly #channel: BroadcastChannel;

  constructor(planId: string, section: string, instance: string) {
    this.#prefix = `opora:text:${planId}:${section}:`;
    this.#key = this.#prefix + instance;
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.addEventListener('message', ({ data }) => {
      if (data?.asks === this.#key) this.#channel.postMessage({ holds: this.#key });
    });
  }

  keep(unsent: Unsent): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(unsent));
    } catch {
      // A full or forbidden storage: the window still holds everything, and warns before it closes.
    }
  }

  forget(): void {
    localStorage.removeItem(this.#key);
  }

  /** Takes over what a window that is gone has left; null when there is nothing. */
  async adopt(): Promise<Unsent | null> {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(this.#prefix))) {
      if (key === this.#key || (await this.#isHeld(key))) continue;
      const unsent = readUnsent(localStorage.getItem(key));
      localStorage.removeItem(key);
      if (!unsent) continue;
      this.keep(unsent);
      return unsent;
    }
    return null;
  }

  close(): void {
    this.#channel.close();
  }

  #isHeld(key: string): Promise<boolean> {
    return new Promise((resolve) => {
      const heard = ({ data }: MessageEvent) => {
        if (data?.holds === key) done(true);
      };
      const done = (held: boolean) => {
        clearTimeout(timer);
        this.#channel.removeEventListener('message', heard);
        resolve(held);
      };
      const timer = setTimeout(() => done(false), ANSWER_MS);
      this.#channel.addEventListener('message', heard);
      this.#channel.postMessage({ asks: key });
    });
  }
}
