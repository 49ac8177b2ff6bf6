import { error, fail, redirect } from '@sveltejs/kit';
import { FACT_KINDS, type FactKind, stateOn } from '#lib/domain/directory/facts/service-fact.ts';
import { territoryStore } from '#lib/server/db/territory.ts';
import { blankFact, factOf, readFact, shownForm, typedFact } from '#lib/server/desk/forms/dated-fact.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showServices } from '#lib/server/public/show-directory.ts';
import { recordFact, removeFact } from '#lib/server/use-cases/directory/record-fact.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import { openService, type ServiceEvent } from '../../service-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const kind = kindAsked(event);
  const open = await openFact(event, kind);
  const { t, today } = event.locals;
  const all = open.facts.filter((fact) => fact.kind === kind);
  const current = stateOn(all, today)[kind] ?? all[0];
  const mistaken = all.find(({ id }) => id === event.url.searchParams.get('zmazat'));
  return {
    title: t(`fact.kind.${kind}`),
    service: open.service.name,
    lead: t(`fact.lead.${kind}`),
    backHref: `${open.path}#udaj-${kind}`,
    token: newFormToken(),
    shown: shownForm(
      kind,
      open,
      current ? typedFact(kind, open, current, { today, t }) : blankFact(kind, today),
      { t, seenId: current?.id ?? null }
    ),
    mistaken: mistaken ? open.shown(mistaken) : null,
    history: all.map((fact) => ({ ...open.shown(fact), removeHref: `?zmazat=${fact.id}#zmazat` }))
  };
};

export const actions: Actions = {
  ulozit: async (event) => {
    const kind = kindAsked(event);
    const open = await openFact(event, kind);
    const { t } = event.locals;
    const sent = await event.request.formData();
    const seenId = String(sent.get('seenId') ?? '') || null;
    const { typed, values, faults } = readFact(kind, open, sent, t);
    const page = (wrong: typeof faults, seen = seenId) =>
      shownForm(kind, open, typed, { t, seenId: seen, faults: wrong });
    if (faults.length > 0) return fail(422, { shown: page(faults), theirs: null });

    const fact = factOf(kind, { id: sentToken(sent), serviceId: open.service.id }, values);
    const recorded = await onceMore(() =>
      open.desk.inBody((stores) => recordFact(stores, open.desk.actor, { fact, seenId }))
    );
    if (recorded.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (recorded.outcome === 'gone') error(404, t('error.404.title'));
    if (recorded.outcome === 'refused') {
      const shown = shownForm(kind, open, typed, { t, seenId, refusal: recorded.refusal });
      return fail(422, { shown, theirs: null });
    }
    if (recorded.outcome === 'changed-meanwhile')
      return fail(409, { shown: page([], recorded.fact.id), theirs: open.shown(recorded.fact) });
    await showServices(theInstallation(), open.desk.body.bodyId, [open.service.id]);
    redirect(303, `${open.path}?ulozene#udaj-${kind}`);
  },

  odstranit: async (event) => {
    kindAsked(event);
    const open = await openService(event, 'edit-directory');
    const { t } = event.locals;
    const id = String((await event.request.formData()).get('id') ?? '');
    const removed = await open.desk.inBody((stores) =>
      removeFact(stores, open.desk.actor, { serviceId: open.service.id, id })
    );
    if (removed === 'not-allowed') error(403, t('error.403.title'));
    // Somebody removed it a moment ago: what was asked for is done.
    await showServices(theInstallation(), open.desk.body.bodyId, [open.service.id]);
    redirect(303, `${open.path}?odstranene`);
  }
};

/** The kind of fact in the address. */
function kindAsked({ params, locals }: ServiceEvent & { params: { udaj: string } }): FactKind {
  const kind = FACT_KINDS.find((one) => one === params.udaj);
  if (!kind) error(404, locals.t('error.404.title'));
  return kind;
}

/** The service with what its form of one kind offers; all names of the territory only where they are asked for. */
async function openFact(event: ServiceEvent, kind: FactKind) {
  const open = await openService(event, 'edit-directory');
  const areas = kind === 'catchment' ? await territoryStore(event.locals.publicDb).namedAreas() : [];
  return { ...open, areas };
}
