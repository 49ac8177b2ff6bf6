import { error, fail, redirect } from '@sveltejs/kit';
import { isValidOn } from '#lib/domain/law/validity.ts';
import { type NeedModel, needKeyText, parametersOf } from '#lib/domain/population/needs/need-model.ts';
import type { TypedNumber } from '#lib/domain/population/needs/own-model.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import {
  assumptionFields,
  modelCode,
  modelError,
  typedAssumptions
} from '#lib/server/desk/need-model-form.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import {
  assumptionRows,
  needName,
  noteOf,
  parameterName,
  parameterText
} from '#lib/server/public/needs/need-words.ts';
import { inheritedModel, suppliedModels } from '#lib/server/public/needs/needs-here.ts';
import type { Stores } from '#lib/server/stores.ts';
import {
  keepNeedModel,
  needModelSeen,
  withdrawNeedModel
} from '#lib/server/use-cases/population/keep-need-model.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { type Desk, type DeskEvent, openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

type ModelEvent = DeskEvent & { params: { model: string } };

/** The supplied model of an address; 404 where there is none. */
function suppliedAt({ params, locals }: ModelEvent): NeedModel {
  const found = suppliedModels().find(
    (model) => modelCode(model) === params.model && isValidOn(model, locals.today)
  );
  return found ?? error(404, locals.t('error.404.title'));
}

/** What the body says of a model, the newest first. */
async function ownOf(stores: Stores, supplied: NeedModel) {
  const key = needKeyText(supplied);
  return (await stores.needModels.list()).filter((one) => needKeyText(one.model) === key);
}

/** What holds while the body says nothing of its own; a region has nobody above it. */
function inheritedAt({ locals }: ModelEvent, supplied: NeedModel, body: Desk['body']) {
  const unitCode = body.kind === 'region' ? null : body.unitCode;
  return inheritedModel(locals.publicDb, { unitCode, day: locals.today }, supplied);
}

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'edit-plan');
  const supplied = suppliedAt(event);
  const { t, locale, today } = event.locals;
  const inherited = await inheritedAt(event, supplied, desk.body);
  const { own, names } = await desk.inBody(async (stores) => ({
    own: await ownOf(stores, supplied),
    names: await readCatalogueNames(stores.law, today, locale)
  }));
  const { now: model, seen } = needModelSeen(own, inherited.model, today);
  const words = { t, locale, names };
  const { shortDay } = formats(locale);
  const query = event.url.searchParams;
  return {
    title: needName(model, words),
    unit: names.unit(model.unitCode),
    note: noteOf(model, locale),
    back: inLanguage(`/pracovisko/${desk.body.slug}/modely-potreby`, locale),
    assumptions: assumptionFields(model, (name) => parameterName(model, name, words)),
    rows: assumptionRows(model, words),
    today: shortDay(today),
    isOwn: own.some((one) => isValidOn(one.model, today)),
    seen,
    origin: t(`needs.origin.${inherited.origin}`),
    token: newFormToken(),
    isKept: query.has('ulozene'),
    isWithdrawn: query.has('vratene'),
    history: own.map(({ id, reason, model: { validFrom, validTo } }) => ({
      ...{ id, reason },
      days: validTo
        ? t('needModel.days', { from: shortDay(validFrom), to: shortDay(validTo) })
        : t('needModel.since', { from: shortDay(validFrom) })
    }))
  };
};

/** The assumptions in which what somebody typed differs from what a colleague kept meanwhile, side by side. */
async function bothOf(desk: Desk, { locals }: ModelEvent, now: NeedModel, numbers: readonly TypedNumber[]) {
  const { t, locale, today } = locals;
  const names = await desk.inBody(({ law }) => readCatalogueNames(law, today, locale));
  return parametersOf(now).flatMap(({ name, number }, at) => {
    const yours = numbers[at];
    const told = ({ value, low, high }: TypedNumber) =>
      t('needModel.valueAndRange', {
        value: parameterText(name, value, locale),
        ...{ low: parameterText(name, low, locale), high: parameterText(name, high, locale) }
      });
    if (!yours || told(yours) === told(number)) return [];
    return [
      { name: parameterName(now, name, { t, locale, names }), yours: told(yours), theirs: told(number) }
    ];
  });
}

export const actions: Actions = {
  ulozit: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const supplied = suppliedAt(event);
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const said = {
      ...{ zdroj: textOf(form, 'zdroj'), dovod: textOf(form, 'dovod'), od: textOf(form, 'od') },
      ...{ overene: form.get('overene') === 'ano' ? 'ano' : '' }
    };
    const { typed, numbers, wrong } = typedAssumptions(supplied, (field) => textOf(form, field));
    const validFrom = readTypedDay(said.od);
    const errors = [
      ...wrong.map((field) => ({ field, text: t('needModel.error.not-a-number') })),
      ...(said.zdroj === '' ? [{ field: 'zdroj', text: t('needModel.error.no-source') }] : []),
      ...(validFrom === null ? [{ field: 'od', text: t('needModel.error.impossible-start') }] : [])
    ];
    // What is to be mended was seen before: only the page of both shows anything newer.
    const seen = textOf(form, 'seen');
    if (errors.length > 0 || validFrom === null)
      return fail(422, { typed: { ...typed, ...said, seen }, errors });
    const inherited = await inheritedAt(event, supplied, desk.body);
    const outcome = await onceMore(() =>
      desk.inBody((stores) =>
        keepNeedModel(stores, desk.actor, {
          ...{ id: sentToken(form), seen, inherited: inherited.model, numbers },
          said: { source: said.zdroj, asOf: today, unverified: said.overene === '' },
          ...{ validFrom, reason: said.dovod, supplied: suppliedModels(), today }
        })
      )
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'refused')
      return fail(422, { typed: { ...typed, ...said, seen }, errors: [modelError(outcome, supplied, t)] });
    if (outcome.outcome === 'changed-meanwhile') {
      const theirs = await bothOf(desk, event, outcome.now, numbers);
      return fail(409, { typed: { ...typed, ...said }, errors: [], theirs });
    }
    if (outcome.outcome !== 'kept') error(404, t('error.404.title'));
    if (outcome.revision !== null)
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    redirect(
      303,
      `${inLanguage(`/pracovisko/${desk.body.slug}/modely-potreby`, locale)}/${event.params.model}?ulozene`
    );
  },

  vratit: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const { t, locale, today } = event.locals;
    const inherited = (await inheritedAt(event, suppliedAt(event), desk.body)).model;
    const seen = textOf(await event.request.formData(), 'seen');
    const withdrawn = await desk.inBody((stores) =>
      withdrawNeedModel(stores, desk.actor, { inherited, seen, today })
    );
    if (withdrawn.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (withdrawn.outcome === 'changed-meanwhile') return fail(409, { typed: {}, errors: [], theirs: [] });
    // Two clicks: the second finds it withdrawn already.
    if (withdrawn.outcome === 'withdrawn')
      await announcePublished(theInstallation(), desk.body.bodyId, withdrawn.revision);
    redirect(
      303,
      `${inLanguage(`/pracovisko/${desk.body.slug}/modely-potreby`, locale)}/${event.params.model}?vratene`
    );
  }
};
