import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPages, withClientFiles } from './built-program.ts';

const HASHED = '/_app/immutable/entry/app.x1.js';
const SCRIPT = 'console.log("stránka")';

let server: Server;
let address: string;

function aFolder(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'opora-built-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

beforeAll(async () => {
  const client = aFolder({
    [HASHED]: SCRIPT,
    [`${HASHED}.br`]: brotliCompressSync(SCRIPT),
    'favicon.ico': 'icon'
  });
  const handler = await withClientFiles(client, (_request, response) => response.end('framework'));
  // The folder is gone, as it is in the middle of an upgrade.
  rmSync(client, { recursive: true });
  server = createServer((request, response) => handler(request, response, () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('a hashed file answers from memory, packed as the browser asks, and for ever', async () => {
  const answer = await fetch(address + HASHED, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await answer.text()).toBe(SCRIPT);
  const etag = answer.headers.get('etag') ?? '';
  const again = await fetch(address + HASHED, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('other files may change with the next version', async () => {
  const answer = await fetch(`${address}/favicon.ico?x=1`, { method: 'HEAD' });
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(answer.headers.get('content-length')).toBe('4');
});

test.each([
  ['/_app/immutable/entry/app.x1.js.br', 'GET'],
  ['/../secret', 'GET'],
  ['/favicon.ico', 'POST'],
  ['/rajec', 'GET']
])('%s asked by %s is left to the framework', async (path, method) => {
  expect(await (await fetch(address + path, { method })).text()).toBe('framework');
});

test('pages are loaded before the first visitor, so that they outlive their files', async () => {
  const loaded = `${Math.random()}`;
  const folder = aFolder({
    'package.json': '{"type":"module"}',
    'nodes/0.js': `globalThis.oporaLoaded = ["${loaded}"];`,
    'entries/pages/_page.js': 'globalThis.oporaLoaded.push("entry");',
    'entries/pages/_page.js.map': 'not a module'
  });
  await loadPages(folder);
  expect((globalThis as { oporaLoaded?: string[] }).oporaLoaded).toEqual([loaded, 'entry']);
});
