import type { ProgressRecord, PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import type { ProgressState } from '#lib/domain/monitoring/progress-scale.ts';
import type { Parts, RollUp } from '#lib/domain/monitoring/roll-up.ts';
import type { YearStanding } from '#lib/domain/monitoring/year-standing.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { ProgressFact } from '#lib/ui/progress.ts';
import type { State } from '#lib/ui/state.ts';

const MARKS: Readonly<Record<ProgressState, State>> = {
  ...{ done: 'done', partly: 'going', ongoing: 'going', 'not-done': 'missing' },
  ...{ 'not-started': 'later', 'no-longer': 'later' }
};

/** The mark and the word of a state; of none where nobody told anything. */
export function stateMark(state: ProgressState | null, t: Translate): { state: State; text: string } {
  if (state === null) return { state: 'unverified', text: t('progress.untold') };
  return { state: MARKS[state], text: t(`progress.state.${state}`) };
}

type FactField = 'value' | 'evidence' | 'reason' | 'nextStep' | 'nextStepOn' | 'responsible';
type Told = ProgressRecord & { recordedBy?: string | null; byLink?: unknown };

/** One telling as facts: what was said, what proves it, by whom and when. */
export function progressFacts(record: Told, t: Translate, locale: Locale): ProgressFact[] {
  const { day, moment, number } = formats(locale);
  const { value, evidence, reason, nextStep, nextStepOn, responsible, recordedBy } = record;
  const field = (name: FactField, text: string, own = true): ProgressFact[] =>
    text === '' ? [] : [{ label: t(`progress.field.${name}`), text, own }];
  const by = record.byLink ? t('progress.byLink') : recordedBy;
  return [
    { label: null, text: t(`progress.state.${record.state}`), own: false },
    ...field('value', value === null ? '' : number(value, 6), false),
    ...field('evidence', evidence),
    ...field('reason', reason),
    ...field('nextStep', nextStep),
    ...field('nextStepOn', nextStepOn ? day(nextStepOn) : '', false),
    ...field('responsible', responsible),
    { label: null, text: [by, moment(record.recordedAt)].filter(Boolean).join(', '), own: false }
  ];
}

/** What everybody reads of the newest word, its state apart: what proves it or why it is so, what comes next, of which day. */
export function publicFacts(told: PublishedProgress, t: Translate, locale: Locale): ProgressFact[] {
  const { day, number } = formats(locale);
  const { value, evidence, reason, nextStep, nextStepOn, recordedAt } = told;
  const field = (name: FactField, text: string, own: boolean): ProgressFact[] =>
    text === '' ? [] : [{ label: t(`progress.field.${name}`), text, own }];
  return [
    ...field('value', value === null ? '' : number(value, 6), false),
    ...field('evidence', evidence, true),
    ...field('reason', reason, true),
    ...field('nextStep', nextStep, true),
    ...field('nextStepOn', nextStepOn ? day(nextStepOn) : '', false),
    { label: t('fulfilment.toldOn'), text: day(dayInSlovakia(recordedAt)), own: false }
  ];
}

/** A row of the roll-up: never a percentage without its parts. */
export type RollUpLine = {
  kind: 'plan' | 'priority' | 'goal';
  name: string;
  /** Whether the name is of the plan, so in Slovak. */
  own: boolean;
  share: string;
  parts: Parts;
};

/** One row. Its share is rounded down, so that only what is all done is 100 %. */
export function rollUpLine(
  kind: RollUpLine['kind'],
  name: string,
  own: boolean,
  { share, parts }: RollUp,
  { t, locale }: { t: Translate; locale: Locale }
): RollUpLine {
  const said =
    share === null ? t('progress.nothingDue') : formats(locale).percent(Math.floor(share * 100) / 100, 0);
  return { kind, name, own, share: said, parts };
}

/** The roll-up over the plan, its priorities and goals, in the order of the plan. */
export function rollUpLines(standing: YearStanding<unknown>, t: Translate, locale: Locale): RollUpLine[] {
  const line = (kind: RollUpLine['kind'], name: string, own: boolean, rollUp: RollUp) =>
    rollUpLine(kind, name, own, rollUp, { t, locale });
  return [
    line('plan', t('progress.wholePlan'), false, standing.rollUp),
    ...standing.priorities.flatMap(({ title, rollUp, goals }) => [
      line('priority', title ?? t('progress.noPriority'), title !== null, rollUp),
      ...goals.map((goal) => line('goal', goal.title, true, goal.rollUp))
    ])
  ];
}
