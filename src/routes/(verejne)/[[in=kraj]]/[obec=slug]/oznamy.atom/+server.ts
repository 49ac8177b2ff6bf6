import { createHash } from 'node:crypto';
import { publicNotices } from '#lib/domain/publishing/public-notices.ts';
import { noticesAtom } from '#lib/server/api/notices-atom.ts';
import { readNoticeSources } from '#lib/server/db/public-notices.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { sayNotice } from '#lib/server/notice-words.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { openOwner } from '../open-owner.ts';
import type { RequestHandler } from './$types';

/** A reader asks every hour: so many are more than any reader misses. */
const ENTRIES = 50;
/** What a feed without entries says of its age: it has told nothing yet. */
const NEVER = new Date('2026-01-01T00:00:00Z');

/** Notices of the body as a feed. Whoever has its newest state is answered in a line (RFC 9110, 13.2.2). */
export const GET: RequestHandler = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const body = await openOwner(event);
  const all = publicNotices(await readNoticeSources(publicDb, body.bodyId), new Date());
  const updated = new Date(all.reduce((last, { at }) => Math.max(last, at.getTime()), NEVER.getTime()));
  const file = noticesAtom(
    {
      ...{ bodyId: body.bodyId, owner: ownerName(body, t), locale, updated },
      title: t('notices.feed.name', { name: body.name }),
      origin: theInstallation().origin,
      ...{ page: `${body.home}/oznamy`, feed: `${body.home}/oznamy.atom` }
    },
    all.slice(0, ENTRIES).map((one) => sayNotice(one, body.home, locale))
  );
  const headers = {
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, no-cache',
    etag: `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`,
    'last-modified': updated.toUTCString()
  };
  return isKnown(event.request.headers, headers.etag, updated)
    ? new Response(null, { status: 304, headers })
    : new Response(file, { headers });
};

/** Whether the asker holds this very state; a hash that is sent decides alone. */
function isKnown(asked: Headers, etag: string, updated: Date): boolean {
  const known = asked.get('if-none-match');
  if (known !== null)
    return known.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  return Math.floor(updated.getTime() / 1_000) * 1_000 <= since;
}
