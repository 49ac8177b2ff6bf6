import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import { profileOf } from '#lib/domain/surveys/answering/profile.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { type CensusTrait, censusWeights } from '#lib/domain/surveys/results/census-weights.ts';
import { type GroupedTally, liveCounts } from '#lib/domain/surveys/results/live-counts.ts';
import { type SheetColumn, sheetColumns } from '#lib/domain/surveys/results/sheet-columns.ts';
import { residentsBy } from '#lib/domain/surveys/results/turnout.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../csv.ts';
import type { Sheet } from '../db/responses.ts';
import type { Stores } from '../stores.ts';

type Content = Pick<QuestionnaireContent, 'sections'>;
type InBody = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;

/** How much one sheet weighs by sex and age, 1 on average; null where sheets cannot be weighted. */
export type SheetWeight = (sex: string, age: string) => number;

/** @param tallies by sex and age, in this order */
export function sheetWeight(
  content: Content,
  tallies: readonly GroupedTally[],
  ages: AgeStructure | null
): SheetWeight | null {
  const { groups, everybody } = liveCounts(content, tallies);
  const place: Record<CensusTrait, number> = { sex: 0, age: 1 };
  const weights =
    ages &&
    censusWeights(
      everybody,
      (cell, trait) => [groups[cell]?.split('|')[place[trait]] ?? ''],
      residentsBy(ages)
    );
  if (!weights) return null;
  const { people, weights: ofOne } = weights.sample;
  const [answers, residents] = people.reduce(
    ([count = 0, sum = 0], own, cell) => [count + own, sum + own * (ofOne[cell] ?? 0)],
    [0, 0]
  );
  const known = new Map(groups.map((group, cell) => [group, ((ofOne[cell] ?? 0) * answers) / residents]));
  return (sex, age) => known.get(`${sex}|${age}`) ?? 1;
}

/** Names of the two variables before the answers. */
const CHANNEL = 'kanal';
const WEIGHT = 'vaha';

/** Sheets read by one short transaction. */
const AT_ONCE = 2_000;

/**
 * Every counted sheet as a line of CSV, in the order of their random ids: the channel, the weight, and the answers in
 * codes. Read and written part by part, so that a million need no more memory than a thousand.
 */
export async function* sheetLines(
  inBody: InBody,
  { id, content, weight }: { id: string; content: Content; weight: SheetWeight | null }
): AsyncGenerator<string> {
  const columns = sheetColumns(content);
  yield CSV_START + csvLine([CHANNEL, ...(weight ? [WEIGHT] : []), ...columns.map(({ name }) => name)]);
  let after: string | null = null;
  do {
    const from: string | null = after;
    const sheets: Sheet[] = await inBody(({ responses }) => responses.listSheets(id, from, AT_ONCE));
    yield sheets.map((sheet) => sheetLine(sheet, columns, weight)).join('');
    after = sheets.length < AT_ONCE ? null : (sheets.at(-1)?.id ?? null);
  } while (after !== null);
}

function sheetLine({ channel, answers }: Sheet, columns: readonly SheetColumn[], weight: SheetWeight | null) {
  const response = new Map(Object.entries(answers));
  const values: unknown[] = [channel];
  if (weight) {
    const { sex, age } = profileOf(response);
    values.push(rounded(weight(sex, age)));
  }
  for (const column of columns) values.push(column.said(response));
  return csvLine(values);
}

function rounded(weight: number): number {
  return Math.round(weight * 1e6) / 1e6;
}

const LONGEST_LABEL = 250;
const LONGEST_VALUE_LABEL = 120;

/**
 * The code book as commands of SPSS (PSPP reads them too): they open the CSV that lies beside, name every variable and
 * every code, and turn the weights on.
 */
export function sheetSyntax(
  content: Content,
  { file, weighted }: { file: string; weighted: boolean },
  t: Translate
): string {
  const columns = sheetColumns(content);
  const labels = columns.map((column) => ` ${column.name} ${quoted(labelOf(column), LONGEST_LABEL)}`);
  const values = columns.flatMap((column) => {
    const named =
      column.kind === 'yes-no' ? yesAndNo(t) : column.values.map(({ code, text }) => [code, text.sk]);
    if (named.length === 0) return [];
    const lines = named.map(([code = '', text = '']) => {
      const key = column.kind === 'code' ? quoted(code, LONGEST_LABEL) : code;
      return `  ${key} ${quoted(text, LONGEST_VALUE_LABEL)}`;
    });
    return [` /${column.name}`, ...lines];
  });
  return [
    '* Encoding: UTF-8.',
    `* ${t('surveyExport.syntax')}`,
    'SET DECIMAL=COMMA.',
    `GET DATA /TYPE=TXT /FILE=${quoted(file, LONGEST_LABEL)} /ENCODING='UTF8'`,
    ` /ARRANGEMENT=DELIMITED /DELIMITERS=";" /QUALIFIER='"' /FIRSTCASE=2`,
    ' /VARIABLES=',
    ` ${CHANNEL} A16`,
    ...(weighted ? [` ${WEIGHT} F12.6`] : []),
    ...columns.map((column) => ` ${column.name} ${formatOf(column)}`),
    '.',
    'VARIABLE LABELS',
    ` ${CHANNEL} ${quoted(t('surveyExport.channel'), LONGEST_LABEL)}`,
    ...(weighted ? [` ${WEIGHT} ${quoted(t('surveyExport.weight'), LONGEST_LABEL)}`] : []),
    ...labels,
    '.',
    ...(values.length > 0 ? ['VALUE LABELS', ...values, '.'] : []),
    ...(weighted ? [`WEIGHT BY ${WEIGHT}.`] : []),
    'EXECUTE.',
    ''
  ].join('\r\n');
}

function yesAndNo(t: Translate): string[][] {
  return [
    ['1', t('surveyExport.yes')],
    ['0', t('surveyExport.no')]
  ];
}

function labelOf({ question, part }: SheetColumn): string {
  return part ? `${question.text.sk} – ${part.text.sk}` : question.text.sk;
}

function formatOf({ kind, values }: SheetColumn): string {
  if (kind === 'yes-no') return 'F1.0';
  if (kind === 'number') return 'F12.4';
  return `A${Math.max(1, ...values.map(({ code }) => Buffer.byteLength(code)))}`;
}

function quoted(text: string, longest: number): string {
  const plain = text.replace(/\s+/g, ' ').slice(0, longest).toWellFormed();
  return `'${plain.replaceAll("'", "''")}'`;
}
