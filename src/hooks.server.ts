import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { localeOf } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import { type Installation, theInstallation } from '#lib/server/installation.ts';
import { pageKey } from '#lib/server/page-cache.ts';
import { exceedsLimit } from '#lib/server/rate-limits.ts';
import type { SignedIn } from '#lib/server/signed-in.ts';
import { spliced } from '#lib/server/spliced-page.ts';

/** Fills in what every request needs: its language, its day, who asks, and the handles on the database. */
export const handle: Handle = async ({ event, resolve }) => {
  const installation = theInstallation();
  const { locals, url, request } = event;
  const sources: Record<string, number> = {};
  locals.requestId = request.headers.get('x-opora-request-id') ?? randomBytes(8).toString('hex');
  locals.locale = localeOf(url.pathname);
  locals.t = messages(locals.locale);
  locals.today = dayInSlovakia(new Date());
  locals.account = await whoIsSignedIn(installation, event);
  locals.db = installation.database.db;
  locals.publicDb = installation.database.publicDb;
  locals.reads = (source, revision) => {
    sources[source] = Math.min(revision, sources[source] ?? revision);
  };
  if (request.method === 'POST' && (await exceedsLimit(event.getClientAddress(), url.pathname))) {
    return new Response(locals.t('error.429.text'), { status: 429, headers: { 'retry-after': '60' } });
  }
  const render = async () => {
    const transformPageChunk = ({ html }: { html: string }) => html.replace('%opora.lang%', locals.locale);
    return spliced(await resolve(event, { transformPageChunk }), locals.splice);
  };
  return isSharedPage(event) ? shared(event, installation, sources, render) : personal(await render());
};

function personal(response: Response): Response {
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
}

/** A public page without a query, asked for by somebody without a session: the same for everybody. */
function isSharedPage({ request, url, route, locals }: RequestEvent): boolean {
  const isPublic = route.id?.startsWith('/(verejne)') ?? false;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return (
    isPublic &&
    isRead &&
    locals.account === null &&
    url.search === '' &&
    !request.headers.has('x-sveltekit-invalidated')
  );
}

async function shared(
  { url, locals }: RequestEvent,
  { pages }: Installation,
  sources: Record<string, number>,
  render: () => Promise<Response>
): Promise<Response> {
  const response = await render();
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  response.headers.set('cache-control', 'public, no-cache');
  response.headers.set('vary', 'accept-encoding, cookie');
  if (response.status !== 200 || !isHtml || Object.keys(sources).length === 0) return response;
  const html = Buffer.from(await response.arrayBuffer());
  const kept = ['content-type', 'content-security-policy', 'cache-control', 'link'];
  const headers = Object.fromEntries([...response.headers].filter(([name]) => kept.includes(name)));
  const page = pages.store(pageKey(url.pathname, '', locals.today), html, headers, sources);
  response.headers.set('etag', page.etag);
  return new Response(html, { status: 200, headers: response.headers });
}

async function whoIsSignedIn(
  { accounts }: Installation,
  { request }: RequestEvent
): Promise<SignedIn | null> {
  if (!request.headers.get('cookie')?.includes('opora.session_token')) return null;
  const session = await accounts.api.getSession({ headers: request.headers });
  if (!session) return null;
  const { id, email, name, operator } = session.user;
  return { id, email, name, operator: operator === true };
}

const EXPLAINED = [403, 404, 413, 503] as const;

/** The sentence of an error for who asked for a file, where no page can be shown. */
function errorText(t: Translate, status: number): string {
  const known = EXPLAINED.find((one) => one === status) ?? (status >= 500 ? 500 : 'other');
  return t(`error.${known}.text`);
}

/** Every error names the request; a surprise is logged whole under the same id. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId, t } = event.locals;
  const status = kind === 'unknown' ? 500 : (error as { status: number }).status;
  if (kind === 'unknown') {
    const { name, message, stack } = error as Error;
    theInstallation().log.error(
      { id: requestId, route: event.route.id, error: { name, message, stack } },
      'surprise'
    );
  }
  return { message: `${errorText(t, status)} ${t('error.requestId', { id: requestId })}`, requestId };
};
