import type { Verdict } from '../consultations/comment.ts';
import { budgetImpact, type ImpactSums } from '../decisions/budget-impact.ts';
import {
  type CouncilWarning,
  councilWarnings,
  type DiscussionForCouncil
} from '../decisions/council-readiness.ts';
import { ORIGINS } from '../evidence/finding.ts';
import type { LegalBasis } from '../law/requirement.ts';
import { costOf } from '../plans/activity.ts';
import { openFindings } from '../plans/completeness-finding.ts';
import { planYears } from '../plans/plan.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { type Cents, sumCents } from '../shared/euro.ts';
import { euro } from './comparison/exact-euro.ts';
import { completeness } from './compose-annexes.ts';
import { cliffs } from './compose-money.ts';
import { documentWords } from './compose-plan.ts';
import { type Composing, column, composing, paragraphs, tableOf, textRow } from './composing.ts';
import type { CouncilWord, CouncilWording } from './council-words.ts';
import {
  type Callout,
  type DocumentLanguage,
  type FlowElement,
  type PublicationDocument,
  type Row,
  type Run,
  type Section,
  textRuns
} from './document.ts';
import type { PlanDocument } from './plan-document.ts';

/** A comment as the council reads it: what it is about, its words, what became of it. No names of people. */
export type CommentForCouncil = {
  /** For instance *Opatrenie 1.2*. */
  about: string;
  /** The beginning of the wording it was made on. */
  wording: string;
  text: string;
  proposed: string | null;
  reason: string | null;
  hiddenReason: string | null;
  verdict: Verdict | null;
  verdictReason: string | null;
  edit: string | null;
  decidedBy: string | null;
};

/** The provisions a council paper rests on, each with whether it was read in the law itself. */
export const COUNCIL_BASES = [
  'public-discussion',
  'submit-to-council',
  'send-to-region',
  'yearly-evaluation'
] as const;
export type CouncilBasis = { of: (typeof COUNCIL_BASES)[number] } & Pick<
  LegalBasis,
  'provision' | 'verified'
>;

/** What somebody at the desk may word otherwise before the paper is made; an empty item is left out. */
export const COUNCIL_TEXTS = ['summary', 'approves', 'sends', 'publishes'] as const;
export type CouncilText = (typeof COUNCIL_TEXTS)[number];
export type CouncilTexts = Readonly<Record<CouncilText, string>>;
export const COUNCIL_TEXT_MAX = 5_000;

/** Everything a council paper is made of (materiál na rokovanie zastupiteľstva; kpss 10-22). */
export type CouncilPaper = {
  plan: PlanDocument;
  version: number;
  /** SHA-256 of the plan's canonical content, 64 hexadecimal digits. */
  contentHash: string;
  /** The lasting address of the version. */
  address: string;
  /** The body as it is printed, for instance *Mesto Rajec*. */
  body: string;
  /** The council that decides, for instance *Mestské zastupiteľstvo*. */
  council: string;
  /** The day the paper is made. */
  today: CalendarDay;
  /** Codes of sources that are the body's own budget. */
  ownSources: ReadonlySet<string>;
  discussion:
    | (DiscussionForCouncil & {
        meetings: number;
        /** False where it was held elsewhere and only its days are known here. */
        commentsKept: boolean;
      })
    | null;
  /** The comments that are printed, in the order of the plan, and how many there are in all. */
  comments: readonly CommentForCouncil[];
  commentCount: number;
  bases: readonly CouncilBasis[];
  texts: CouncilTexts;
};

type Paper = { paper: CouncilPaper; to: Composing; say: CouncilWording['say']; words: CouncilWording };

/** The wording the desk offers: what the resolution says and the first lines of the report, from the plan itself. */
export function usualCouncilTexts(
  paper: Pick<CouncilPaper, 'plan' | 'version' | 'body'>,
  { say, plan: words }: CouncilWording
): CouncilTexts {
  const { plan, body } = paper.plan;
  const values = {
    ...{ title: plan.title, body: paper.body, version: paper.version },
    ...{ from: words.day(plan.validFrom), to: words.day(plan.validTo) }
  };
  return {
    summary: say('words.summary', values),
    approves: say('words.approves', values),
    // A region's plan has no region above it to be sent to.
    sends: body.kind === 'region' ? '' : say('words.sends', values),
    publishes: say('words.publishes', values)
  };
}

/**
 * The paper a council decides on: what the plan asks of the budget first, then the draft resolution, the report that
 * says why (dôvodová správa), the settlement of comments and the completeness list. The same paper and words give the
 * same document.
 */
export function composeCouncilPaper(
  paper: CouncilPaper,
  words: CouncilWording,
  language: DocumentLanguage
): PublicationDocument {
  const to = composing(paper.plan, words.plan, language);
  const of: Paper = { paper, to, say: words.say, words };
  const { plan, demonstration, body } = paper.plan;
  const { say } = of;
  const period = `${plan.validFrom.slice(0, 4)} – ${plan.validTo.slice(0, 4)}`;
  return {
    language,
    front: {
      layout: 'paper',
      ...{ title: say('title', { title: plan.title }), body: paper.body, kind: say('kind'), period },
      runningTitle: say('running', { body: paper.body, period }),
      state: say('state', { version: paper.version }),
      ...(plan.fileNumber ? { fileNumber: plan.fileNumber } : {}),
      ...(demonstration ? { demonstration: to.say('demonstration') } : {}),
      ...(body.arms ? { armsAlternative: body.arms.alternative } : {}),
      binding: false,
      day: paper.today,
      facts: [
        { term: say('deciding'), text: paper.council },
        { term: say('fact.day'), text: words.plan.day(paper.today) },
        { term: say('fact.version'), text: String(paper.version) }
      ],
      signatures: [],
      imprint: [say('imprint.address', { address: paper.address })],
      contentHash: paper.contentHash
    },
    sections: [
      section('rozpocet', say('budget'), budget(of)),
      section('uznesenie', say('resolution'), resolution(of)),
      {
        ...section('dovodova-sprava', say('report'), [...warnings(of), ...paragraphs(paper.texts.summary)]),
        sections: [
          section('zmeny', say('changes'), changes(of)),
          section('zapojenie', say('participation'), participation(of)),
          section('pripomienky', say('comments'), settled(of)),
          section('zaklad', say('basis'), basis(of))
        ]
      }
    ],
    annexes: [
      ...(paper.comments.length > 0
        ? [section('vyhodnotenie', say('comments.settlement'), settlementTable(of))]
        : []),
      section('uplnost', say('completeness'), completeness(to, 'uplnost-zoznam'))
    ],
    words: documentWords(to)
  };
}

function section(id: string, title: string, elements: FlowElement[]): Section {
  return { id, title, elements, sections: [] };
}

const said = (text: string): FlowElement => ({ element: 'paragraph', runs: textRuns(text) });

function budget({ paper, to, say }: Paper): FlowElement[] {
  const { plan, activities, measures, competence } = paper.plan;
  const obligatory = new Set(competence.lines.map(({ serviceTypeCode }) => serviceTypeCode));
  const impact = budgetImpact(activities, measures, planYears(plan), {
    obligatory,
    ownSources: paper.ownSources
  });
  const money = (cents: Cents) => euro(cents, to.language);
  const { total } = impact;
  if (total.cents === 0)
    return [{ element: 'callout', tone: 'important', runs: textRuns(say('budget.nothing')) }];

  const rows = (cells: (one: ImpactSums) => Cents[]): Row[] => [
    ...impact.years.map((one) => textRow(String(one.year), ...cells(one).map(money))),
    { ...textRow(say('budget.total'), ...cells(total).map(money)), total: true }
  ];
  const columns = (...titles: CouncilWord[]) => [
    column(say('budget.year'), 0.6),
    ...titles.map((title) => column(say(title), 1.25, 'end'))
  ];
  const titleOf = (id: string) => {
    const measure = measures.find((one) => one.id === id);
    return measure ? `${measure.number} ${measure.title}` : id;
  };
  const named = new Set(
    measures.flatMap(({ subject }) => (subject.kind === 'service' ? [subject.serviceTypeCode] : []))
  );
  const isUnsure = competence.lines.some((line) => !line.verified && named.has(line.serviceTypeCode));
  return [
    {
      element: 'paragraph',
      style: 'lead',
      runs: textRuns(
        say('budget.summary', {
          ...{ total: money(total.cents), own: money(total.ownCents) },
          ...{ other: money(total.otherCents), uncovered: money(total.uncoveredCents) }
        })
      )
    },
    ...tableOf(
      'dopad',
      say('budget.caption'),
      columns(
        ...(['budget.running', 'budget.capital', 'budget.total', 'budget.own'] as const),
        ...(['budget.other', 'budget.uncovered'] as const)
      ),
      rows((one) => [
        ...[one.runningCents, one.capitalCents, one.cents],
        ...[one.ownCents, one.otherCents, one.uncoveredCents]
      ])
    ),
    ...tableOf(
      'povinnost',
      say('budget.duty.caption'),
      columns('budget.duty.obligatory', 'budget.duty.voluntary', 'budget.duty.undetermined'),
      rows(({ byDuty }) => [byDuty.obligatory, byDuty.voluntary, byDuty.undetermined])
    ),
    ...(isUnsure ? [quiet(say('budget.duty.note', { day: to.words.asOf(competence.asOf) }))] : []),
    ...tableOf(
      'bez-krytia',
      say('budget.uncovered.caption'),
      [column(say('budget.uncovered.measure'), 3), column(say('budget.uncovered'), 1, 'end')],
      impact.uncovered.map((one) => textRow(titleOf(one.measureId), money(one.uncoveredCents)))
    ),
    ...cliffs(to)
  ];
}

const quiet = (text: string): FlowElement => ({ element: 'paragraph', style: 'quiet', runs: textRuns(text) });

function resolution({ paper, say }: Paper): FlowElement[] {
  const items = [
    ['resolution.approves', paper.texts.approves],
    ['resolution.sends', paper.texts.sends],
    ['resolution.publishes', paper.texts.publishes]
  ] as const;
  const entries = items.flatMap(([verb, text]) =>
    text.trim() === ''
      ? []
      : [{ runs: [{ run: 'text' as const, text: `${say(verb)} `, bold: true as const }, ...lines(text)] }]
  );
  return [
    { element: 'paragraph', runs: [{ run: 'text', text: paper.council, bold: true }] },
    { element: 'list', ordered: true, entries }
  ];
}

function lines(text: string): Run[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ run: 'break' as const }] : []), ...textRuns(line.trim())]);
}

function warnings({ paper, say }: Paper): Callout[] {
  const open = openFindings(paper.plan.completeness).length;
  const found = councilWarnings(paper, paper.discussion, open, paper.today);
  const values: Partial<Record<CouncilWarning, Record<string, string | number>>> = {
    'other-version-discussed': { discussed: paper.discussion?.versionNumber ?? '', version: paper.version },
    'unanswered-findings': { count: open }
  };
  return found.map((warning) => ({
    element: 'callout',
    tone: 'important',
    title: say('warning'),
    runs: textRuns(say(`warning.${warning}`, values[warning]))
  }));
}

function changes({ paper, to, say }: Paper): FlowElement[] {
  const { measures, activities, goals } = paper.plan;
  if (measures.length === 0) return [said(say('changes.none'))];
  const cost = (id: string) => sumCents(activities.filter(({ measureId }) => measureId === id).map(costOf));
  return [
    said(say('changes.lead', { goals: goals.length, count: measures.length })),
    ...tableOf(
      'opatrenia',
      say('changes.caption'),
      [
        column(say('changes.measure'), 3),
        column(say('changes.change'), 1.2),
        column(say('changes.cost'), 1, 'end')
      ],
      measures.map((one) =>
        textRow(`${one.number} ${one.title}`, to.say(`change.${one.change}`), euro(cost(one.id), to.language))
      )
    )
  ];
}

function participation({ paper, to, say }: Paper): FlowElement[] {
  const { findings } = paper.plan;
  const origins = ORIGINS.flatMap((origin) => {
    const count = findings.filter((one) => one.origin === origin).length;
    return count === 0
      ? []
      : [{ runs: textRuns(say('participation.origin', { origin: to.say(`origin.${origin}`), count })) }];
  });
  const { discussion } = paper;
  const days = discussion && {
    ...{ from: to.words.day(discussion.opensOn), to: to.words.day(discussion.closesOn) },
    version: discussion.versionNumber
  };
  return [
    ...(origins.length === 0
      ? [said(say('participation.none'))]
      : [
          said(say('participation.findings')),
          { element: 'list', ordered: false, entries: origins } as const
        ]),
    said(days ? say('participation.discussion', days) : say('participation.skipped')),
    ...(discussion?.commentsKept ? [said(say('participation.meetings', { count: discussion.meetings }))] : [])
  ];
}

const COUNTED = ['accepted', 'partly', 'not-accepted', 'not-relevant', 'outside', 'unsettled'] as const;

function settled({ paper, say }: Paper): FlowElement[] {
  const { discussion, commentCount } = paper;
  if (!discussion?.commentsKept) return [said(say('comments.elsewhere'))];
  if (commentCount === 0) return [said(say('comments.none'))];
  const entries = COUNTED.flatMap((one) => {
    const count = discussion.counts[one];
    return count === 0 ? [] : [{ runs: textRuns(say(`comments.count.${one}`, { count })) }];
  });
  return [said(say('comments.lead', { count: commentCount })), { element: 'list', ordered: false, entries }];
}

function settlementTable({ paper, say, words }: Paper): FlowElement[] {
  const { comments, commentCount } = paper;
  const rows = comments.map((one): Row => {
    const asked =
      one.hiddenReason === null ? askedOf(one, say) : [say('comments.hidden', { reason: one.hiddenReason })];
    const answer =
      one.verdict === null
        ? [say('comments.waits')]
        : [words.verdict(one.verdict), one.verdictReason, one.edit, one.decidedBy];
    return { cells: [broken([one.about, one.wording]), broken(asked), broken(answer)] };
  });
  const columns = [
    column(say('comments.about'), 1.4),
    column(say('comments.text'), 2),
    column(say('comments.settlement'), 1.8)
  ];
  const more = commentCount - comments.length;
  return [
    ...tableOf('vyhodnotenie-tabulka', say('comments.caption'), columns, rows),
    ...(more > 0 ? [said(say('comments.more', { count: more }))] : [])
  ];
}

function askedOf(
  { text, proposed, reason }: CommentForCouncil,
  say: CouncilWording['say']
): (string | null)[] {
  return [text, proposed && say('comments.wording', { text: proposed }), reason];
}

function broken(texts: readonly (string | null)[]): Run[] {
  return texts
    .filter((text): text is string => text !== null && text.trim() !== '')
    .flatMap((text, at) => [...(at > 0 ? [{ run: 'break' as const }] : []), ...lines(text)]);
}

function basis({ paper, say }: Paper): FlowElement[] {
  const columns = [
    column(say('basis.act'), 3),
    column(say('basis.provision'), 1.6),
    column(say('basis.standing'), 1.2)
  ];
  const rows = paper.bases.map(({ of, provision, verified }) =>
    textRow(say(`basis.${of}`), provision, say(verified ? 'basis.verified' : 'basis.unverified'))
  );
  return tableOf('zaklad-tabulka', say('basis.caption'), columns, rows);
}
