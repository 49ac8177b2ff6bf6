import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KeptAnswer } from './kept-answers.ts';

/** Anybody's page may read the directory: it is public, and no cookie is looked at. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, x-request-id',
  'cross-origin-resource-policy': 'cross-origin'
};

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-headers': 'accept, accept-language, content-type, if-none-match',
  'access-control-max-age': '86400'
};

/** One request with what every answer to it says. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Names and values in turn, which is what `writeHead` takes fastest. */
  head: readonly string[];
};

/** The head of every answer of an open interface: the general one, but for pages of others too. */
export function openHead(general: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...general, ...OPEN }).flat();
}

export function sendPreflight({ response, head }: Exchange): void {
  response.writeHead(204, [...head, ...Object.entries(PREFLIGHT).flat()]).end();
}

export type Sent = { type: string; cache: string; more?: readonly string[] };

/** An answer with its mark; whoever has it already gets no body. */
export function sendAnswer(
  { request, response, head }: Exchange,
  answer: KeptAnswer,
  { type, cache, more = [] }: Sent
): void {
  const full = [
    ...head,
    ...['etag', answer.etag, 'vary', 'accept-encoding', 'cache-control', cache],
    ...['content-type', type],
    ...more
  ];
  if (isKnown(request, answer.etag)) {
    response.writeHead(304, full).end();
    return;
  }
  const isPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = isPacked ? answer.gzip() : answer.plain;
  if (isPacked) full.push('content-encoding', 'gzip');
  full.push('content-length', String(body.length));
  response.writeHead(200, full);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether who asks has an answer with this mark; a mark is compared without its strength, as RFC 9110 wants it here. */
export function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const given = headers['if-none-match'];
  if (given === undefined) return false;
  const bare = etag.replace(/^W\//, '');
  return given.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === bare);
}

/** Sends lines as fast as they are taken, never holding more than a step of them. */
export async function sendLines(
  { request, response, head }: Exchange,
  lines: AsyncGenerator<string>,
  { type, cache, more = [] }: Sent
): Promise<void> {
  response.writeHead(200, [...head, 'content-type', type, 'cache-control', cache, ...more]);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const gone = once(response, 'close');
  for await (const some of lines) {
    if (response.destroyed) return;
    if (!response.write(some)) await Promise.race([once(response, 'drain'), gone]);
  }
  response.end();
}

/** Why there is no answer, as RFC 9457 writes it. */
export type Problem = {
  status: 400 | 404 | 405 | 413 | 415 | 500;
  title: string;
  detail: string;
  parameter?: string;
};

export function sendProblem(
  { request, response, head }: Exchange,
  problem: Problem,
  more: readonly string[] = []
): void {
  const body = Buffer.from(JSON.stringify({ type: 'about:blank', ...problem }));
  response.writeHead(problem.status, [
    ...head,
    ...['content-type', 'application/problem+json', 'cache-control', 'no-store', 'vary', 'accept-language'],
    ...['content-length', String(body.length)],
    ...more
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
}
