import { error } from '@sveltejs/kit';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { readComparison } from '#lib/server/public/version-comparison.ts';
import { versionNumber } from '../../../../../plan-load.ts';
import type { PageServerLoad } from './$types';

/** What a version has that an earlier one, perhaps of an earlier plan, does not, and the other way round. */
export const load: PageServerLoad = async ({ locals, parent, params }) => {
  const { publicDb, today, locale, t } = locals;
  const { body, frame, versions } = await parent();
  const find = (period: string, version: string) =>
    chosenVersion(versions, { period, number: versionNumber(version) }, today);
  const after = find(params.period, params.version);
  const before = find(params.earlier ?? params.period, params.other);
  if (!after || !before || after === before) error(404, 'no-such-plan');
  const shown = await readComparison(publicDb, { before, after }, body.home, { today, locale });
  if (!shown) error(404, 'no-such-plan');
  return {
    title: t('comparison.heading'),
    description: t('comparison.description', { name: body.name }),
    frame: { ...frame, demo: after.demonstration || before.demonstration },
    shown
  };
};
