import { type OwnerLinkState, openOwners, ownerLinkState } from '#lib/domain/monitoring/owner-link.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { ownersByToken } from '#lib/server/db/owner-links.ts';
import type { KeptProgress } from '#lib/server/db/progress.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  type OwnedActivity,
  readOwnedActivities
} from '#lib/server/use-cases/monitoring/awaited-progress.ts';
import type { LinkEvent } from '../open-link.ts';

/** What a link of an owner can be used for. */
export type OwnerLinkUse = OwnerLinkState | 'unknown';

/** A link to an owner's activities that this installation sent; reading it changes nothing. Null when nobody sent it. */
export async function openOwnerLink({ locals, params }: LinkEvent) {
  const tokenHash = hashOfToken(params.token);
  const found = await ownersByToken(locals.db, tokenHash);
  if (!found) return null;
  const { body, links } = found;
  const now = new Date();
  const owners = openOwners(links, now);
  const items = await inTransaction(locals.db, body.bodyId, async (stores) =>
    owners.length === 0
      ? []
      : readOwnedActivities<KeptProgress>(stores, await stores.reminders.settings(), locals.today)
  );
  return {
    ...{ body, tokenHash, links, state: ownerLinkState(links, now) },
    items: items.filter(({ owner }) => owners.includes(owner))
  };
}

export type OwnedHere = OwnedActivity<KeptProgress>;

/** The address of a page of the link. */
export function ownerPath({ params, locals }: LinkEvent, below = ''): string {
  return inLanguage(`/u/${params.token}/plnenie${below}`, locals.locale);
}
