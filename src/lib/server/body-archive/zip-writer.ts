import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import {
  CENTRAL_HEADER,
  CENTRAL_SIZE,
  DATA_DESCRIPTOR,
  DEFLATED,
  dosMoment,
  END_OF_ARCHIVE,
  END_SIZE,
  FLAGS,
  LARGEST,
  LOCAL_HEADER,
  LOCAL_SIZE,
  NEEDED_VERSION
} from './zip-format.ts';

/** Pieces of one file, in order. */
export type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

export type ZipWriter = {
  /**
   * Adds one file; its pieces are compressed and written as they come, or written as they are when its name says that
   * they are compressed already. Returns its size in bytes, uncompressed.
   */
  add(name: string, pieces: Pieces): Promise<number>;
  /** Writes the list of files. Returns the size of the archive in bytes. */
  finish(): Promise<number>;
};

type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number };

/** Writes a ZIP into an open file, one piece in memory at a time. */
export function zipWriter(file: FileHandle, at: Date): ZipWriter {
  const written: Written[] = [];
  let offset = 0;
  const moment = dosMoment(at);

  async function write(piece: Uint8Array): Promise<void> {
    let left = piece;
    while (left.length > 0) left = left.subarray((await file.write(left)).bytesWritten);
    offset += piece.length;
    if (offset >= LARGEST) throw new Error('A ZIP of 4 GiB or more cannot be written.');
  }

  return {
    async add(name, pieces) {
      const entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset };
      await write(localHeader(entry.name, moment));
      async function* counted(): AsyncGenerator<Buffer> {
        for await (const piece of pieces) {
          const bytes = bytesOf(piece);
          entry.crc = crc32(bytes, entry.crc);
          entry.size += bytes.length;
          yield bytes;
        }
      }
      for await (const packed of PACKED_ALREADY.test(name) ? stored(counted()) : deflated(counted())) {
        entry.packed += packed.length;
        await write(packed);
      }
      await write(descriptor(entry));
      written.push(entry);
      return entry.size;
    },

    async finish() {
      const start = offset;
      for (const entry of written) await write(centralHeader(entry, moment));
      await write(endOfArchive(written.length, start, offset - start));
      return offset;
    }
  };
}

function deflated(pieces: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const source = Readable.from(pieces, { objectMode: false });
  const packing = createDeflateRaw({ level: 6 });
  source.on('error', (error) => packing.destroy(error));
  return source.pipe(packing);
}

/** Photographs and documents grow no smaller, and would cost a second for every 15 MB. */
const PACKED_ALREADY = /\.(?:docx|jpg|odt|pdf|png|xlsx)$/;
/** The longest block that RFC 1951, 3.2.4 keeps as it is. */
const LONGEST_STORED = 65_535;

/** Deflate without compressing: every piece behind its length, and an empty last block. */
async function* stored(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const blocks = Math.ceil(piece.length / LONGEST_STORED);
    const framed = Buffer.allocUnsafe(piece.length + 5 * blocks);
    for (let block = 0; block < blocks; block += 1) {
      const own = piece.subarray(block * LONGEST_STORED, (block + 1) * LONGEST_STORED);
      const at = block * (LONGEST_STORED + 5);
      storedHeader(own.length, false).copy(framed, at);
      own.copy(framed, at + 5);
    }
    yield framed;
  }
  yield storedHeader(0, true);
}

function storedHeader(length: number, isLast: boolean): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt8(isLast ? 1 : 0, 0);
  header.writeUInt16LE(length, 1);
  header.writeUInt16LE(length ^ 0xffff, 3);
  return header;
}

/** The same memory as a buffer, not a copy of it. */
function bytesOf(piece: Uint8Array | string): Buffer {
  if (typeof piece === 'string') return Buffer.from(piece);
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

type Moment = { date: number; time: number };

function localHeader(name: Buffer, { date, time }: Moment): Buffer {
  const header = Buffer.alloc(LOCAL_SIZE + name.length);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(NEEDED_VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  header.writeUInt16LE(name.length, 26);
  name.copy(header, LOCAL_SIZE);
  return header;
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(DATA_DESCRIPTOR, 0);
  header.writeUInt32LE(crc, 4);
  header.writeUInt32LE(packed, 8);
  header.writeUInt32LE(size, 12);
  return header;
}

function centralHeader({ name, crc, packed, size, offset }: Written, { date, time }: Moment): Buffer {
  const header = Buffer.alloc(CENTRAL_SIZE + name.length);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(NEEDED_VERSION, 4);
  header.writeUInt16LE(NEEDED_VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(time, 12);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  name.copy(header, CENTRAL_SIZE);
  return header;
}

function endOfArchive(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_OF_ARCHIVE, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
