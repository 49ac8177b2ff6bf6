import type { CalendarDay } from '../../shared/calendar-day.ts';
import { yearOf } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/euro.ts';
import type { Certainty, CostNature } from '../activity.ts';
import type { MeasureChange, MeasureSubject, OtherSubject } from '../measure.ts';
import type { Quantity } from './cell-number.ts';
import type { ImportNote } from './fault.ts';
import type { Finders, ImportGround } from './ground.ts';
import { nameKey } from './name-finder.ts';
import { count } from './proposing.ts';
import type { RowReader } from './row-reader.ts';
import { nothingSaid, type Said, say, thingOf } from './said.ts';
import { findCertainty, findChange, findNature } from './words.ts';

export type SaidPriority = Said<{ title: string }>;
export type SaidGoal = Said<{ title: string; priority: string }>;
export type SaidMeasure = Said<{
  title: string;
  code: string;
  change: MeasureChange;
  subject: MeasureSubject;
  groups: readonly string[];
}> & { goal: string };
export type SaidActivity = Said<{
  title: string;
  responsible: string;
  partners: readonly string[];
  from: CalendarDay;
  to: CalendarDay;
  costsNothing: boolean;
}> & { measure: string; costs: Map<string, SaidCost> };
export type SaidCost = Said<{ cents: Cents; certainty: Certainty }> & {
  year: number;
  source: string | null;
  nature: CostNature | null;
};
export type SaidIndicator = Said<{ title: string; unit: string; baseline: Quantity }> & {
  goal: string;
  measure: string | null;
  targets: Map<number, Said<{ value: Quantity }>>;
};

/** What the rows of a file say of the chain, each thing once, by key, in the order in which it first appears. */
export type SaidChain = {
  priorities: Map<string, SaidPriority>;
  goals: Map<string, SaidGoal>;
  measures: Map<string, SaidMeasure>;
  activities: Map<string, SaidActivity>;
  indicators: Map<string, SaidIndicator>;
};

export function emptyChain(): SaidChain {
  return {
    priorities: new Map(),
    goals: new Map(),
    measures: new Map(),
    activities: new Map(),
    indicators: new Map()
  };
}

/** Where the reading stands: a row that leaves its priority, goal or measure blank means the one above. */
type Standing = {
  priority: string | null;
  goal: string | null;
  measure: string | null;
  activity: string | null;
};

type Reading = { chain: SaidChain; ground: ImportGround; find: Finders; notes: ImportNote[] };

/** Reads the rows of one sheet of measures into the chain. */
export function readMeasureRows(rows: Iterable<RowReader>, reading: Reading): void {
  const at: Standing = { priority: null, goal: null, measure: null, activity: null };
  for (const row of rows) readRow(row, at, reading);
}

function readRow(row: RowReader, at: Standing, reading: Reading): void {
  const { chain } = reading;
  standAtPriority(row, at, chain);
  if (!standAtGoal(row, at, chain)) return;
  standAtMeasure(row, at, reading);
  standAtActivity(row, at, chain);
  readMoney(row, at, reading);
  readIndicator(row, at, reading);
}

function standAtPriority(row: RowReader, at: Standing, { priorities }: SaidChain): void {
  const title = row.text('priority');
  if (title === '' || nameKey(title) === at.priority) return;
  Object.assign(at, { priority: nameKey(title), goal: null, measure: null, activity: null });
  const said = thingOf(priorities, nameKey(title), () =>
    nothingSaid<SaidPriority['facts'] & { title: string }>(row)
  );
  if (said.facts.title === undefined) say(said, 'title', title, row, 'priority');
}

function standAtGoal(row: RowReader, at: Standing, { goals }: SaidChain): boolean {
  const title = row.text('goal');
  if (title === '' && at.goal === null) {
    row.fault('goal', 'goal-missing');
    return false;
  }
  if (title === '' || nameKey(title) === at.goal) return true;
  Object.assign(at, { goal: nameKey(title), measure: null, activity: null });
  const said = thingOf(goals, nameKey(title), () => nothingSaid<{ title: string; priority: string }>(row));
  if (said.facts.title === undefined) say(said, 'title', title, row, 'goal');
  if (at.priority !== null) say(said, 'priority', at.priority, row, 'priority');
  return true;
}

function standAtMeasure(row: RowReader, at: Standing, { chain, find }: Reading): void {
  const title = row.text('measure');
  const goal = at.goal ?? '';
  if (title !== '') {
    const key = `${goal}\n${nameKey(title)}`;
    if (key !== at.measure) Object.assign(at, { measure: key, activity: null });
    const begin = () => ({ ...nothingSaid<Required<SaidMeasure['facts']>>(row), goal });
    const said = thingOf<SaidMeasure, string>(chain.measures, key, begin);
    if (said.facts.title === undefined) say(said, 'title', title, row, 'measure');
  }
  const said = chain.measures.get(at.measure ?? '');
  if (said) readMeasureFacts(row, said, find);
  else if (row.has('code') || row.has('change') || row.has('subject'))
    row.fault('measure', 'detail-without-measure');
}

function readMeasureFacts(row: RowReader, said: SaidMeasure, find: Finders): void {
  say(said, 'code', row.text('code').toLowerCase(), row, 'code');
  say(said, 'change', row.code('change', findChange) as MeasureChange | null, row, 'change');
  const subject = row.code('subject', find.subject);
  say(said, 'subject', subject === null ? null : subjectOf(subject), row, 'subject');
  say(said, 'groups', row.codes('groups', find.group), row, 'groups');
}

/** A subject as it was found: a kind of service by its code, or another subject marked as such. */
function subjectOf(code: string): MeasureSubject {
  return code.startsWith('other:')
    ? { kind: code.slice('other:'.length) as OtherSubject }
    : { kind: 'service', serviceTypeCode: code };
}

function standAtActivity(row: RowReader, at: Standing, { activities }: SaidChain): void {
  const title = row.text('activity');
  const measure = at.measure;
  if (title !== '' && measure === null) {
    row.fault('measure', 'measure-missing');
    return;
  }
  if (title !== '' && measure !== null) {
    at.activity = `${measure}\n${nameKey(title)}`;
    const begin = () => ({ ...nothingSaid<Required<SaidActivity['facts']>>(row), measure, costs: new Map() });
    const said = thingOf<SaidActivity, string>(activities, at.activity, begin);
    if (said.facts.title === undefined) say(said, 'title', title, row, 'activity');
  }
  const said = activities.get(at.activity ?? '');
  if (said) readActivityFacts(row, said);
  else if (['responsible', 'partners', 'from', 'to', 'term'].some((key) => row.has(key as 'from')))
    row.fault('activity', 'detail-without-activity');
}

function readActivityFacts(row: RowReader, said: SaidActivity): void {
  say(said, 'responsible', row.text('responsible', 300), row, 'responsible');
  say(said, 'partners', row.texts('partners'), row, 'partners');
  const term = row.term('term');
  say(said, 'from', row.days('from')?.from ?? term?.from ?? null, row, row.has('from') ? 'from' : 'term');
  say(said, 'to', row.days('to')?.to ?? term?.to ?? null, row, row.has('to') ? 'to' : 'term');
}

const COSTLESS = /^(bez (finančných )?nákladov|bez výdavkov|nevyžaduje (financie|náklady)|bezplatne)$/iu;

function readMoney(row: RowReader, at: Standing, { chain, ground, find, notes }: Reading): void {
  if (!row.has('amount')) {
    if (row.has('source') && at.activity) count(notes, 'source-without-amount');
    return;
  }
  const activity = chain.activities.get(at.activity ?? '');
  if (!activity) {
    row.fault('amount', 'money-without-activity');
    return;
  }
  const isCostless = COSTLESS.test(row.texts('amount')[0] ?? '');
  const cents = isCostless ? 0 : row.cents('amount');
  if (cents === null) {
    // The row is told of all its bad cells at once.
    row.year('year');
    return;
  }
  if (cents === 0) {
    say(activity, 'costsNothing', true, row, 'amount');
    return;
  }
  const year = yearOfMoney(row, activity);
  if (year === null) return;
  if (!ground.years.includes(year)) {
    row.fault('year', 'year-outside-plan', String(year));
    return;
  }

  const source = row.code('source', find.source);
  const nature = row.code('nature', findNature) as CostNature | null;
  const certainty = row.code('certainty', findCertainty) as Certainty | null;
  const key = JSON.stringify([year, source, nature]);
  const begin = () => ({ ...nothingSaid<{ cents: Cents; certainty: Certainty }>(row), year, source, nature });
  const cost = thingOf<SaidCost, string>(activity.costs, key, begin);
  say(cost, 'cents', cents, row, 'amount');
  say(cost, 'certainty', certainty, row, 'certainty');
}

/** The year money belongs to: as the row says, or the only year of the activity's term. */
function yearOfMoney(row: RowReader, { facts }: SaidActivity): number | null {
  if (row.has('year')) return row.year('year');
  const [from, to] = [facts.from, facts.to];
  if (from && to && yearOf(from) === yearOf(to)) return yearOf(from);
  row.fault('year', 'year-missing');
  return null;
}

function readIndicator(row: RowReader, at: Standing, { chain, ground, notes }: Reading): void {
  const title = row.text('indicator');
  if (title === '') {
    for (const key of ['baseline', 'target', 'targetYear', 'indicatorUnit'] as const) {
      if (row.has(key)) {
        row.fault(key, 'number-without-indicator');
        return;
      }
    }
    return;
  }
  const [goal, measure] = [at.goal ?? '', at.measure];
  const key = `${measure ?? goal}\n${measure ? 'm' : 'g'}\n${nameKey(title)}`;
  const begin = () => ({
    ...nothingSaid<{ title: string; unit: string; baseline: Quantity }>(row),
    ...{ goal, measure, targets: new Map() }
  });
  const said = thingOf<SaidIndicator, string>(chain.indicators, key, begin);
  if (said.facts.title === undefined) say(said, 'title', title, row, 'indicator');
  const [baseline, target] = [row.quantity('baseline'), row.quantity('target')];
  say(said, 'baseline', baseline && { value: baseline.value, unit: '' }, row, 'baseline');
  const unit = row.text('indicatorUnit', 60) || target?.unit || baseline?.unit || '';
  say(said, 'unit', unit, row, row.has('indicatorUnit') ? 'indicatorUnit' : 'target');
  if (target) readTarget(row, said, target, { ground, notes });
}

function readTarget(
  row: RowReader,
  said: SaidIndicator,
  target: Quantity,
  { ground, notes }: Pick<Reading, 'ground' | 'notes'>
): void {
  const year = row.has('targetYear') ? row.year('targetYear') : (ground.years.at(-1) ?? null);
  if (year === null) return;
  if (!row.has('targetYear')) count(notes, 'target-year-assumed');
  if (!ground.years.includes(year)) {
    row.fault('targetYear', 'year-outside-plan', String(year));
    return;
  }
  const ofYear = thingOf(said.targets, year, () => nothingSaid<{ value: Quantity }>(row));
  say(ofYear, 'value', { value: target.value, unit: '' }, row, 'target');
}
