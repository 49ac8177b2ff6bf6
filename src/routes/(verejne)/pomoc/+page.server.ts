import { redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { helpOf } from '#lib/server/public/help/help-answer.ts';
import { municipalitiesNamed } from '#lib/server/public/help/municipalities-named.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const FIRST_CRISIS = ['112', '158', '155', 'linka-detskej-istoty', 'linka-pre-zeny', 'linka-nezabudka'];

/** The finder asks for the municipality first; one that is named exactly and alone is opened at once. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { publicDb, t, locale } = locals;
  const { revision } = await readReference(publicDb, []);
  locals.reads('reference', revision);
  const name = (url.searchParams.get('obec') ?? '').slice(0, 100).trim();
  const found = name === '' ? null : await municipalitiesNamed(publicDb, name);
  const only = found?.length === 1 ? found[0] : undefined;
  if (only) redirect(303, inLanguage(`${only.home}/pomoc`, locale));
  const regions = await publicDb
    .selectFrom('territoryRegion')
    .select(['name', 'slug'])
    .orderBy('code')
    .execute();
  return {
    ...{
      title: t('finder.title'),
      description: t('finder.choose.description'),
      frame: ownFrame('/pomoc', t)
    },
    crisis: helpOf(FIRST_CRISIS, { ...locals, reading: 'plain' }),
    ...{ name, found, regions }
  };
};
