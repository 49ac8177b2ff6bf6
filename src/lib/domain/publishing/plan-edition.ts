import type { Approval, Resolution } from '../decisions/approval.ts';
import { type PlanState, wasApproved } from '../plans/plan-status.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { officeKindOf } from '../tenancy/office.ts';
import type { Composing } from './composing.ts';
import type { FrontMatter } from './document.ts';

/** What a printed plan says beyond its frozen content: its state, its resolution, where it lasts. */
export type PlanEdition = {
  /** The body as it is printed, for instance *Mesto Rajec*. */
  body: string;
  state: PlanState;
  /** What the state rests on; obligatory once approved, suspended or repealed. */
  resolution: (Resolution & Partial<Pick<Approval, 'votes' | 'withoutDiscussion'>>) | null;
  /** The day of the state; dates the file. */
  on: CalendarDay;
  version: number | null;
  /** SHA-256 of the canonical content, 64 hexadecimal digits; null while it is a draft. */
  contentHash: string | null;
  fileNumber: string | null;
  /** The lasting address of this version. */
  address: string | null;
  /** Where anybody checks a file of it. */
  verifyAt: string | null;
};

/** The state as one line, printed on every page (issue 2, part 9). */
export function stateLine(
  { state, resolution }: Pick<PlanEdition, 'state' | 'resolution'>,
  { say, words }: Pick<Composing, 'say' | 'words'>
): string {
  if (!wasApproved(state))
    return say(state === 'working-draft' ? 'state.working-draft' : 'state.for-public-discussion');
  if (!resolution) throw new Error(`a plan that is ${state} needs the resolution it rests on`);
  const params = { number: resolution.number, day: words.day(resolution.day) };
  if (state === 'repealed') return say('state.repealed', params);
  return say(state === 'suspended' ? 'state.suspended' : 'state.approved', params);
}

/** Title page, running head and imprint of a plan. */
export function frontMatter(edition: PlanEdition, to: Composing): FrontMatter {
  const { body, plan, demonstration } = to.document;
  const [from, last] = [plan.validFrom.slice(0, 4), plan.validTo.slice(0, 4)];
  const period = from === last ? from : `${from} – ${last}`;
  return {
    title: plan.title,
    body: edition.body,
    kind: to.say('kind'),
    period,
    runningTitle: to.say('running', { body: edition.body, period }),
    state: stateLine(edition, to),
    binding: wasApproved(edition.state) && edition.state !== 'repealed' && edition.state !== 'suspended',
    ...(edition.fileNumber === null ? {} : { fileNumber: edition.fileNumber }),
    ...(demonstration ? { demonstration: to.say('demonstration') } : {}),
    day: edition.on,
    facts: frontFacts(edition, to),
    signatures: [to.say(`signature.${body.office ?? officeKindOf(body.kind, null)}`)],
    ...(body.arms ? { armsAlternative: body.arms.alternative } : {}),
    imprint: imprint(edition, to),
    ...(edition.contentHash === null ? {} : { contentHash: edition.contentHash }),
    ...(edition.contentHash === null || edition.verifyAt === null
      ? {}
      : { verify: `${edition.verifyAt}?odtlacok=${edition.contentHash}` })
  };
}

function frontFacts({ resolution, version }: PlanEdition, to: Composing): FrontMatter['facts'] {
  const { plan, frozenOn } = to.document;
  const { day } = to.words;
  const valid = to.say('front.valid.text', { from: day(plan.validFrom), to: day(plan.validTo) });
  const approved = resolution
    ? [
        { term: to.say('front.approvedBy'), text: resolution.body },
        {
          term: to.say('front.resolution'),
          text: to.say('front.resolution.text', { number: resolution.number, day: day(resolution.day) })
        },
        ...(resolution.votes
          ? [{ term: to.say('front.votes'), text: to.say('front.votes.text', resolution.votes) }]
          : []),
        ...(resolution.withoutDiscussion
          ? [{ term: to.say('front.withoutDiscussion'), text: resolution.withoutDiscussion }]
          : [])
      ]
    : [];
  return [
    ...approved,
    { term: to.say('front.valid'), text: valid },
    ...(version === null ? [] : [{ term: to.say('front.version'), text: String(version) }]),
    { term: to.say('front.frozen'), text: day(frozenOn) }
  ];
}

function imprint({ body, address, verifyAt }: PlanEdition, to: Composing): string[] {
  const sources = to.document.sources.map((one) =>
    to.say('imprint.source', {
      title: one.title,
      source: one.source,
      day: to.words.asOf(one.asOf),
      licence: one.licence
    })
  );
  const lasting = [
    ...(address === null ? [] : [to.say('imprint.address', { address })]),
    ...(verifyAt === null ? [] : [to.say('imprint.verify', { address: verifyAt })])
  ];
  return [to.say('imprint.published', { body }), ...lasting, ...sources];
}
