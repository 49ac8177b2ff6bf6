import { error, fail, redirect } from '@sveltejs/kit';
import { PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { REMARK_PLACES, type RemarkPlace } from '#lib/domain/plans/remark-place.ts';
import { placeName } from '#lib/i18n/remark-place.ts';
import { isUuid, readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { partStates } from '#lib/server/desk/part-states.ts';
import { type Assignee, assignPart, markPart } from '#lib/server/use-cases/plans/assign-part.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../../desk.ts';
import { openPlan, type PlanEvent, planPath } from '../../open-plan.ts';
import { threadsByPlace } from '../../remark-lines.ts';
import type { Actions, PageServerLoad } from './$types';

/** The choice that takes a part back; an empty one is what a list shows before anything is chosen. */
const NOBODY = 'nobody';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t, today } = event.locals;
  const { works, members, groups } = await open.desk.inBody(async (stores) => ({
    works: await stores.partWork.list(event.params.plan),
    members: await stores.memberships.list(),
    groups: await stores.groups.list()
  }));
  const current = members.filter((one) => one.validFrom <= today && (!one.validTo || today < one.validTo));
  const people = [...new Map(current.map((one) => [one.accountId, one.name || one.email]))];
  const groupName = (id: string | null) => groups.find((one) => one.id === id)?.name ?? null;
  const states = partStates(open.whole, works);
  const which = event.url.searchParams.has('vyriesene') ? 'all' : 'open';
  const threads = await threadsByPlace(open, which);
  const openThreads = (place: RemarkPlace) =>
    (threads.get(place) ?? []).filter(({ isResolved }) => !isResolved).length;
  return open.page('praca', t('teamwork.title'), {
    mayAssign: open.may('assign-parts'),
    mayMark: open.may('edit-plan'),
    mayReadRemarks: open.may('read-remarks'),
    allRemarks: which === 'all',
    remarks: REMARK_PLACES.flatMap((place) => {
      const own = threads.get(place);
      return own ? [{ place, name: placeName(place, t), open: openThreads(place), threads: own }] : [];
    }),
    isKept: event.url.searchParams.has('ulozene'),
    options: [
      { value: NOBODY, label: t('teamwork.nobody') },
      ...people.map(([id, label]) => ({ value: `person:${id}`, label })),
      ...groups.map(({ id, name }) => ({ value: `group:${id}`, label: t('teamwork.group', { name }) }))
    ],
    parts: PLAN_SECTIONS.map((section) => {
      const work = works.find((one) => one.section === section);
      return {
        section,
        title: t(`section.${section}.title`),
        href: `${open.path}/text/${section}`,
        openRemarks: openThreads(section),
        state: states.get(section) ?? 'empty',
        // Somebody whose name was erased still is somebody.
        who:
          groupName(work?.groupId ?? null) ??
          work?.person ??
          (work?.actorId ? t('teamwork.formerPerson') : null),
        to: assigneeText(work ?? null),
        dueOn: work?.dueOn ?? null,
        isLate: work?.dueOn != null && work.dueOn < today && !work.finished
      };
    })
  });
};

function assigneeText(work: { accountId: string | null; groupId: string | null } | null): string {
  if (work?.groupId) return `group:${work.groupId}`;
  return work?.accountId ? `person:${work.accountId}` : NOBODY;
}

export const actions: Actions = {
  priradit: async (event) => {
    const desk = await openDesk(event, 'assign-parts');
    const { t, today } = event.locals;
    const form = await event.request.formData();
    const section = sectionOf(form, event);
    const [to, term] = [textOf(form, 'to'), textOf(form, 'due')];
    const back = (field: 'to' | 'due', text: string) =>
      fail(422, { section, to, due: term, errors: [{ field: `${field}-${section}`, text }] });
    const dueOn = term === '' ? null : readTypedDay(term);
    if (term !== '' && !dueOn) return back('due', t('item.fault.not-a-day'));
    const assignment = { planId: event.params.plan, section, to: readAssignee(to), dueOn, today };
    if (to !== '' && to !== NOBODY && !assignment.to)
      return back('to', t('teamwork.refused.no-such-assignee'));
    const outcome = await desk.inBody((stores) => assignPart(stores, desk.actor, assignment));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-assignee') return back('to', t('teamwork.refused.no-such-assignee'));
    if (outcome === 'impossible-day') return back('due', t('item.fault.impossible-day'));
    if (outcome !== 'assigned') error(404, t('error.404.title'));
    redirect(303, `${planPath(event)}/praca?ulozene#cast-${section}`);
  },

  stav: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const { t } = event.locals;
    const form = await event.request.formData();
    const section = sectionOf(form, event);
    const finished = textOf(form, 'finished') === 'ano';
    const outcome = await desk.inBody((stores) =>
      markPart(stores, desk.actor, { planId: event.params.plan, section, finished })
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'only-sample')
      return fail(422, {
        ...{ section, to: null, due: null },
        errors: [{ field: `state-${section}`, text: t('teamwork.refused.only-sample') }]
      });
    if (outcome !== 'marked') error(404, t('error.404.title'));
    redirect(303, `${planPath(event)}/praca?ulozene#cast-${section}`);
  }
};

function sectionOf(form: FormData, { locals }: PlanEvent): PlanSectionCode {
  const section = PLAN_SECTIONS.find((one) => one === form.get('section'));
  if (!section) error(404, locals.t('error.404.title'));
  return section;
}

function readAssignee(text: string): Assignee {
  const [kind, id = ''] = text.split(':');
  if (kind === 'group' && isUuid(id)) return { kind, id };
  return kind === 'person' && id !== '' ? { kind, accountId: id } : null;
}
