import { withoutLanguage } from '#lib/i18n/locale.ts';
import { asksForJson } from './refusals.ts';

/** More than any form of the desk holds; a larger one is not carried over. */
const LARGEST = 2 * 1024 * 1024;

/** The desk of a body. One's own account and the operator's pages hold passwords and codes: these are typed again. */
const DESK = /^\/pracovisko\/(?!ucet(?:\/|$)|prevadzka(?:\/|$))[^/]+\//;

/**
 * The fields of a form that came to a desk after the session had ended, as hidden inputs to be sent once more; null for
 * anything else. Nothing that somebody typed is lost because it took long to write. Files cannot be carried.
 */
export async function lateFields(request: Request, { pathname }: URL): Promise<string | null> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || !isForm || asksForJson(request)) return null;
  if (!DESK.test(withoutLanguage(pathname))) return null;
  if (!(Number(request.headers.get('content-length')) <= LARGEST)) return null;
  const fields = [...new URLSearchParams(await request.clone().text())];
  return fields.some(([, value]) => value.trim() !== '') ? fields.map(hidden).join('') : null;
}

function hidden([name, value]: [string, string]): string {
  return `<input type="hidden" name="${inQuotes(name)}" value="${inQuotes(value)}">`;
}

/** A line end at the beginning and CR would not survive the parser as they are. */
function inQuotes(text: string): string {
  const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replace(/[&<>"]/g, (one) => NAMED[one] ?? one)
    .replace(/[\r\n]/g, (one) => `&#${one.charCodeAt(0)};`);
}
