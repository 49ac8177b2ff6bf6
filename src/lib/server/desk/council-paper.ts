import type { Verdict } from '#lib/domain/consultations/comment.ts';
import { discussionBehind, type SettlementCounts } from '#lib/domain/decisions/council-readiness.ts';
import { ruleOn } from '#lib/domain/law/deadline.ts';
import { REQUIREMENTS } from '#lib/domain/law/requirement.ts';
import { validOn } from '#lib/domain/law/validity.ts';
import {
  COUNCIL_BASES,
  type CommentForCouncil,
  type CouncilBasis,
  type CouncilPaper
} from '#lib/domain/publishing/compose-council-paper.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { officeKindOf } from '#lib/domain/tenancy/office.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PublishedComment } from '../db/published-consultations.ts';
import type { Stores } from '../stores.ts';

/** Comments that are printed; nobody reads more of them on paper, and the table beside the paper has them all. */
const MOST_PRINTED = 300;

/** Reads a version for the council inside the transaction of its body; undefined where there is none. */
export async function readVersionForCouncil(
  stores: Pick<Stores, 'versions' | 'consultations' | 'law' | 'territory'>,
  body: PlanningBody,
  { planId, number, today }: { planId: string; number: number; today: CalendarDay }
) {
  const version = await stores.versions.find(planId, number);
  if (!version) return undefined;
  const { document, contentHash } = version;
  const records = await stores.versions.records(planId);
  const told = toldDiscussions(planId, records, await stores.versions.list(planId), today);
  const held = (await stores.consultations.list()).map((one) => ({ ...one, commentsKept: true }));
  // What was held here stands behind what is only told of the same content, so that it is found first.
  const discussion = discussionBehind({ planId, number, contentHash }, [...told, ...held]);
  const meetings = discussion?.id ? (await stores.consultations.listMeetingIds(discussion.id)).length : 0;
  const unitKind = body.unitCode === null ? null : await stores.territory.unitKindOf(body.unitCode);
  const office = officeKindOf(body.kind, unitKind);
  const own = body.kind === 'region' ? 'regional' : 'municipal';
  const sources = await stores.law.financingSourcesOn(document.frozenOn);
  return {
    ...{ document, contentHash, discussion, meetings },
    office,
    council: messages('sk')(`publish.council.${office}`),
    ownSources: new Set(sources.flatMap(({ kind, code }) => (kind === own ? [code] : []))),
    bases: await basesOn(stores.law, today),
    records: records.filter((one) => one.contentHash === contentHash),
    renditions: await stores.versions.renditions(planId, contentHash)
  };
}

/** Discussions that were held elsewhere, of which only the days were recorded. */
function toldDiscussions(
  planId: string,
  records: Awaited<ReturnType<Stores['versions']['records']>>,
  versions: Awaited<ReturnType<Stores['versions']['list']>>,
  today: CalendarDay
) {
  return records.flatMap(({ kind, from, to, contentHash }) => {
    const version = versions.find((one) => one.contentHash === contentHash);
    if (kind !== 'opened-for-discussion' || !version) return [];
    const closesOn = to ?? from;
    return [
      {
        ...{ id: null, planId, contentHash, versionNumber: version.number, commentsKept: false },
        ...{ opensOn: from, closesOn, endedOn: closesOn < today ? closesOn : null }
      }
    ];
  });
}

async function basesOn(law: Stores['law'], today: CalendarDay): Promise<CouncilBasis[]> {
  const rules = await law.deadlineRules();
  const requirements = validOn(REQUIREMENTS, today);
  return COUNCIL_BASES.flatMap((of) => {
    const basis =
      of === 'public-discussion'
        ? requirements.find(({ rule }) => rule === of)?.basis
        : ruleOn(rules, of, today);
    return basis ? [{ of, provision: basis.provision, verified: basis.verified }] : [];
  });
}

/** The comments of a discussion as the council reads them, and how all of them were settled. */
export async function commentsForCouncil(
  next: (last: Pick<PublishedComment, 'id'> | null) => Promise<readonly PublishedComment[]>,
  nameOf: (part: PublishedComment['part']) => { name: string; words: string }
): Promise<Pick<CouncilPaper, 'comments' | 'commentCount'> & { counts: SettlementCounts }> {
  const counts: Record<Verdict | 'unsettled', number> = {
    ...{ accepted: 0, partly: 0, 'not-accepted': 0, 'not-relevant': 0, outside: 0, unsettled: 0 }
  };
  const comments: CommentForCouncil[] = [];
  let commentCount = 0;
  let last: Pick<PublishedComment, 'id'> | null = null;
  while (true) {
    const read: readonly PublishedComment[] = await next(last);
    if (read.length === 0) return { comments, commentCount, counts };
    last = read.at(-1) ?? null;
    commentCount += read.length;
    for (const one of read) {
      counts[one.verdict ?? 'unsettled'] += 1;
      if (comments.length < MOST_PRINTED) comments.push(printed(one, nameOf(one.part)));
    }
  }
}

function printed(
  comment: PublishedComment,
  { name, words }: { name: string; words: string }
): CommentForCouncil {
  const { text, proposed, reason, hiddenReason, verdict, verdictReason, edit, decidedBy } = comment;
  return {
    ...{ about: name, wording: words, text, proposed, reason, hiddenReason },
    ...{ verdict, verdictReason, edit, decidedBy }
  };
}
