import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { registerHooks } from 'node:module';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler } from './http-server.ts';

/*
 * An upgrade may replace build/ under a running program, and hashes in the names of its files change. What browsers
 * ask for (3 MB) and the modules of pages (7 MB) are therefore read into memory at the start. Nobody is served yet, so
 * they are read one after another without waiting for a thread each: a fortieth of the time.
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
function readClientFiles(folder: string): ReadonlyMap<string, ClientFile> {
  const files = new Map<string, ClientFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(br|gz)$/.test(path)) continue;
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(address, readClientFile(path, address));
  }
  return files;
}

function readClientFile(path: string, address: string): ClientFile {
  const content = readFileSync(path);
  const packed: ClientFile['packed'] = {};
  if (existsSync(`${path}.br`)) packed.br = readFileSync(`${path}.br`);
  if (existsSync(`${path}.gz`)) packed.gzip = readFileSync(`${path}.gz`);
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
export function withClientFiles(folder: string, handler: Handler): Handler {
  const files = readClientFiles(folder);
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

/**
 * Keeps the modules of the built program in memory: pages are loaded with their first visitor, who may come when their
 * files are gone. Packages they import are found on the disk as before.
 */
export function keepModules(buildFolder: string): void {
  const sources = new Map<string, string>();
  for (const path of modulesIn(buildFolder)) {
    sources.set(pathToFileURL(path).href, readFileSync(path, 'utf8'));
  }
  registerHooks({
    resolve(specifier, context, next) {
      const isOurs = specifier.startsWith('.') && sources.has(context.parentURL ?? '');
      const url = isOurs ? new URL(specifier, context.parentURL).href : specifier;
      return sources.has(url) ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
    },
    load(url, context, next) {
      const source = sources.get(url);
      return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
    }
  });
}

function modulesIn(buildFolder: string): string[] {
  const above = readdirSync(buildFolder).map((name) => join(buildFolder, name));
  const server = join(buildFolder, 'server');
  const below = readdirSync(server, { recursive: true, encoding: 'utf8' }).map((name) => join(server, name));
  return [...above, ...below].filter((path) => path.endsWith('.js'));
}
