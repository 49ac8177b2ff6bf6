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
  /** Adds one file; its pieces are compressed and written as they come. Returns its size in bytes, uncompressed. */
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
          const bytes = Buffer.from(piece as Uint8Array);
          entry.crc = crc32(bytes, entry.crc);
          entry.size += bytes.length;
          yield bytes;
        }
      }
      const source = Readable.from(counted(), { objectMode: false });
      const packing = createDeflateRaw({ level: 6 });
      source.on('error', (error) => packing.destroy(error));
      for await (const packed of source.pipe(packing)) {
        entry.packed += (packed as Buffer).length;
        await write(packed as Buffer);
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
