import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What a rendering was made from: the revision of every body and reference set that it read. */
export type PageSources = Readonly<Record<string, number>>;

export type StoredPage = {
  etag: string;
  headers: Record<string, string>;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  sources: PageSources;
  bytes: number;
};

export type PageCache = {
  /** A page that may still be shown today; null when it was never rendered or something it read has changed. */
  find(key: string): StoredPage | null;
  /** Whether nothing of what a rendering read has changed since. */
  isCurrent(sources: PageSources): boolean;
  store(key: string, html: Buffer, headers: Record<string, string>, sources: PageSources): StoredPage;
  /** Tells that the public content of a body or a reference set now has this revision. */
  changed(source: string, revision: number): void;
  /** Renders once for everybody who asks for the same page at the same time. */
  once<T>(key: string, render: () => Promise<T>): Promise<T>;
  counts(): { pages: number; bytes: number; hits: number; misses: number };
};

/** Address, language and day decide what a public page says, besides what it read. */
export function pageKey(path: string, query: string, today: string): string {
  return `${today} ${path}?${query}`;
}

/**
 * Rendered public pages in memory, bounded in bytes, the longest unused leaving first. Only pages rendered
 * without a session are stored; they are the same for everybody.
 */
export function createPageCache(mostBytes: number): PageCache {
  // A Map keeps the order of insertion: taking a page out and in again makes it the youngest.
  const pages = new Map<string, StoredPage>();
  const revisions = new Map<string, number>();
  const rendering = new Map<string, Promise<unknown>>();
  let bytes = 0;
  let hits = 0;
  let misses = 0;

  const isCurrent = (sources: PageSources) =>
    Object.entries(sources).every(([source, revision]) => (revisions.get(source) ?? revision) <= revision);

  function drop(key: string): void {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    bytes -= page.bytes;
  }

  return {
    isCurrent,
    find(key) {
      const page = pages.get(key);
      if (!page || !isCurrent(page.sources)) {
        drop(key);
        misses += 1;
        return null;
      }
      pages.delete(key);
      pages.set(key, page);
      hits += 1;
      return page;
    },
    store(key, plain, headers, sources) {
      const gzip = gzipSync(plain);
      // Quality 5 costs about as much as gzip and is a fifth smaller; the pages change too often for 11.
      const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      const size = plain.length + gzip.length + brotli.length + key.length * 2 + 500;
      const page = { etag, headers, plain, gzip, brotli, sources, bytes: size };
      if (size > mostBytes || !isCurrent(sources)) return page;
      drop(key);
      pages.set(key, page);
      bytes += size;
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
      return page;
    },
    changed(source, revision) {
      revisions.set(source, Math.max(revision, revisions.get(source) ?? 0));
    },
    async once(key, render) {
      const under = rendering.get(key) as ReturnType<typeof render> | undefined;
      if (under) return under;
      const started = render().finally(() => rendering.delete(key));
      rendering.set(key, started);
      return started;
    },
    counts: () => ({ pages: pages.size, bytes, hits, misses })
  };
}
