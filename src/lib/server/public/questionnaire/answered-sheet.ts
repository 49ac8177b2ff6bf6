import type { RequestEvent } from '@sveltejs/kit';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { PageCache } from '#lib/server/page-cache.ts';
import { headersOfPage } from '#lib/server/page-headers.ts';
import { asksForJson } from '#lib/server/refusals.ts';
import { drawnSheet, knownSheet, ownPart, rememberDrawn, rememberSheet } from './drawn-sheets.ts';
import { takeStep } from './sheet-form.ts';

const ROUTE = '/(verejne)/[[in=kraj]]/[obec=slug]/dotaznik/[kod=code]';

type Drawing = {
  pages: Pick<PageCache, 'isCurrent'>;
  /** What the page has read so far, filled in while it is drawn. */
  sources: Readonly<Record<string, number>>;
  render: () => Promise<Response>;
};

/**
 * The answer to a form of a questionnaire: a page that is drawn already where there is one, else a page that the framework
 * draws, and which serves those who come after. Every other request is the framework's.
 */
export async function answeredSheet(event: RequestEvent, drawing: Drawing): Promise<Response> {
  if (!isStep(event)) return drawing.render();
  const { locals, url, request } = event;
  const { isCurrent } = drawing.pages;
  const known = knownSheet(url.pathname, isCurrent);
  if (!known) return learned(event, drawing);
  const form = await request.formData();
  const state = questionnaireState(known.asked, new Date());
  const crowd = event.getClientAddress();
  const taken = await takeStep(locals, { ...known, state }, form, { channel: 'web', crowd });
  // What we knew may be of a moment ago: whoever is told that it is over is told by what stands now.
  if (taken.step.step === 'closed') {
    request.formData = async () => form;
    return learned(event, drawing);
  }
  locals.takenStep = taken;
  const part = ownPart(taken);
  if (!part) return learned(event, drawing);
  const key = `${locals.today} ${url.pathname} ${part.name}`;
  const drawn = drawnSheet(key, isCurrent);
  if (drawn) {
    const body = Buffer.concat([drawn.before, Buffer.from(part.own), drawn.after]);
    return new Response(body, { headers: drawn.headers });
  }
  const response = await learned(event, drawing);
  if (response.status !== 200) return response;
  const html = Buffer.from(await response.arrayBuffer());
  const headers = headersOfPage(response.headers);
  rememberDrawn(key, html, part.own, { headers, sources: { ...drawing.sources } });
  return new Response(html, { headers: response.headers });
}

/** A sheet of a hundred long answers is a third of it; what is larger is refused by the framework in its own way. */
const LARGEST_FORM = 1_000_000;

/** Forms of signed-in people, whose pages may say more, and what scripts send are left to the framework. */
function isStep({ route, request, url, locals, isDataRequest }: RequestEvent): boolean {
  const { headers } = request;
  return (
    route.id === ROUTE &&
    request.method === 'POST' &&
    (headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded') &&
    Number(headers.get('content-length') ?? Number.NaN) <= LARGEST_FORM &&
    url.search === '' &&
    locals.account === null &&
    !isDataRequest &&
    !asksForJson(request) &&
    !headers.has('x-sveltekit-action')
  );
}

/** The page as the framework draws it; the questionnaire that it found is known from now on. */
async function learned({ locals, url }: RequestEvent, { sources, render }: Drawing): Promise<Response> {
  const response = await render();
  const { foundSheet } = locals;
  if (response.status === 200 && foundSheet && Object.keys(sources).length > 0)
    rememberSheet(url.pathname, { ...foundSheet, sources: { ...sources } });
  return response;
}
