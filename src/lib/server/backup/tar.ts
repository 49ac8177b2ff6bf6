import type { Readable } from 'node:stream';

/*
 * The tape archive every operating system can open, as far as a backup needs it: plain files with short names, each
 * of a size known before it is written (POSIX ustar).
 */

const BLOCK = 512;

/** What ends an archive: two empty blocks. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** The header that stands before a file of `size` bytes. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for an archive.`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136
  );
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write('        ', 148);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** What fills the last block of a file of `size` bytes. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The archive is no archive, or ends too early. */
export class BrokenTarError extends Error {}

export type TarFile = { name: string; content: Buffer };

/**
 * The files of an archive one after another, each whole in memory.
 * @param limit the largest file that is believed, in bytes
 * @throws BrokenTarError when a header is damaged or the archive breaks off
 */
export async function* readTar(stream: Readable, limit: number): AsyncGenerator<TarFile> {
  const take = takerOf(stream);
  for (;;) {
    const header = await take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { name, size } = readHeader(header);
    if (size > limit) throw new BrokenTarError(`${name} is too large`);
    const content = await take(size);
    await take(tarPadding(size).length);
    yield { name, content };
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const written = Number.parseInt(textAt(header, 148, 8), 8);
  const blank = Buffer.from(header);
  blank.write('        ', 148);
  if (sumOf(blank) !== written) throw new BrokenTarError('a header is damaged');
  return { name: textAt(header, 0, 100), size: Number.parseInt(textAt(header, 124, 12), 8) };
}

function textAt(header: Buffer, start: number, length: number): string {
  return header
    .subarray(start, start + length)
    .toString('utf8')
    .replace(/[\0 ]*$/, '');
}

function sumOf(header: Buffer): number {
  let sum = 0;
  for (const byte of header) sum += byte;
  return sum;
}

/** Reads a stream in pieces of the sizes asked for. */
function takerOf(stream: Readable): (size: number) => Promise<Buffer> {
  const chunks = stream[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  return async (size) => {
    const parts = [rest];
    let held = rest.length;
    while (held < size) {
      const { value, done } = await chunks.next();
      if (done) throw new BrokenTarError('it breaks off');
      parts.push(value);
      held += value.length;
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts);
    rest = all.subarray(size);
    return all.subarray(0, size);
  };
}
