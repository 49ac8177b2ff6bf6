import { error, redirect } from '@sveltejs/kit';
import { inLanguage, withoutLanguage } from '#lib/i18n/locale.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import {
  isMunicipality,
  municipalityFrame,
  presentSlugOf,
  publicBody
} from '#lib/server/public/municipality.ts';
import { ServerOnly } from '#lib/ui/server-only.ts';
import type { LayoutServerLoad } from './$types';

/** Finds whose pages these are. Former addresses lead to the present one, a region's to its own. */
export const load: LayoutServerLoad = async ({ locals, params, url }) => {
  const { publicDb, locale, t, today } = locals;
  const pathname = withoutLanguage(url.pathname);
  const instead = (home: string) =>
    inLanguage(pathname.replace(`/${params.obec}`, home), locale) + url.search;

  const body = await publicBody(publicDb, params.obec);
  if (!body) {
    const present = await presentSlugOf(publicDb, params.obec);
    if (present) redirect(308, instead(`/${present}`));
    error(404, 'no-such-municipality');
  }
  if (body.kind === 'region') redirect(308, instead(`/kraj/${body.slug}`));
  if (!isMunicipality(body)) error(404, 'no-such-municipality');
  locals.reads(body.bodyId, body.revision);
  const versions = await publishedPlans(publicDb).versions(body.bodyId);
  const hasPlan = chosenVersion(versions, {}, today) !== undefined;
  return {
    body,
    versions: new ServerOnly(versions),
    frame: municipalityFrame(body, { pathname, hasPlan, hasOwn: versions.length > 0 }, t)
  };
};
