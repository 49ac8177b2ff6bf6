import { randomUUID } from 'node:crypto';
import { error, fail } from '@sveltejs/kit';
import type { Block } from '#lib/domain/plans/block.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { type LivingPreviews, livingPreviews } from '#lib/server/desk/living-previews.ts';
import { keepPicture } from '#lib/server/desk/narrative-pictures.ts';
import { referenceTargets, sectionOverviews } from '#lib/server/desk/narrative-sections.ts';
import { GENERATED_SECTION } from '#lib/server/use-cases/narrative/insert-generated.ts';
import { photograph } from '#lib/server/use-cases/publishing/freeze-version.ts';
import { openDesk } from '../../../../../desk.ts';
import { type OpenPlan, openPlan } from '../../../open-plan.ts';
import { remarkLinks, threadsByPlace } from '../../../remark-lines.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { finish } from './finish.ts';
import { addedChanges, changedChanges, chosenChanges, type Refusal, textField } from './form-changes.ts';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const section = sectionOf(event);
  const open = await openPlan(event, 'view-desk');
  const { blocks, judged } = open.whole;
  const own = blocks.filter(({ parent }) => parent === section);
  const remarksOn = await remarkLinks(open);
  const overview = sectionOverviews(blocks).find((one) => one.code === section);
  return open.page('text', locals.t(`section.${section}.title`), {
    section,
    blocks: own,
    previews: await previewsOf(own, open, event),
    targets: referenceTargets(judged.goals, judged.measures, blocks, locals.t),
    mayEdit: open.may('edit-plan'),
    threads: (await threadsByPlace(open, 'open')).get(section) ?? [],
    /** Address and number of open threads of each block; none for who may not read them. */
    remarks: Object.fromEntries(own.map(({ id }) => [id, remarksOn({ kind: 'block', id })])),
    /** Under it each block has its remarks; null for who may not read them. */
    remarksAddress: open.may('read-remarks') ? `${open.path}/komentare/blok` : null,
    sample: {
      /** A region has no samples yet. */
      offered: overview?.state === 'empty' && open.desk.body.kind !== 'region',
      /** A text from data, for part c, until something stands there that the program composed. */
      generated:
        section === GENERATED_SECTION &&
        open.desk.body.kind !== 'region' &&
        !own.some(({ template }) => template),
      onlySample: overview?.state === 'template',
      share: overview?.sampleShare ?? null,
      openBlanks: [...new Set(overview?.openBlanks)]
    },
    /** A double click sends the same id twice, and the second is nothing new. */
    newIds: { block: randomUUID(), picture: randomUUID(), living: randomUUID() },
    saved: url.searchParams.has('ulozene')
  });
};

/** What the living blocks of the section will print; the whole plan is read only where there is one. */
async function previewsOf(
  blocks: readonly Block[],
  { desk }: OpenPlan,
  { params, locals }: RequestEvent
): Promise<LivingPreviews> {
  if (!blocks.some(({ content }) => content.kind === 'living')) return {};
  const document = await desk.inBody((stores) => photograph(stores, desk.body, params.plan, locals.today));
  return document ? livingPreviews(document, blocks) : {};
}

export const actions: Actions = {
  zmenit: (event) => finish(event, openForForm(event), changedChanges),
  pridat: (event) => finish(event, openForForm(event), addedChanges),
  rozhodnut: (event) => finish(event, openForForm(event), chosenChanges),

  presunut: (event) =>
    finish(event, openForForm(event), (form) => ({
      blockId: textField(form, 'blockId'),
      changes: [
        {
          operation: 'move',
          blockId: textField(form, 'blockId'),
          after: textField(form, 'after') || null
        }
      ]
    })),

  odstranit: (event) =>
    finish(event, openForForm(event), (form) => ({
      blockId: textField(form, 'blockId'),
      changes: [
        {
          operation: 'remove',
          blockId: textField(form, 'blockId'),
          baseRevision: readSentRevision(textField(form, 'revision'))
        }
      ]
    })),

  obrazok: async (event) => {
    const opened = await openForForm(event);
    const alternative = textField(opened.form, 'alternative').trim();
    const caption = textField(opened.form, 'caption').trim();
    const picture = opened.form.get('subor');
    const { t } = event.locals;
    const given = { alternative, caption };
    const errors: Refusal['errors'] = [];
    if (!(picture instanceof File) || picture.size === 0)
      errors.push({ field: 'subor', text: t('editor.dialog.figure.noFile') });
    if (alternative === '')
      errors.push({ field: 'alternative', text: t('editor.dialog.figure.noAlternative') });
    if (errors.length > 0) return fail(422, { errors, given, conflict: null });
    const kept = await keepPicture(opened.desk, picture as File);
    if ('refused' in kept) {
      const refused: Refusal['errors'] = [
        { field: 'subor', text: t(`editor.picture.refused.${kept.refused}`) }
      ];
      return fail(422, { errors: refused, given, conflict: null });
    }
    const content = { kind: 'figure', file: kept.file, alternative, caption } as const;
    return finish(event, Promise.resolve(opened), (form) => ({
      blockId: textField(form, 'blockId'),
      changes: [
        {
          operation: 'add',
          blockId: textField(form, 'blockId'),
          after: textField(form, 'after') || null,
          content
        }
      ]
    }));
  }
};

async function openForForm(event: RequestEvent) {
  const section = sectionOf(event);
  const desk = await openDesk(event, 'edit-plan');
  return { desk, section, form: await event.request.formData() };
}

function sectionOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): PlanSectionCode {
  const section = PLAN_SECTIONS.find((one) => one === params.cast);
  return section ?? error(404, locals.t('error.404.title'));
}
