import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { BodyArchiveError } from './archive-fault.ts';
import {
  CENTRAL_HEADER,
  CENTRAL_SIZE,
  DEFLATED,
  ENCRYPTED,
  END_OF_ARCHIVE,
  END_SIZE,
  LARGEST,
  LOCAL_HEADER,
  LOCAL_SIZE,
  STORED
} from './zip-format.ts';

const inflate = promisify(inflateRaw);

/** An archive of a body is nowhere near these; what is beyond was made to fill the disk or the memory. */
const MOST_ENTRIES = 20_000;
const LARGEST_LIST = 16 * 1024 * 1024;
const LARGEST_ENTRY = 128 * 1024 * 1024;
const LARGEST_WHOLE = 2 * 1024 * 1024 * 1024;

type Entry = { method: number; crc: number; packed: number; size: number; offset: number };

export type ZipReader = {
  names: readonly string[];
  has(name: string): boolean;
  /** One file, whole. @throws BodyArchiveError when it is not there or is not what the list says */
  read(name: string): Promise<Buffer>;
  close(): Promise<void>;
};

/**
 * Opens a ZIP that nobody vouches for. Nothing of it is ever written under a name it says; sizes are believed only up
 * to the limits, and a file that unpacks to more than it claims is refused at that point.
 * @throws BodyArchiveError
 */
export async function openZip(path: string): Promise<ZipReader> {
  const file = await open(path, 'r');
  try {
    const entries = await readList(file);
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read: (name) => {
        const entry = entries.get(name);
        if (!entry) throw new BodyArchiveError('damaged', name);
        return readEntry(file, name, entry);
      },
      close: () => file.close()
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readList(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - END_SIZE - 0xffff), Math.min(size, END_SIZE + 0xffff));
  const at = tail.lastIndexOf(mark(END_OF_ARCHIVE));
  if (at < 0 || tail.length - at < END_SIZE) throw new BodyArchiveError('not-an-archive');
  const [count, length, start] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16)
  ];
  if (count > MOST_ENTRIES || length > LARGEST_LIST || start === LARGEST)
    throw new BodyArchiveError('too-large');
  if (start + length > size) throw new BodyArchiveError('damaged');
  return entriesOf(await bytesAt(file, start, length), count);
}

function entriesOf(list: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let [at, whole] = [0, 0];
  for (let left = count; left > 0; left -= 1) {
    if (at + CENTRAL_SIZE > list.length || list.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw new BodyArchiveError('damaged');
    }
    const nameLength = list.readUInt16LE(at + 28);
    const name = list.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
    const entry = readCentral(list, at, name);
    whole += entry.size;
    if (entry.size > LARGEST_ENTRY || whole > LARGEST_WHOLE) throw new BodyArchiveError('too-large', name);
    if (entries.has(name)) throw new BodyArchiveError('damaged', name);
    entries.set(name, entry);
    at += CENTRAL_SIZE + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
}

function readCentral(list: Buffer, at: number, name: string): Entry {
  if (!isSafe(name)) throw new BodyArchiveError('unsafe-name', name.slice(0, 100));
  const method = list.readUInt16LE(at + 10);
  const encrypted = (list.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
  if (encrypted || (method !== DEFLATED && method !== STORED)) throw new BodyArchiveError('damaged', name);
  return {
    method,
    crc: list.readUInt32LE(at + 16),
    packed: list.readUInt32LE(at + 20),
    size: list.readUInt32LE(at + 24),
    offset: list.readUInt32LE(at + 42)
  };
}

/** A name stays inside the archive: no way up, no root, no drive, no character that a screen does not show. */
function isSafe(name: string): boolean {
  if (/[\\:\p{Cc}]/u.test(name) || name.startsWith('/')) return false;
  return !name.split('/').some((part) => part === '..' || part === '.');
}

async function readEntry(file: FileHandle, name: string, entry: Entry): Promise<Buffer> {
  const local = await bytesAt(file, entry.offset, LOCAL_SIZE);
  if (local.length < LOCAL_SIZE || local.readUInt32LE(0) !== LOCAL_HEADER)
    throw new BodyArchiveError('damaged', name);
  const start = entry.offset + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.packed > LARGEST_ENTRY) throw new BodyArchiveError('too-large', name);
  const packed = await bytesAt(file, start, entry.packed);
  const content = entry.method === STORED ? packed : await unpack(packed, entry.size, name);
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw new BodyArchiveError('damaged', name);
  return content;
}

async function unpack(packed: Buffer, size: number, name: string): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new BodyArchiveError(isBomb ? 'too-large' : 'damaged', name);
  }
}

/** As many bytes as there are, up to `length`. */
async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, start);
  return buffer.subarray(0, bytesRead);
}

function mark(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
