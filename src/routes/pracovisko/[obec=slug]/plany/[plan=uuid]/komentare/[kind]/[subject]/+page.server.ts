import { error } from '@sveltejs/kit';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { LONGEST_REMARK, type RemarkSubject } from '#lib/domain/plans/remark.ts';
import { remarkSubject } from '#lib/domain/plans/remark-place.ts';
import { rolesHeld } from '#lib/domain/tenancy/membership.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { wordingHash } from '#lib/server/db/blocks.ts';
import { firstWords } from '#lib/server/desk/block-story.ts';
import { referenceTargets } from '#lib/server/desk/narrative-sections.ts';
import { PLAN_KINDS } from '#lib/server/desk/plan-kinds.ts';
import { subjectAddress } from '#lib/server/desk/remark-places.ts';
import { newFormToken } from '../../../../../../form-token.ts';
import { type OpenPlan, openPlan } from '../../../../open-plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { changeSent, settleSent, writeSent } from './sent-remark.ts';

/** What the remarks of this page are made on, as it is now; its wording where it is a block that still stands. */
type Shown = { title: string; backHref: string; block: BlockContent | null; stands: boolean };

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { t, today } = locals;
  const subject = subjectOf(event);
  const open = await openPlan(event, 'read-remarks');
  const { threads, members } = await open.desk.inBody(async (stores) => ({
    threads: await stores.remarks.ofSubject(params.plan, subject),
    members: await stores.memberships.list()
  }));
  const last = threads.at(-1);
  const shown = shownSubject(open, subject, t) ?? removedSubject(open, subject, last?.section ?? null);
  if (!shown.stands && threads.length === 0) error(404, t('error.404.title'));
  const standing = shown.block && wordingHash(shown.block);
  const { actor, account } = open.desk;
  const byAccount = Map.groupBy(members, ({ accountId }) => accountId);
  const { judged, blocks } = open.whole;
  return open.page(stepOf(subject), t('remark.title'), {
    shown: { ...shown, title: shown.title || last?.quote || '' },
    subjectKind: subject.kind,
    mayRemark: open.may('remark-on-plan'),
    longest: LONGEST_REMARK,
    pictures: inLanguage(`/pracovisko/${params.obec}/subory`, locals.locale),
    targets: referenceTargets(judged.goals, judged.measures, blocks, t),
    threads: threads.map(({ wording, ...thread }) => ({
      ...thread,
      /** The id of an answer, if one is written. */
      newId: newFormToken(),
      /** The wording it was made on, where another stands now. */
      wording: wording && wording.hash !== standing ? wording.content : null,
      remarks: thread.remarks.map((remark) => ({
        ...remark,
        isOwn: remark.actorId !== null && remark.actorId === actor.actorId
      }))
    })),
    people: [...byAccount].flatMap(([id, held]) =>
      id !== account.id && may({ roles: rolesHeld(held, today) }, 'read-remarks')
        ? [{ value: id, label: held[0]?.name || held[0]?.email || '' }]
        : []
    ),
    /** A double click sends the same ids twice, and the second writes nothing new. */
    newIds: { thread: newFormToken(), remark: newFormToken() },
    isKept: url.searchParams.has('ulozene')
  });
};

export const actions: Actions = {
  zacat: (event) => writeSent(event, subjectOf(event)),
  odpovedat: (event) => writeSent(event, null),
  vyriesit: (event) => settleSent(event, true),
  otvorit: (event) => settleSent(event, false),
  zmenit: (event) => changeSent(event, 'edit'),
  odstranit: (event) => changeSent(event, 'remove')
};

function subjectOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): RemarkSubject {
  return remarkSubject(params.kind, params.subject) ?? error(404, locals.t('error.404.title'));
}

const stepOf = ({ kind }: RemarkSubject) =>
  kind === 'block'
    ? 'text'
    : kind === 'kind'
      ? 'kapacity'
      : (PLAN_KINDS.find(({ word }) => word === kind)?.listSegment ?? '');

function shownSubject(open: OpenPlan, subject: RemarkSubject, t: App.Locals['t']): Shown | undefined {
  const { whole, context, path } = open;
  if (subject.kind === 'block') {
    const block = whole.blocks.find(({ id }) => id === subject.id);
    if (!block) return undefined;
    const { goals, measures } = whole.judged;
    const mentions = { t, targets: referenceTargets(goals, measures, whole.blocks, t) };
    const title = firstWords(block.content, mentions);
    const backHref = subjectAddress(path, subject, block.parent);
    return { title, backHref, block: block.content, stands: true };
  }
  const backHref = subjectAddress(path, subject, null);
  if (subject.kind === 'kind') {
    const known = context.names.kinds.find(({ code }) => code === subject.id);
    return known && { title: known.name, backHref, block: null, stands: true };
  }
  const kind = PLAN_KINDS.find(({ word }) => word === subject.kind);
  const item = kind?.list(context).find(({ id }) => id === subject.id);
  return item && { title: item.title, backHref, block: null, stands: true };
}

/** What was removed leads to the place where it stood. */
function removedSubject({ path }: OpenPlan, subject: RemarkSubject, section: string | null): Shown {
  const backHref = subjectAddress(path, subject, section).replace(/#.*/, '');
  return { title: '', backHref, block: null, stands: false };
}
