import { fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { registerCodeStore } from '#lib/server/db/register-codes.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { registeredServiceStore } from '#lib/server/db/registered-services.ts';
import { countShownOfRegister } from '#lib/server/db/shown-register.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { bringRegister } from '#lib/server/register/bring-register.ts';
import { openOperations } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

const REGISTER = '/pracovisko/prevadzka/register';

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals } = event;
  const imports = registerImportStore(locals.db);
  const current = await imports.findCurrent();
  const codes = await registerCodeStore(locals.db).list();
  return {
    title: locals.t('operations.register'),
    token: newFormToken(),
    current: current && {
      ...{ asOf: current.asOf, appliedAt: current.appliedAt, fileName: current.fileName },
      shown: await countShownOfRegister(locals.publicDb),
      unplaced: await registeredServiceStore(locals.db).countUnplaced(current.id)
    },
    codes: codes.length,
    waitingCodes: codes.filter(({ codebook, origin }) => codebook === 'type' && origin === null).length,
    files: (await imports.list()).map(({ id, fileName, uploadedAt, stage }) => ({
      ...{ id, fileName, uploadedAt, stage }
    }))
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { actor } = await openOperations(event);
    const { locals, request } = event;
    const form = await request.formData();
    const file = form.get('subor');
    const refuse = (text: string) => fail(422, { errors: [{ field: 'subor', text }] });
    if (!(file instanceof File) || file.name === '')
      return refuse(locals.t('operations.register.file.missing'));
    if (file.size === 0) return refuse(locals.t('operations.register.refused.empty'));
    const content = new Uint8Array(await file.arrayBuffer());
    const sent = await onceMore(() =>
      bringRegister(
        theInstallation(),
        { actorId: actor.actorId, isOperator: true },
        { id: sentToken(form), fileName: file.name, content },
        new Date()
      )
    );
    if (sent.outcome === 'not-allowed') return fail(403, { errors: [] });
    const done = sent.outcome === 'sent' ? '' : `?stav=${sent.outcome}`;
    redirect(303, inLanguage(`${REGISTER}/${sent.id}${done}`, locals.locale));
  }
};
