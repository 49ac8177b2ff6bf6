import { createHash } from 'node:crypto';
import type { FileHash } from './files.ts';

/** What was read of an uploaded file without keeping it. */
export type ReadUpload = {
  name: string;
  size: number;
  hash: FileHash;
  /** The whole file where its first byte said it is one to be read, else null. */
  text: Uint8Array | null;
};

export type UploadFault = 'too-large' | 'no-file' | 'unread';

/** Longer heads of a part no browser sends. */
const LONGEST_HEAD = 16 * 1024;
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Reads the one file of a form (`multipart/form-data`) piece by piece, as far as its SHA-256: at no time is more of it
 * in memory than one piece, and nothing is kept. A file that begins as JSON (`{`) is given back whole, because it says
 * itself what it is. Reading stops at the first byte over the limit.
 * @param largest in bytes, of the file
 */
export async function readUpload(
  request: Request,
  field: string,
  largest: number
): Promise<ReadUpload | UploadFault> {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(
    request.headers.get('content-type') ?? ''
  )?.[1];
  if (!boundary || !request.body) return 'no-file';
  if (Number(request.headers.get('content-length')) > largest + LONGEST_HEAD) return 'too-large';
  const reader = request.body.getReader();
  try {
    return await readForm(reader, boundary, field, largest);
  } catch {
    // The connection broke, or the server's own limit for bodies of unsaid length was reached.
    return 'unread';
  } finally {
    // Not cancelled: that would close the connection before the answer; the server lets the rest go by itself.
    reader.releaseLock();
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readForm(
  reader: Reader,
  boundary: string,
  field: string,
  largest: number
): Promise<ReadUpload | UploadFault> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter stands at the very beginning, without a line end before it.
  let rest: Buffer = Buffer.from('\r\n');
  const more = async () => {
    const { value, done } = await reader.read();
    if (done) return false;
    rest = rest.length === 0 ? Buffer.from(value) : Buffer.concat([rest, value]);
    return true;
  };
  /** Gives what stands before a mark piece by piece and moves behind it; false where the mark never comes. */
  const passTo = async (mark: Buffer, give: (piece: Buffer) => boolean) => {
    for (;;) {
      const at = rest.indexOf(mark);
      if (at >= 0) {
        const goesOn = give(rest.subarray(0, at));
        rest = rest.subarray(at + mark.length);
        return goesOn;
      }
      // The mark may have begun in the last bytes of this piece.
      const sure = rest.length - mark.length + 1;
      if (sure > 0) {
        if (!give(rest.subarray(0, sure))) return false;
        rest = rest.subarray(sure);
      }
      if (!(await more())) return false;
    }
  };

  if (!(await passTo(delimiter, () => true))) return 'no-file';
  for (;;) {
    let head = '';
    const isRead = await passTo(HEAD_END, (piece) => {
      head += piece.toString('latin1');
      return head.length <= LONGEST_HEAD;
    });
    if (!isRead) return 'no-file';
    // Decoded only when whole: a letter may lie across two pieces.
    head = Buffer.from(head, 'latin1').toString('utf8');
    if (partName(head) !== field) {
      if (!(await passTo(delimiter, () => true))) return 'no-file';
      continue;
    }
    const file = hashing(largest);
    const isWhole = await passTo(delimiter, file.add);
    if (file.isTooLarge()) return 'too-large';
    if (!isWhole) return 'unread';
    const read = file.read(/filename="([^"]*)"/i.exec(head)?.[1] ?? '');
    return read.size === 0 ? 'no-file' : read;
  }
}

const partName = (head: string) => /[;\s]name="([^"]*)"/i.exec(head)?.[1];

const OPENING_BRACE = 0x7b;

function hashing(largest: number) {
  const hash = createHash('sha256');
  let size = 0;
  let kept: Buffer[] | null = null;
  return {
    add(piece: Buffer): boolean {
      if (size === 0 && piece[0] === OPENING_BRACE) kept = [];
      size += piece.length;
      if (size > largest) return false;
      hash.update(piece);
      kept?.push(Buffer.from(piece));
      return true;
    },
    isTooLarge: () => size > largest,
    read: (name: string): ReadUpload => ({
      ...{ name, size, hash: hash.digest('hex') },
      text: kept && Buffer.concat(kept)
    })
  };
}
