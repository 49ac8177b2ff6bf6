import { error, fail, redirect } from '@sveltejs/kit';
import { IMPORT_KINDS } from '#lib/domain/plans/import/column.ts';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { leftOutLines, oldPlanView } from '#lib/server/desk/old-plan-view.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openOldPlan } from '#lib/server/old-plan/open-old-plan.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { writeSheets } from '#lib/server/spreadsheets/write-sheets.ts';
import { OLD_PLAN_DAYS } from '#lib/server/use-cases/old-plan/old-plan-work.ts';
import { placePieces, setAside, takeOver } from '#lib/server/use-cases/old-plan/place-pieces.ts';
import { forgetOldPlan } from '#lib/server/use-cases/old-plan/stage-old-plan.ts';
import { sheetsOf, stageRows } from '#lib/server/use-cases/old-plan/stage-rows.ts';
import { openDesk } from '../../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../../form-token.ts';
import { openPlan, planPath } from '../../../open-plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { rowsNames } from './rows-names.ts';

export const load: PageServerLoad = async (event) => {
  const { t } = event.locals;
  const open = await openPlan(event, 'import-tables');
  const { subor: id } = event.params;
  const found = await open.desk.inBody(async ({ oldPlans }) => {
    const read = (await oldPlans.list(open.whole.plan.id)).find((one) => one.id === id);
    return read && { read, pieces: await oldPlans.listPieces(id) };
  });
  if (!found) error(404, t('error.404.title'));
  const { fileName, readAt, progress, left, reading, fault } = found.read;
  return open.page('text', t('oldPlan.preview.title', { file: fileName }), {
    ...oldPlanView(found.pieces),
    ...{ progress, fileName, reading, fault, done: doneOf(event), token: newFormToken() },
    left: leftOutLines(left, t),
    keptUntil: addDays(readAt.toISOString().slice(0, 10) as CalendarDay, OLD_PLAN_DAYS)
  });
};

/** What the form before this page did, by its address. */
function doneOf({ url }: Pick<RequestEvent, 'url'>): { what: Done; count: number } | null {
  const what = DONE.find((one) => url.searchParams.has(one));
  return what ? { what, count: Number(url.searchParams.get(what)) || 0 } : null;
}

const DONE = ['prevzate', 'zaradene', 'zahodene', 'vratene'] as const;
type Done = (typeof DONE)[number];

export const actions: Actions = {
  prevziat: async (event) => {
    const { desk, key, work } = await opened(event);
    answer(event, 'prevzate', await takeOver(work, desk.actor, key));
  },

  zaradit: async (event) => {
    const { desk, key, work, pieceIds, sent } = await opened(event);
    // Each list of the page has its own choice of a part.
    const [field = 'kam', chosen = ''] = [...sent].find(([name]) => name.startsWith('kam')) ?? [];
    const section = String(chosen);
    const { t } = event.locals;
    if (pieceIds.length === 0) return refused([{ field: 'kusy', text: t('oldPlan.pieces.none') }], section);
    if (section === '') return refused([{ field, text: t('oldPlan.part.none') }], section, pieceIds);
    answer(event, 'zaradene', await placePieces(work, desk.actor, { ...key, pieceIds, section }));
  },

  zahodit: (event) => aside(event, true),
  vratit: (event) => aside(event, false),

  riadky: async (event) => {
    const { desk, key, work, sent } = await opened(event);
    const { t, today } = event.locals;
    const kind = IMPORT_KINDS.find((one) => one === sent.get('druh'));
    if (!kind) error(404, t('error.404.title'));
    const tables = openImport(theInstallation(), desk.body, today);
    const given = {
      ...{ id: sentToken(sent), oldPlanId: key.id, planId: key.planId, kind, now: new Date() },
      fileName: t(`oldPlan.rows.file.${kind}`)
    };
    const outcome = await onceMore(() =>
      stageRows({ oldPlan: work, tables }, desk.actor, given, (pieces) =>
        writeSheets(sheetsOf(pieces, rowsNames(t)))
      )
    );
    if (outcome.outcome === 'staged') redirect(303, `${planPath(event)}/import/${outcome.id}`);
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'refused') return refused([{ text: t(`import.refused.${outcome.refusal}`) }], '');
    if (outcome.outcome === 'no-tables') redirect(303, here(event));
    error(404, t('error.404.title'));
  },

  zmazat: async (event) => {
    const { desk, key } = await opened(event);
    const outcome = await desk.inBody((stores) => forgetOldPlan(stores, desk.actor, key));
    if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (outcome === 'gone') error(404, event.locals.t('error.404.title'));
    redirect(303, `${planPath(event)}/stary-plan`);
  }
};

type Fault = { field?: string; text: string };

const refused = (errors: Fault[], section: string, chosen: readonly string[] = []) =>
  fail(422, { errors, section, chosen: [...chosen] });

const here = (event: RequestEvent) => `${planPath(event)}/stary-plan/${event.params.subor}`;

async function opened(event: RequestEvent) {
  const desk = await openDesk(event, 'import-tables');
  const sent = await event.request.formData();
  // A group is one box with the ids of all its pieces.
  const pieceIds = [...new Set(sent.getAll('kusy').flatMap((value) => String(value).split(',')))];
  return {
    ...{ desk, sent, key: { id: event.params.subor, planId: event.params.plan } },
    pieceIds: pieceIds.filter(isUuid),
    work: openOldPlan(theInstallation(), desk.body)
  };
}

async function aside(event: RequestEvent, discard: boolean) {
  const { desk, key, pieceIds } = await opened(event);
  if (pieceIds.length === 0)
    return refused([{ field: 'kusy', text: event.locals.t('oldPlan.pieces.none') }], '');
  const outcome = await desk.inBody((stores) => setAside(stores, desk.actor, { ...key, pieceIds, discard }));
  const placed = outcome.outcome === 'changed' ? outcome.changed : 0;
  return answer(
    event,
    discard ? 'zahodene' : 'vratene',
    outcome.outcome === 'changed' ? { outcome: 'placed', placed } : outcome
  );
}

type Placed = { outcome: 'placed'; placed: number } | { outcome: 'not-allowed' | 'gone' | 'no-such-section' };

function answer(event: RequestEvent, done: Done, outcome: Placed): never {
  const { t } = event.locals;
  if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome.outcome !== 'placed') error(404, t('error.404.title'));
  redirect(303, `${here(event)}?${done}=${outcome.placed}`);
}
