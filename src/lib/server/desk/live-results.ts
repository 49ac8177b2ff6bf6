import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import {
  type CountedSample,
  countedEffect,
  countedMean,
  unweighted
} from '#lib/domain/surveys/estimation/counted-sample.ts';
import { intervalOf } from '#lib/domain/surveys/estimation/estimate.ts';
import type { SampledShare } from '#lib/domain/surveys/estimation/share-interval.ts';
import type { AskedAlike } from '#lib/domain/surveys/questionnaire/asked-alike.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { LOWEST_RATE } from '#lib/domain/surveys/representation/statement-strength.ts';
import { type CensusWeights, censusWeights } from '#lib/domain/surveys/results/census-weights.ts';
import { CHOSEN } from '#lib/domain/surveys/results/counted-item.ts';
import {
  type ByGroup,
  type GroupedTally,
  type LiveCounts,
  type LiveItem,
  type LiveQuestion,
  liveCounts,
  totalOf
} from '#lib/domain/surveys/results/live-counts.ts';
import type { Trait } from '#lib/domain/surveys/results/survey-result.ts';
import { residentsAsked, residentsBy, turnoutOf } from '#lib/domain/surveys/results/turnout.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { answerPicture } from '../survey-results/answer-picture.ts';
import { codeLabels, partLabel, worded } from '../survey-results/result-labels.ts';
import {
  baseText,
  carriesText,
  rangeOf,
  type ShownLine,
  type ShownQuestion,
  type ShownTable,
  shownChannels,
  shownCutRow,
  shownLine,
  shownTurnout,
  weightedText
} from '../survey-results/shown-results.ts';
import { differenceText } from './group-differences.ts';

type Saying = { t: Translate; locale: Locale };

/** By which traits counts are read: those of the census always, the part of the municipality only where it is asked for. */
export function traitsRead(cut: Trait | null): Trait[] {
  return cut === 'part' ? ['sex', 'age', 'part'] : ['sex', 'age'];
}

/** What people answered so far: the version whose questions are told, and the counts by `traitsRead(cut)`. */
export type LiveRead = {
  content: Pick<QuestionnaireContent, 'sections'>;
  tallies: readonly GroupedTally[];
  isAlike: AskedAlike;
};

/**
 * What the desk says of answers so far, from the counts that are kept as they arrive: every share with its interval,
 * weighted to the census where the answers carry it. For bodies whose staff may see every count.
 * @param ages of those who live here; null where nobody knows, or others than residents are asked
 */
export function shownLiveResults(
  { content, tallies, isAlike }: LiveRead,
  { ages, cut }: { ages: AgeStructure | null; cut: Trait | null },
  saying: Saying
) {
  const { locale } = saying;
  const counts = liveCounts(content, tallies, isAlike);
  const answers = totalOf(counts.everybody);
  const residents = ages && residentsAsked(ages);
  const rate = residents ? answers / residents : null;
  const groupsBy = (trait: Trait, group: string) => group.split('|')[traitsRead(cut).indexOf(trait)] ?? '';
  const weights =
    ages &&
    censusWeights(
      counts.everybody,
      (cell, trait) => [groupsBy(trait, counts.groups[cell] ?? '')],
      residentsBy(ages)
    );
  const labelsOf = (trait: Trait) => {
    const question = counts.questions.find((one) => one.question.id === trait)?.question;
    return (codes: readonly string[]) => (question ? codeLabels(question, saying)(codes).text : codes.join());
  };
  const context: Context = {
    ...{ ...saying, rate, weights },
    sample: weights?.sample ?? unweighted(counts.everybody),
    cut: cut && cutGroups(cut, counts, { groupsBy, labelsOf })
  };
  return {
    ...{ answers, residents, isFarFromAll: rate !== null && rate < LOWEST_RATE },
    rate: rate === null ? null : formats(locale).percent(rate, rate < 0.1 ? 1 : 0),
    weighted: weights && weightedText(weights.traits, weights.sample, saying),
    channels: shownChannels(
      counts.channels.map(({ code, people }) => ({ codes: [code], count: people })),
      saying
    ),
    turnout: ages ? shownTurnout(turnoutOf({ questions: toldLines(counts) }, ages), labelsOf, saying) : [],
    questions: counts.questions.map((question) => shownLive(question, context))
  };
}

type CutGroups = { trait: Trait; labels: string[]; groupOf: Int32Array };
type Context = Saying & {
  rate: number | null;
  weights: CensusWeights | null;
  sample: CountedSample;
  cut: CutGroups | null;
};

function cutGroups(
  trait: Trait,
  counts: LiveCounts,
  {
    groupsBy,
    labelsOf
  }: {
    groupsBy: (trait: Trait, group: string) => string;
    labelsOf: (trait: Trait) => (codes: readonly string[]) => string;
  }
): CutGroups | null {
  const said = counts.groups.map((group) => groupsBy(trait, group));
  const items = counts.questions.find(({ question }) => question.id === trait)?.items[0]?.codes ?? [];
  const codes = items.filter((code) => said.includes(code));
  if (codes.length < 2) return null;
  return {
    trait,
    labels: codes.map((code) => labelsOf(trait)([code])),
    groupOf: Int32Array.from(said, (code) => codes.indexOf(code))
  };
}

/** The lines of every question as results tell them, to be compared with residents. */
function toldLines({ questions }: LiveCounts): Parameters<typeof turnoutOf>[0]['questions'] {
  return questions.map(({ question, items }) => ({
    ...{ questionId: question.id, withheld: [] },
    items: items.map(({ part, codes, people }) => ({
      ...{ part, asked: 0, cuts: [] },
      lines: codes.map((code, at) => ({ codes: [code], count: totalOf(people[at] ?? NOBODY) }))
    }))
  }));
}

const NOBODY = new Float64Array();

function shownLive(live: LiveQuestion, all: Context): ShownQuestion {
  const { question } = live;
  const context = contextOf(question.id, all);
  const several = question.type === 'multiple';
  const hasLines = live.items.length > 0;
  const tables = several && hasLines ? [severalTable(live, context)] : [];
  const alone = several ? [] : live.items.map((item) => itemTable(live, item, context));
  return {
    ...{ id: question.id, title: worded(question.text, context.locale), words: [] },
    tables: [...tables, ...alone],
    picture: answerPicture(question, alone, context),
    withheld: [
      ...(hasLines ? [] : [context.t('results.live.notCounted', { count: totalOf(live.answered) })]),
      ...(live.otherwise > 0 ? [context.t('results.live.otherwise', { count: live.otherwise })] : [])
    ]
  };
}

/** Who answered is told as it is: weighted to the census it would be the census, and by itself it says nothing. */
function contextOf(questionId: string, context: Context): Context {
  const { weights, cut } = context;
  const isWeighted = weights?.traits.some((trait) => trait === questionId) === true;
  return {
    ...context,
    weights: isWeighted ? null : weights,
    cut: cut?.trait === questionId ? null : cut
  };
}

type Row = Pick<ShownLine, 'label' | 'answer'> & { people: ByGroup };

function itemTable(live: LiveQuestion, item: LiveItem, context: Context): ShownTable {
  const labels = codeLabels(live.question, context);
  const said = item.people.reduce(
    (sum, people) => sum.map((count, at) => count + (people[at] ?? 0)),
    live.answered.map(() => 0)
  );
  const rows = item.codes.map((code, at) => ({
    ...{ label: labels([code]), answer: { part: item.part, codes: [code] } },
    people: item.people[at] ?? NOBODY
  }));
  const asked = live.asked && totalOf(live.asked);
  const base = totalOf(said);
  return {
    ...tableOf({ rows, said, several: false }, context),
    title: item.part === null ? null : partLabel(live.question, item.part, context),
    of: baseText(base, asked ?? base, context),
    mean: meanText(live, context)
  };
}

/** Of those who were asked, how many chose each option; of those who answered where nobody counted who was asked. */
function severalTable(live: LiveQuestion, context: Context): ShownTable {
  const base = live.asked ?? live.answered;
  const rows = live.items.map(({ part, people }) => ({
    ...{ label: partLabel(live.question, part ?? '', context), answer: { part, codes: [CHOSEN] } },
    people: people[0] ?? NOBODY
  }));
  return {
    ...{ ...tableOf({ rows, said: base, several: true }, context), title: null, mean: null },
    of: context.t('results.ofAskedSeveral', { count: totalOf(base) })
  };
}

/** Rows of a table and whom they are shares of; of several options somebody may stand in more than one. */
type Told = { rows: readonly Row[]; said: ByGroup; several: boolean };

function tableOf(told: Told, context: Context): Pick<ShownTable, 'lines' | 'cuts' | 'carries' | 'weighted'> {
  const { rows, said } = told;
  const base = totalOf(said);
  if (base === 0) return { lines: [], cuts: [], carries: null, weighted: null };
  const shares = rows.map(({ people }) => shareOf(people, said, context));
  return {
    lines: rows.map(({ people, ...named }, at) =>
      shownLine(named, { count: totalOf(people), base, weighted: shares[at] ?? null }, context)
    ),
    carries: carriesText(
      rows.map(({ people }, at) => rangeOf(totalOf(people), base, shares[at] ?? null)),
      base / (context.weights ? countedEffect(context.sample).effect : 1),
      context
    ),
    // What the weights cost is said once for the whole questionnaire.
    weighted: null,
    cuts: context.cut ? [shownCut(told, context.cut, context)] : []
  };
}

function shareOf(people: ByGroup, said: ByGroup, { weights, sample }: Context): SampledShare | null {
  if (!weights) return null;
  const found = countedMean(sample, [
    { value: 1, people },
    { value: 0, people: said.map((count, at) => count - (people[at] ?? 0)) }
  ]);
  const answers = totalOf(said);
  return { ...found, answers, degrees: answers - 1 };
}

function meanText({ values, answered }: LiveQuestion, { sample, t, locale }: Context): string | null {
  const answers = totalOf(answered);
  if (values.length === 0 || answers < 2) return null;
  const mean = countedMean(sample, values);
  const { from, to } = intervalOf(mean, answers - 1);
  const { decimal } = formats(locale);
  const said = { mean: decimal(mean.value, 2), from: decimal(from, 2), to: decimal(to, 2) };
  return t('results.mean', said);
}

function shownCut(
  { rows, said, several }: Told,
  cut: CutGroups,
  { sample, t, locale }: Context
): ShownTable['cuts'][number] {
  const inGroup = (people: ByGroup, group: number, weights?: Float64Array) =>
    people.reduce(
      (sum, count, at) => (cut.groupOf[at] === group ? sum + count * (weights?.[at] ?? 1) : sum),
      0
    );
  return {
    caption: t('results.cut', { trait: t(`results.by.${cut.trait}`) }),
    columns: cut.labels,
    rows: rows.map(({ label, people }) => {
      const groups = cut.labels.map((_, group) => {
        const [part, whole] = [inGroup(people, group, sample.weights), inGroup(said, group, sample.weights)];
        return { share: whole === 0 ? 0 : part / whole, count: inGroup(people, group) };
      });
      return shownCutRow(label, groups, formats(locale));
    }),
    test: differenceText(
      { rows, said, several, groupOf: cut.groupOf, groupCount: cut.labels.length },
      sample,
      { t, locale }
    )
  };
}
