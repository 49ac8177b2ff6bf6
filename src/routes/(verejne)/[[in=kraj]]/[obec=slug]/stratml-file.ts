import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { STRATML_TYPE, type StratmlOf } from '#lib/server/api/stratml.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { chosenVersion, versionOfYear } from '#lib/server/public/chosen-version.ts';
import { shownVersion } from '#lib/server/public/plan-overview.ts';
import { type OwnerEvent, openPages } from './open-owner.ts';

/** The plan in force, or with a year the approved one of that year; 404 where there is none. */
export async function openStratml(event: OwnerEvent, year: number | null) {
  const { publicDb, today } = event.locals;
  const { body, versions } = await openPages(event);
  const version = year === null ? chosenVersion(versions, {}, today) : versionOfYear(versions, year, today);
  const document = version && (await publishedPlans(publicDb).document(version));
  if (!version || !document) error(404, 'no-such-plan');
  const { state, href } = shownVersion(version, body.home, today, 'sk');
  const given: StratmlOf = {
    ...{ document, standing: state.sentence, publishedOn: dayInSlovakia(version.publishedAt) },
    ...{ source: theInstallation().origin + href, t: messages('sk') }
  };
  return { given, version };
}

/** The file as an answer; whoever has this very one is told so. */
export function answerWithStratml(request: Request, file: string | null): Response {
  if (file === null) error(404, 'no-such-file');
  const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'content-type': STRATML_TYPE, 'cache-control': 'public, no-cache' };
  return request.headers.get('if-none-match') === etag
    ? new Response(null, { status: 304, headers })
    : new Response(file, { headers });
}
