import { REMARK_SUBJECTS, type RemarkSubject } from '#lib/domain/plans/remark.ts';
import { placeOfRemark, type RemarkPlace, remarksAddress } from '#lib/domain/plans/remark-place.ts';
import type { ThreadLine } from '#lib/server/db/remarks.ts';
import type { KindWord } from '#lib/server/desk/desk-kind.ts';
import type { ShownThreadLine } from '#lib/ui/plans/thread-line.ts';
import type { OpenPlan } from './open-plan.ts';

/** A link to the remarks on one thing, and how many threads are open there. */
export type RemarkLink = { href: string; open: number };

/** Links to the remarks on things of a plan; none for who may not read them. */
export async function remarkLinks(
  open: OpenPlan
): Promise<(subject: RemarkSubject) => RemarkLink | undefined> {
  if (!open.may('read-remarks')) return () => undefined;
  const planId = open.whole.plan.id;
  const counted = await open.desk.inBody(({ remarks }) => remarks.listCounts(planId));
  const counts = new Map(counted.map((one) => [`${one.subject.kind} ${one.subject.id}`, one.open]));
  return (subject) => ({
    href: remarksAddress(open.path, subject),
    open: counts.get(`${subject.kind} ${subject.id}`) ?? 0
  });
}

/** The same for things of one kind; what is no part of the plan, as a provider, has no remarks. */
export async function itemRemarks(
  open: OpenPlan,
  word: KindWord
): Promise<(id: string) => RemarkLink | undefined> {
  const kind = REMARK_SUBJECTS.find((one) => one === word);
  if (!kind) return () => undefined;
  const linkOf = await remarkLinks(open);
  return (id) => linkOf({ kind, id });
}

/** Threads of a plan as its pages list them, by the place where they belong; none for who may not read them. */
export async function threadsByPlace(
  open: OpenPlan,
  which: 'open' | 'all'
): Promise<ReadonlyMap<RemarkPlace, ShownThreadLine[]>> {
  if (!open.may('read-remarks')) return new Map();
  const { blocks, plan } = open.whole;
  const threads = await open.desk.inBody(({ remarks }) => remarks.list(plan.id, which));
  const standsIn = new Map(blocks.map(({ id, parent }) => [id, parent]));
  const byPlace = Map.groupBy(threads, ({ subject, section }) =>
    // A block that was moved belongs where it stands now.
    placeOfRemark(subject, standsIn.get(subject.id) ?? section)
  );
  return new Map([...byPlace].map(([place, own]) => [place, own.map((one) => shownLine(one, open))]));
}

function shownLine(thread: ThreadLine, open: OpenPlan): ShownThreadLine {
  const { id, subject, quote, first, remarks, resolvedAt, openedAt } = thread;
  const { names } = open.context;
  return {
    id,
    href: `${remarksAddress(open.path, subject)}#komentare-${id}`,
    quote: subject.kind === 'kind' ? names.kind(subject.id) : quote,
    text: first.text,
    who: first.actorId && (first.actorName ?? ''),
    at: openedAt,
    answers: Math.max(0, remarks - 1),
    isResolved: resolvedAt !== null
  };
}
