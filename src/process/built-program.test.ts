import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClientFiles } from './built-program.ts';

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
  const handler = withClientFiles(client, (_request, response) => response.end('framework'));
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

test('a page that is loaded with its first visitor outlives its file', () => {
  const folder = aFolder({
    'handler.js': "export * from './server/server.js';",
    'server/server.js': "export const page = () => import('./nodes/0.js');",
    'server/nodes/0.js':
      "import { join } from 'node:path'; import { word } from '../chunks/a.js'; export const html = join(word, 'b');",
    'server/chunks/a.js': "export const word = 'stránka';"
  });
  const program = `
    const { keepModules } = await import(${JSON.stringify(new URL('./built-program.ts', import.meta.url).href)});
    const { rmSync } = await import('node:fs');
    keepModules(${JSON.stringify(folder)});
    const { page } = await import(${JSON.stringify(pathToFileURL(join(folder, 'handler.js')).href)});
    rmSync(${JSON.stringify(folder)}, { recursive: true });
    console.log((await page()).html);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8'
  });
  expect([stdout, stderr]).toEqual(['stránka/b\n', '']);
});
