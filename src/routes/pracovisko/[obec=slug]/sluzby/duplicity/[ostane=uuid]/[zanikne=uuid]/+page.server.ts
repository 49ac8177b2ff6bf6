import { error, fail, redirect } from '@sveltejs/kit';
import type { DatedRow, Fitted } from '#lib/domain/directory/merging/fit-between.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { factLines } from '#lib/server/fact-lines.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import {
  type MergeOutcome,
  mergeServices,
  previewMerge,
  tellApart
} from '#lib/server/use-cases/directory/merge-services.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { type DeskEvent, openDesk } from '../../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

type PairEvent = DeskEvent & { params: { obec: string; ostane: string; zanikne: string } };

const idsOf = ({ params }: PairEvent) => ({ keptId: params.ostane, goneId: params.zanikne });
const partly = <Row extends DatedRow>(fitted: readonly Fitted<Row>[]) =>
  fitted.filter(({ row, days }) => !staysWhole(row, days));

function staysWhole({ validFrom, validTo }: DatedRow, days: Fitted<DatedRow>['days']): boolean {
  return days.length === 1 && days[0]?.from === validFrom && days[0].to === validTo;
}

/** What merging would do, before it is done. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'merge-services');
  const { t, locale, today } = event.locals;
  const { preview, names, facts } = await desk.inBody(async (stores) => ({
    preview: await previewMerge(stores, idsOf(event)),
    names: await readCatalogueNames(stores.law, today, locale),
    facts: await stores.serviceFacts.ofService(event.params.ostane)
  }));
  if (preview === 'gone') error(404, t('error.404.title'));
  const title = t('merge.title');
  const backHref = inLanguage(`/pracovisko/${desk.body.slug}/sluzby/duplicity`, locale);
  if (typeof preview === 'string') return { title, backHref, refusal: preview, preview: null };
  const { kept, gone, merging, uses } = preview;
  const lines = (fact: (typeof facts)[number]) => factLines(fact, { t, locale, sourceName: names.source });
  return {
    ...{ title, backHref, refusal: null },
    preview: {
      kept: { id: kept.id, name: kept.name, revision: kept.revision, number: kept.registerNumber ?? '' },
      gone: { id: gone.id, name: gone.name, revision: gone.revision, number: gone.registerNumber ?? '' },
      registerNumber: merging.service.registerNumber ?? '',
      address: merging.service.addressProtected ? '' : merging.service.address,
      facts: merging.facts.length,
      capacities: merging.capacities.length,
      uses: uses.length,
      /** What the kept one speaks of on the same days: that prevails. */
      overlapping: partly(merging.facts).map(({ row, days }) => ({
        id: row.id,
        kind: row.kind,
        lines: lines(row),
        isMoved: days.length > 0
      })),
      overlappingCapacities: partly(merging.capacities).length,
      swapHref: `${backHref}/${gone.id}/${kept.id}`
    }
  };
};

export const actions: Actions = {
  zlucit: async (event) => {
    const desk = await openDesk(event, 'merge-services');
    const { t } = event.locals;
    const form = await event.request.formData();
    const revision = (name: string) => Number(textOf(form, name));
    const outcome = await desk
      .inBody((stores) =>
        mergeServices(stores, desk.actor, {
          ...idsOf(event),
          ...{ keptRevision: revision('ostane'), goneRevision: revision('zanikne'), now: new Date() }
        })
      )
      .catch(namedElsewhere);
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'gone') error(404, t('error.404.title'));
    if (outcome !== 'merged') return fail(409, { problem: outcome });
    await showDirectory(theInstallation(), desk.body.bodyId);
    redirect(303, `${listOf(event)}?hotovo=merged`);
  },

  rozne: async (event) => {
    const desk = await openDesk(event, 'merge-services');
    const { t } = event.locals;
    const { keptId: oneId, goneId: otherId } = idsOf(event);
    const outcome = await desk.inBody((stores) => tellApart(stores, desk.actor, { oneId, otherId }));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'gone') error(404, t('error.404.title'));
    redirect(303, `${listOf(event)}?hotovo=told-apart`);
  }
};

const listOf = ({ params, locals }: PairEvent) =>
  inLanguage(`/pracovisko/${params.obec}/sluzby/duplicity`, locals.locale);

/** Another body names the one that would go; which one, is not seen from here. */
function namedElsewhere(fault: { code?: string }): MergeOutcome | 'named-elsewhere' {
  if (fault.code !== '23503') throw fault;
  return 'named-elsewhere';
}
