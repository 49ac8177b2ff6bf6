import {
  type DeadlineCode,
  type DeadlineRule,
  type DeadlineStanding,
  evaluatedYears,
  lastDay,
  ruleOn,
  standingOf,
  windowIn
} from '../law/deadline.ts';
import { type NationalPriorityList, priorityListFor } from '../law/national-priority.ts';
import { isValidOn } from '../law/validity.ts';
import { addDays, addMonths, type CalendarDay, yearOf } from '../shared/calendar-day.ts';
import { type Approval, standingOn } from './approval.ts';
import { type StatutoryStep, type StepKind, standingSteps } from './statutory-step.ts';

/** What the calendar knows of a plan: its period, and the approvals of its versions. */
export type PlanOnCalendar = {
  id: string;
  title: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  approvals: readonly (Pick<Approval, 'day' | 'signedOn' | 'confirmedOn'> & { contentHash: string })[];
  /** The first day on which it holds no more by a resolution, null when it was not repealed. */
  repealedOn: CalendarDay | null;
};

/** Everything from which the calendar of a body is reckoned. */
export type CalendarFacts = {
  rules: readonly DeadlineRule[];
  lists: readonly Pick<NationalPriorityList, 'code' | 'fromYear' | 'toYear' | 'publishedOn'>[];
  plans: readonly PlanOnCalendar[];
  steps: readonly StatutoryStep[];
  /** A municipality sends its plan to the region; a region has nobody above it. */
  sendsToRegion: boolean;
  today: CalendarDay;
};

/** One line of the statutory calendar (kalendár lehôt), with the rule it was counted by. */
export type StatutoryDeadline = {
  /** The same on every day, for calendars that subscribe: `send-to-region/<plan>/<hash>`. */
  key: string;
  code: DeadlineCode;
  plan: Pick<PlanOnCalendar, 'id' | 'title'> | null;
  /** The year of which it speaks: evaluated, or in which the window opens. */
  year: number | null;
  contentHash: string | null;
  /** The list of priorities from which six months run. */
  listCode: string | null;
  /** The day that begins it; null while nobody knows it, and then nothing is counted. */
  begins: CalendarDay | null;
  due: CalendarDay | null;
  /** Where the mayor suspended the resolution and the council confirmed it: fifteen days from then. Unverified. */
  dueIfConfirmed: CalendarDay | null;
  standing: DeadlineStanding | null;
  rule: DeadlineRule | null;
  step: StatutoryStep | null;
};

/** How long before the end of a plan its end is told of: the shortest of real processes (kpss 5.2). */
const MONTHS_BEFORE_END = 15;

/** The deadlines of a body on a day: what is owed and not done first, by its last day; then what was done, newest first. */
export function statutoryCalendar(facts: CalendarFacts): StatutoryDeadline[] {
  // A resolution that lapsed made no plan; that the draft lay before the council it proves all the same.
  const plans = facts.plans.map((plan) => ({
    ...plan,
    approvals: plan.approvals.filter((approval) => standingOn(approval, facts.today) !== 'lapsed')
  }));
  const inForce = { ...facts, plans };
  const all = [
    ...councilDeadline(facts),
    ...plans.flatMap((plan) => [
      ...(facts.sendsToRegion ? sendings(plan, inForce) : []),
      ...evaluations(plan, inForce),
      ...endOfValidity(plan, inForce)
    ]),
    ...statementWindow(facts)
  ];
  const isDone = ({ standing }: StatutoryDeadline) => standing?.kind === 'done';
  const dueOf = ({ due }: StatutoryDeadline) => due ?? '9999-12-31';
  const by = (one: StatutoryDeadline, other: StatutoryDeadline) =>
    dueOf(one) < dueOf(other) ? -1 : dueOf(one) > dueOf(other) ? 1 : one.key < other.key ? -1 : 1;
  return [
    ...all.filter((one) => !isDone(one)).toSorted(by),
    ...all.filter(isDone).toSorted((a, b) => by(b, a))
  ];
}

type Reckoned = Pick<StatutoryDeadline, 'key' | 'code' | 'begins'> & Partial<StatutoryDeadline>;

/** Counts a deadline from the day that begins it by the rule of that day; nothing is counted where either is missing. */
function reckon(
  given: Reckoned,
  doneOn: CalendarDay | null,
  { rules, today }: CalendarFacts
): StatutoryDeadline {
  const { code, begins } = given;
  const rule = ruleOn(rules, code, begins ?? today);
  const due = begins === null || rule === null ? null : lastDay(rule, begins);
  return {
    ...{ plan: null, year: null, contentHash: null, listCode: null, dueIfConfirmed: null, step: null },
    ...given,
    ...{ rule, due, standing: standingIn(due, doneOn, today) }
  };
}

/** What was done is done, also where nobody can say until when it should have been. */
function standingIn(
  due: CalendarDay | null,
  doneOn: CalendarDay | null,
  today: CalendarDay
): DeadlineStanding | null {
  if (due !== null) return standingOf(due, doneOn, today);
  return doneOn === null ? null : { kind: 'done', on: doneOn, daysLate: null };
}

/** Six months from the publication of the national priorities that hold today. */
function councilDeadline(facts: CalendarFacts): StatutoryDeadline[] {
  const list = priorityListFor(facts.lists, yearOf(facts.today));
  if (!list) return [];
  const { publishedOn } = list;
  const submitted = standingSteps(facts.steps).filter(({ kind }) => kind === 'submitted-to-council');
  // A vote proves that the draft lay before the council, whoever forgot to record it.
  const days = [
    ...submitted.map(({ happenedOn }) => happenedOn),
    ...(publishedOn === null ? [] : facts.plans.flatMap(({ approvals }) => approvals.map(({ day }) => day)))
  ].filter((day) => day >= (publishedOn ?? `${list.fromYear}-01-01`));
  const doneOn = days.toSorted()[0] ?? null;
  const step = submitted.find(({ happenedOn }) => happenedOn === doneOn) ?? null;
  const key = `submit-to-council/${list.code}`;
  return [
    reckon({ key, code: 'submit-to-council', begins: publishedOn, listCode: list.code, step }, doneOn, facts)
  ];
}

/** Fifteen days from each approval that came into force. */
function sendings(plan: PlanOnCalendar, facts: CalendarFacts): StatutoryDeadline[] {
  return plan.approvals.map((approval) => {
    const { contentHash, day, confirmedOn, signedOn } = approval;
    const step = stepOf(facts, plan, 'sent-to-region', (one) => one.contentHash === contentHash);
    const sent = reckon(
      {
        ...{ key: `send-to-region/${plan.id}/${contentHash}`, code: 'send-to-region', begins: day },
        ...{ plan: named(plan), contentHash, step }
      },
      step?.happenedOn ?? null,
      facts
    );
    const confirmed = signedOn === null && confirmedOn !== null && sent.rule;
    return confirmed ? { ...sent, dueIfConfirmed: lastDay(confirmed, confirmedOn) } : sent;
  });
}

/** The evaluation of each year in which the plan held. */
function evaluations(plan: PlanOnCalendar, facts: CalendarFacts): StatutoryDeadline[] {
  if (plan.approvals.length === 0) return [];
  const heldTo = lastDayHeld(plan);
  return evaluatedYears({ validFrom: plan.validFrom, validTo: heldTo }, facts.today).map((year) => {
    const step = stepOf(facts, plan, 'evaluated', (one) => one.year === year);
    return reckon(
      {
        ...{
          key: `yearly-evaluation/${plan.id}/${year}`,
          code: 'yearly-evaluation',
          begins: `${year}-12-31`
        },
        ...{ plan: named(plan), year, step }
      },
      step?.happenedOn ?? null,
      facts
    );
  });
}

/** The last day on which a plan held: a repeal takes effect on its first day. */
export function lastDayHeld({
  repealedOn,
  validTo
}: Pick<PlanOnCalendar, 'repealedOn' | 'validTo'>): CalendarDay {
  return repealedOn === null || repealedOn > validTo ? validTo : addDays(repealedOn, -1);
}

/** The end of a plan in force, told of when it is time to begin the next one; the next plan's approval ends it. */
function endOfValidity(plan: PlanOnCalendar, facts: CalendarFacts): StatutoryDeadline[] {
  const { approvals, validTo, repealedOn } = plan;
  if (approvals.length === 0 || repealedOn !== null || facts.today < addMonths(validTo, -MONTHS_BEFORE_END))
    return [];
  const next = facts.plans
    .filter((other) => other.id !== plan.id && other.validTo > validTo)
    .flatMap((other) => other.approvals.map(({ day }) => day))
    .toSorted()[0];
  const key = `end-of-validity/${plan.id}`;
  return [reckon({ key, code: 'end-of-validity', begins: validTo, plan: named(plan) }, next ?? null, facts)];
}

/** When applicants ask for a statement of compliance: the window of this year, after its end that of the next. */
function statementWindow({ rules, today }: CalendarFacts): StatutoryDeadline[] {
  for (const year of [yearOf(today), yearOf(today) + 1]) {
    // The rule of the day on which it opens: a correction in spring holds for the summer of the same year.
    const own = rules.filter(({ code }) => code === 'statement-window');
    const rule = own.find((one) => isValidOn(one, windowIn(one, year)?.opensOn ?? one.validFrom)) ?? null;
    const window = rule && windowIn(rule, year);
    if (!window || window.closesOn < today) continue;
    return [
      {
        ...{ key: `statement-window/${year}`, code: 'statement-window', plan: null, year, contentHash: null },
        ...{
          listCode: null,
          begins: window.opensOn,
          due: window.closesOn,
          dueIfConfirmed: null,
          rule,
          step: null
        },
        standing: standingOf(window.closesOn, null, today)
      }
    ];
  }
  return [];
}

const named = ({ id, title }: PlanOnCalendar) => ({ id, title });

/** The earliest record that holds of what was done. */
function stepOf(
  { steps }: CalendarFacts,
  plan: PlanOnCalendar,
  kind: StepKind,
  isMeant: (step: StatutoryStep) => boolean
): StatutoryStep | null {
  const found = standingSteps(steps).filter(
    (one) => one.planId === plan.id && one.kind === kind && isMeant(one)
  );
  return found.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))[0] ?? null;
}
