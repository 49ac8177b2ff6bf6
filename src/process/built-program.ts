import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler } from './http-server.ts';

/*
 * An upgrade may replace build/ under a running program. What browsers ask for is therefore read into memory at the
 * start (3 MB), and modules of pages are loaded soon after it instead of with the first visitor.
 */

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2'
};

type Encoding = 'br' | 'gzip';

type ClientFile = {
  content: Buffer;
  packed: Partial<Record<Encoding, Buffer>>;
  headers: Record<string, string>;
};

/** Files of a folder by their address. */
async function readClientFiles(folder: string): Promise<ReadonlyMap<string, ClientFile>> {
  const files = new Map<string, ClientFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(br|gz)$/.test(path)) continue;
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(address, await readClientFile(path, address));
  }
  return files;
}

async function readClientFile(path: string, address: string): Promise<ClientFile> {
  const content = await readFile(path);
  const packed: ClientFile['packed'] = {};
  if (existsSync(`${path}.br`)) packed.br = await readFile(`${path}.br`);
  if (existsSync(`${path}.gz`)) packed.gzip = await readFile(`${path}.gz`);
  // A name under immutable/ has the hash of its content in it.
  const isHashed = address.startsWith('/_app/immutable/');
  const headers = {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    vary: 'accept-encoding'
  };
  return { content, packed, headers };
}

/** Answers files of the browser from memory, and leaves everything else to `handler`. */
export async function withClientFiles(folder: string, handler: Handler): Promise<Handler> {
  const files = await readClientFiles(folder);
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const file = isRead ? files.get((request.url ?? '').split('?', 1)[0] ?? '') : undefined;
    if (file) sendFile(request, response, file);
    else handler(request, response, next);
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: ClientFile): void {
  for (const [name, value] of Object.entries(file.headers)) response.setHeader(name, value);
  if (request.headers['if-none-match'] === file.headers.etag) {
    response.writeHead(304).end();
    return;
  }
  const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''), file);
  const body = (encoding && file.packed[encoding]) || file.content;
  if (encoding) response.setHeader('content-encoding', encoding);
  response.writeHead(200, { 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function encodingFor(accepted: string, { packed }: ClientFile): Encoding | null {
  if (packed.br && /\bbr\b/.test(accepted)) return 'br';
  return packed.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/** Loads every page and endpoint of the built program, which would otherwise wait for its first visitor. */
export async function loadPages(serverFolder: string): Promise<void> {
  for (const part of ['nodes', 'entries']) {
    const names = await readdir(join(serverFolder, part), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.js'))) {
      await import(pathToFileURL(join(serverFolder, part, name)).href);
    }
  }
}
