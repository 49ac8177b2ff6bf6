import { RefusedFile } from './register-file.ts';

const DECLARED = /^<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
/** Encodings in which a Slovak office may save XML. */
const KNOWN: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'windows-1250': 'windows-1250',
  cp1250: 'windows-1250',
  'iso-8859-2': 'iso-8859-2',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be'
};

/**
 * The text of a file in pieces, by its mark of byte order or by what it declares; UTF-8 where it says nothing.
 * @throws RefusedFile `wrong-encoding` where the bytes are not what they are said to be
 */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    yield decoded(decoder, chunk);
  }
  if (decoder) yield decoded(decoder);
}

function decoded(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    // At the end only half a sign can be left.
    throw new RefusedFile(chunk ? 'wrong-encoding' : 'truncated');
  }
}

function encodingOf(first: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = first;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark, the first sign `<` shows by the nought beside it.
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  const head = Buffer.from(first.subarray(0, 200))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (/^\s*[^\s<]/.test(head)) throw new RefusedFile('not-xml', 1);
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase();
  const known = declared === undefined ? 'utf-8' : KNOWN[declared];
  // A file cannot both be readable as Latin letters and be in UTF-16, whatever it says of itself.
  if (known === undefined || known.startsWith('utf-16')) throw new RefusedFile('wrong-encoding');
  return known;
}
