import { secondsOverLimit } from './rate-limits.ts';

/** Why a request is refused before anything is done with it, with the status of the answer. */
export const REASONS = { 'foreign-form': 403, '429': 429, 'signed-out': 401 } as const;
export type Reason = keyof typeof REASONS;

export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}

export type Refusal = { reason: Reason; headers: Record<string, string> };

/**
 * Refuses what would change something when it does not come from our own pages, or too often from one address. The
 * framework has a check of its own for forms, but answers it with bare English text (vite.config.ts turns it off).
 * @param address of the network, as the front saw it
 */
export async function refusalOf(request: Request, url: URL, address: string): Promise<Refusal | null> {
  if (isRead(request)) return null;
  if (!isOneClick(url) && request.headers.get('origin') !== url.origin)
    return { reason: 'foreign-form', headers: {} };
  if (request.method !== 'POST') return null;
  const seconds = await secondsOverLimit(address, url.pathname);
  return seconds === 0 ? null : { reason: '429', headers: { 'retry-after': String(seconds) } };
}

/**
 * Whether a POST may come from anywhere: the button of a mail program sends it without an origin (RFC 8058). The key in the
 * address decides, and no cookie is asked.
 */
function isOneClick({ pathname }: URL): boolean {
  return /^(\/en)?\/u\/[A-Za-z0-9_-]{16,128}\/odhlasit$/.test(pathname);
}

/** Whether a request only reads. */
export function isRead({ method }: Pick<Request, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Whether a script asked, which reads JSON and no page. */
export function asksForJson({ headers }: Pick<Request, 'headers'>): boolean {
  const accept = headers.get('accept') ?? '';
  if (accept.includes('text/html')) return false;
  return accept.includes('application/json') || headers.get('content-type') === 'application/json';
}

/** Whether a browser asked for a picture, a style or a script, in whose place no page can be shown. */
export function asksForPart({ headers }: Pick<Request, 'headers'>): boolean {
  const destination = headers.get('sec-fetch-dest');
  return destination !== null && !['document', 'iframe', 'empty'].includes(destination);
}
