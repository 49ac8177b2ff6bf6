import { inflateRawSync } from 'node:zlib';

/** Everything in a workbook together, unpacked: 20,000 full rows take some 20 MB. */
const MOST_UNPACKED = 96 * 1024 * 1024;
const MOST_ENTRIES = 2000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** The files of an archive by their names, or why they are not unpacked. */
export type Unzipped = Map<string, Buffer> | 'swollen' | 'damaged';

/**
 * Unpacks a ZIP file within bounds. Sizes that a file claims for itself prove nothing, so every entry is unpacked
 * with a limit.
 * @param wanted which entries to unpack, by their names; the others are left packed and left out
 */
export function unzip(content: Buffer, wanted: (name: string) => boolean = () => true): Unzipped {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== END_OF_DIRECTORY)
    return 'damaged';
  const entries = content.readUInt16LE(end + 10);
  if (entries > MOST_ENTRIES) return 'swollen';
  const files = new Map<string, Buffer>();
  let at = content.readUInt32LE(end + 16);
  let left = MOST_UNPACKED;
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'damaged';
    const nameEnd = at + 46 + content.readUInt16LE(at + 28);
    const name = content.subarray(at + 46, nameEnd).toString('utf8');
    if (wanted(name)) {
      const file = unpacked(content, at, left);
      if (typeof file === 'string') return file;
      left -= file.length;
      files.set(name, file);
    }
    at = nameEnd + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return files;
}

function unpacked(content: Buffer, entry: number, limit: number): Buffer | 'swollen' | 'damaged' {
  const method = content.readUInt16LE(entry + 10);
  const packed = content.readUInt32LE(entry + 20);
  const local = content.readUInt32LE(entry + 42);
  if (local + 30 > content.length || content.readUInt32LE(local) !== LOCAL_ENTRY) return 'damaged';
  const from = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
  if (from + packed > content.length) return 'damaged';
  const body = content.subarray(from, from + packed);
  if (method === STORED) return packed > limit ? 'swollen' : body;
  if (method !== DEFLATED) return 'damaged';
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'swollen' : 'damaged';
  }
}
