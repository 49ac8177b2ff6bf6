import { error, fail, redirect } from '@sveltejs/kit';
import type { DeskKind, ItemFault, KeepResult, KeptForm } from '#lib/server/desk/desk-kind.ts';
import { type TypedForm, typedForm } from '#lib/server/desk/forms/form-field.ts';
import { differingFields, faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showKept } from '#lib/server/public/show-directory.ts';
import type { Stores } from '#lib/server/stores.ts';
import type { DifferingField, ShownField } from '#lib/ui/plans/shown-field.ts';
import { openDesk } from '../../desk.ts';
import { isDuplicate, onceMore, sentToken } from '../../form-token.ts';
import { type KindEvent, kindFor, kindOf, showsFigures } from './desk-kinds.ts';
import { directoryAsked } from './directory-asked.ts';
import { type PlanEvent, planPath, readOpenPlan } from './open-plan.ts';

/** A form as its page shows it: empty, as kept, or as it came back with what is wrong. */
export type FormOnPage = {
  id: string;
  /** Revision that a change names; null for a new thing. */
  revision: number | null;
  fields: ShownField[];
  errors: { text: string; field?: string | undefined }[];
  conflict: { differing: DifferingField[]; keptHref: string } | null;
};

/** Keeps what a person sent, or gives it back with what is wrong; nothing typed is ever lost. */
export function keepSentForm(event: KindEvent, itemId: string | null) {
  return keepKindForm(event, kindOf(event), itemId);
}

/**
 * The same for a form of one kind wherever it stands.
 * @param next address to go to once it is kept; the list of the kind when not given
 */
export async function keepKindForm(event: PlanEvent, found: DeskKind, itemId: string | null, next?: string) {
  const desk = await openDesk(event, found.action);
  const kind = kindFor(found, desk.body);
  const sent = await event.request.formData();
  const { id, revision } = identityOf(sent, itemId);
  const asked = directoryAsked(sent);
  const { t } = event.locals;

  const tried = await onceMore(() =>
    desk.inBody(async (stores: Stores) => {
      const open = await readOpenPlan(stores, desk, event, {
        ...{ directory: asked, figures: showsFigures(kind) },
        living: figureAsked(sent)
      });
      if (!open) return undefined;
      const { context, whole } = open;
      const fields = kind.fields(context);
      const typed = typedForm(fields, sent);
      const keeping = { planId: whole.plan.id, id, revision, typed, context };
      if (asked.isSearching) return { fields, typed, result: 'searched' as const };
      return { fields, typed, result: await kind.keep(stores, desk.actor, keeping) };
    })
  ).catch((fault) => takenBySomebodyElse(fault, event, sent, kind));
  if (!tried) error(404, t('error.404.title'));

  const { fields, typed, result } = tried;
  const page = (faults: readonly ItemFault[], seen = revision): FormOnPage => ({
    ...{ id, revision: seen, conflict: null },
    fields: shownFields(fields, typed, faults, t),
    errors: faultLines(faults, t)
  });
  if (result === 'searched') return page([]);
  // What is public of the directory is shown as it is now.
  if (result.outcome === 'kept' && kind.action === 'edit-directory')
    await showKept(theInstallation(), desk.body.bodyId, { kind, id: result.id });
  if (result.outcome === 'kept') redirect(303, next ?? whereNext(event, kind, sent, result.id));
  if (result.outcome === 'not-allowed') error(403, t('error.403.title'));
  if (result.outcome === 'faults') return fail(422, page(result.faults));
  if (result.outcome !== 'conflict') error(404, t('error.404.title'));
  const { theirs } = result;
  const conflict = conflictOf(event, kind, id, fields, typed, theirs);
  return fail(409, { ...page([], theirs.revision), conflict });
}

function figureAsked(sent: FormData): string | null {
  const living = sent.get('living');
  return typeof living === 'string' ? living : null;
}

function conflictOf(
  event: PlanEvent,
  kind: DeskKind,
  id: string,
  fields: ReturnType<DeskKind['fields']>,
  mine: TypedForm,
  theirs: KeptForm
) {
  const differing = differingFields(fields, mine, theirs.typed, event.locals.t);
  return { differing, keptHref: `${planPath(event)}/${kind.segment}/${id}` };
}

/** A new form carries the id its thing will have, so that a second click cannot make a second thing. */
function identityOf(sent: FormData, itemId: string | null): { id: string; revision: number | null } {
  const revision = Number(sent.get('revision') || Number.NaN);
  return {
    id: itemId ?? sentToken(sent, 'id'),
    revision: Number.isSafeInteger(revision) ? revision : null
  };
}

/** A number of the national register that another body's row has already. */
async function takenBySomebodyElse(fault: unknown, event: PlanEvent, sent: FormData, kind: DeskKind) {
  const { constraint = '' } = fault as { constraint?: string };
  const faults: ItemFault[] = [];
  if (isDuplicate(fault) && constraint.includes('ico')) faults.push({ field: 'ico', word: 'ico-taken' });
  if (isDuplicate(fault) && constraint.includes('register_number'))
    faults.push({ field: 'registerNumber', word: 'number-taken' });
  if (faults.length === 0) throw fault;
  const desk = await openDesk(event, kind.action);
  const open = await desk.inBody((stores) =>
    readOpenPlan(stores, desk, event, { directory: directoryAsked(sent) })
  );
  if (!open) return undefined;
  const fields = kind.fields(open.context);
  const result: KeepResult = { outcome: 'faults', faults };
  return { fields, typed: typedForm(fields, sent), result };
}

function whereNext(event: PlanEvent, kind: DeskKind, sent: FormData, id: string): string {
  const path = planPath(event);
  if (sent.get('dalej') === 'nove') return `${path}/${kind.segment}/nove?ulozene=${id}`;
  return `${path}/${kind.listSegment}?ulozene=${id}#vec-${id}`;
}
