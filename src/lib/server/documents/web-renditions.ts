import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { HtmlPage } from './html.ts';

/** What one rendition is made from; the same three always give the same page. */
export type RenditionKey = {
  contentHash: string;
  locale: string;
  /** Language of the plan's own texts where they are translated; null for Slovak ones alone. */
  language: string | null;
  /** Lasting path of the version: pictures stand under it. */
  path: string;
};

/** The kept page: its contents as text, its body ready to be sent. */
export type KeptPage = {
  /** Tells this page from every other. */
  name: string;
  contents: string;
  body: Uint8Array;
};

/** Published versions as the inside of web pages, kept beside the files of the installation. */
export type WebRenditions = {
  /** The kept page; made, and kept for the next reader, where there is none yet. */
  page(key: RenditionKey, draw: () => Promise<HtmlPage>): Promise<KeptPage>;
};

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/** About as small as the default, at half its time. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Bytes of pages that stay in memory: plans that are being read are not unpacked for each of their readers. */
const MOST_AT_HAND = 8 * 1024 * 1024;

/** A plan is a few hundred kilobytes: in pieces of the usual 16 kB it would come back in twenty turns. */
const WHOLE = { chunkSize: 512 * 1024 };

/**
 * Renditions in a folder. A version never changes, but the program that draws it does: each build has a folder of
 * its own, and the first page it draws removes those of other builds. Nothing here needs a backup.
 * @param build what tells one build of the program from another; a name a folder can have
 */
export function webRenditions(folder: string, build: string): WebRenditions {
  const own = join(folder, build);
  let prepared: Promise<void> | null = null;
  const making = new Map<string, Promise<KeptPage>>();
  const atHand = new LastPages(MOST_AT_HAND);

  async function make(name: string, draw: () => Promise<HtmlPage>): Promise<KeptPage> {
    const { contents, body } = await draw();
    const page = { name, contents, body: Buffer.from(body) };
    prepared ??= prepare(folder, build);
    // A page that cannot be kept, on a full disk for one, is drawn again next time.
    await prepared.then(() => keep(join(own, name), page)).catch(() => undefined);
    return page;
  }

  return {
    async page(key, draw) {
      const name = nameOf(key);
      const last = atHand.find(name);
      if (last) return last;
      const kept = await readFile(join(own, name)).catch(() => null);
      const page = kept && read(name, await decompress(kept, WHOLE).catch(() => Buffer.alloc(0)));
      if (page) return atHand.keep(page);
      const started = making.get(name) ?? make(name, draw).finally(() => making.delete(name));
      making.set(name, started);
      return started;
    }
  };
}

/** The pages read last, the oldest first. */
class LastPages {
  readonly #most: number;
  readonly #pages = new Map<string, KeptPage>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  find(name: string): KeptPage | undefined {
    const page = this.#pages.get(name);
    if (!page) return undefined;
    this.#pages.delete(name);
    this.#pages.set(name, page);
    return page;
  }

  keep(page: KeptPage): KeptPage {
    this.#drop(page.name);
    this.#pages.set(page.name, page);
    this.#bytes += page.body.byteLength;
    for (const name of this.#pages.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(name);
    }
    return page;
  }

  #drop(name: string): void {
    this.#bytes -= this.#pages.get(name)?.body.byteLength ?? 0;
    this.#pages.delete(name);
  }
}

function nameOf({ contentHash, locale, language, path }: RenditionKey): string {
  const hash = createHash('sha256')
    .update(`${contentHash} ${locale} ${language ?? 'sk'} ${path}`)
    .digest('hex');
  return `${hash}.zst`;
}

async function prepare(folder: string, build: string): Promise<void> {
  await mkdir(join(folder, build), { recursive: true });
  for (const name of await readdir(folder)) {
    if (name !== build) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whole or not at all: a name appears only with its content. */
async function keep(path: string, { body, contents }: KeptPage): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  const whole = Buffer.concat([Buffer.from(`${JSON.stringify(contents)}\n`), body]);
  await writeFile(beside, await compress(whole, LEVEL));
  await rename(beside, path);
}

function read(name: string, kept: Buffer): KeptPage | null {
  // JSON has no line break of its own, so the first one ends the contents.
  const end = kept.indexOf(0x0a);
  if (end < 0) return null;
  const contents = JSON.parse(kept.toString('utf8', 0, end)) as string;
  return { name, contents, body: kept.subarray(end + 1) };
}
