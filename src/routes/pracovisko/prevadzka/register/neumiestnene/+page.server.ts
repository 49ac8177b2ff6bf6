import { error, fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { registerPlaceStore } from '#lib/server/db/register-places.ts';
import { registeredServiceStore } from '#lib/server/db/registered-services.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { whenceOf } from '#lib/server/public/whence.ts';
import { placeByHand } from '#lib/server/use-cases/directory/register/place-by-hand.ts';
import { openOperations } from '../../../desk.ts';
import { listedRow } from '../listed-row.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 50;
const MOST_PAGES = 400;
/** Those placed last can be taken back. */
const MOST_PLACED = 100;
const LONGEST_NAME = 100;
/** What the address says was done. */
const DONE = ['umiestnene', 'vratene'] as const;

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, url } = event;
  const current = await registerImportStore(locals.db).findCurrent();
  const services = registeredServiceStore(locals.db);
  const names = await readCatalogueNames(lawStore(locals.publicDb), locals.today, locals.locale);
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const count = current ? await services.countUnplaced(current.id) : 0;
  const rows = current ? await services.listUnplaced(current.id, page, PER_PAGE) : [];
  return {
    title: locals.t('operations.register.unplaced'),
    ...{ count, page, pages: Math.max(1, Math.ceil(count / PER_PAGE)) },
    done: DONE.find((one) => one === url.searchParams.get('stav')) ?? null,
    services: rows.map((service) => ({ ...listedRow(service, names), municipality: service.municipality })),
    placed: await registerPlaceStore(locals.db).list(MOST_PLACED)
  };
};

export const actions: Actions = {
  umiestnit: async (event) => {
    await openOperations(event);
    const { locals, request } = event;
    const form = await request.formData();
    const [number, typed, chosen] = ['cislo', 'obec', 'kod'].map((name) => textOf(form, name));
    const refuse = (text: string, choices: { value: string; label: string }[] = []) =>
      fail(422, { number, typed, choices, errors: [{ field: fieldOf(number), text }] });
    if (chosen) return say(event, number, chosen);
    const { municipality, choices } = await whenceOf(locals.publicDb, typed ?? '');
    if (municipality) return say(event, number, municipality.unitCode);
    if (choices.length === 0) return refuse(locals.t('operations.register.place.unknown'));
    return refuse(
      locals.t('operations.register.place.which'),
      choices.map(({ unitCode, name, district }) => ({
        value: unitCode,
        label: district ? `${name}, ${locals.t('public.search.district', { name: district })}` : name
      }))
    );
  },
  vratit: async (event) => {
    const form = await event.request.formData();
    return say(event, textOf(form, 'cislo'), null);
  }
};

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, LONGEST_NAME).trim() : '';
}

/** The field in which the municipality of one service is written. */
function fieldOf(number: string | undefined): string {
  return `obec-${number}`;
}

type Event = Parameters<NonNullable<Actions['vratit']>>[0];

/** Says where a service stands, or takes it back, and lets the directory follow behind the operator. */
async function say(event: Event, registerNumber = '', unitCode: string | null) {
  const { actor } = await openOperations(event);
  const { locals, url } = event;
  const outcome = await locals.db
    .transaction()
    .execute((tx) =>
      placeByHand(
        { places: registerPlaceStore(tx), events: installationEventStore(tx) },
        { actorId: actor.actorId, isOperator: true },
        { registerNumber, unitCode, today: locals.today }
      )
    );
  if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
  if (outcome !== 'placed' && outcome !== 'taken-back') {
    const text = locals.t(`operations.register.place.refused.${outcome}`);
    return fail(422, { number: registerNumber, typed: '', choices: [], errors: [{ field: '', text }] });
  }
  theInstallation().register.wake();
  const done = outcome === 'placed' ? 'umiestnene' : 'vratene';
  redirect(303, `${inLanguage(url.pathname, locals.locale)}?stav=${done}`);
}
