import { fail } from '@sveltejs/kit';
import { sitesOf } from '#lib/domain/directory/siting/choose-sites.ts';
import { MOST_POINTS } from '#lib/domain/directory/siting/siting-problem.ts';
import { isValidOn } from '#lib/domain/law/validity.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { suppliedModels } from '#lib/server/public/needs/needs-here.ts';
import { homeOf, reachGround } from '#lib/server/reach-ground.ts';
import { planningTogether } from '#lib/server/siting/named-units.ts';
import { shownSiting } from '#lib/server/siting/shown-siting.ts';
import { NAMED_FIELD, SERVICE_FIELD, sitingForm } from '#lib/server/siting/siting-form.ts';
import { suggestSites } from '#lib/server/siting/siting-record.ts';
import { type Desk, type DeskEvent, openDesk } from '../../desk.ts';
import { keepSuggestion } from '../keep-suggestion.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where to put facilities so that most people reach one: reckoned anew from what stands in the address. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale } = event.locals;
  const { form, names, hasOwn, wrong, record } = await answered(event, desk);
  const named = { ...form.named, ...(wrong === undefined ? {} : { error: wrong }) };
  return {
    title: t('siting.title'),
    ...{ hasOwn, service: form.service, fields: Object.values(form.fields), named },
    errors: [
      { name: SERVICE_FIELD, error: form.service.error },
      ...Object.values(form.fields),
      { name: NAMED_FIELD, error: named.error }
    ].flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
    siting: record ? shownSiting(record, { t, locale, names }) : null,
    mayKeep: may(desk.actor, 'edit-plan'),
    query: String(event.url.searchParams)
  };
};

/** The form of the address with its answer, where it is sound. */
async function answered({ locals, url }: DeskEvent, desk: Desk) {
  const { t, locale, today, publicDb } = locals;
  const [ground, names] = await Promise.all([
    reachGround(publicDb),
    desk.inBody(({ law }) => readCatalogueNames(law, today, locale))
  ]);
  const { unitCode } = desk.body;
  const ownCode = unitCode !== null && homeOf(unitCode, ground) ? unitCode : null;
  const models = suppliedModels().filter((model) => isValidOn(model, today));
  const hasOwn = ownCode !== null;
  const form = sitingForm(url.searchParams, models, { t, names, today, hasOwn });
  const { asked } = form;
  const together = asked ? planningTogether(ground, { ownCode, ...asked }) : null;
  const wrong = together ? namedError(together, t) : undefined;
  const record =
    asked && together && wrong === undefined
      ? await suggestSites(publicDb, ground, { asked, points: together.points, day: today })
      : null;
  return { form, names, hasOwn, wrong, record };
}

export const actions: Actions = {
  /** Asks once more, so that nobody keeps what was never suggested. */
  odlozit: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const { record } = await answered(event, desk);
    if (!record) return fail(422);
    const names = await desk.inBody(({ law }) => readCatalogueNames(law, event.locals.today, 'sk'));
    const { problem, choice, asked } = record;
    const places = sitesOf(problem, choice.chosen).map(({ name }) => name);
    return keepSuggestion(event, desk, {
      title: [names.kind(asked.serviceTypeCode), places.join(', ')].filter((part) => part !== '').join(': '),
      suggested: { kind: 'sites', sites: record }
    });
  }
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
