import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const MOST_COUNTS = 500;

/** An answer as it is sent, ready in bytes. */
export type KeptAnswer = { etag: string; plain: Buffer; gzip(): Buffer };

/**
 * Answers in memory, bounded in bytes, the longest unused leaving first. All of them hold for one state of the
 * directory: another state empties them.
 */
export function keepAnswers(mostBytes: number) {
  const kept = new Map<string, KeptAnswer & { bytes: number }>();
  const counts = new Map<string, Promise<number>>();
  let holds = '';
  let bytes = 0;

  return {
    /** The answer for an address as long as the directory is in this state. */
    find(state: string, address: string): KeptAnswer | null {
      if (state !== holds) {
        kept.clear();
        counts.clear();
        holds = state;
        bytes = 0;
      }
      const found = kept.get(address);
      if (!found) return null;
      // A Map keeps the order of insertion: taking an answer out and in again makes it the youngest.
      kept.delete(address);
      kept.set(address, found);
      return found;
    },
    /** Keeps an answer that was made from this state, unless another one holds by now. */
    keep(state: string, address: string, text: string): KeptAnswer {
      const answer = readyAnswer(text);
      // Compressed, which few ask for, it is some tenth as long again.
      const size = Math.ceil(answer.plain.length * 1.1) + address.length * 2 + 500;
      if (state !== holds || size > mostBytes) return answer;
      bytes += size - (kept.get(address)?.bytes ?? 0);
      kept.set(address, { ...answer, bytes: size });
      for (const [oldest, { bytes: freed }] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= freed;
      }
      return answer;
    },
    /** A count that holds as long as the answers do: pages of one list ask for the same one. */
    count(question: string, count: () => Promise<number>): Promise<number> {
      const known = counts.get(question);
      if (known) return known;
      if (counts.size >= MOST_COUNTS) counts.clear();
      const counted = count();
      counts.set(question, counted);
      counted.catch(() => counts.delete(question));
      return counted;
    }
  };
}

/** An answer in bytes; compressed when somebody first takes it so. */
export function readyAnswer(text: string): KeptAnswer {
  const plain = Buffer.from(text);
  let gzip: Buffer | null = null;
  return {
    etag: etagOf(text),
    plain,
    gzip: () => {
      gzip ??= gzipSync(plain, { level: 4 });
      return gzip;
    }
  };
}

export function etagOf(text: string): string {
  return `"${createHash('sha1').update(text).digest('base64url').slice(0, 22)}"`;
}
