import { error, fail, redirect } from '@sveltejs/kit';
import { requestState } from '#lib/domain/directory/confirmation/confirmation-link.ts';
import { FACT_KINDS, type FactKind, stateOn } from '#lib/domain/directory/facts/service-fact.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { territoryStore } from '#lib/server/db/territory.ts';
import {
  blankFact,
  factByProvider,
  readFact,
  shownForm,
  typedFact
} from '#lib/server/desk/forms/dated-fact.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showServices } from '#lib/server/public/show-directory.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { mendFact } from '#lib/server/use-cases/directory/answer-by-link.ts';
import { newFormToken, onceMore, sentToken } from '../../../../pracovisko/form-token.ts';
import { type LinkEvent, linesOf, openLink } from '../../open-link.ts';
import type { Actions, PageServerLoad } from './$types';

type MendEvent = LinkEvent & { params: { token: string; sluzba: string; udaj: string } };

/** One fact of one service of the link. A link that opens nothing says so on its own page. */
async function openFact(event: MendEvent) {
  const { params, locals } = event;
  const backHref = inLanguage(`/u/${params.token}`, locals.locale);
  const kind = FACT_KINDS.find((one): one is FactKind => one === params.udaj);
  const open = await openLink(event);
  if (!open) redirect(303, backHref);
  const asked = open.asked.find(({ service }) => service.id === params.sluzba);
  if (!asked || !kind) error(404, locals.t('error.404.title'));
  if (requestState(asked.request, new Date()) !== 'open') redirect(303, backHref);
  const areas = kind === 'catchment' ? await territoryStore(locals.publicDb).namedAreas() : [];
  const place = { names: open.names, areas, isProvider: true };
  return { ...open, kind, place, service: asked.service, backHref };
}

export const load: PageServerLoad = async (event) => {
  const open = await openFact(event);
  const { kind, place, service } = open;
  const { t, today } = event.locals;
  const all = open.facts
    .filter((fact) => fact.kind === kind && fact.serviceId === service.id)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
  const current = stateOn(all, today)[kind] ?? all[0];
  const typed = current ? typedFact(kind, place, current, { today, t }) : blankFact(kind, today);
  return {
    title: t(`fact.kind.${kind}`),
    service: service.name,
    lead: t(`fact.lead.${kind}`),
    backHref: open.backHref,
    token: newFormToken(),
    shown: shownForm(kind, place, typed, { t, seenId: current?.id ?? null })
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { kind, place, service, body, tokenHash, backHref, names } = await openFact(event);
    const { locals, request } = event;
    const { t, today } = locals;
    const sent = await request.formData();
    const seenId = String(sent.get('seenId') ?? '') || null;
    const { typed, values, faults } = readFact(kind, place, sent, t);
    if (faults.length > 0)
      return fail(422, { shown: shownForm(kind, place, typed, { t, seenId, faults }), theirs: null });

    const fact = factByProvider(kind, { id: sentToken(sent), serviceId: service.id }, values, today);
    const mended = await onceMore(() =>
      inTransaction(locals.db, body.bodyId, (stores) =>
        mendFact(stores, { tokenHash, fact, seenId, now: new Date() })
      )
    );
    if (mended.outcome === 'gone') error(404, t('error.404.title'));
    if (mended.outcome === 'not-open') redirect(303, backHref);
    if (mended.outcome === 'refused') {
      const shown = shownForm(kind, place, typed, { t, seenId, refusal: mended.refusal });
      return fail(422, { shown, theirs: null });
    }
    if (mended.outcome === 'changed-meanwhile') {
      const shown = shownForm(kind, place, typed, { t, seenId: mended.fact.id });
      return fail(409, { shown, theirs: linesOf(mended.fact, locals, names) });
    }
    await showServices(theInstallation(), body.bodyId, [service.id]);
    redirect(303, `${backHref}?opravene#sluzba-${service.id}`);
  }
};
