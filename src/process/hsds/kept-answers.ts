import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** An answer as it is sent, ready in bytes. */
export type KeptAnswer = { etag: string; plain: Buffer; gzip(): Buffer };

/**
 * Answers in memory, bounded in bytes, the longest unused leaving first. All of them hold for one state of the
 * directory: another state empties them.
 */
export function keepAnswers(mostBytes: number) {
  const kept = new Map<string, KeptAnswer & { bytes: number }>();
  let holds = '';
  let bytes = 0;

  return {
    /** The answer for an address as long as the directory is in this state. */
    find(state: string, address: string): KeptAnswer | null {
      if (state !== holds) {
        kept.clear();
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
      // Compressed it is at most as long again.
      const size = answer.plain.length * 2 + address.length * 2 + 500;
      if (state !== holds || size > mostBytes) return answer;
      bytes += size - (kept.get(address)?.bytes ?? 0);
      kept.set(address, { ...answer, bytes: size });
      for (const [oldest, { bytes: freed }] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= freed;
      }
      return answer;
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
