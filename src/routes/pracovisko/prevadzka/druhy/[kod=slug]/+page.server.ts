import { error, fail, redirect } from '@sveltejs/kit';
import { type Competence, SERVICE_TYPE_FIELDS } from '#lib/domain/law/service-type.ts';
import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { changeServiceType, type ServiceTypeWording } from '#lib/server/use-cases/law/change-service-type.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openOperations } from '../../../desk.ts';
import { inLawTransaction } from '../../law-transaction.ts';
import type { Actions, PageServerLoad } from './$types';

const COMPETENCES = ['municipality', 'region'] as const satisfies readonly Competence[];

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, params, url } = event;
  const law = lawStore(locals.publicDb);
  const rows = await law.serviceTypeRows(params.kod);
  const type = rows.find(
    (row) => row.validFrom <= locals.today && (!row.validTo || locals.today < row.validTo)
  );
  if (!type) error(404, locals.t('error.404.title'));
  const named = (one: { code: string; nameSk: string }) => ({ value: one.code, label: one.nameSk });
  return {
    title: type.nameSk,
    done: url.searchParams.get('stav') === 'changed',
    type,
    history: rows.map(({ validFrom, validTo, nameSk }) => ({ validFrom, validTo, nameSk })),
    forms: (await law.serviceForms()).map(named),
    units: (await law.capacityUnits()).map(named),
    fields: SERVICE_TYPE_FIELDS,
    competences: COMPETENCES
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { actor } = await openOperations(event);
    const { locals, params, request, url } = event;
    const form = await request.formData();
    const chosen = (name: string) => form.getAll(name).map(String);
    const verified = chosen('verified');
    const wording: ServiceTypeWording = {
      nameSk: textOf(form, 'nameSk'),
      section: textOf(form, 'section'),
      forms: chosen('forms'),
      capacityUnit: textOf(form, 'capacityUnit'),
      responsible: COMPETENCES.filter((one) => chosen('responsible').includes(one)),
      noteSk: textOf(form, 'noteSk'),
      unverified: SERVICE_TYPE_FIELDS.filter((field) => !verified.includes(field))
    };
    const typedDay = textOf(form, 'from');
    const from = parseCalendarDay(typedDay);
    const refuse = (text: string, field: string) =>
      fail(422, { errors: [{ text, field }], wording, from: typedDay });
    if (!from) return refuse(locals.t('operations.types.refused.day'), 'from');

    const outcome = await inLawTransaction(theInstallation(), (stores) =>
      changeServiceType(
        stores,
        { actorId: actor.actorId, isOperator: true },
        { code: params.kod, from, wording }
      )
    );
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome !== 'changed')
      return refuse(locals.t(`operations.types.refused.${outcome}`), FIELD_OF[outcome]);
    redirect(303, `${inLanguage(url.pathname, locals.locale)}?stav=changed`);
  }
};

const FIELD_OF = {
  'name-missing': 'nameSk',
  'section-missing': 'section',
  'no-form': 'forms',
  'nobody-responsible': 'responsible',
  'no-such-type': 'from'
} as const;
