import { error, redirect } from '@sveltejs/kit';
import { CODEBOOKS, type Codebook } from '#lib/domain/directory/register/register-entry.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { PublicDb } from '#lib/server/db/db.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { registerCodeStore } from '#lib/server/db/register-codes.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { mapCodes, type SaidMeaning } from '#lib/server/use-cases/directory/register/map-codes.ts';
import type { RegisterCode } from '#lib/server/use-cases/directory/register/register-work.ts';
import { openOperations } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** Says that services of a code are left out; an empty choice says that nobody knows yet. */
const LEFT_OUT = '-';

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, url } = event;
  const { t } = locals;
  const store = registerCodeStore(locals.db);
  const codes = await store.list();
  const current = await registerImportStore(locals.db).findCurrent();
  const counts = current ? await store.countServices(current.id) : new Map<string, number>();
  const catalogue = await catalogueOf(locals.publicDb, locals.today);
  return {
    title: t('operations.register.codes'),
    done: url.searchParams.get('stav') === 'ulozene',
    codebooks: CODEBOOKS.map((codebook) => ({
      codebook,
      options: [
        { value: '', label: t('operations.register.codes.unknown') },
        { value: LEFT_OUT, label: t('operations.register.codes.leave') },
        ...catalogue[codebook].map(({ code, nameSk }) => ({ value: code, label: nameSk }))
      ],
      codes: codes
        .filter((one) => one.codebook === codebook)
        .map((one) => ({
          field: `${codebook}:${one.code}`,
          ...{ code: one.code, label: one.label === one.code ? '' : one.label },
          ...{ chosen: chosenOf(one), origin: one.origin ?? ('none' as const) },
          count: counts.get(`${codebook} ${one.code}`) ?? 0
        }))
        // Those that wait come first, the most frequent of them at the top.
        .toSorted(
          (one, other) =>
            Number(one.origin !== 'none') - Number(other.origin !== 'none') || other.count - one.count
        )
    }))
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { actor } = await openOperations(event);
    const { locals, request, url } = event;
    const form = await request.formData();
    const catalogue = await catalogueOf(locals.publicDb, locals.today);
    const outcome = await locals.db.transaction().execute((tx) =>
      mapCodes(
        {
          codes: registerCodeStore(tx),
          catalogue: async (codebook) => new Set(catalogue[codebook].map(({ code }) => code)),
          events: installationEventStore(tx)
        },
        { actorId: actor.actorId, isOperator: true },
        saidIn(form)
      )
    );
    if (outcome.outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome.outcome === 'no-such-code') error(400, locals.t('error.400.title'));
    theInstallation().register.wake();
    redirect(303, `${inLanguage(url.pathname, locals.locale)}?stav=ulozene`);
  }
};

function chosenOf({ means, origin }: RegisterCode): string {
  return means ?? (origin === 'operator' ? LEFT_OUT : '');
}

/** What the form says; a code of which nothing is said stays as it was. */
function saidIn(form: FormData): SaidMeaning[] {
  return [...form].flatMap(([name, value]) => {
    const [book, ...code] = name.split(':');
    const codebook = CODEBOOKS.find((one) => one === book);
    if (!codebook || typeof value !== 'string' || value === '') return [];
    return [{ codebook, code: code.join(':'), means: value === LEFT_OUT ? null : value }];
  });
}

type Named = { code: string; nameSk: string };

async function catalogueOf(db: PublicDb, today: App.Locals['today']): Promise<Record<Codebook, Named[]>> {
  const law = lawStore(db);
  return {
    type: await law.serviceTypesOn(today),
    form: await law.serviceForms(),
    group: await law.targetGroups()
  };
}
