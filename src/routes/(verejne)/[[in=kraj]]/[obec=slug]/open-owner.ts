import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { inLanguage, withoutLanguage } from '#lib/i18n/locale.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { publishedDocuments } from '#lib/server/db/published-documents.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import {
  isOwner,
  ownerFrame,
  type PublicOwner,
  presentHomeOf,
  publicBody
} from '#lib/server/public/municipality.ts';

/** What of a request says whose pages it asks for: `/rajec/…` or, with the word before it, `/kraj/zilinsky/…`. */
export type OwnerEvent = Pick<RequestEvent, 'locals' | 'url'> & {
  params: { in?: string | undefined; obec: string };
};

/** The body in the address. A former address, or one without its *kraj*, leads to the present one for ever. */
export async function openOwner({ locals, params, url }: OwnerEvent): Promise<PublicOwner> {
  const { publicDb, locale } = locals;
  const asked = params.in ? `/${params.in}/${params.obec}` : `/${params.obec}`;
  const body = await publicBody(publicDb, params.obec);
  const home = body ? body.home : await presentHomeOf(publicDb, params.obec);
  const isElsewhere = home !== undefined && home !== asked;
  // No address ever had *kraj* before the name of a municipality.
  if (isElsewhere && (!params.in || home.startsWith(`/${params.in}/`))) {
    const rest = withoutLanguage(url.pathname).slice(asked.length);
    redirect(308, inLanguage(home + rest, locale) + url.search);
  }
  if (!body || isElsewhere || !isOwner(body))
    error(404, params.in ? 'no-such-region' : 'no-such-municipality');
  return body;
}

/** What all pages of a body share: whose they are, its published versions, and the frame with its menu. */
export async function openPages(event: OwnerEvent) {
  const { publicDb, t, today, reads } = event.locals;
  // Asked in one moment, they go to the database in one message.
  const [body, versions, hasDocuments, hasServices] = await Promise.all([
    openOwner(event),
    publishedPlans(publicDb).versionsAt(event.params.obec),
    publishedDocuments(publicDb).anyAt(event.params.obec),
    publishedServices(publicDb).anyAt(event.params.obec)
  ]);
  reads(body.bodyId, body.revision);
  const plan = chosenVersion(versions, {}, today);
  const pathname = withoutLanguage(event.url.pathname);
  const frame = ownerFrame(
    body,
    { pathname, plan, hasDocuments, hasServices, hasOwn: hasDocuments || versions.length > 0 },
    t
  );
  return { body, versions, frame };
}
