import { error, fail, redirect } from '@sveltejs/kit';
import { entryOptions } from '#lib/server/desk/forms/directory-field.ts';
import { choiceMark, readKindChoices, typedChoice } from '#lib/server/desk/forms/kind-choices.ts';
import { refusalText } from '#lib/server/desk/refusal-text.ts';
import { chooseKind } from '#lib/server/use-cases/plans/choose-kind.ts';
import { directoryAsked } from '../../directory-asked.ts';
import { openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'edit-plan');
  const { names, content, t } = open.context;
  const own = new Map(open.law.kindsInCompetence.map((kind) => [kind.serviceTypeCode, kind]));
  const kinds = names.kinds.map((kind) => {
    const said = typedChoice(content.kindChoices, kind.code);
    const competence = own.get(kind.code);
    return {
      ...{ code: kind.code, name: kind.name, section: kind.section },
      ...{ isOwn: competence !== undefined, verified: competence?.verified ?? true },
      row: { code: kind.code, ...said, was: choiceMark(said) }
    };
  });
  return open.page('druhy', t('plan.step.kinds'), {
    kinds,
    directory: { options: entryOptions(open.context), text: '', found: open.context.found },
    isKept: event.url.searchParams.has('ulozene')
  });
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    const asked = directoryAsked(sent);
    const open = await openPlan(event, 'edit-plan', asked);
    const { desk, path, context } = open;
    const { t, today } = event.locals;
    const planId = event.params.plan;
    const codes = context.names.kinds.map((kind) => kind.code);
    const own = new Set(open.law.kindsInCompetence.map((kind) => kind.serviceTypeCode));

    const read = await desk.inBody(async (stores) => {
      // Read again inside: what is compared is what is overwritten.
      const current = await stores.plans.kindChoices(planId);
      const found = readKindChoices(codes, sent, current, today, own, context.entries);
      if (asked.isSearching) return { ...found, faults: [], conflicts: [] };
      for (const { code, choice } of found.changes) {
        const outcome = await chooseKind(stores, desk.actor, { planId, serviceTypeCode: code, choice });
        if (outcome === 'not-allowed') error(403, t('error.403.title'));
        if (outcome !== 'chosen') error(404, t('error.404.title'));
      }
      return found;
    });
    const isDone = read.faults.length + read.conflicts.length === 0 && !asked.isSearching;
    if (isDone) redirect(303, `${path}/druhy?ulozene`);

    const name = context.names.kind;
    const page = {
      directory: { options: entryOptions(context), text: asked.text ?? '', found: context.found },
      rows: read.rows,
      rest: sent.get('rest') === 'not-needed',
      commonReason: String(sent.get('common-reason') ?? ''),
      errors: [
        ...read.faults.map(({ code, word }) => ({
          field: word === 'no-place' ? `place-${code}` : `reason-${code}`,
          text: `${name(code)}: ${refusalText(t, word)}`
        })),
        ...read.conflicts.map(({ code, theirs }) => ({
          field: `choice-${code}`,
          text: t('plan.kinds.conflict', {
            kind: name(code),
            theirs: [
              theirs.choice === '' ? t('item.conflict.nothing') : t(`planTerm.kind-choice.${theirs.choice}`),
              theirs.securedAt,
              theirs.reason
            ]
              .filter((part) => part !== '')
              .join(', ')
          })
        }))
      ]
    };
    if (asked.isSearching) return page;
    return fail(read.conflicts.length > 0 ? 409 : 422, page);
  }
};
