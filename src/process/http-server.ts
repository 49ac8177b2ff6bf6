import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Logger } from 'pino';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { type PageCache, pageKey, type StoredPage } from '#lib/server/page-cache.ts';
import type { Door } from './hsds/hsds-door.ts';

/** The web framework's own door, as adapter-node or Vite gives it. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export type FrontOptions = {
  handler: Handler;
  /** What is answered before the framework: the directory as data. */
  directory: Door;
  pages: PageCache;
  log: Logger;
  origin: string | null;
  trustProxy: boolean;
};

/** Names under which we tell the framework who asked; never believed from outside. */
export const FORWARDED = {
  proto: 'x-opora-proto',
  host: 'x-opora-host',
  address: 'x-opora-address',
  id: 'x-opora-request-id'
};

const SECURITY_HEADERS = {
  // Pages bring their own; this holds for everything else, and for the page of last resort (error.html).
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Who may show a page in a frame is said by its policy alone: `x-frame-options` could not be lifted for one page.
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()'
};

const OVER_TLS = { 'strict-transport-security': 'max-age=31536000' };
const SECURITY_HEADERS_OVER_TLS = { ...SECURITY_HEADERS, ...OVER_TLS };

/** Half of it tells runs of the program apart, half counts: asking the system for chance each time costs more. */
const RUN = randomBytes(4).toString('hex');
let requests = randomBytes(4).readUInt32BE();

function requestId(): string {
  requests = (requests + 1) >>> 0;
  return RUN + requests.toString(16).padStart(8, '0');
}

/** The server in front of the framework: names the request, says whose host it is, answers from the page cache. */
export function createFront(options: FrontOptions): Server {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 }, (request, response) => {
    const id = requestId();
    const from = whoAsks(request, options);
    logWhenDone(request, response, id, options.log);
    const page = from && storedPage(request, options.pages);
    if (page) return sendPage(request, response, page, { id, overTls: from.proto === 'https' });
    const head = from?.proto === 'https' ? SECURITY_HEADERS_OVER_TLS : SECURITY_HEADERS;
    if (from && options.directory(request, response, { origin: `${from.proto}://${from.host}`, id, head }))
      return;
    for (const [name, value] of Object.entries(head)) response.setHeader(name, value);
    response.setHeader('x-request-id', id);
    if (!from) return refuse(response);
    for (const name of Object.values(FORWARDED)) delete request.headers[name];
    request.headers[FORWARDED.proto] = from.proto;
    request.headers[FORWARDED.host] = from.host;
    request.headers[FORWARDED.address] = from.address;
    request.headers[FORWARDED.id] = id;
    options.handler(request, response, () => refuse(response));
  });
  return server;
}

type Asker = { proto: string; host: string; address: string };

/** Scheme and host come from the setting; else from the Host header, but only on this machine and private networks. */
function whoAsks(request: IncomingMessage, { origin, trustProxy }: FrontOptions): Asker | null {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = trustProxy && isLoopback(peer);
  const address = (forwarded && lastOf(request.headers['x-forwarded-for'])) || peer;
  if (origin) {
    const { protocol, host } = new URL(origin);
    return { proto: protocol.slice(0, -1), host, address };
  }
  const host = request.headers.host ?? '';
  if (!isLocalHost(host)) return null;
  const proto = (forwarded && lastOf(request.headers['x-forwarded-proto'])) || 'http';
  return { proto: proto === 'https' ? 'https' : 'http', host, address };
}

function lastOf(header: string | string[] | undefined): string {
  return (
    String(header ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  );
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.');
}

/** Loopback and private names: a laptop, an office network. A public name must be set by OPORA_ORIGIN. */
export function isLocalHost(host: string): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost') || name.endsWith('.local')) return true;
  if (isIP(name) === 4) return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(name);
  return isIP(name) === 6 && /^(::1$|f[cd]|fe[89ab])/.test(name);
}

/** Whose address is not known has no language and no page of ours: both languages, and the number of the request. */
function refuse(response: ServerResponse): void {
  const id = String(response.getHeader('x-request-id') ?? '');
  response.writeHead(421, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!DOCTYPE html>
<html lang="sk">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Opora</title></head>
<body><main>
<h1>Táto adresa nie je nastavená</h1>
<p>Správca inštalácie ju nastaví premennou OPORA_ORIGIN. Číslo požiadavky: ${id}.</p>
<div lang="en">
<h2>This address is not configured</h2>
<p>The operator of the installation sets it by the variable OPORA_ORIGIN. Request number: ${id}.</p>
</div>
</main></body>
</html>
`);
}

function storedPage(request: IncomingMessage, pages: PageCache): StoredPage | null {
  if ((request.method !== 'GET' && request.method !== 'HEAD') || hasSession(request)) return null;
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return pages.find(pageKey(path, query, today()));
}

let day: CalendarDay = '1970-01-01';
let dayUntil = 0;

/** Today in Slovakia, asked of the calendar once a second. */
function today(): CalendarDay {
  const now = Date.now();
  if (now >= dayUntil) {
    day = dayInSlovakia(new Date(now));
    dayUntil = now - (now % 1_000) + 1_000;
  }
  return day;
}

export function hasSession(request: { headers: { cookie?: string | undefined } }): boolean {
  return (request.headers.cookie ?? '').includes('opora.session_token');
}

/** The answer whole in one call: names and values in turn are what `writeHead` takes fastest. */
function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  { id, overTls }: { id: string; overTls: boolean }
): void {
  const head = [...headOf(page), 'x-request-id', id];
  if (overTls) head.push(...Object.entries(OVER_TLS).flat());
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, head).end();
    return;
  }
  const [encoding, body] = bodyFor(request, page);
  if (encoding) head.push('content-encoding', encoding);
  head.push('content-length', String(body.length));
  response.writeHead(200, head);
  response.end(request.method === 'HEAD' ? undefined : body);
}

const heads = new WeakMap<StoredPage, string[]>();

/** What every answer with this page says; its own policy stands instead of the general one. */
function headOf(page: StoredPage): string[] {
  const known = heads.get(page);
  if (known) return known;
  const cached = { etag: page.etag, vary: 'accept-encoding, cookie' };
  const head = Object.entries({ ...SECURITY_HEADERS, ...cached, ...page.headers }).flat();
  heads.set(page, head);
  return head;
}

function bodyFor(request: IncomingMessage, page: StoredPage): [string | null, Buffer] {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return ['br', page.brotli];
  return /\bgzip\b/.test(accepted) ? ['gzip', page.gzip] : [null, page.plain];
}

/** One line per request, without address, cookie, query or key. */
function logWhenDone(request: IncomingMessage, response: ServerResponse, id: string, log: Logger): void {
  if (!log.isLevelEnabled('info')) return;
  const started = performance.now();
  response.once('finish', () => {
    const path = loggedPath(request.url ?? '/');
    if (path.startsWith('/_app/')) return;
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info({ id, method: request.method, path, status: response.statusCode, ms }, 'request');
  });
}

/** Addresses under which a key from a mail stands: what follows is cut, or the log would open doors. */
const WITH_KEY =
  /^((?:\/en)?\/(?:u|pozvanka|prihlasenie\/(?:odkaz|nove-heslo|novy-email|povodny-email)))\/.*/;

/** The finder of help: what somebody needs is cut, also where it was typed by hand. */
const WITH_NEED = /^(\/.*\/pomoc)\/.*/;

/** The path of a request as the log may have it: no query, no key, nothing that somebody needs help with. */
export function loggedPath(url: string): string {
  return (url.split('?', 1)[0] ?? '/').replace(WITH_KEY, '$1/…').replace(WITH_NEED, '$1/…');
}
