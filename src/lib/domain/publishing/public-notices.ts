import type { Consultation } from '../consultations/consultation.ts';
import type { Approval, Resolution } from '../decisions/approval.ts';
import type { PublishedVoice } from '../evidence/published-voice.ts';
import type { StateRecord } from '../plans/plan-status.ts';
import { addDays, type CalendarDay, dayInSlovakia, startInSlovakia } from '../shared/calendar-day.ts';

/** What a body's planning tells everybody (oznam), later steps of one thing after earlier ones. */
const NOTICE_KINDS = [
  'draft-published',
  'discussion-opened',
  'discussion-prolonged',
  'discussion-ended',
  'plan-approved',
  'plan-suspended',
  'plan-repealed',
  'meeting-announced',
  'meeting-cancelled',
  'minutes-shown',
  'survey-opened',
  'survey-closed',
  'survey-results',
  'vote-opened',
  'vote-result'
] as const;
type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * One notice. It is composed anew from what is published and kept nowhere, so what is taken back is gone from it; it
 * names no natural person.
 */
export type PublicNotice = {
  /** The same for ever for the same happening: readers of feeds and digests know by it what they have seen. */
  key: string;
  kind: NoticeKind;
  /** The day on which it happened. */
  day: CalendarDay;
  /** When it was last told otherwise; the start of the day where nothing closer is known. */
  at: Date;
  /** What it is about, as the body called it; in English where it wrote that. */
  title: { sk: string; en: string | null };
  /** Where to read on, below the home of the body. */
  path: string;
  /** The last day on which something can be done, counted in. */
  until: CalendarDay | null;
  /** The last day that was announced first. */
  insteadOf: CalendarDay | null;
  /** The place and the time of a meeting. */
  meeting: { startsAt: Date; place: string } | null;
};

/** What is published of a body and notices are made of. */
export type NoticeSources = {
  versions: readonly {
    planId: string;
    number: number;
    period: string;
    title: string;
    records: readonly (StateRecord & { approval: Approval | Resolution | null })[];
  }[];
  consultations: readonly (Pick<
    Consultation,
    'id' | 'code' | 'planId' | 'versionNumber' | 'opensOn' | 'closesOn' | 'prolongedFrom' | 'endedOn'
  > & { title: string })[];
  voices: readonly PublishedVoice[];
  /** Those that anybody may answer. */
  surveys: readonly {
    code: string;
    title: { sk: string; en?: string | undefined };
    opensAt: Date;
    /** The first moment at which it cannot be answered any more. */
    closesAt: Date;
    resultsOn: CalendarDay | null;
  }[];
};

/** Everything that a body's planning has told up to a moment, the newest first; what begins later is not in it yet. */
export function publicNotices(sources: NoticeSources, now: Date): PublicNotice[] {
  const today = dayInSlovakia(now);
  const all = [
    ...sources.versions.flatMap((one) => ofVersion(one, sources.consultations)),
    ...sources.consultations.flatMap(ofConsultation),
    ...sources.voices.flatMap((voice) => ofVoice(voice)),
    ...sources.surveys.flatMap((one) => ofSurvey(one, now))
  ];
  const rank = ({ kind }: PublicNotice) => NOTICE_KINDS.indexOf(kind);
  return all
    .filter(({ day }) => day <= today)
    .toSorted(
      (a, b) =>
        Date.parse(b.day) - Date.parse(a.day) ||
        b.at.getTime() - a.at.getTime() ||
        rank(b) - rank(a) ||
        (a.key < b.key ? -1 : 1)
    );
}

type Told = Pick<PublicNotice, 'key' | 'kind' | 'day' | 'title' | 'path'> & Partial<PublicNotice>;

function notice(told: Told): PublicNotice {
  return { at: startInSlovakia(told.day), until: null, insteadOf: null, meeting: null, ...told };
}

function ofVersion(
  { planId, number, period, title, records }: NoticeSources['versions'][number],
  consultations: NoticeSources['consultations']
): PublicNotice[] {
  const about = { title: { sk: title, en: null }, path: `/plan/${period}/v${number}` };
  const isDiscussed = consultations.some((one) => one.planId === planId && one.versionNumber === number);
  return records.flatMap(({ kind, from, approval }) => {
    if (kind === 'opened-for-discussion')
      return isDiscussed
        ? []
        : [notice({ ...about, key: `draft/${planId}/${number}`, kind: 'draft-published', day: from })];
    const told = `plan-${kind}` as const;
    // The vote is the news; it may take effect months later.
    const day = approval?.day ?? from;
    return [notice({ ...about, key: `${kind}/${planId}/${number}/${day}`, kind: told, day })];
  });
}

function ofConsultation({
  id,
  code,
  title,
  opensOn,
  closesOn,
  prolongedFrom,
  endedOn
}: NoticeSources['consultations'][number]): PublicNotice[] {
  const about = { title: { sk: title, en: null }, path: `/verejna-diskusia/${code}` };
  return [
    notice({
      ...about,
      ...{ key: `discussion/${id}`, kind: 'discussion-opened', day: opensOn },
      until: prolongedFrom ?? closesOn
    }),
    ...(prolongedFrom === null
      ? []
      : [
          notice({
            ...about,
            // Nobody keeps the day on which it was prolonged: it stands right after the opening.
            ...{ key: `prolonged/${id}/${closesOn}`, kind: 'discussion-prolonged', day: opensOn },
            ...{ until: closesOn, insteadOf: prolongedFrom }
          })
        ]),
    ...(endedOn === null
      ? []
      : [notice({ ...about, key: `settled/${id}`, kind: 'discussion-ended', day: endedOn })])
  ];
}

function ofVoice(voice: PublishedVoice): PublicNotice[] {
  if (voice.kind === 'meeting') return ofMeeting(voice);
  return voice.kind === 'vote' ? ofVote(voice) : [];
}

function ofMeeting({ id, day, content }: PublishedVoice<'meeting'>): PublicNotice[] {
  const { kind, title, place, startsAt, isCancelled, minutes, changedAt } = content;
  const changed = new Date(changedAt);
  const changedOn = dayInSlovakia(changed);
  const about = {
    ...{ title: { sk: title, en: null }, path: '/stretnutia' },
    meeting: { startsAt: new Date(startsAt), place }
  };
  // It was announced before it took place, whatever was changed of it later.
  const announced = changedOn < day ? { day: changedOn, at: changed } : { day, at: startInSlovakia(day) };
  const happening = isCancelled ? 'meeting-cancelled' : 'meeting-announced';
  return [
    // Groups meet for themselves: of their meetings the minutes are told, where they are shown. One that is moved is news.
    ...(kind === 'public'
      ? [
          notice({
            ...about,
            ...announced,
            key: `${isCancelled ? 'cancelled' : 'meeting'}/${id}/${startsAt}`,
            kind: happening
          })
        ]
      : []),
    ...(minutes === null || isCancelled
      ? []
      : [
          notice({
            ...about,
            ...{ key: `minutes/${id}`, kind: 'minutes-shown', day: changedOn < day ? day : changedOn },
            at: changed
          })
        ])
  ];
}

function ofVote({ id, content }: PublishedVoice<'vote'>): PublicNotice[] {
  const { code, title, opensOn, closesOn, result } = content;
  const about = { title: { sk: title, en: null }, path: `/hlasovanie/${code}` };
  return [
    notice({ ...about, key: `vote/${id}`, kind: 'vote-opened', day: opensOn, until: closesOn }),
    ...(result === null
      ? []
      : [notice({ ...about, key: `vote-result/${id}`, kind: 'vote-result', day: addDays(closesOn, 1) })])
  ];
}

function ofSurvey(
  { code, title, opensAt, closesAt, resultsOn }: NoticeSources['surveys'][number],
  now: Date
): PublicNotice[] {
  const about = { title: { sk: title.sk, en: title.en || null }, path: `/dotaznik/${code}` };
  const closes = dayInSlovakia(new Date(closesAt.getTime() - 1));
  return [
    ...(opensAt > now
      ? []
      : [
          notice({
            ...about,
            ...{ key: `survey/${code}`, kind: 'survey-opened', day: dayInSlovakia(opensAt) },
            ...{ at: opensAt, until: closes }
          })
        ]),
    ...(closesAt > now
      ? []
      : [
          notice({
            ...about,
            ...{ key: `survey-closed/${code}`, kind: 'survey-closed', day: closes, at: closesAt }
          })
        ]),
    ...(resultsOn === null
      ? []
      : [
          notice({
            ...about,
            ...{ key: `survey-results/${code}`, kind: 'survey-results', day: resultsOn },
            path: `/dotaznik/${code}/vysledky`
          })
        ])
  ];
}
