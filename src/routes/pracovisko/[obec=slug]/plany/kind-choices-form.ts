import { error, fail, redirect } from '@sveltejs/kit';
import { isRunning } from '#lib/domain/directory/service.ts';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { entryOptions } from '#lib/server/desk/forms/directory-field.ts';
import {
  choiceMark,
  readKindChoices,
  type TypedChoice,
  typedChoice
} from '#lib/server/desk/forms/kind-choices.ts';
import { refusalText } from '#lib/server/desk/refusal-text.ts';
import { chooseKind } from '#lib/server/use-cases/plans/choose-kind.ts';
import { directoryAsked } from './directory-asked.ts';
import { type OpenPlan, openPlan, type PlanEvent } from './open-plan.ts';

/**
 * The form over all kinds of services as the plan stands now.
 * @param offered choices of the last plan: undecided kinds are filled in from them, and with „poskytujeme“ where a
 * registered service runs here; nothing is kept until somebody sends the form. Null offers nothing.
 */
export function kindChoicesOnPage(open: OpenPlan, offered: readonly KindChoice[] | null = null) {
  const { names, content, services, today } = open.context;
  const own = new Map(open.law.kindsInCompetence.map((kind) => [kind.serviceTypeCode, kind]));
  const kinds = names.kinds.map((kind) => {
    const said = typedChoice(content.kindChoices, kind.code);
    const competence = own.get(kind.code);
    const known = services.filter((one) => one.serviceTypeCode === kind.code && isRunning(one, today));
    const isOpen = offered !== null && said.choice === '';
    const before = isOpen ? typedChoice(offered, kind.code) : said;
    const shown: TypedChoice = isOpen && known.length > 0 ? { ...said, choice: 'provide' } : before;
    return {
      ...{ code: kind.code, name: kind.name, section: kind.section },
      ...{ isOwn: competence !== undefined, verified: competence?.verified ?? true },
      known: known.map(({ name }) => name),
      row: { code: kind.code, ...shown, was: choiceMark(said) }
    };
  });
  return { kinds, directory: { options: entryOptions(open.context), text: '', found: open.context.found } };
}

/** Keeps the choices that were sent, or gives the form back with what is wrong in it. */
export async function keepKindChoices(event: PlanEvent, next: string) {
  const sent = await event.request.formData();
  const asked = directoryAsked(sent);
  const open = await openPlan(event, 'edit-plan', { directory: asked });
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
  if (isDone) redirect(303, `${path}/${next}?ulozene`);

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
