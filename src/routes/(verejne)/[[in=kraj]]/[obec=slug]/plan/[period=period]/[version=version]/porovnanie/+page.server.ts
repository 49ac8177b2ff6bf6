import { error, redirect } from '@sveltejs/kit';
import { comparisonPath } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { shownVersion } from '#lib/server/public/plan-overview.ts';
import { versionNumber } from '../../../plan-load.ts';
import type { PageServerLoad } from './$types';

const PLACE = /^(\d{4}-\d{4})\/v([1-9]\d{0,4})$/;

/** Offers every other version of the body to compare with; what the form sends leads to its lasting address. */
export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
  const { today, locale, t } = locals;
  const { body, frame, versions } = await parent();
  const asked = { period: params.period, number: versionNumber(params.version) };
  const version = chosenVersion(versions, asked, today);
  if (!version) error(404, 'no-such-plan');
  const others = versions.filter((one) => one !== version);
  const chosen = url.searchParams.get('s');
  const [, period, number] = PLACE.exec(chosen ?? '') ?? [];
  const other = others.find((one) => one.period === period && String(one.number) === number);
  const shown = shownVersion(version, body.home, today, locale);
  if (other) redirect(303, inLanguage(comparisonPath(shown, other), locale));
  return {
    title: t('comparison.choose'),
    description: t('comparison.description', { name: body.name }),
    frame: { ...frame, demo: version.demonstration },
    shown,
    others: others.map((one) => shownVersion(one, body.home, today, locale)),
    isUnknown: chosen !== null
  };
};
