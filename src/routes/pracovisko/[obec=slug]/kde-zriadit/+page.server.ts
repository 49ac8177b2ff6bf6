import { MOST_POINTS } from '#lib/domain/directory/siting/siting-problem.ts';
import { isValidOn } from '#lib/domain/law/validity.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { suppliedModels } from '#lib/server/public/needs/needs-here.ts';
import { homeOf, reachGround } from '#lib/server/reach-ground.ts';
import { planningTogether } from '#lib/server/siting/named-units.ts';
import { shownSiting } from '#lib/server/siting/shown-siting.ts';
import { NAMED_FIELD, sitingForm } from '#lib/server/siting/siting-form.ts';
import { suggestSites } from '#lib/server/siting/siting-record.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

/** Where to put facilities so that most people reach one: reckoned anew from what stands in the address. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today, publicDb } = event.locals;
  const [ground, names] = await Promise.all([
    reachGround(publicDb),
    desk.inBody(({ law }) => readCatalogueNames(law, today, locale))
  ]);
  const { unitCode } = desk.body;
  const ownCode = unitCode !== null && homeOf(unitCode, ground) ? unitCode : null;
  const models = suppliedModels().filter((model) => isValidOn(model, today));
  const { asked, ...form } = sitingForm(event.url.searchParams, models, {
    ...{ t, names, today },
    hasOwn: ownCode !== null
  });
  const together = asked ? planningTogether(ground, { ownCode, ...asked }) : null;
  const wrong = together ? namedError(together, t) : undefined;
  const record =
    asked && together && wrong === undefined
      ? await suggestSites(publicDb, ground, { asked, points: together.points, day: today })
      : null;
  const named = { ...form.named, ...(wrong === undefined ? {} : { error: wrong }) };
  return {
    title: t('siting.title'),
    ...{ hasOwn: ownCode !== null, service: form.service, fields: Object.values(form.fields), named },
    errors: [
      { name: 'sluzba', error: form.service.error },
      ...Object.values(form.fields),
      { name: NAMED_FIELD, error: named.error }
    ].flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
    siting: record ? shownSiting(record, { t, locale, names }) : null
  };
};

/** What of the list of municipalities is to be mended. */
function namedError(
  { points, unknown, ambiguous }: ReturnType<typeof planningTogether>,
  t: App.Locals['t']
): string | undefined {
  if (unknown.length > 0) return t('siting.named.unknown', { names: unknown.join(', ') });
  const [several] = ambiguous;
  if (several) return t('siting.named.ambiguous', { name: several.name, codes: several.codes.join(', ') });
  if (points.length === 0) return t('siting.named.nobody');
  if (points.length > MOST_POINTS)
    return t('siting.named.tooMany', { count: points.length, most: MOST_POINTS });
  return undefined;
}
