import { type CountedSample, countedEffect } from '#lib/domain/surveys/estimation/counted-sample.ts';
import type { Interval } from '#lib/domain/surveys/estimation/estimate.ts';
import {
  logitInterval,
  type SampledShare,
  wilsonInterval
} from '#lib/domain/surveys/estimation/share-interval.ts';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import {
  LOWEST_RATE,
  type StatementStrength,
  statementStrength
} from '#lib/domain/surveys/representation/statement-strength.ts';
import type { AnswerOf } from '#lib/domain/surveys/results/answer-share.ts';
import type { CensusTrait } from '#lib/domain/surveys/results/census-weights.ts';
import { CHOSEN, NO_ANSWER } from '#lib/domain/surveys/results/counted-item.ts';
import { cutWeights } from '#lib/domain/surveys/results/cut-weights.ts';
import type { FrozenResult } from '#lib/domain/surveys/results/frozen-result.ts';
import type {
  QuestionResult,
  ToldItem,
  ToldLine,
  Trait,
  WithheldResult
} from '#lib/domain/surveys/results/survey-result.ts';
import type { Turnout } from '#lib/domain/surveys/results/turnout.ts';
import { type Formats, formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { type AnswerPicture, answerPicture } from './answer-picture.ts';
import { codeLabels, type Labelled, partLabel, worded } from './result-labels.ts';

type Saying = { t: Translate; locale: Locale };

export type ShownLine = {
  label: Labelled;
  /** What was answered, of the question or of its part. */
  answer: Omit<AnswerOf, 'questionId'>;
  count: number;
  of: number;
  text: string;
  between: string;
  /** What became of it since an earlier round; where somebody asked for that. */
  compared?: string | undefined;
  /** Where a finding of it begins; at the desk only. */
  findingHref?: string | undefined;
};
export type ShownCutRow = {
  label: Labelled;
  /** Of each group its share with how many people that is. */
  cells: string[];
  shares: string[];
  counts: number[];
  /** Where a finding of this row begins; at the desk only. */
  findingHref?: string | undefined;
};
export type ShownCut = {
  caption: string;
  columns: string[];
  rows: ShownCutRow[];
  /** Whether the groups differ more than by chance. */
  test: string | null;
};
export type ShownTable = {
  title: Labelled | null;
  of: string;
  /** What the weights cost, where shares are weighted to the census. */
  weighted: string | null;
  /** Of a scale or a number: its mean. */
  mean: string | null;
  lines: ShownLine[];
  cuts: ShownCut[];
  /** Null where the sample carries a statement. */
  carries: Careful | null;
};

/** What the sample cannot carry, in words. */
export type Careful = { strength: 'hint' | 'cannot'; text: string };
export type ShownQuestion = {
  id: string;
  title: Labelled;
  tables: ShownTable[];
  /** A scale or a matrix as a chart. */
  picture: AnswerPicture | null;
  withheld: string[];
  words: string[];
};

/** What a page says of a result: every figure in words that need no statistics. */
export function shownResults(
  content: Pick<QuestionnaireContent, 'sections'>,
  result: FrozenResult,
  words: readonly { questionId: string; text: string }[],
  saying: Saying
) {
  const { locale } = saying;
  const questions = questionsOf(content);
  const labelsOf = (trait: Trait) => {
    const question = questions.find(({ id }) => id === trait);
    return (codes: readonly string[]) => (question ? codeLabels(question, saying)(codes).text : codes.join());
  };
  const rate = result.residents && result.answers !== null ? result.answers / result.residents : null;
  const format = formats(locale);
  return {
    isFarFromAll: rate !== null && rate < LOWEST_RATE,
    rate: rate === null ? null : format.percent(rate, rate < 0.1 ? 1 : 0),
    channels: shownChannels(result.channels, saying),
    turnout: shownTurnout(result.turnout, labelsOf, saying),
    questions: questions.flatMap((question): ShownQuestion[] => {
      const own = result.questions.find(({ questionId }) => questionId === question.id);
      const said = words.filter(({ questionId }) => questionId === question.id).map(({ text }) => text);
      const { turnout } = result;
      return own ? [shownQuestion(question, own, said, { ...saying, labelsOf, rate, turnout })] : [];
    })
  };
}

export function shownChannels(channels: readonly ToldLine[], { t }: Saying) {
  return channels.map(({ codes, count }) => ({
    label: codes.map((code) => channelText(code, t)).join(t('results.together')),
    text: t('results.sheets', { count })
  }));
}

/** Who answered against who lives here, group by group. */
export function shownTurnout(
  turnout: readonly Turnout[],
  labelsOf: (trait: Trait) => (codes: readonly string[]) => string,
  { t, locale }: Saying
) {
  const { percent } = formats(locale);
  return turnout.map(({ trait, groups }) => ({
    caption: t('results.turnout.caption', { trait: t(`results.by.${trait}`) }),
    rows: groups.map((group) => ({
      label: labelsOf(trait)(group.codes),
      ...{ residents: percent(group.residentShare), answers: percent(group.answerShare) },
      says: t(`results.turnout.${group.represented}`, { count: group.wanted })
    }))
  }));
}

function channelText(code: string, t: Translate): string {
  const known = (['web', 'paper', 'interviewer', 'kiosk'] as const).find((one) => one === code);
  return known ? t(`results.channel.${known}`) : code;
}

type Context = Saying & {
  labelsOf: (trait: Trait) => (codes: readonly string[]) => string;
  rate: number | null;
  turnout: readonly Turnout[];
};

function shownQuestion(
  question: Question,
  { items, withheld }: QuestionResult,
  words: string[],
  context: Context
): ShownQuestion {
  const several = question.type === 'multiple';
  const tables = several
    ? items.length === 0
      ? []
      : [severalTable(question, items, context)]
    : items.map((item) => itemTable(question, item, context));
  return {
    ...{ id: question.id, title: worded(question.text, context.locale), tables, words },
    picture: answerPicture(question, tables, context),
    withheld: [...new Set(withheld.map((one) => withheldText(question, one, context)))]
  };
}

function withheldText(
  question: Question,
  { part, trait, because }: WithheldResult,
  context: Context
): string {
  const { t } = context;
  const what =
    part === null || (question.type === 'multiple' && trait !== null)
      ? ''
      : `${partLabel(question, part, context).text}: `;
  const why = t(`results.withheld.${because}`);
  return trait === null
    ? what + why
    : what + t('results.withheld.by', { trait: t(`results.by.${trait}`), why });
}

/** A question, or a row of a matrix: shares of those who answered it, where everybody may know how many did. */
function itemTable(question: Question, item: ToldItem, context: Context): ShownTable {
  const labels = codeLabels(question, context);
  const isSilent = (codes: readonly string[]) => codes.length === 1 && codes[0] === NO_ANSWER;
  const silent = item.lines.find(({ codes }) => isSilent(codes))?.count ?? 0;
  const base = item.asked - silent;
  const title = item.part === null ? null : partLabel(question, item.part, context);
  if (base === 0) return { ...EMPTY, title, of: context.t('results.nobody') };
  const rows = item.lines.flatMap((line, at) => (isSilent(line.codes) ? [] : [{ ...line, at }]));
  const silentAt = item.lines.findIndex(({ codes }) => isSilent(codes));
  const weights = cutWeights(item, context.turnout);
  const lines = rows.map(({ codes, count, at }) =>
    shownLine(
      { label: labels(codes), answer: { part: item.part, codes } },
      { count, base, weighted: weights?.shareOf([at], silentAt) ?? null },
      context
    )
  );
  return {
    ...{ title, mean: null },
    weighted: weights && weightedText(weights.traits, weights.sample, context),
    of: baseText(base, item.asked, context),
    lines,
    carries: carriesText(
      rows.map(({ count, at }) => rangeOf(count, base, weights?.shareOf([at], silentAt) ?? null)),
      weights ? base / countedEffect(weights.sample).effect : base,
      context
    ),
    cuts: item.cuts.map(({ trait, groups, counts }) =>
      shownCut(trait, groups, {
        sizes: groups.map((_, column) =>
          counts.reduce((sum, row, at) => (at === silentAt ? sum : sum + (row[column] ?? 0)), 0)
        ),
        rows: rows.map(({ codes, at }) => ({ label: labels(codes), counts: counts[at] ?? [] })),
        context
      })
    )
  };
}

/** Options of several: of those who were asked, how many chose each. */
function severalTable(question: Question, items: readonly ToldItem[], context: Context): ShownTable {
  const rows = items.map((item) => ({
    ...{ item, label: partLabel(question, item.part ?? '', context), count: item.lines[0]?.count ?? 0 }
  }));
  const base = items[0]?.asked ?? 0;
  return {
    ...{ title: null, mean: null, weighted: null },
    of: context.t('results.ofAskedSeveral', { count: base }),
    lines: rows.map(({ item, label, count }) =>
      shownLine(
        { label, answer: { part: item.part, codes: [CHOSEN] } },
        { count, base, weighted: null },
        context
      )
    ),
    carries: carriesText(
      rows.map(({ count }) => wilsonInterval(count, base)),
      base,
      context
    ),
    cuts: (items[0]?.cuts ?? []).map(({ trait, groups, counts }) =>
      shownCut(trait, groups, {
        sizes: groups.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
        rows: rows.map(({ label, item }) => ({
          label,
          counts: item.cuts.find((cut) => cut.trait === trait)?.counts[0] ?? []
        })),
        context
      })
    )
  };
}

const EMPTY = { weighted: null, mean: null, lines: [], carries: null, cuts: [] };

/** Of how many people the shares of a question are, and how many were asked it. */
export function baseText(answered: number, asked: number, { t }: Saying): string {
  return answered === asked
    ? t('results.ofAsked', { count: answered })
    : t('results.ofAnswered', { count: answered, asked: t('results.askedOf', { count: asked }) });
}

/** A count with its share; where the sample is weighted, how many of all think so by the weights. */
export function shownLine(
  named: Pick<ShownLine, 'label' | 'answer'>,
  { count, base, weighted }: { count: number; base: number; weighted: SampledShare | null },
  { t, locale }: Saying
): ShownLine {
  const { percent } = formats(locale);
  const line = {
    ...{ ...named, count, of: base },
    text: t('results.share', { share: percent(base === 0 ? 0 : count / base), count })
  };
  if (base === 0) return { ...line, between: '' };
  const { from, to } = rangeOf(count, base, weighted);
  const range = { from: percent(from), to: percent(to) };
  return {
    ...line,
    between: weighted
      ? t('results.betweenWeighted', { ...range, share: percent(weighted.value) })
      : t('results.between', range)
  };
}

/**
 * Where the share of all may be. Weights may make it wider, never narrower than as many answers without weights would:
 * where all of a small group agree, the weighted spread is nothing, and nothing is not how sure we are.
 */
export function rangeOf(count: number, base: number, weighted: SampledShare | null): Interval {
  if (!weighted) return wilsonInterval(count, base);
  const plain = wilsonInterval(weighted.value * base, base);
  const { value, standardError } = weighted;
  if (!(value > 0 && value < 1 && standardError > 0)) return plain;
  const { from, to } = logitInterval(weighted);
  return { from: Math.min(from, plain.from), to: Math.max(to, plain.to) };
}

/** What the weights are made of and cost, in words. */
export function weightedText(
  traits: readonly CensusTrait[],
  sample: CountedSample,
  { t, locale }: Saying
): string {
  const { effect, effective } = countedEffect(sample);
  const { number, decimal } = formats(locale);
  return t('results.weighted', {
    by: traits.map((trait) => t(`results.by.${trait}`)).join(t('results.together')),
    answers: number(sample.people.reduce((sum, count) => sum + count, 0)),
    effective: number(Math.round(effective)),
    effect: decimal(effect, 2)
  });
}

/** What the widest of the intervals says of the whole table; null where the sample carries a statement. */
export function carriesText(
  intervals: readonly Interval[],
  effective: number,
  { t, rate }: Pick<Context, 't' | 'rate'>
): Careful | null {
  const judged = intervals.map((interval) => statementStrength(interval, effective, rate));
  const worst: StatementStrength | undefined =
    judged.find(({ strength }) => strength === 'cannot') ??
    judged.find(({ strength }) => strength === 'hint');
  if (!worst || worst.strength === 'carries') return null;
  const text =
    worst.strength === 'cannot' ? t(`results.cannot.${worst.because}`) : t(`results.hint.${worst.because}`);
  return { strength: worst.strength, text };
}

/** A row of a table by groups, a share for each of them. */
export function shownCutRow(
  label: Labelled,
  groups: readonly { share: number; count: number }[],
  { percent, number }: Formats
): ShownCutRow {
  const shares = groups.map(({ share }) => percent(share));
  return {
    ...{ label, shares, counts: groups.map(({ count }) => count) },
    cells: groups.map(({ count }, at) => `${shares[at]} (${number(count)})`)
  };
}

type CutRows = { sizes: number[]; rows: { label: Labelled; counts: readonly number[] }[]; context: Context };

function shownCut(
  trait: Trait,
  groups: readonly (readonly string[])[],
  { sizes, rows, context: { t, locale, labelsOf } }: CutRows
): ShownCut {
  const format = formats(locale);
  // A group of nobody has no column.
  const shown = groups.map((_, at) => at).filter((at) => (sizes[at] ?? 0) > 0);
  return {
    test: null,
    caption: t('results.cut', { trait: t(`results.by.${trait}`) }),
    columns: shown.map((at) => labelsOf(trait)(groups[at] ?? [])),
    rows: rows.map(({ label, counts }) =>
      shownCutRow(
        label,
        shown.map((at) => ({ share: (counts[at] ?? 0) / (sizes[at] ?? 1), count: counts[at] ?? 0 })),
        format
      )
    )
  };
}
