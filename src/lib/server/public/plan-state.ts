import type { Approval, Resolution } from '#lib/domain/decisions/approval.ts';
import { type PlanState, planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Formats, formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PublishedVersion } from '../db/published.ts';

/** How a version stands, as every page of it says. */
export type ShownState = {
  state: PlanState;
  /** "účinný" */
  word: string;
  /** Who approved or repealed it, when and by which resolution; how long a draft is discussed. */
  sentence: string;
  approved: boolean;
  /** The approval of a demonstration is invented, and the sentence says so. */
  invented: boolean;
  /** Why the approved version itself was not discussed in public, in the words of its body; null where it was. */
  withoutDiscussion: string | null;
  /** How the council voted, where somebody said. */
  votes: string | null;
};

/** The state of a version on a day with its proof, in the reader's language. */
export function shownState(
  version: Pick<PublishedVersion, 'records' | 'validFrom' | 'validTo'>,
  today: CalendarDay,
  locale: Locale
): ShownState {
  const t = messages(locale);
  const state = planStateOn(version.records, version, today);
  const approval = recordOf(version, 'approved')?.approval ?? null;
  const decided = approval !== null && isApproval(approval) ? approval : null;
  const invented = decided?.invented ?? false;
  const { votes } = decided ?? {};
  return {
    state,
    word: t(`planTerm.state.${state}`),
    sentence:
      sentenceOf(version, state, t, formats(locale)) + (invented ? ` ${t('public.plan.invented')}` : ''),
    approved: wasApproved(state),
    invented,
    withoutDiscussion: decided?.withoutDiscussion ?? null,
    votes: votes ? t('document.front.votes.text', votes) : null
  };
}

function sentenceOf(
  version: Pick<PublishedVersion, 'records' | 'validFrom' | 'validTo'>,
  state: PlanState,
  t: Translate,
  format: Formats
): string {
  const said = (
    resolution: Resolution | null | undefined,
    key: 'public.plan.approvedBy' | 'public.plan.repealedBy'
  ) =>
    resolution
      ? t(key, {
          body: bindSpaces(resolution.body),
          number: resolution.number,
          day: format.day(resolution.day)
        })
      : '';
  if (state === 'repealed') return said(recordOf(version, 'repealed')?.approval, 'public.plan.repealedBy');
  if (state === 'for-public-discussion') {
    const { from, to } = recordOf(version, 'opened-for-discussion') ?? {};
    if (!from) return '';
    return to
      ? t('public.plan.discussedTo', { day: format.day(to) })
      : t('public.plan.discussedFrom', { day: format.day(from) });
  }
  if (state === 'working-draft') return t('public.plan.draft');
  return said(recordOf(version, 'approved')?.approval, 'public.plan.approvedBy');
}

/** The last record of a kind: only the latest discussion or approval is spoken of. */
function recordOf(
  version: Pick<PublishedVersion, 'records'>,
  kind: PublishedVersion['records'][number]['kind']
) {
  return version.records.findLast((record) => record.kind === kind);
}

function isApproval(resolution: Approval | Resolution): resolution is Approval {
  return 'invented' in resolution;
}
