import { SaxesParser } from 'saxes';
import { decodeChunks } from './decode-chunks.ts';
import {
  isRead,
  keepProviderText,
  keepServiceText,
  newProvider,
  newService,
  noteProviderElement,
  noteServiceElement,
  type OpenProvider,
  REGISTER_NAMESPACE
} from './register-elements.ts';
import { type ReadRecord, RefusedFile } from './register-file.ts';

/** A service deeper than this, or with more text between two tags, is not of the register. */
const DEEPEST = 30;
const MOST_BETWEEN_TAGS = 256 * 1024;
/** So much is parsed at once; people are served between two pieces. */
const PIECE = 32 * 1024;
/** The largest provider has some hundreds of services; more than this are let go before it ends. */
const MOST_HELD = 2_000;

/**
 * Reads the register of providers as it streams in: what is not needed is dropped where it stands, and memory does not
 * grow with the file. Records come in the order of the file.
 * @throws RefusedFile when the file cannot be read, or not to its end; records before that have been given out
 */
export async function* readRegisterXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRecord> {
  const reading = openReading();
  let isBlank = true;
  for await (const text of decodeChunks(chunks)) {
    isBlank &&= text.trim() === '';
    for (let at = 0; at < text.length; at += PIECE) {
      reading.write(text.slice(at, at + PIECE));
      yield* reading.take();
    }
  }
  if (isBlank) throw new RefusedFile('empty');
  reading.end();
  yield* reading.take();
}

function openReading() {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const done: ReadRecord[] = [];
  const inside = providerReading((records) => done.push(...records), parser);
  let depth = 0;
  let rooted = false;
  let ended = false;
  let untagged = 0;

  const tagged = () => {
    untagged = 0;
  };
  parser.on('doctype', () => {
    throw new RefusedFile('doctype', parser.line);
  });
  parser.on('error', () => {
    if (!rooted) throw new RefusedFile('not-xml', parser.line);
    // What breaks at the very end was cut off; what breaks before it was never whole.
    throw new RefusedFile(ended ? 'truncated' : 'damaged', parser.line);
  });
  parser.on('opentag', ({ local, uri }) => {
    tagged();
    if (depth === 0 && !REGISTER_NAMESPACE.test(uri)) throw new RefusedFile('wrong-namespace', parser.line);
    rooted = true;
    depth += 1;
    if (depth > DEEPEST) throw new RefusedFile('swollen', parser.line);
    inside.open(REGISTER_NAMESPACE.test(uri) ? local : '');
  });
  parser.on('text', (text) => inside.text(text));
  parser.on('cdata', (text) => inside.text(text));
  parser.on('closetag', () => {
    tagged();
    depth -= 1;
    inside.close();
  });

  return {
    write(text: string): void {
      untagged += text.length;
      parser.write(text);
      if (untagged > MOST_BETWEEN_TAGS) throw new RefusedFile('swollen', parser.line);
    },
    end(): void {
      ended = true;
      parser.close();
    },
    take: (): ReadRecord[] => done.splice(0)
  };
}

/** Follows the path inside one provider and keeps what is read; gives its services out when it ends. */
function providerReading(give: (records: ReadRecord[]) => void, parser: { line: number }) {
  let path: string[] = [];
  let open: OpenProvider | null = null;
  let inService = false;
  /** How deep inside something that is not read; 0 outside. */
  let skipped = 0;
  let text = '';

  const letGo = (from: OpenProvider) => {
    give(
      from.services.splice(0).map(({ line, raw }) => ({ line, raw: { ...raw, provider: from.provider } }))
    );
  };

  return {
    open(name: string): void {
      text = '';
      if (skipped > 0) skipped += 1;
      else if (open === null) {
        if (name === 'provider') open = newProvider();
      } else if (!inService && path.length === 0 && name === 'providedService') {
        inService = true;
        if (open.services.length >= MOST_HELD) letGo(open);
        open.services.push({ line: parser.line, raw: newService() });
      } else {
        path.push(name);
        const at = path.join('/');
        const service = open.services.at(-1)?.raw;
        if (!inService) noteProviderElement(open, name);
        else if (service && !noteServiceElement(service, at)) throw new RefusedFile('swollen', parser.line);
        if (!isRead(inService, at)) {
          path.pop();
          skipped = 1;
        }
      }
    },
    text(given: string): void {
      if (open !== null && skipped === 0 && path.length > 0) text += given;
    },
    close(): void {
      if (open === null) return;
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      if (path.length > 0) {
        const at = path.join('/');
        const service = open.services.at(-1)?.raw;
        if (!inService) keepProviderText(open, at, text);
        else if (service) keepServiceText(service, at, text);
        text = '';
        path = path.slice(0, -1);
      } else if (inService) inService = false;
      else {
        letGo(open);
        open = null;
      }
    }
  };
}
