import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import { countedAssociation } from '#lib/domain/surveys/estimation/association.ts';
import {
  type CountedSample,
  countedEffect,
  countedMean,
  unweighted
} from '#lib/domain/surveys/estimation/counted-sample.ts';
import { intervalOf } from '#lib/domain/surveys/estimation/estimate.ts';
import type { SampledShare } from '#lib/domain/surveys/estimation/share-interval.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { FEWEST_ANSWERS, LOWEST_RATE } from '#lib/domain/surveys/representation/statement-strength.ts';
import { type CensusWeights, censusWeights } from '#lib/domain/surveys/results/census-weights.ts';
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
import { codeLabels, type Labelled, partLabel, worded } from '../survey-results/result-labels.ts';
import {
  carriesText,
  rangeOf,
  type ShownQuestion,
  type ShownTable,
  shownChannels,
  shownLine,
  shownTurnout,
  weightedText
} from '../survey-results/shown-results.ts';

type Saying = { t: Translate; locale: Locale };

/** By which traits counts are read: those of the census always, the part of the municipality only where it is asked for. */
export function traitsRead(cut: Trait | null): Trait[] {
  return cut === 'part' ? ['sex', 'age', 'part'] : ['sex', 'age'];
}

/**
 * What the desk says of answers so far, from the counts that are kept as they arrive: every share with its interval,
 * weighted to the census where the answers carry it. For bodies whose staff may see every count.
 * @param tallies read by `traitsRead(cut)`
 * @param ages of those who live here; null where nobody knows, or others than residents are asked
 */
export function shownLiveResults(
  content: Pick<QuestionnaireContent, 'sections'>,
  tallies: readonly GroupedTally[],
  { ages, cut }: { ages: AgeStructure | null; cut: Trait | null },
  saying: Saying
) {
  const { locale } = saying;
  const counts = liveCounts(content, tallies);
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
    withheld: hasLines ? [] : [context.t('results.live.notCounted', { count: totalOf(live.answered) })]
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

type Row = { label: Labelled; people: ByGroup };

function itemTable(live: LiveQuestion, item: LiveItem, context: Context): ShownTable {
  const labels = codeLabels(live.question, context);
  const said = item.people.reduce(
    (sum, people) => sum.map((count, at) => count + (people[at] ?? 0)),
    live.answered.map(() => 0)
  );
  const rows = item.codes.map((code, at) => ({ label: labels([code]), people: item.people[at] ?? NOBODY }));
  const asked = live.asked && totalOf(live.asked);
  const base = totalOf(said);
  return {
    ...tableOf(rows, said, context),
    title: item.part === null ? null : partLabel(live.question, item.part, context),
    of: context.t(asked === null || asked === base ? 'results.ofAsked' : 'results.ofAnswered', {
      ...{ count: base, asked: asked ?? base }
    }),
    mean: meanText(live, context)
  };
}

/** Of those who were asked, how many chose each option; of those who answered where nobody counted who was asked. */
function severalTable(live: LiveQuestion, context: Context): ShownTable {
  const base = live.asked ?? live.answered;
  const rows = live.items.map(({ part, people }) => ({
    label: partLabel(live.question, part ?? '', context),
    people: people[0] ?? NOBODY
  }));
  return {
    ...{ ...tableOf(rows, base, context), title: null, mean: null },
    of: context.t('results.ofAskedSeveral', { count: totalOf(base) })
  };
}

function tableOf(
  rows: readonly Row[],
  said: ByGroup,
  context: Context
): Pick<ShownTable, 'lines' | 'cuts' | 'carries' | 'weighted'> {
  const base = totalOf(said);
  if (base === 0) return { lines: [], cuts: [], carries: null, weighted: null };
  const shares = rows.map(({ people }) => shareOf(people, said, context));
  return {
    lines: rows.map(({ label, people }, at) =>
      shownLine(label, { count: totalOf(people), base, weighted: shares[at] ?? null }, context)
    ),
    carries: carriesText(
      rows.map(({ people }, at) => rangeOf(totalOf(people), base, shares[at] ?? null)),
      base / (context.weights ? countedEffect(context.sample).effect : 1),
      context
    ),
    // What the weights cost is said once for the whole questionnaire.
    weighted: null,
    cuts: context.cut ? [shownCut(rows, said, context.cut, context)] : []
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
  rows: readonly Row[],
  said: ByGroup,
  cut: CutGroups,
  { sample, t, locale }: Context
): ShownTable['cuts'][number] {
  const format = formats(locale);
  const inGroup = (people: ByGroup, group: number, weights?: Float64Array) =>
    people.reduce(
      (sum, count, at) => (cut.groupOf[at] === group ? sum + count * (weights?.[at] ?? 1) : sum),
      0
    );
  const test = countedAssociation(
    sample,
    rows.map(({ people }) => people).filter((people) => totalOf(people) > 0),
    cut.groupOf,
    cut.labels.length
  );
  return {
    caption: t('results.cut', { trait: t(`results.by.${cut.trait}`) }),
    columns: cut.labels,
    rows: rows.map(({ label, people }) => ({
      label,
      cells: cut.labels.map((_, group) => {
        const [part, whole] = [inGroup(people, group, sample.weights), inGroup(said, group, sample.weights)];
        const share = format.percent(whole === 0 ? 0 : part / whole);
        return `${share} (${format.number(inGroup(people, group))})`;
      })
    })),
    // Fewer answers cannot be tested: hardly anybody is expected in a cell.
    test: test && totalOf(said) >= FEWEST_ANSWERS ? testText(test.probability, { t, locale }) : null
  };
}

/** Below this nobody believes in chance. */
const SMALLEST_TOLD = 0.001;
const NOTABLE = 0.05;

function testText(probability: number, { t, locale }: Saying): string {
  const p =
    probability < SMALLEST_TOLD
      ? `< ${formats(locale).decimal(SMALLEST_TOLD, 3)}`
      : `= ${formats(locale).decimal(probability, 3)}`;
  return t(probability < NOTABLE ? 'results.test.differ' : 'results.test.chance', { p });
}
