import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUpload } from './uploaded-file.ts';

const LARGEST = 1000;
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A form with the file, sent in pieces of a size. */
async function sent(file: Uint8Array, piece = 64 * 1024, name = 'subor') {
  const form = new FormData();
  form.set('iné', 'text pred súborom');
  form.set(name, new Blob([file as Uint8Array<ArrayBuffer>]), 'plán obce.pdf');
  const whole = new Request('http://opora.example/', { method: 'POST', body: form });
  const bytes = new Uint8Array(await whole.arrayBuffer());
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    }
  });
  const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
  return new Request('http://opora.example/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half'
  } as RequestInit);
}

test('the hash of a file is the same however the form was cut on its way', async () => {
  // Line ends and hyphens stand often in it: the same signs mark its end.
  const bytes = fc.uint8Array({ maxLength: LARGEST });
  const marks = fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'a'), maxLength: LARGEST });
  const files = fc.oneof(
    bytes,
    marks.map((text) => new TextEncoder().encode(text))
  );
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 1, max: 300 }), async (file, piece) => {
      const read = await readUpload(await sent(file, piece), 'subor', LARGEST);
      if (file.length === 0) expect(read).toBe('no-file');
      else expect(read).toMatchObject({ hash: hashOf(file), size: file.length, name: 'plán obce.pdf' });
    }),
    { numRuns: 150 }
  );
});

test('only a file that begins as JSON is given back', async () => {
  const json = new TextEncoder().encode('{"schema":"…"}');
  expect(await readUpload(await sent(json, 7), 'subor', LARGEST)).toMatchObject({ text: Buffer.from(json) });
  const pdf = new TextEncoder().encode('%PDF-1.7');
  expect(await readUpload(await sent(pdf), 'subor', LARGEST)).toMatchObject({ text: null });
});

test('one byte too many is too large, and the limit itself is not', async () => {
  expect(await readUpload(await sent(new Uint8Array(LARGEST)), 'subor', LARGEST)).toMatchObject({
    size: LARGEST
  });
  expect(await readUpload(await sent(new Uint8Array(LARGEST + 1)), 'subor', LARGEST)).toBe('too-large');
});

test('a file of 200 MB is refused after the first pieces, or by its length before any', async () => {
  let asked = 0;
  const endless = (headers: Record<string, string>) =>
    new Request('http://opora.example/', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...headers },
      duplex: 'half',
      body: new ReadableStream<Uint8Array>({
        pull(controller) {
          const head = '--x\r\ncontent-disposition: form-data; name="subor"; filename="a"\r\n\r\n';
          controller.enqueue(asked === 0 ? new TextEncoder().encode(head) : new Uint8Array(64 * 1024));
          asked += 1;
        }
      })
    } as RequestInit);
  expect(await readUpload(endless({}), 'subor', 1_000_000)).toBe('too-large');
  expect(asked).toBeLessThan(25);
  const before = asked;
  expect(await readUpload(endless({ 'content-length': '200000000' }), 'subor', 1_000_000)).toBe('too-large');
  expect(asked - before).toBeLessThanOrEqual(1);
});

test('a form without the file, cut off or of another kind has no file', async () => {
  expect(await readUpload(await sent(new Uint8Array(3), 64, 'iny'), 'subor', LARGEST)).toBe('no-file');
  const plain = new Request('http://opora.example/', {
    method: 'POST',
    body: new URLSearchParams({ subor: 'a' })
  });
  expect(await readUpload(plain, 'subor', LARGEST)).toBe('no-file');
  const cut = new Request('http://opora.example/', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\ncontent-disposition: form-data; name="subor"; filename="a"\r\n\r\nhalf of it'
  });
  expect(await readUpload(cut, 'subor', LARGEST)).toBe('unread');
});
