import { budgetImpact } from '../decisions/budget-impact.ts';
import {
  type EvaluationContent,
  type EvaluationText,
  type EvaluationTexts,
  isInterim
} from '../monitoring/evaluation.ts';
import { type IndicatorStanding, indicatorStandings } from '../monitoring/measured-value.ts';
import type { PublishedProgress } from '../monitoring/progress.ts';
import type { Parts, RollUp } from '../monitoring/roll-up.ts';
import { type ActivityStanding, type YearStanding, yearStanding } from '../monitoring/year-standing.ts';
import { planYears } from '../plans/plan.ts';
import type { Cents } from '../shared/euro.ts';
import { euro } from './comparison/exact-euro.ts';
import { documentWords } from './compose-plan.ts';
import { type Composing, column, composing, paragraphs, tableOf, textRow } from './composing.ts';
import {
  type DocumentLanguage,
  type FlowElement,
  type PublicationDocument,
  type Row,
  type Run,
  type Section,
  textRuns
} from './document.ts';
import type { EvaluationWord, EvaluationWording } from './evaluation-words.ts';
import type { PlanDocument } from './plan-document.ts';

/** An evaluation with the version of the plan that it judges, and where both are read. */
export type EvaluationPaper = {
  content: EvaluationContent;
  plan: PlanDocument;
  /** The body as it is printed, for instance *Mesto Rajec*. */
  body: string;
  /** The council that takes note, for instance *Mestské zastupiteľstvo*. */
  council: string;
  /** The lasting addresses of the evaluation and of the version. */
  address: string;
  planAddress: string;
  /** SHA-256 of the evaluation's canonical content, 64 hexadecimal digits; none while it is not published. */
  contentHash: string | null;
};

type Judged = Pick<EvaluationContent, 'year' | 'madeOn' | 'told' | 'values' | 'spent'>;
type Activity = ActivityStanding<PublishedProgress>;
type Paper = {
  paper: EvaluationPaper;
  standing: YearStanding<PublishedProgress>;
  indicators: IndicatorStanding<EvaluationContent['values'][number]>[];
  to: Composing;
  say: EvaluationWording['say'];
  words: EvaluationWording;
};

/** The parts of a roll-up in the order in which people are told of them, and the steps of the chart. */
const STEPS = ['done', 'partly', 'ongoing', 'notDone', 'untold'] as const satisfies readonly (keyof Parts)[];

/** How the plan stood in the year on the day of the evaluation. */
function standingOf(plan: PlanDocument, { year, madeOn, told }: Judged): YearStanding<PublishedProgress> {
  return yearStanding(plan, told, { year, today: madeOn });
}

function activitiesOf(standing: YearStanding<PublishedProgress>): Activity[] {
  return standing.priorities
    .flatMap(({ goals }) => goals)
    .flatMap(({ measures }) => measures)
    .flatMap(({ activities }) => activities);
}

/**
 * What the program says of a year by itself, in plain sentences: how many of the activities that were due are done, how
 * indicators stand against their targets, what money was planned and spent, and what follows for the next year.
 */
export function usualEvaluationTexts(
  plan: PlanDocument,
  judged: Judged,
  words: EvaluationWording,
  language: DocumentLanguage
): EvaluationTexts {
  const { say } = words;
  const { year } = judged;
  const standing = standingOf(plan, judged);
  const { parts, share } = standing.rollUp;
  const indicators = indicatorStandings(plan.indicators, judged.values, year);
  const met = indicators.filter(({ verdict }) => verdict === 'met').length;
  const missed = indicators.filter(({ verdict }) => verdict === 'missed').length;
  const late = activitiesOf(standing).filter((one) => one.late && one.latest !== null).length;
  const planned = yearOfBudget(plan, year, new Set()).cents;
  const counted = (word: EvaluationWord, count: number) => (count > 0 ? [say(word, { count })] : []);
  const done =
    parts.due === 0
      ? [say('words.nothingDue', { year })]
      : [
          say('words.due', { year, count: parts.due }),
          ...counted('words.done', parts.done),
          ...counted('words.partly', parts.partly),
          ...counted('words.ongoing', parts.ongoing),
          ...counted('words.notDone', parts.notDone),
          ...counted('words.untold', parts.untold),
          ...(share === null ? [] : [say('words.share', { share: words.percent(share) })])
        ];
  const spent = judged.spent && judged.spent.runningCents + judged.spent.capitalCents;
  const about = [
    ...(met + missed > 0 ? [say('words.indicators', { met, count: met + missed })] : []),
    ...(planned > 0 ? [say('words.planned', { money: euro(planned, language) })] : []),
    ...(spent === null ? [] : [say('words.spent', { money: euro(spent, language) })])
  ];
  const next = [
    ...counted('words.late', late),
    ...counted('words.untoldNext', parts.untold),
    ...counted('words.missed', missed),
    ...counted('words.without', indicators.filter(({ verdict }) => verdict === 'no-value').length)
  ];
  return {
    summary: [[...done, ...counted('words.noLonger', parts.noLonger)].join(' '), about.join(' ')]
      .filter((part) => part !== '')
      .join('\n\n'),
    recommendations: next.length > 0 ? next.join('\n') : say('words.continue'),
    resolution: say('words.resolution', { title: plan.plan.title, year })
  };
}

function yearOfBudget(plan: PlanDocument, year: number, ownSources: ReadonlySet<string>) {
  const none = {
    ...{ cents: 0, runningCents: 0, capitalCents: 0, ownCents: 0, otherCents: 0, uncoveredCents: 0 }
  };
  const impact = budgetImpact(plan.activities, plan.measures, planYears(plan.plan), {
    obligatory: new Set(),
    ownSources
  });
  return impact.years.find((one) => one.year === year) ?? none;
}

/**
 * The evaluation of a year as a document (ročné vyhodnotenie, § 83; kpss 10-G): summary, what was done, why not, values
 * against targets, money, recommendations and the resolution by which the council takes note. The same content, plan
 * and words give the same document.
 */
export function composeEvaluation(
  paper: EvaluationPaper,
  words: EvaluationWording,
  language: DocumentLanguage
): PublicationDocument {
  const { content, plan } = paper;
  const { year, taken } = content;
  const to = composing(plan, words.plan, language);
  const { say } = words;
  const of: Paper = {
    ...{ paper, to, say, words, standing: standingOf(plan, content) },
    indicators: indicatorStandings(plan.indicators, content.values, year)
  };
  const asOf = words.plan.asOf(content.madeOn);
  const period = String(year);
  const state = taken
    ? say('state.taken', { number: taken.number, day: words.plan.day(taken.day) })
    : say(isInterim(content) ? 'state.interim' : 'state', { day: asOf });
  return {
    language,
    front: {
      layout: 'paper',
      ...{ title: say('title', { year }), body: paper.body, kind: say('kind'), period },
      runningTitle: say('running', { body: paper.body, year }),
      state,
      ...(plan.demonstration ? { demonstration: to.say('demonstration') } : {}),
      ...(plan.body.arms ? { armsAlternative: plan.body.arms.alternative } : {}),
      binding: taken !== null,
      day: content.madeOn,
      facts: [
        { term: say('fact.plan'), text: plan.plan.title },
        { term: say('fact.version'), text: String(content.version.number) },
        { term: say('fact.day'), text: asOf },
        ...(taken ? [{ term: say('fact.taken'), text: `${taken.number}, ${words.plan.day(taken.day)}` }] : [])
      ],
      signatures: [],
      imprint: [
        say('imprint.address', { address: paper.address }),
        say('imprint.plan', { address: paper.planAddress, hash: content.version.contentHash }),
        ...(content.written.length > 0 ? [say('imprint.written')] : [])
      ],
      ...(paper.contentHash === null ? {} : { contentHash: paper.contentHash })
    },
    sections: [
      section('zhrnutie', say('summary'), [
        ...(isInterim(content)
          ? [
              {
                element: 'callout',
                tone: 'important',
                runs: textRuns(say('interim', { day: words.plan.day(content.madeOn), year }))
              } as const
            ]
          : []),
        ...paragraphs(content.texts.summary)
      ]),
      section('splnenie', say('done'), fulfilment(of)),
      section('opatrenia', say('measures'), measures(of)),
      section('dovody', say('reasons'), reasons(of)),
      section('ukazovatele', say('indicators'), values(of)),
      section('peniaze', say('money'), money(of)),
      section('odporucania', say('recommendations'), listed(content.texts.recommendations)),
      section('uznesenie', say(taken ? 'resolution' : 'resolution.draft'), resolution(of))
    ],
    annexes: [],
    words: documentWords(to)
  };
}

function section(id: string, title: string, elements: FlowElement[]): Section {
  return { id, title, elements, sections: [] };
}

const said = (text: string): FlowElement => ({ element: 'paragraph', runs: textRuns(text) });

/** Lines of a text as a list; one line alone is a paragraph. */
function listed(text: string): FlowElement[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (lines.length < 2) return paragraphs(text);
  return [{ element: 'list', ordered: false, entries: lines.map((line) => ({ runs: textRuns(line) })) }];
}

/** The roll-up by priority, drawn and as a table; a share never stands without its parts. */
function fulfilment({ standing, say, words }: Paper): FlowElement[] {
  const { year, priorities, rollUp } = standing;
  if (rollUp.parts.due === 0) return [said(say('done.none', { year }))];
  const row = (title: string, { share, parts }: RollUp) =>
    textRow(
      title,
      share === null ? say('share.nothingDue') : words.percent(share),
      String(parts.due),
      ...STEPS.map((step) => String(parts[step]))
    );
  const named = priorities.map(({ title, rollUp: own }) => ({ title: title ?? say('noPriority'), own }));
  const rows: Row[] = [
    ...named.map(({ title, own }) => row(title, own)),
    { ...row(say('whole'), rollUp), total: true }
  ];
  const columns = [
    column(say('partOf'), 2.6),
    ...(['share', 'due', ...STEPS] as const).map((one) => column(say(`column.${one}`), 1, 'end'))
  ];
  const drawn = named.filter(({ own }) => own.parts.due > 0);
  return [
    {
      element: 'figure',
      id: 'splnenie-graf',
      title: say('done.chart', { year }),
      alternative: say('done.chart.alternative', { year }),
      picture: {
        picture: 'chart',
        chart: {
          chart: 'fulfilment',
          steps: STEPS.map((step) => say(`column.${step}`)),
          rows: drawn.map(({ title, own }) => ({
            label: title,
            activities: STEPS.map((step) => own.parts[step])
          })),
          words: { row: say('partOf') }
        }
      },
      table: {
        element: 'table',
        id: 'splnenie-udaje',
        caption: say('done.caption', { year }),
        columns,
        headerColumn: true,
        rows
      }
    }
  ];
}

function stateOf({ latest, late }: Activity, { say, words }: Paper): string {
  const state = latest ? words.state(latest.state) : say('untold');
  return late ? `${state}, ${say('late')}` : state;
}

const broken = (texts: readonly string[]): Run[] =>
  texts
    .filter((text) => text.trim() !== '')
    .flatMap((text, at) => [...(at > 0 ? [{ run: 'break' as const }] : []), ...textRuns(text.trim())]);

/** Every measure that the year asks about, its activities with what was told of each. */
function measures(of: Paper): FlowElement[] {
  const { standing, say, words, to } = of;
  const rows = standing.priorities.flatMap(({ goals }) =>
    goals.flatMap((goal) =>
      goal.measures.flatMap((measure): Row[] => [
        { group: `${numberOf(of, measure.id)} ${measure.title}`.trim() },
        ...measure.activities.map((one): Row => {
          const { term, latest, target } = one;
          const value =
            latest?.value === null || latest?.value === undefined
              ? ''
              : `${to.number(latest.value)}${target ? ` / ${to.number(target.value)} ${target.unit}` : ''}`;
          return {
            cells: [
              textRuns(one.title),
              textRuns(one.responsible),
              textRuns(term.lasting ? say('lasting') : words.plan.shortDay(term.to)),
              broken([stateOf(one, of), value]),
              broken([latest?.evidence ?? ''])
            ]
          };
        })
      ])
    )
  );
  const columns = [
    column(say('activity'), 2.2),
    column(say('by'), 1.3),
    column(say('until'), 1),
    column(say('state.column'), 1.3),
    column(say('evidence'), 1.6)
  ];
  if (rows.length === 0) return [said(say('measures.none'))];
  return tableOf('opatrenia-tabulka', say('measures.caption', { year: standing.year }), columns, rows);
}

function numberOf({ paper }: Paper, measureId: string): string {
  return paper.plan.measures.find(({ id }) => id === measureId)?.number ?? '';
}

/** What was not done as it should, why, and what comes next. */
function reasons(of: Paper): FlowElement[] {
  const { standing, say, words } = of;
  const open = activitiesOf(standing).filter(
    ({ latest }) => latest !== null && ['partly', 'not-done', 'no-longer', 'ongoing'].includes(latest.state)
  );
  const explained = open.filter(
    ({ latest }) => latest && (latest.reason.trim() !== '' || latest.nextStep.trim() !== '')
  );
  if (explained.length === 0) return [said(say('reasons.none'))];
  const next = ({ latest }: Activity) => {
    const on = latest?.nextStepOn ? words.plan.shortDay(latest.nextStepOn) : '';
    return [latest?.nextStep ?? '', on].filter((text) => text.trim() !== '').join(', ');
  };
  return tableOf(
    'dovody-tabulka',
    say('reasons.caption'),
    [
      column(say('activity'), 2.2),
      column(say('state.column'), 1.2),
      column(say('reason'), 2),
      column(say('reasons.next'), 1.8)
    ],
    explained.map((one) => textRow(one.title, stateOf(one, of), one.latest?.reason ?? '', next(one)))
  );
}

function values({ indicators, say, to, words }: Paper): FlowElement[] {
  if (indicators.length === 0) return [said(say('indicators.none'))];
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : to.number(value);
  return tableOf(
    'ukazovatele-tabulka',
    say('indicators.caption'),
    [
      column(say('indicator'), 2.4),
      column(say('indicators.baseline'), 0.9, 'end'),
      column(say('indicators.target'), 0.9, 'end'),
      column(say('indicators.value'), 0.9, 'end'),
      column(say('indicators.verdict'), 1.2),
      column(say('indicators.source'), 1.6)
    ],
    indicators.map(({ title, unit, baseline, target, latest, verdict }) =>
      textRow(
        unit === '' ? title : `${title} (${unit})`,
        number(baseline?.value),
        number(target),
        number(latest?.value),
        say(`verdict.${verdict}`),
        latest ? `${latest.source}, ${words.plan.shortDay(latest.measuredOn)}` : '–'
      )
    )
  );
}

/** Money planned for the year beside what the closing account says was spent. */
function money({ paper, say, to }: Paper): FlowElement[] {
  const { content, plan } = paper;
  const { spent } = content;
  const planned = yearOfBudget(plan, content.year, new Set(content.ownSources));
  if (planned.cents === 0 && spent === null) return [said(say('money.none'))];
  const sum = (cents: Cents | null) => (cents === null ? '–' : euro(cents, to.language));
  const rows: Row[] = [
    textRow(say('money.running'), sum(planned.runningCents), sum(spent?.runningCents ?? null)),
    textRow(say('money.capital'), sum(planned.capitalCents), sum(spent?.capitalCents ?? null)),
    {
      ...textRow(
        say('money.total'),
        sum(planned.cents),
        sum(spent && spent.runningCents + spent.capitalCents)
      ),
      total: true
    }
  ];
  return [
    ...tableOf(
      'peniaze-tabulka',
      say('money.caption', { year: content.year }),
      [
        column(say('money.kind'), 2),
        column(say('money.planned'), 1, 'end'),
        column(say('money.spent'), 1, 'end')
      ],
      rows,
      spent ? spent.source : undefined
    ),
    said(
      say('money.source', {
        ...{
          own: sum(planned.ownCents),
          other: sum(planned.otherCents),
          uncovered: sum(planned.uncoveredCents)
        }
      })
    ),
    ...(spent ? [] : [said(say('money.spent.unknown'))])
  ];
}

function resolution({ paper, say }: Paper): FlowElement[] {
  const runs: Run[] = [
    { run: 'text', text: `${say('resolution.notes')} `, bold: true },
    ...textRuns(paper.content.texts.resolution.trim())
  ];
  return [
    { element: 'paragraph', runs: [{ run: 'text', text: paper.council, bold: true }] },
    { element: 'paragraph', runs }
  ];
}

/** The texts of an evaluation: people's own words where they wrote some, else the program's, and which those are. */
export function chosenTexts(
  own: Readonly<Record<EvaluationText, string | null>> | null,
  usual: EvaluationTexts
): Pick<EvaluationContent, 'texts' | 'written'> {
  const names = Object.keys(usual) as EvaluationText[];
  return {
    texts: Object.fromEntries(names.map((one) => [one, own?.[one] ?? usual[one]])) as EvaluationTexts,
    written: names.filter((one) => (own?.[one] ?? null) === null).sort()
  };
}
