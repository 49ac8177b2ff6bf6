import { isValidOn } from '#lib/domain/law/validity.ts';
import { needKeyText } from '#lib/domain/population/needs/need-model.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { modelCode } from '#lib/server/desk/need-model-form.ts';
import { modelsHere, suppliedModels } from '#lib/server/public/needs/needs-here.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

/** The models by which a body's needs are reckoned, and which of them are its own. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'edit-plan');
  const { t, locale, today } = event.locals;
  const { own, names } = await desk.inBody(async ({ needModels, law }) => ({
    own: await needModels.list(),
    names: await readCatalogueNames(law, today, locale)
  }));
  const { unitCode } = desk.body;
  const here =
    desk.body.kind === 'region' || unitCode === null
      ? []
      : await modelsHere(event.locals.publicDb, { unitCode, day: today });
  const ofRegion = new Set(
    here.flatMap(({ model, origin }) => (origin === 'region' ? [needKeyText(model)] : []))
  );
  const originOf = (key: string) => (ofRegion.has(key) ? 'region' : 'supplied');
  const base = inLanguage(`/pracovisko/${desk.body.slug}/modely-potreby`, locale);
  const isRegion = desk.body.kind === 'region';
  return {
    title: t('needModel.title'),
    isRegion,
    publicHref: isRegion ? null : inLanguage(`/${desk.body.slug}/potreby/kapacity`, locale),
    models: suppliedModels()
      .filter((model) => isValidOn(model, today))
      .map((model) => {
        const key = needKeyText(model);
        const mine = own.find((one) => needKeyText(one.model) === key && isValidOn(one.model, today));
        return {
          code: modelCode(model),
          name: names.kind(model.serviceTypeCode),
          detail: [
            names.form(model.formCode),
            names.group(model.targetGroupCode),
            names.unit(model.unitCode)
          ].join(' · '),
          href: `${base}/${modelCode(model)}`,
          state: mine
            ? t('needModel.own', { day: formats(locale).shortDay(mine.model.validFrom) })
            : t(`needs.origin.${originOf(key)}`)
        };
      })
  };
};
