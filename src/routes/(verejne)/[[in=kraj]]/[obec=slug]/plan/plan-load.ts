import { error } from '@sveltejs/kit';
import type { ContentLanguageCode } from '#lib/domain/plans/content-language.ts';
import { versionPath } from '#lib/domain/tenancy/body-address.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PublishedVersion } from '#lib/server/db/published.ts';
import { type WebRenditions, webRenditions } from '#lib/server/documents/web-renditions.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { type AskedVersion, chosenVersion } from '#lib/server/public/chosen-version.ts';
import { ownerName, type PublicOwner } from '#lib/server/public/municipality.ts';
import { readPlanPage } from '#lib/server/public/plan-page.ts';
import type { PageFrame } from '#lib/ui/frame.ts';
import { version as build } from '$app/env';

/** What the pages of a body share. */
export type Opened = { body: PublicOwner; frame: PageFrame; versions: PublishedVersion[] };

/** The number of a version in an address: `v3` is 3. */
export function versionNumber(word: string): number {
  return Number(word.slice(1));
}

// Drawn by this build of the pages: only here is it known which one that is.
let renditions: WebRenditions | null = null;

/** The address that asks for a version, as it stands before the word of a language. */
export function pathOfAsked(home: string, { period, number }: AskedVersion): string {
  if (period === undefined) return `${home}/plan`;
  return number === undefined ? `${home}/plan/${period}` : versionPath(home, { period, number });
}

/** Loads the page of whichever version the address means, in the language it names; 404 where there is none. */
export async function loadPlan(
  locals: App.Locals,
  { body, frame, versions }: Opened,
  asked: AskedVersion & { language?: ContentLanguageCode }
) {
  const { publicDb, today, locale, t } = locals;
  const version = chosenVersion(versions, asked, today);
  if (!version) error(404, 'no-such-plan');
  // The document itself is Slovak, and so is the name of who made it.
  const printedName = ownerName(body, messages('sk'));
  const { bodyId, kind, slug, home } = body;
  const owner = { bodyId, kind, slug, home, printedName };
  const { origin, renditionsFolder } = theInstallation();
  renditions ??= webRenditions(renditionsFolder, build);
  const reader = { today, locale, origin, asked: asked.language ?? null };
  const read = await readPlanPage(publicDb, renditions, owner, { version, versions }, reader);
  if (!read) error(404, 'no-such-plan');
  const { content: plan, splice } = read;
  locals.splice = splice;
  return {
    title: plan.heading.title,
    description: t('public.plan.description', { name: body.name }),
    frame: { ...frame, demo: plan.demonstration },
    plan,
    path: pathOfAsked(body.home, asked)
  };
}
