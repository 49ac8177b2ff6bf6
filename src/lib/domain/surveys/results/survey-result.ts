import { PROFILE_QUESTIONS } from '../answering/profile.ts';
import { coarsened, SMALLEST_TOLD } from '../disclosure/coarsening.ts';
import { type PublishableTable, publishableTables, type Variable } from '../disclosure/publishable-tables.ts';
import type { Condition, Question } from '../questionnaire/question.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';
import { type CountedItem, NO_ANSWER } from './counted-item.ts';
import type { CountedSheets } from './sheet-counts.ts';

export type Trait = (typeof PROFILE_QUESTIONS)[number];

/** People who answered so; of several codes that are told together nobody learns more than the sum. */
export type ToldLine = { codes: readonly string[]; count: number };

/** The lines of an item by groups of a trait: people by line and group. */
export type ToldCut = {
  trait: Trait;
  groups: readonly (readonly string[])[];
  counts: readonly (readonly number[])[];
};

export type ToldItem = Pick<CountedItem, 'part'> & {
  /** Who was asked; the counts of the lines add up to it. */
  asked: number;
  lines: readonly ToldLine[];
  cuts: readonly ToldCut[];
};

/** What is not told, of a question or of its part, for all or by a trait. */
export type WithheldResult = {
  part: string | null;
  trait: Trait | null;
  because:
    | 'too-few'
    | 'all-groups-small'
    | 'told-by-others'
    | 'among-several'
    | 'follows-from-earlier'
    | 'small-body'
    | 'not-counted'
    /** Answers of those who answered a version that did not ask it, or asked it otherwise. */
    | 'other-version';
};

export type QuestionResult = {
  questionId: string;
  items: readonly ToldItem[];
  withheld: readonly WithheldResult[];
};

/** What everybody may know of the answers to a questionnaire (výsledky dotazníka), frozen when it is published. */
export type SurveyResult = {
  /** Counted sheets; null where there are fewer than may be told, and then nothing else is told. */
  answers: number | null;
  /** People of 15 and more by the census; null where the questionnaire did not ask residents, or nobody knows. */
  residents: number | null;
  channels: readonly ToldLine[];
  questions: readonly QuestionResult[];
};

type Counted = CountedSheets['items'][number];
type TraitGroups = { trait: Trait; variable: Variable; codes: readonly string[] };
type Context = {
  traits: readonly TraitGroups[];
  told: ReadonlyMap<string, QuestionResult>;
  /** How many answered a version that did not ask a question so, by its id. */
  otherwise: ReadonlyMap<string, number>;
  smallBody: boolean;
};

/**
 * Everything that may be told of a questionnaire, computed at once. Beyond the rule of `publishableTables` for one
 * question, two links between counts are looked after:
 *
 * - Who is asked a question may follow from another answer. Such a question is told of those who were asked, for all
 *   only, and only where the answers it depends on are all told.
 * - Options of several are chosen by the same people: where one cannot be told, a second one is withheld, so that
 *   nobody counts it from the others; by a trait they are told where every option is told in every group.
 *
 * Sheets of a version that did not ask a question so are left out of it. Such a question is told for all only, so that
 * nobody learns by subtraction who the others are; and if it depends on an earlier one, only where both leave out the
 * same sheets.
 *
 * Who answered (sex, age, part) is told for all only: exchanging it would change every other table.
 */
export function surveyResult(
  survey: Pick<Survey, 'sections'>,
  counted: CountedSheets,
  { residents, smallBody }: { residents: number | null; smallBody: boolean }
): SurveyResult {
  if (counted.sheets < SMALLEST_TOLD) return { answers: null, residents, channels: [], questions: [] };
  const items = Map.groupBy(counted.items, ({ question }) => question.id);
  const traits = PROFILE_QUESTIONS.flatMap((id) => traitOf(id, items.get(id) ?? [], smallBody));
  const told = new Map<string, QuestionResult>();
  const otherwise = new Map(counted.items.map((one) => [one.question.id, one.otherwise]));
  for (const question of questionsOf(survey)) {
    const own = items.get(question.id) ?? [];
    told.set(question.id, questionResult(question, own, { traits, told, otherwise, smallBody }));
  }
  return {
    ...{ answers: counted.sheets, residents, questions: [...told.values()] },
    channels: channelLines(counted.channels)
  };
}

function channelLines(channels: readonly string[]): ToldLine[] {
  const codes = [...new Set(channels)].sort();
  const values = Int32Array.from(channels, (one) => codes.indexOf(one));
  const [table] = publishableTables([{ id: 'channel', categories: codes.length, values }], []).tables;
  return table ? linesOf(table, codes) : [];
}

function traitOf(trait: Trait, items: readonly Counted[], smallBody: boolean): TraitGroups[] {
  const [only, ...more] = items;
  if (!only || more.length > 0 || only.question.askedWhen || only.otherwise > 0) return [];
  if (smallBody && trait === 'part') return [];
  const { codes } = only.item;
  return [{ trait, codes, variable: { id: trait, categories: codes.length, values: only.values } }];
}

function questionResult(question: Question, items: readonly Counted[], context: Context): QuestionResult {
  const { smallBody } = context;
  const isOtherwise = (context.otherwise.get(question.id) ?? 0) > 0;
  const withheld = (because: WithheldResult['because']): QuestionResult => ({
    ...{ questionId: question.id, items: [], withheld: [{ part: null, trait: null, because }] }
  });
  if (items.length === 0) return withheld('not-counted');
  if (smallBody && question.id === 'part') return withheld('small-body');
  if (question.askedWhen && !isTold(question, question.askedWhen, context))
    return withheld('follows-from-earlier');
  const isOfProfile = PROFILE_QUESTIONS.some((id) => id === question.id);
  const traits = question.askedWhen || isOfProfile || isOtherwise ? [] : context.traits;
  const alone = items.map((counted) => judgedItem(counted, traits));
  const judged = question.type === 'multiple' ? judgedTogether(alone, traits) : alone;
  return {
    questionId: question.id,
    items: judged.flatMap(({ item }) => item ?? []),
    withheld: [
      ...judged.flatMap((one) => one.withheld),
      ...(isOtherwise ? [{ part: null, trait: null, because: 'other-version' as const }] : [])
    ]
  };
}

/** Whether everybody knows already how many were asked. */
function isTold(
  { id }: Question,
  { questionId, codes, chose }: Condition,
  { told, otherwise }: Context
): boolean {
  // Alike in fewer versions than its condition: the difference would tell how the others answered that.
  if (otherwise.get(id) !== otherwise.get(questionId)) return false;
  const items = told.get(questionId)?.items ?? [];
  const isWhole = (item: ToldItem | undefined) =>
    item?.lines.every((line) => line.codes.length === 1) === true;
  const [first] = items;
  if (first?.part === null) return isWhole(first);
  // Who chose any of several options is counted nowhere.
  return codes.length === 1 && chose && isWhole(items.find(({ part }) => part === codes[0]));
}

type Judged = { part: string | null; chosen: number; item: ToldItem | null; withheld: WithheldResult[] };

/** One item as if nothing else were told. */
function judgedItem({ item, values }: Counted, traits: readonly TraitGroups[]): Judged {
  const { part, codes } = item;
  const asked = values.filter((value) => value >= 0);
  const variable = { id: item.questionId, categories: codes.length, values: asked };
  const { tables, withheld } = publishableTables(
    [variable],
    traits.map((one) => one.variable)
  );
  const chosen = asked.filter((value) => value === 0).length;
  const all = tables.find(({ trait }) => trait === null);
  const lines = all ? linesOf(all, codes) : [];
  if (!saysSomething(lines))
    return { part, chosen, item: null, withheld: [{ part, trait: null, because: 'too-few' }] };
  const cuts = traits.map((groups) => cutOf(tables, groups));
  const because = (trait: Trait) =>
    withheld.find((one) => one.trait === trait)?.because ?? 'all-groups-small';
  return {
    ...{ part, chosen, item: { part, asked: asked.length, lines, cuts: cuts.filter((cut) => cut !== null) } },
    withheld: traits.flatMap(({ trait }, at) => (cuts[at] ? [] : { part, trait, because: because(trait) }))
  };
}

function linesOf({ rows, counts }: PublishableTable, codes: readonly string[]): ToldLine[] {
  return rows.map((list, row) => ({
    codes: list.map((place) => codes[place] ?? NO_ANSWER),
    count: counts[row]?.[0] ?? 0
  }));
}

/** A table whose people are all joined says no more than how many there are. */
function saysSomething(lines: readonly ToldLine[]): boolean {
  const isJoined = lines.some(({ codes }) => codes.length > 1);
  return lines.length > 0 && (!isJoined || lines.filter(({ count }) => count > 0).length > 1);
}

function cutOf(tables: readonly PublishableTable[], { trait, codes }: TraitGroups): ToldCut | null {
  const table = tables.find((one) => one.trait === trait);
  if (!table) return null;
  const sizes = table.columns.map((_, at) => table.counts.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  if (sizes.filter((size) => size > 0).length < 2) return null;
  const groups = table.columns.map((list) => list.map((place) => codes[place] ?? NO_ANSWER));
  return { trait, groups, counts: table.counts };
}

/** Options of several: what is not told of one must not follow from the others. */
function judgedTogether(items: readonly Judged[], traits: readonly TraitGroups[]): Judged[] {
  const hidden = items.filter(({ item }) => item === null);
  const rest = items
    .filter(({ item, chosen }) => item !== null && chosen > 0)
    .sort((a, b) => a.chosen - b.chosen);
  const sum = () => hidden.reduce((all, { chosen }) => all + chosen, 0);
  while (hidden.length > 0 && (hidden.length < 2 || sum() < SMALLEST_TOLD)) {
    const next = rest.shift();
    if (!next) return items.map(hiddenOption);
    hidden.push(next);
  }
  const whole = traits.filter((groups) => hidden.length === 0 && isWholeBy(groups, items));
  return items.map((one) => {
    if (!one.item || hidden.includes(one)) return hiddenOption(one);
    return withCuts(one, one.item, traits, whole);
  });
}

/** Which of the hidden ones is a few people's is nobody's to know: all are withheld for the same reason. */
function hiddenOption({ part, chosen }: Judged): Judged {
  return { part, chosen, item: null, withheld: [{ part, trait: null, because: 'among-several' }] };
}

/** Whether no group had to be joined for any of the options: those of the trait itself stand in every table. */
function isWholeBy({ trait, variable }: TraitGroups, items: readonly Judged[]): boolean {
  const groups = coarsened(sizesOf(variable))?.length;
  return items.every(({ item }) => item?.cuts.find((cut) => cut.trait === trait)?.groups.length === groups);
}

function withCuts(
  judged: Judged,
  item: ToldItem,
  traits: readonly TraitGroups[],
  whole: readonly TraitGroups[]
): Judged {
  const isWhole = (trait: Trait) => whole.some((groups) => groups.trait === trait);
  return {
    ...judged,
    item: { ...item, cuts: item.cuts.filter(({ trait }) => isWhole(trait)) },
    withheld: traits.flatMap(({ trait }) =>
      isWhole(trait) ? [] : { part: judged.part, trait, because: 'all-groups-small' as const }
    )
  };
}

function sizesOf({ categories, values }: Variable): number[] {
  const sizes = new Array<number>(categories).fill(0);
  for (const value of values) sizes[value] = (sizes[value] ?? 0) + 1;
  return sizes;
}
