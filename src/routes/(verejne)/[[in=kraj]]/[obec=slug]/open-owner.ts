import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { inLanguage, withoutLanguage } from '#lib/i18n/locale.ts';
import { type BodyAtAddress, openedBody } from '#lib/server/db/opened-body.ts';
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
export async function openOwner(event: OwnerEvent): Promise<PublicOwner> {
  const opened = await openedBody(event.locals.publicDb, event.params.obec);
  return ownerAt(event, opened?.body);
}

async function ownerAt(
  { locals: { publicDb, locale }, params, url }: OwnerEvent,
  found: BodyAtAddress | undefined
): Promise<PublicOwner> {
  const asked = params.in ? `/${params.in}/${params.obec}` : `/${params.obec}`;
  const body = found && (await publicBody(publicDb, found));
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
  const opened = await openedBody(publicDb, event.params.obec);
  const body = await ownerAt(event, opened?.body);
  const {
    versions = [],
    hasDocuments = false,
    hasServices = false,
    hasSuggestions = false,
    hasMeetings = false,
    hasVotes = false,
    hasDiscussions = false,
    hasStatements = false
  } = opened ?? {};
  reads(body.bodyId, body.revision);
  const plan = chosenVersion(versions, {}, today);
  const pathname = withoutLanguage(event.url.pathname);
  const frame = ownerFrame(
    body,
    {
      ...{ pathname, plan, hasDocuments, hasServices, hasSuggestions, hasMeetings, hasVotes, hasDiscussions },
      hasStatements,
      hasOwn:
        hasDocuments ||
        hasSuggestions ||
        hasMeetings ||
        hasVotes ||
        hasDiscussions ||
        hasStatements ||
        versions.length > 0
    },
    t
  );
  return { body, versions, frame };
}
