import { randomBytes } from 'node:crypto';
import { error, json, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage, type Locale, localeOf } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import { type Installation, theInstallation } from '#lib/server/installation.ts';
import { lateFields } from '#lib/server/late-form.ts';
import { pageKey } from '#lib/server/page-cache.ts';
import { headersOfPage } from '#lib/server/page-headers.ts';
import {
  drawWithoutScripts,
  isDrawnWithoutScripts,
  PAGES_WITH_SCRIPTS
} from '#lib/server/pages-with-scripts.ts';
import { answeredSheet } from '#lib/server/public/questionnaire/answered-sheet.ts';
import { asksForJson, asksForPart, isRead, REASONS, refusalOf } from '#lib/server/refusals.ts';
import { whoIsSignedIn } from '#lib/server/signed-in.ts';
import { spliced } from '#lib/server/spliced-page.ts';
import { LATE_FIELDS_PLACE } from '#lib/ui/late-fields.ts';
import { sayWhenUnread } from '#lib/ui/unread-data.ts';

type Resolve = Parameters<Handle>[0]['resolve'];

sayWhenUnread(isDrawnWithoutScripts);

/** Fills in what every request needs: its language, its day, who asks, and the handles on the database. */
export const handle: Handle = async ({ event, resolve }) => {
  const installation = theInstallation();
  const { locals, url, request, cookies } = event;
  const sources: Record<string, number> = {};
  locals.requestId = request.headers.get('x-opora-request-id') ?? randomBytes(8).toString('hex');
  locals.locale = localeOf(url.pathname);
  locals.t = messages(locals.locale);
  locals.today = dayInSlovakia(new Date());
  locals.account = null;
  locals.db = installation.database.db;
  locals.publicDb = installation.database.publicDb;
  locals.reads = (source, revision) => {
    sources[source] = Math.min(revision, sources[source] ?? revision);
  };
  // The page of an error that `explained` asks for: nothing of the request itself is done there.
  if (event.isSubRequest) return (await draw(event, resolve)).response;
  const refusal = await refusalOf(request, url, event.getClientAddress());
  if (refusal) return explain(event, REASONS[refusal.reason], refusal.reason, refusal.headers);
  locals.account = await whoIsSignedIn(installation, cookies, request, !isRead(request));
  const late = locals.account === null ? await lateFields(request, url) : null;
  if (late !== null) return explain(event, REASONS['signed-out'], 'signed-out', {}, late);
  refuseUnreadableForm(event);
  const render = () => explained(event, resolve);
  if (isSharedPage(event)) return shared(event, installation, sources, render);
  return personal(event, await answeredSheet(event, { pages: installation.pages, sources, render }));
};

/** A form that cannot be read as one is the sender's fault and no surprise of ours. */
function refuseUnreadableForm({ request, locals: { t, requestId } }: RequestEvent): void {
  const read = request.formData.bind(request);
  request.formData = () =>
    read().catch((fault) => {
      if (fault instanceof TypeError)
        error(400, { message: errorMessage(t, '400', 400, requestId), requestId });
      throw fault;
    });
}

/** An answer, and whether it is a page we have drawn. */
async function draw(event: RequestEvent, resolve: Resolve): Promise<{ response: Response; drawn: boolean }> {
  let drawn = false;
  const hasScripts = PAGES_WITH_SCRIPTS.includes(event.route.id ?? '');
  const asked = () =>
    resolve(event, {
      transformPageChunk: ({ html }) => {
        drawn = true;
        return inItsLanguage(hasScripts ? html : withoutMarks(html), event.locals.locale);
      }
    });
  // A script that asks for data alone reads it.
  const response = await (hasScripts || event.isDataRequest ? asked() : drawWithoutScripts(asked));
  const whole = await spliced(response, event.locals.splice);
  if (drawn && PAGES_IN_FRAMES.includes(event.route.id ?? '')) letIntoFrames(whole.headers);
  return { response: whole, drawn };
}

/** Pages made to stand in pages of others; nothing is done in them, so nobody can be led to a click. */
const PAGES_IN_FRAMES: readonly string[] = ['/(verejne)/[[in=kraj]]/[obec=slug]/plnenie/vlozit'];

/** Their own policy: the same as every page's, but for who may show them, and without any form. */
function letIntoFrames(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  const own = policy
    .replace("frame-ancestors 'none'", 'frame-ancestors *')
    .replace("form-action 'self'", "form-action 'none'");
  headers.set('content-security-policy', own);
}

/** Marks by which a page finds its parts again: a sheet has 1,400 of them, and a page without our scripts needs none. */
function withoutMarks(html: string): string {
  return html.replace(/<!--(?:\[[!\d]*|\])?-->/g, '');
}

/** The shell of every page (app.html) says that it is Slovak. A search in a page copies it whole: most need none. */
function inItsLanguage(html: string, locale: Locale): string {
  return locale === 'sk' ? html : html.replace('<html lang="sk">', `<html lang="${locale}">`);
}

/** The answer; where the framework refuses with bare text, a page that says it in the visitor's language. */
async function explained(event: RequestEvent, resolve: Resolve): Promise<Response> {
  const { response, drawn } = await draw(event, resolve);
  if (response.status < 400) return response;
  const isText = response.headers.get('content-type')?.startsWith('text/') ?? true;
  const isSaid = drawn ? !asksForJson(event.request) : asksForPart(event.request);
  if (isSaid || !isText) return response;
  const allow = response.headers.get('allow');
  return explain(event, response.status, String(response.status), allow ? { allow } : {});
}

/** A refusal as a page for people and as JSON for scripts; both name the request. */
async function explain(
  event: RequestEvent,
  status: number,
  reason: string,
  given: Record<string, string>,
  fields = ''
): Promise<Response> {
  const { requestId, locale, t } = event.locals;
  const headers = { ...given, 'cache-control': 'no-store' };
  if (event.isDataRequest || asksForJson(event.request)) {
    return json({ message: errorMessage(t, reason, status, requestId), requestId }, { status, headers });
  }
  const from = encodeURIComponent(event.url.pathname);
  const to = encodeURIComponent(event.url.pathname + event.url.search);
  const page = await event.fetch(`${inLanguage(`/chyba/${reason}`, locale)}?z=${from}&f=${to}`, {
    headers: { accept: 'text/html', 'x-opora-request-id': requestId }
  });
  return new Response(
    (await page.text()).replace(LATE_FIELDS_PLACE, () => fields),
    {
      status,
      headers: { ...headersOfPage(page.headers), ...headers }
    }
  );
}

function personal({ route }: RequestEvent, response: Response): Response {
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  // The desk, signing in and whatever a key opens stay out of search engines.
  if (!route.id?.startsWith('/(verejne)')) response.headers.set('x-robots-tag', 'noindex');
  return response;
}

/** A public page without a query, asked for by somebody without a session: the same for everybody. */
function isSharedPage({ request, url, route, locals }: RequestEvent): boolean {
  const isPublic = route.id?.startsWith('/(verejne)') ?? false;
  return (
    isPublic &&
    isRead(request) &&
    locals.account === null &&
    url.search === '' &&
    !request.headers.has('x-sveltekit-invalidated')
  );
}

async function shared(
  event: RequestEvent,
  { pages }: Installation,
  sources: Record<string, number>,
  render: () => Promise<Response>
): Promise<Response> {
  const response = await render();
  // A page with a key of its own for one visitor says so: nobody else may be given it.
  if (response.status >= 400 || response.headers.get('cache-control') === 'no-store')
    return personal(event, response);
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  response.headers.set('cache-control', 'public, no-cache');
  response.headers.set('vary', 'accept-encoding, cookie');
  if (response.status !== 200 || !isHtml || Object.keys(sources).length === 0) return response;
  const html = Buffer.from(await response.arrayBuffer());
  const headers = { ...headersOfPage(response.headers), 'cache-control': 'public, no-cache' };
  const page = pages.store(pageKey(event.url.pathname, '', event.locals.today), html, headers, sources);
  response.headers.set('etag', page.etag);
  return new Response(html, { status: 200, headers: response.headers });
}

const EXPLAINED = ['400', '403', '404', '405', '413', '429', '503', 'foreign-form', 'signed-out'] as const;

/** The sentence of an error for who asked for a file, where no page can be shown. */
function errorMessage(t: Translate, reason: string, status: number, id: string): string {
  const known = EXPLAINED.find((one) => one === reason) ?? (status >= 500 ? '500' : 'other');
  return `${t(`error.${known}.text`)} ${t('error.requestId', { id })}`;
}

/** Every error names the request; a surprise is logged whole under the same id. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  // A fault before `handle` ran finds nothing filled in.
  const { requestId = '', t = messages(localeOf(event.url.pathname)) } = event.locals as Partial<App.Locals>;
  const status = kind === 'unknown' ? 500 : (error as { status: number }).status;
  if (kind === 'unknown') {
    const { name, message, stack } = error as Error;
    theInstallation().log.error(
      { id: requestId, route: event.route.id, error: { name, message, stack } },
      'surprise'
    );
  }
  return { message: errorMessage(t, String(status), status, requestId), requestId };
};
