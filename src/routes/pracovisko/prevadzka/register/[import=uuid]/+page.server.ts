import { error, fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { registeredServiceStore } from '#lib/server/db/registered-services.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { decideOnRegister } from '#lib/server/register/bring-register.ts';
import { REGISTER_REFUSALS } from '#lib/server/register/register-file.ts';
import { takesManyAway, WORKING } from '#lib/server/use-cases/directory/register/register-work.ts';
import { openOperations } from '../../../desk.ts';
import { listedRow } from '../listed-row.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PER_PAGE = 50;
const MOST_PAGES = 400;
const DONE = ['same-file', 'another-open', 'applied', 'discarded'] as const;

/** What of a file can be looked through, by the word in the address. */
const LISTS = {
  nove: 'added',
  zmenene: 'changed',
  vymazane: 'erased',
  chybajuce: 'gone',
  ponechane: 'kept',
  odmietnute: 'refused'
} as const;
const WORDS = Object.keys(LISTS) as (keyof typeof LISTS)[];

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, params, url } = event;
  const imports = registerImportStore(locals.db);
  const file = await imports.find(params.import);
  if (!file) error(404, locals.t('error.404.title'));
  const word = WORDS.find((one) => one === url.searchParams.get('co')) ?? null;
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const list = word && LISTS[word];
  const names = await readCatalogueNames(lawStore(locals.publicDb), locals.today, locals.locale);
  const services =
    list && list !== 'refused'
      ? await registeredServiceStore(locals.db).listByEffect(file.id, list, page, PER_PAGE)
      : [];
  return {
    title: locals.t('operations.register.title.file'),
    file: {
      ...{ id: file.id, fileName: file.fileName, fileBytes: file.fileBytes, readBytes: file.readBytes },
      ...{ asOf: file.asOf, uploadedAt: file.uploadedAt, stage: file.stage, line: file.line },
      refusal: file.refusal && (REGISTER_REFUSALS.find((one) => one === file.refusal) ?? 'damaged')
    },
    isWorking: WORKING.has(file.stage),
    isMany: file.stage === 'read' && takesManyAway(file.counts),
    counts: file.counts,
    lists: WORDS.map((one) => ({ word: one, list: LISTS[one], count: file.counts[LISTS[one]] ?? 0 })),
    ...{ word, list, page },
    pages: list ? Math.max(1, Math.ceil((file.counts[list] ?? 0) / PER_PAGE)) : 1,
    services: services.map((service) => listedRow(service, names)),
    faults: list === 'refused' ? await imports.listFaults(file.id, page, PER_PAGE) : [],
    done: DONE.find((one) => one === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  pouzit: (event) => decide(event, true),
  zahodit: (event) => decide(event, false)
};

async function decide(event: RequestEvent, applied: boolean) {
  const { actor } = await openOperations(event);
  const { locals, params, url } = event;
  const operator = { actorId: actor.actorId, isOperator: true };
  const outcome = await decideOnRegister(theInstallation(), operator, { id: params.import, applied });
  if (outcome === 'not-allowed') return fail(403, {});
  if (outcome === 'gone') error(404, locals.t('error.404.title'));
  const done = outcome === 'decided' ? `?stav=${applied ? 'applied' : 'discarded'}` : '';
  redirect(303, inLanguage(url.pathname, locals.locale) + done);
}
